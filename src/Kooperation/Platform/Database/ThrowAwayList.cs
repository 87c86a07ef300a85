namespace Kooperation.Platform.Database;

/// <summary>
/// The throw-away servers of this account, one file each with the path of its folder. A killed process cannot throw away; the next one does it.
/// The list lies where nobody else may write, for what stands in it is deleted.
/// </summary>
internal static class ThrowAwayList
{
    public static void Add(DataFolder folder, Account account)
    {
        if (Place(account) is { } list)
            File.WriteAllText(Path.Combine(list, Path.GetFileName(folder.FullPath)), folder.FullPath);
    }

    public static async Task TidyUp(ServerPrograms programs, Account account, ILogger log)
    {
        if (Place(account) is not { } list)
            return;
        foreach (var entry in Directory.GetFiles(list))
        {
            try
            {
                var path = File.ReadAllText(entry);
                if (!Path.IsPathFullyQualified(path))
                    continue;
                var folder = DataFolder.LeftBehind(path, account);
                if (Directory.Exists(folder.FullPath))
                    await Cluster.TidyUp(folder, programs, account, log);
                if (!Directory.Exists(folder.FullPath))
                    File.Delete(entry);
            }
            catch (Exception theirs) when (theirs is IOException or UnauthorizedAccessException)
            {
                log.LogDebug(theirs, "A throw-away database was not tidied up");
            }
        }
    }

    private static string? Place(Account account)
    {
        if (account.Store() is not { } store)
            return null;
        var list = Path.Combine(store, "throw-away");
        Account.CreatePrivate(list);
        return list;
    }
}
