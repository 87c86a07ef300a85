using System.Security.Cryptography;

namespace Kooperation.Platform.Database;

/// <summary>The first start in a folder: the cluster is made, with one role and its password.</summary>
internal static class NewCluster
{
    private const string Unfinished = "cluster-unfinished-";
    private const int MostAttempts = 10;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    /// <summary>Made beside its place, so that an interrupted attempt is never taken for a cluster, nor a cluster for an attempt.</summary>
    public static async Task Make(DataFolder folder, ServerPrograms programs, Account account, TimeSpan limit, CancellationToken stop)
    {
        string[][] locales = programs.Major >= 17
            ? [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"], ["--locale=C"]]
            : OperatingSystem.IsWindows() ? [["--locale=C"]] : [["--locale=C", "--lc-ctype=C.UTF-8"], ["--locale=C"]];
        var made = new ProgramRun(0, "");
        foreach (var locale in locales)
        {
            var unfinished = folder.In(Unfinished + RandomNumberGenerator.GetHexString(8, lowercase: true));
            await folder.CreateForServer(unfinished, stop);
            made = await ProgramRun.Of(
                programs.InitDb,
                [
                    "-D", unfinished, "--encoding=UTF8", .. locale, $"--username={Login.Role}", "--auth=scram-sha-256",
                    $"--pwfile={folder.PasswordFile}", "--no-instructions", folder.IsDurable ? "--data-checksums" : "--no-sync",
                ],
                account, folder.In("log"), limit, stop);
            File.WriteAllText(folder.In("initdb.log"), made.Output);
            if (made.Succeeded)
            {
                var include = $"include '../{Path.GetFileName(folder.Settings)}'";
                File.AppendAllLines(Path.Combine(unfinished, "postgresql.conf"), ["", include]);
                if (Directory.Exists(folder.Cluster))
                    Directory.Delete(folder.Cluster);
                Directory.Move(unfinished, folder.Cluster);
                await DeleteInterrupted(folder, stop);
                return;
            }
            Directory.Delete(unfinished, recursive: true);
        }
        throw new NoDatabaseException($"{programs.InitDb} could not make a database in {folder.FullPath}:{Environment.NewLine}{made.Output}");
    }

    /// <summary>Only now, since the programs of an attempt whose process was killed may have been writing on for a while; some may still.</summary>
    private static async Task DeleteInterrupted(DataFolder folder, CancellationToken stop)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                foreach (var interrupted in Directory.GetDirectories(folder.FullPath, Unfinished + "*"))
                    Directory.Delete(interrupted, recursive: true);
                return;
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(BetweenAttempts, stop); // In the end they take up room and nothing else.
            }
        }
    }
}
