using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Kooperation.Platform.Database;

/// <summary>
/// The file <c>postmaster.pid</c> by which PostgreSQL marks a cluster as running: process id, data folder, start (seconds since 1970), port. After a
/// crash it stays behind, and its process id may meanwhile belong to a stranger.
/// </summary>
internal sealed record PostmasterFile(string FullPath, int ProcessId, long StartedAt, int Port)
{
    /// <summary>Above every process id that an operating system gives out.</summary>
    private const int NobodysProcessId = int.MaxValue - 1;

    /// <summary>How far the start noted by the server and the start noted by the operating system may lie apart, in seconds.</summary>
    private const int StartTolerance = 5;

    public static PostmasterFile? Of(DataFolder folder)
    {
        var path = Path.Combine(folder.Cluster, "postmaster.pid");
        try
        {
            var lines = File.ReadAllLines(path);
            return lines.Length >= 4
                && int.TryParse(lines[0].Trim(), CultureInfo.InvariantCulture, out var process)
                && long.TryParse(lines[2].Trim(), CultureInfo.InvariantCulture, out var started)
                && int.TryParse(lines[3].Trim(), CultureInfo.InvariantCulture, out var port)
                    ? new PostmasterFile(path, process, started, port)
                    : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>True when the process of that id is the server of this very folder, and no stranger to whom the id has passed on.</summary>
    public bool IsRunning(DataFolder folder)
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && process.ProcessName != "postmaster")
                return false;
            // A server works in its cluster's folder; a folder is recognised by the greeting beside the cluster, whatever its path.
            if (OperatingSystem.IsLinux())
                return WorkFolder() is { } cluster && Greeting.Beside(cluster) is { } greeting && greeting == Greeting.Beside(folder.Cluster);
            return Math.Abs(new DateTimeOffset(process.StartTime).ToUnixTimeSeconds() - StartedAt) <= StartTolerance;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private string? WorkFolder()
    {
        try
        {
            return Directory.ResolveLinkTarget($"/proc/{ProcessId}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Takes the stranger's process id out of the file. The rest stays: from it the new server sees whether processes of the old one still live.
    /// </summary>
    public void DisownStranger()
    {
        try
        {
            var lines = File.ReadAllLines(FullPath);
            lines[0] = NobodysProcessId.ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(FullPath, string.Join('\n', lines) + "\n");
        }
        catch (FileNotFoundException)
        {
            // Its server has just ended in good order.
        }
    }
}
