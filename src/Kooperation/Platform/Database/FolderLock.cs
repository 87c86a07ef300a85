using System.Diagnostics;

namespace Kooperation.Platform.Database;

/// <summary>
/// Locks between processes on files of a data folder. The operating system lifts them when their process ends, however it ends.
/// </summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Held by one at a time; null when somebody else holds it, shared or alone.</summary>
    public static FileStream? Alone(string file)
    {
        try
        {
            return Open(file, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Held by any number at once, and by none while somebody holds it alone.</summary>
    public static FileStream? Together(string file)
    {
        try
        {
            return Open(file, FileAccess.Read, FileShare.Read);
        }
        catch (IOException taken) when (taken is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static async Task<FileStream?> Alone(string file, TimeSpan patience, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (Alone(file) is { } held)
                return held;
            if (waited.Elapsed > patience)
                return null;
            await Task.Delay(Pause, stop);
        }
    }

    private static FileStream Open(string file, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, options);
    }
}
