using System.ComponentModel;
using System.Diagnostics;

namespace Kooperation.Browser.Tests.Harness;

/// <summary>Brings what the machine lacks.</summary>
internal static class Installing
{
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

    /// <summary>Whether the program is there and did what it was told.</summary>
    public static async Task<bool> Run(string program, string folder, params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
