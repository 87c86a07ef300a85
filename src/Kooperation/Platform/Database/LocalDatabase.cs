using System.Runtime.InteropServices;
using Npgsql;

namespace Kooperation.Platform.Database;

/// <summary>
/// A PostgreSQL for everyone: the configured one, else one started with what the machine has. It is stopped when this is disposed, and also when the
/// process ends without disposing it. Start it before the host is run: a host that ends on a signal then keeps it for its last work.
/// </summary>
public sealed class LocalDatabase : IAsyncDisposable
{
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(8);

    private readonly IAsyncDisposable? server;
    private readonly Lock disposing = new();
    private readonly List<PosixSignalRegistration> signals = [];
    private Task? disposed;

    private LocalDatabase(string connectionString, string origin, IAsyncDisposable? server)
    {
        (ConnectionString, Origin, this.server) = (connectionString, origin, server);
        if (server is null)
            return;
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
            signals.Add(PosixSignalRegistration.Create(signal, StopIfDeadly));
    }

    public string ConnectionString { get; }

    /// <summary>Whether it was started here, rather than configured.</summary>
    public bool IsOwn => server is not null;

    /// <summary>Which way was taken and where the data lies, in one line, without the password.</summary>
    public string Origin { get; }

    /// <exception cref="NoDatabaseException">No way led to a database.</exception>
    public static async Task<LocalDatabase> Start(DatabaseRequest request, ILogger log, CancellationToken stop)
    {
        LocalDatabase database;
        try
        {
            database = request.Configured is { } configured ? Configured(configured) : await StartOwn(request, log, stop);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new NoDatabaseException($"The database's folder cannot be used: {refused.Message}", refused);
        }
        log.LogInformation("Database: {Origin}", database.Origin);
        return database;
    }

    public async ValueTask DisposeAsync() => await Stop();

    private static LocalDatabase Configured(string connectionString)
    {
        try
        {
            var named = new NpgsqlConnectionStringBuilder(connectionString);
            return new LocalDatabase(connectionString, $"configured, {named.Database} on {named.Host}:{named.Port}", null);
        }
        catch (ArgumentException unreadable)
        {
            // Its message may repeat a part of the text, hence of a password.
            throw new NoDatabaseException(
                "The configured connection string cannot be read. It looks like: Host=…;Database=…;Username=…;Password=…", unreadable);
        }
    }

    private static async Task<LocalDatabase> StartOwn(DatabaseRequest request, ILogger log, CancellationToken stop)
    {
        var tried = new List<string>();
        var account = await Account.ThatMayRunAServer(stop);
        if (account is null)
            tried.Add("this process is root, and the machine has no account postgres or nobody to run a server");

        var kept = request.Folder is { } requested ? await DataFolder.Durable(requested, account ?? Account.Own, stop) : null;
        var madeBy = kept?.ClusterVersion;
        var inVolume = kept is not null && File.Exists(kept.VolumeName);

        if (request.Ways.HasFlag(DatabaseWays.ServerPrograms) && account is not null && !inVolume)
        {
            var unusable = new List<string>();
            if (await ServerPrograms.Find(madeBy, account, unusable, stop) is { } programs)
                return await OnCluster($"programs version {programs.Version} in {programs.Folder}", kept, request, programs, account, log, stop);
            tried.Add($"server programs of version {madeBy?.ToString() ?? $"{ServerPrograms.OldestMajor} or newer"}: "
                + (unusable.Count == 0 ? "none found" : "only " + string.Join(", ", unusable)));
        }
        if (request.Ways.HasFlag(DatabaseWays.Container) && madeBy is null)
        {
            if (await ContainerDatabase.WhyNot(stop) is { } reason)
                tried.Add(reason);
            else
            {
                try
                {
                    return await InContainer(kept, log, stop);
                }
                catch (NoDatabaseException failed)
                {
                    tried.Add(failed.Message);
                }
            }
        }
        if (request.Ways.HasFlag(DatabaseWays.NpmPackage) && account is not null && !inVolume && (madeBy ?? NpmPrograms.Major) == NpmPrograms.Major)
        {
            var (programs, reason) = await NpmPrograms.Find(account, log, stop);
            if (programs is not null)
                return await OnCluster($"npm package {NpmPrograms.Package} {NpmPrograms.Version}", kept, request, programs, account, log, stop);
            tried.Add(reason);
        }

        if (madeBy is not null)
        {
            tried.Insert(
                0,
                $"the data in {kept!.FullPath} was made by PostgreSQL {madeBy} and is served by that version only: install it or move the folder away");
        }
        if (inVolume)
        {
            var volume = ContainerDatabase.Volume(kept!);
            tried.Insert(0, $"the data of {kept!.FullPath} lies in the container volume {volume}; start the engine, or move the folder away");
        }
        throw NoDatabaseException.NothingFound(tried);
    }

    private static async Task<LocalDatabase> OnCluster(
        string way, DataFolder? kept, DatabaseRequest request, ServerPrograms programs, Account account, ILogger log, CancellationToken stop)
    {
        if (kept is null)
            await ThrowAwayList.TidyUp(programs, account, log);
        var folder = kept ?? await DataFolder.ThrowAway(account, stop);
        var cluster = await Cluster.Start(folder, programs, account, log, stop);
        var origin = way + (cluster.WasRunning ? ", already running" : "")
            + $"; data in {folder.FullPath}" + (folder.IsDurable ? "" : ", thrown away at the end")
            + (folder.IsDurable && folder.FullPath != request.Folder ? $", since the account {account.Name} cannot reach {request.Folder}" : "");
        return new LocalDatabase(cluster.ConnectionString, origin, cluster);
    }

    private static async Task<LocalDatabase> InContainer(DataFolder? kept, ILogger log, CancellationToken stop)
    {
        log.LogInformation("Starting a container of {Image}; the first time, its image is downloaded", ContainerDatabase.Image);
        var container = await ContainerDatabase.Start(kept, stop);
        var place = kept is null ? "data thrown away at the end" : $"data in volume {ContainerDatabase.Volume(kept)}";
        var origin = $"container {ContainerDatabase.Image}; {place}";
        return new LocalDatabase(container.ConnectionString, origin, container);
    }

    private Task Stop()
    {
        lock (disposing)
            return disposed ??= Task.Run(StopOnce);
    }

    private async Task StopOnce()
    {
        if (server is null)
            return;
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        foreach (var signal in signals)
            signal.Dispose();
        await server.DisposeAsync();
    }

    private void StopAtExit(object? sender, EventArgs ending) => Stop().Wait(LastMoment);

    /// <summary>
    /// Handlers are asked in the reverse order of their registration, ours among the first to be registered, hence the last to be asked: a host that
    /// wants to end in good order has cancelled the signal by now and will dispose the database itself.
    /// </summary>
    private void StopIfDeadly(PosixSignalContext signal)
    {
        if (!signal.Cancel)
            Stop().Wait(LastMoment);
    }
}
