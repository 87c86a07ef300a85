using System.Globalization;
using System.Text.RegularExpressions;

namespace Kooperation.Platform.Database;

/// <summary>PostgreSQL's server programs in one folder, checked by running them.</summary>
internal sealed partial record ServerPrograms(string Folder, int Major, string Version)
{
    public const int OldestMajor = 15;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>
    /// The first usable programs on the machine; of one version when a cluster asks for it. What was found and cannot be used is reported.
    /// </summary>
    public static async Task<ServerPrograms?> Find(int? wanted, Account account, ICollection<string> unusable, CancellationToken stop)
    {
        var seen = new HashSet<string>();
        await foreach (var folder in Candidates(stop))
        {
            if (!seen.Add(folder) || await In(folder, account, stop) is not { } programs || !seen.Add(programs.Folder))
                continue;
            if (programs.Major >= OldestMajor && (wanted is null || wanted == programs.Major))
                return programs;
            unusable.Add($"{programs.Version} in {programs.Folder}");
        }
        return null;
    }

    /// <summary>The programs in a folder, or null when one is missing or they do not run here.</summary>
    public static async Task<ServerPrograms?> In(string folder, Account account, CancellationToken stop)
    {
        var server = Program(folder, "postgres");
        if (!File.Exists(server))
            return null;
        // A link on the PATH: the companions lie where it leads.
        if (File.ResolveLinkTarget(server, returnFinalTarget: true) is { } target)
            folder = Path.GetDirectoryName(target.FullName)!;
        if (!File.Exists(Program(folder, "initdb")) || !File.Exists(Program(folder, "pg_ctl")))
            return null;
        var asked = await ProgramRun.Of(Program(folder, "postgres"), ["--version"], account, Path.GetPathRoot(folder)!, Moment, stop);
        var version = VersionText().Match(asked.Output);
        return asked.Succeeded && version.Success
            ? new ServerPrograms(folder, int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture), version.Groups["version"].Value)
            : null;
    }

    private static async IAsyncEnumerable<string> Candidates([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var folder in ProgramRun.FoldersOnPath().Concat(UsualPlaces()))
            yield return folder;
        if (ProgramRun.OnPath("pg_config") is { } pgConfig)
        {
            var asked = await ProgramRun.Of(pgConfig, ["--bindir"], Account.Own, Path.GetTempPath(), Moment, stop);
            if (asked.Succeeded && Path.IsPathFullyQualified(asked.Output))
                yield return asked.Output;
        }
    }

    private static IEnumerable<string> UsualPlaces()
    {
        (string Parent, string Pattern, string Below)[] places = OperatingSystem.IsWindows()
            ? [(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles) + @"\PostgreSQL", "*", "bin")]
            : OperatingSystem.IsMacOS()
                ?
                [
                    ("/opt/homebrew/opt", "postgresql*", "bin"),
                    ("/usr/local/opt", "postgresql*", "bin"),
                    ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
                    ("/Library/PostgreSQL", "*", "bin"),
                ]
                :
                [
                    ("/usr/lib/postgresql", "*", "bin"),
                    ("/usr", "pgsql-*", "bin"),
                    ("/usr/libexec", "postgresql*", ""),
                    ("/usr/lib", "postgresql*", "bin"),
                    ("/home/linuxbrew/.linuxbrew/opt", "postgresql*", "bin"),
                ];
        return
            from place in places
            where Directory.Exists(place.Parent)
            from folder in Directory.GetDirectories(place.Parent, place.Pattern).OrderByDescending(NumberIn)
            select Path.Combine(folder, place.Below);
    }

    private static int NumberIn(string folder) =>
        int.TryParse(string.Concat(Path.GetFileName(folder).Where(char.IsAsciiDigit)), out var number) ? number : 0;

    private static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)\S*)")]
    private static partial Regex VersionText();
}
