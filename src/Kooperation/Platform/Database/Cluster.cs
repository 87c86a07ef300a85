using System.Diagnostics;
using System.Globalization;

namespace Kooperation.Platform.Database;

/// <summary>
/// A private cluster and its server. Several processes may use it at once: each holds <see cref="DataFolder.UsingLock"/> together with the others,
/// and the last one to let go stops the server. A server that outlived a killed process is taken over by the next.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const int LogTail = 20;

    private static readonly TimeSpan MakingLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan HungLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LetGoLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(150);

    private readonly DataFolder folder;
    private readonly ServerPrograms programs;
    private readonly Account account;
    private readonly ILogger log;
    private readonly FileStream inUse;
    private Login login = new("");
    private string greeting = "";

    private Cluster(DataFolder folder, ServerPrograms programs, Account account, ILogger log, FileStream inUse) =>
        (this.folder, this.programs, this.account, this.log, this.inUse) = (folder, programs, account, log, inUse);

    public string ConnectionString { get; private set; } = "";

    /// <summary>True when the server was already running, for another process or since one that died.</summary>
    public bool WasRunning { get; private set; }

    public static async Task<Cluster> Start(DataFolder folder, ServerPrograms programs, Account account, ILogger log, CancellationToken stop)
    {
        using var changing = await FolderLock.Alone(folder.ChangingLock, MakingLimit, stop)
            ?? throw new NoDatabaseException($"Another process is still starting or stopping the database in {folder.FullPath}. Try again later.");
        var inUse = FolderLock.Together(folder.UsingLock)
            ?? throw new NoDatabaseException($"Another process uses the database of {folder.FullPath} through a container. End that one first.");
        var cluster = new Cluster(folder, programs, account, log, inUse);
        try
        {
            await cluster.Begin(stop);
            return cluster;
        }
        catch
        {
            await cluster.StopUnlessUsed(changing);
            throw;
        }
    }

    /// <summary>Stops a throw-away server whose process died, and deletes its folder. Does nothing while the server is used.</summary>
    public static async Task TidyUp(DataFolder folder, ServerPrograms programs, Account account, ILogger log)
    {
        using var changing = FolderLock.Alone(folder.ChangingLock);
        if (changing is null || IsUsed(folder) || FolderLock.Together(folder.UsingLock) is not { } inUse)
            return;
        await new Cluster(folder, programs, account, log, inUse).StopUnlessUsed(changing);
    }

    // A neighbour that lives is none of our business, and nothing to speak of.
    private static bool IsUsed(DataFolder folder)
    {
        using var alone = FolderLock.Alone(folder.UsingLock);
        return alone is null;
    }

    public async ValueTask DisposeAsync()
    {
        using var changing = await FolderLock.Alone(folder.ChangingLock, LetGoLimit, CancellationToken.None);
        if (changing is null)
            await inUse.DisposeAsync();
        else
            await StopUnlessUsed(changing);
    }

    private async Task Begin(CancellationToken stop)
    {
        if (!folder.IsDurable)
            ThrowAwayList.Add(folder, account);
        if (!Directory.Exists(folder.In("log")))
            await folder.CreateForServer(folder.In("log"), stop);
        login = new Login(await folder.Password(stop));
        if (folder.ClusterVersion is null)
            await NewCluster.Make(folder, programs, account, MakingLimit, stop);
        var running = await RunningPort(stop);
        WasRunning = running is not null;
        ConnectionString = await login.ToDatabase(running ?? await Launch(stop), stop);
    }

    /// <summary>The port of the folder's own server when it runs and answers. One that runs and does not answer is stopped.</summary>
    private async Task<int?> RunningPort(CancellationToken stop)
    {
        greeting = Greeting.Renew(folder);
        var waited = Stopwatch.StartNew();
        while (PostmasterFile.Of(folder) is { } file)
        {
            if (await login.Opens(file.Port, greeting, stop))
                return file.Port;
            if (!file.IsRunning(folder))
            {
                file.DisownStranger();
                return null;
            }
            if (waited.Elapsed > HungLimit)
            {
                await StopServer();
                if (PostmasterFile.Of(folder)?.IsRunning(folder) == true)
                {
                    throw new NoDatabaseException(
                        $"A server (process {file.ProcessId}) holds {folder.Cluster}, but neither answers nor stops. End it.{Tail()}");
                }
                return null;
            }
            await Task.Delay(PauseAfter(waited), stop);
        }
        return null;
    }

    private async Task<int> Launch(CancellationToken stop)
    {
        var portFile = folder.In("port");
        var wanted = File.Exists(portFile) && int.TryParse(File.ReadAllText(portFile), CultureInfo.InvariantCulture, out var last) ? last : 0;
        for (var attempt = 1; ; attempt++)
        {
            var port = ServerSettings.FreePort(wanted);
            wanted = 0;
            folder.WriteForServer(folder.Settings, ServerSettings.For(port, folder.IsDurable));
            if (File.Exists(folder.ServerLog))
                File.Move(folder.ServerLog, folder.ServerLog + ".previous", overwrite: true);

            var starting = ProgramRun.Of(
                programs.PgCtl,
                ["start", "-D", folder.Cluster, "-l", folder.ServerLog, "-s", "-w", "-t", $"{(int)StartLimit.TotalSeconds}"],
                account, folder.In("log"), StartLimit + HungLimit, CancellationToken.None);
            try
            {
                if (await Answered(port, starting, stop))
                {
                    File.WriteAllText(portFile, port.ToString(CultureInfo.InvariantCulture));
                    return port;
                }
            }
            catch (OperationCanceledException)
            {
                // A server that is just coming up can be stopped only once it has left its mark.
                await Task.WhenAny(starting, Task.Delay(LetGoLimit, CancellationToken.None));
                throw;
            }
            if (attempt == 3 || !await PassesSoon(stop))
            {
                var told = starting.IsCompletedSuccessfully ? starting.Result.Output : "";
                var failed = $"PostgreSQL {programs.Version} could not be started in {folder.FullPath}. {told} {login.LastRefusal}";
                throw new NoDatabaseException(failed.TrimEnd() + Tail());
            }
        }
    }

    /// <summary>True when the server failed for a reason that another attempt may not meet.</summary>
    private async Task<bool> PassesSoon(CancellationToken stop)
    {
        var lines = ServerLogLines();
        if (lines.Any(line => line.Contains("could not bind", StringComparison.Ordinal)))
            return true;
        // Processes of a killed server that have not noticed yet.
        var survivors = lines.Any(line => line.Contains("pre-existing shared memory block", StringComparison.Ordinal));
        if (survivors)
            await Task.Delay(TimeSpan.FromSeconds(1), stop);
        return survivors;
    }

    private async Task<bool> Answered(int port, Task<ProgramRun> starting, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        TimeSpan? saidReady = null;
        while (waited.Elapsed < StartLimit)
        {
            if (await login.Opens(port, greeting, stop))
                return true;
            if (starting.IsCompleted)
            {
                if (!(await starting).Succeeded)
                    return false;
                saidReady ??= waited.Elapsed;
                if (waited.Elapsed - saidReady > LetGoLimit)
                    return false;
            }
            await Task.Delay(PauseAfter(waited), stop);
        }
        return false;
    }

    /// <summary>Lets go of the server, and stops it when nobody else uses it.</summary>
    private async Task StopUnlessUsed(FileStream changing)
    {
        await inUse.DisposeAsync();
        using (var alone = FolderLock.Alone(folder.UsingLock))
        {
            if (alone is null)
            {
                log.LogInformation("The database in {Folder} is left running: another process uses it", folder.FullPath);
                return;
            }
            await StopServer();
        }
        if (folder.IsDurable)
            return;
        await changing.DisposeAsync();
        folder.Delete();
    }

    private async Task StopServer()
    {
        (string Mode, int Seconds)[] ways = folder.IsDurable ? [("fast", 5), ("immediate", 3)] : [("immediate", 3)];
        foreach (var (mode, seconds) in ways)
        {
            if (PostmasterFile.Of(folder)?.IsRunning(folder) != true)
                return;
            await ProgramRun.Of(
                programs.PgCtl, ["stop", "-D", folder.Cluster, "-s", "-m", mode, "-t", seconds.ToString(CultureInfo.InvariantCulture)],
                account, folder.In("log"), TimeSpan.FromSeconds(seconds + 1), CancellationToken.None);
        }
    }

    /// <summary>Short at first, since a start takes a tenth of a second; longer in a recovery, where each attempt is a line in the log.</summary>
    private static TimeSpan PauseAfter(Stopwatch waited) =>
        TimeSpan.FromTicks(Math.Clamp(waited.Elapsed.Ticks / 8, ShortestPause.Ticks, LongestPause.Ticks));

    private string[] ServerLogLines()
    {
        try
        {
            return File.ReadAllLines(folder.ServerLog);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private string Tail()
    {
        var lines = ServerLogLines().Where(line => !line.EndsWith(" the database system is starting up", StringComparison.Ordinal)).ToList();
        return lines.Count == 0 ? "" : string.Join(Environment.NewLine, ["", $"The end of {folder.ServerLog}:", .. lines.TakeLast(LogTail)]);
    }
}
