using System.ComponentModel;
using System.Diagnostics;

namespace Kooperation.Browser.Tests.Harness;

/// <summary>Brings what the machine lacks, where that may be done unasked.</summary>
internal static class Installing
{
    private const string AptGet = "apt-get";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Held by one test run at a time, so that several that start at once on a new machine install once.</summary>
    public static async Task<FileStream> Alone()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Path.GetTempPath(), "kooperation-installing.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                await Task.Delay(Pause);
            }
        }
    }

    /// <summary>The folders in which programs are looked for.</summary>
    public static IReadOnlyList<string> Folders { get; } = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified)];

    /// <summary>Whether the machine's packages are Debian's.</summary>
    public static bool IsDebian { get; } = Folders.Any(folder => File.Exists(Path.Combine(folder, AptGet)));

    /// <summary>A package of Debian's, for root; nobody else is asked for a password.</summary>
    public static async Task<bool> Package(string name) =>
        IsDebian && Environment.IsPrivilegedProcess
        && await Run(AptGet, "/", "update", "-qq") && await Run(AptGet, "/", "install", "--yes", "-qq", "--no-install-recommends", name);

    /// <summary>What a person types for it.</summary>
    public static string HowTo(string name) => $"sudo {AptGet} install --yes --no-install-recommends {name}";

    /// <summary>Whether the program is there and did what it was told.</summary>
    public static async Task<bool> Run(string program, string folder, params IEnumerable<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
            start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
