using System.Diagnostics;

namespace Kooperation.Platform.Database;

/// <summary>
/// The account a server runs under. PostgreSQL refuses to run as root; a process that is root (in a container, say) lends its server an account
/// without privileges. On Windows the programs themselves drop an administrator's rights.
/// </summary>
internal sealed class Account
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    /// <summary>The account of this process.</summary>
    public static readonly Account Own = new(null);

    private readonly string? lent;

    private Account(string? lent) => this.lent = lent;

    /// <summary>True when the server runs under another account than this process.</summary>
    public bool IsLent => lent is not null;

    public string Name => lent ?? Environment.UserName;

    /// <summary>The account that may run a server; null when this process is root and the machine has no account to lend.</summary>
    public static async Task<Account?> ThatMayRunAServer(CancellationToken stop)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return Own;
        foreach (var name in new[] { "postgres", "nobody" })
        {
            if ((await ProgramRun.Of("id", ["-u", name], Own, "/", Moment, stop)).Succeeded)
                return new Account(name);
        }
        return null;
    }

    /// <summary>
    /// Where is kept what belongs to no single data folder: downloads, data of unreachable folders, the list of throw-away servers. Nobody else
    /// may write there. Null when there is no such place.
    /// </summary>
    public string? Store()
    {
        try
        {
            if (IsLent)
            {
                // Not below a folder that an installed service may own.
                var shared = Directory.CreateDirectory("/var/lib/kooperation-postgres").FullName;
                LetThrough(shared);
                return shared;
            }
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var cache = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
                : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } chosen ? chosen
                : Path.Combine(home, ".cache");
            if (!Path.IsPathFullyQualified(cache))
                return null;
            var own = Path.Combine(cache, "kooperation");
            CreatePrivate(own);
            return own;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Take(ProcessStartInfo start)
    {
        if (lent is not null)
            start.UserName = lent;
    }

    public async Task<bool> CanReach(string folder, CancellationToken stop) =>
        !IsLent || (await ProgramRun.Of("test", ["-x", folder], this, "/", Moment, stop)).Succeeded;

    /// <summary>Makes this account the owner of a file, or of a folder with all it holds.</summary>
    public async Task GiveTo(string path, CancellationToken stop)
    {
        if (!IsLent)
            return;
        var given = await ProgramRun.Of("chown", ["-R", $"{lent}:", path], Own, "/", Moment, stop);
        if (!given.Succeeded)
            throw new NoDatabaseException($"The folder {path} cannot be given to the account {lent}: {given.Output}");
    }

    /// <summary>Lets the lent account pass through a folder without letting it, or anybody else, list or change it.</summary>
    public void LetThrough(string folder)
    {
        if (!OperatingSystem.IsWindows() && IsLent)
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    public static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
