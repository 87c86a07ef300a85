using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kooperation.Platform.Database;

/// <summary>A program that was run to its end, with what it printed on either stream.</summary>
internal sealed record ProgramRun(int ExitCode, string Output)
{
    private const int NotStarted = -1;

    public bool Succeeded => ExitCode == 0;

    public static async Task<ProgramRun> Of(
        string program, IReadOnlyList<string> arguments, Account account, string workingFolder, TimeSpan limit, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = workingFolder,
        };
        account.Take(start);
        // Settings meant for the user's own PostgreSQL must not reach ours, and its log is read, so it is in English.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        var printed = new StringBuilder();
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception refused)
        {
            return new ProgramRun(NotStarted, refused.Message);
        }
        process.StandardInput.Close();
        var reading = Task.WhenAll(Collect(process.StandardOutput, printed), Collect(process.StandardError, printed));

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(limit);
        var exitCode = NotStarted;
        try
        {
            await process.WaitForExitAsync(bounded.Token);
            exitCode = process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            lock (printed) printed.AppendLine($"{Path.GetFileName(program)} did not finish within {limit.TotalSeconds:0} s.");
        }
        // A server that the program left behind may hold the streams open (Windows): what was printed has arrived, the end may never.
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        lock (printed) return new ProgramRun(exitCode, printed.ToString().Trim());
    }

    /// <summary>The full path of a program, looked up as a shell would; null when there is none.</summary>
    public static string? OnPath(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return FoldersOnPath()
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }

    public static IEnumerable<string> FoldersOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified);

    private static async Task Collect(StreamReader stream, StringBuilder printed)
    {
        try
        {
            while (await stream.ReadLineAsync() is { } line)
            {
                lock (printed) printed.AppendLine(line);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
        }
    }
}
