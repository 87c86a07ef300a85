using System.Security.Cryptography;
using System.Text;

namespace Kooperation.Platform.Database;

/// <summary>
/// The folder of one private server and what lies in it. The folder itself stays ours; a lent account owns the cluster and the log below it, may
/// read the rest as far as it must, and can replace nothing.
/// </summary>
internal sealed class DataFolder
{
    private readonly Account account;

    private DataFolder(string path, bool durable, Account account) => (FullPath, IsDurable, this.account) = (path, durable, account);

    public string FullPath { get; }

    public bool IsDurable { get; }

    public string Cluster => In("cluster");

    public string ServerLog => In(Path.Combine("log", "server.log"));

    public string Settings => In("server.conf");

    public string PasswordFile => In("password");

    /// <summary>Held alone while the server is being started or stopped.</summary>
    public string ChangingLock => In("changing.lock");

    /// <summary>Held together by all processes that use the server; the last one to let go stops it.</summary>
    public string UsingLock => In("using.lock");

    /// <summary>Names the volume when the data lies in a container's volume and not in <see cref="Cluster"/>.</summary>
    public string VolumeName => In("container-volume");

    /// <summary>The PostgreSQL major version that made the cluster; null when there is none yet.</summary>
    public int? ClusterVersion
    {
        get
        {
            if (!Directory.Exists(Cluster) || !Directory.EnumerateFileSystemEntries(Cluster).Any())
                return null;
            var file = Path.Combine(Cluster, "PG_VERSION");
            return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim().Split('.')[0], out var major)
                ? major
                : throw new NoDatabaseException($"The folder {Cluster} is not empty, but holds no PostgreSQL cluster. Move it away.");
        }
    }

    public static async Task<DataFolder> Durable(string requested, Account account, CancellationToken stop)
    {
        Reject(requested);
        if (await Reachable(requested, account, stop))
            return new DataFolder(requested, true, account);
        if (account.Store() is { } store)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requested)))[..12];
            var elsewhere = Path.Combine(store, $"{Path.GetFileName(requested)}-{hash}");
            if (await Reachable(elsewhere, account, stop))
                return new DataFolder(elsewhere, true, account);
        }
        throw new NoDatabaseException(
            $"The account {account.Name}, which runs the database because this process is root, cannot reach {requested}. Name another folder.");
    }

    public static async Task<DataFolder> ThrowAway(Account account, CancellationToken stop)
    {
        var temporary = Directory.CreateTempSubdirectory("kooperation-").FullName;
        Reject(temporary);
        account.LetThrough(temporary);
        if (await account.CanReach(temporary, stop))
            return new DataFolder(temporary, false, account);
        Directory.Delete(temporary);
        if (account.Store() is { } store)
        {
            var elsewhere = Path.Combine(store, $"throw-away-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
            if (await Reachable(elsewhere, account, stop))
                return new DataFolder(elsewhere, false, account);
        }
        throw new NoDatabaseException(
            $"The account {account.Name}, which runs the database because this process is root, cannot reach {temporary}.");
    }

    /// <summary>A throw-away folder that an earlier process may have left behind.</summary>
    public static DataFolder LeftBehind(string path, Account account) => new(path, false, account);

    public string In(string name) => Path.Combine(FullPath, name);

    /// <summary>The password of the server's only role, made when it is first asked for.</summary>
    public async Task<string> Password(CancellationToken stop)
    {
        if (File.Exists(PasswordFile))
            return (await File.ReadAllTextAsync(PasswordFile, stop)).Trim();
        if (ClusterVersion is not null)
        {
            throw new NoDatabaseException(
                $"The password of the database in {FullPath} is lost: the file {PasswordFile} is missing. Put it back, or move the folder away.");
        }
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        var unfinished = PasswordFile + ".unfinished";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var writer = new StreamWriter(unfinished, options))
            await writer.WriteAsync(password);
        await account.GiveTo(unfinished, stop);
        File.Move(unfinished, PasswordFile);
        return password;
    }

    /// <summary>Writes a file that the server may read and nobody but us may change.</summary>
    public void WriteForServer(string file, string text)
    {
        File.WriteAllText(file, text);
        if (account.IsLent && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    /// <summary>Creates an empty folder that belongs to the account of the server.</summary>
    public async Task CreateForServer(string folder, CancellationToken stop)
    {
        Account.CreatePrivate(folder);
        await account.GiveTo(folder, stop);
    }

    /// <summary>Deletes everything; for throw-away folders only. What cannot be deleted is left to the system's tidying of temporary files.</summary>
    public void Delete()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static async Task<bool> Reachable(string folder, Account account, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
        {
            if (Path.GetDirectoryName(folder) is { } parent)
                Directory.CreateDirectory(parent);
            Account.CreatePrivate(folder);
            account.LetThrough(folder);
        }
        return await account.CanReach(folder, stop);
    }

    /// <summary>On Unix PostgreSQL's start program hands the path to a shell between double quotes.</summary>
    private static void Reject(string path)
    {
        if (!OperatingSystem.IsWindows() && path.IndexOfAny(['"', '$', '`', '\\', '\n']) >= 0)
            throw new NoDatabaseException($"PostgreSQL cannot keep its data in {path}: the path contains one of \" $ ` \\. Name another folder.");
    }
}
