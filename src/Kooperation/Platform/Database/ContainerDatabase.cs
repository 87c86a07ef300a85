using System.Security.Cryptography;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;
using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.PostgreSql;

namespace Kooperation.Platform.Database;

/// <summary>
/// A server in a container. A durable one keeps its data in a named volume, which is used by one process at a time: two servers in two containers
/// would not notice each other.
/// </summary>
internal sealed class ContainerDatabase : IAsyncDisposable
{
    public const string Image = "postgres:17-alpine";

    private const string DataPlace = "/var/lib/postgresql/data";

    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    private readonly PostgreSqlContainer container;
    private readonly FileStream? inUse;

    private ContainerDatabase(PostgreSqlContainer container, FileStream? inUse) => (this.container, this.inUse) = (container, inUse);

    public string ConnectionString => container.GetConnectionString();

    /// <summary>Asks the container engine for a sign of life; null when it gives one, else the reason.</summary>
    public static async Task<string?> WhyNot(CancellationToken stop)
    {
        try
        {
            // Looking for the engine and asking it may both block, on a socket that accepts and never answers.
            return await Task.Run(() => Ping(stop), stop).WaitAsync(PingLimit, stop);
        }
        catch (TimeoutException)
        {
            return $"container: the engine did not answer within {PingLimit.TotalSeconds:0} s";
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            return $"container: no engine answers ({refused.Message.Split('\n')[0].Trim()})";
        }
    }

    /// <summary>The folder holds the name of the volume, the password and the lock of a durable database; null for one that is thrown away.</summary>
    public static async Task<ContainerDatabase> Start(DataFolder? folder, CancellationToken stop)
    {
        FileStream? inUse = null;
        try
        {
            var builder = new PostgreSqlBuilder(Image)
                .WithLogger(NullLogger.Instance)
                .WithDatabase("kooperation")
                .WithUsername("kooperation")
                .WithCreateParameterModifier(OnThisMachineOnly);
            if (folder is null)
            {
                builder = builder
                    .WithPassword(RandomNumberGenerator.GetHexString(40, lowercase: true))
                    .WithTmpfsMount(DataPlace)
                    .WithCommand("-c", "max_connections=200");
            }
            else
            {
                inUse = FolderLock.Alone(folder.UsingLock)
                    ?? throw new NoDatabaseException($"container: another process uses the database of {folder.FullPath}; end that one first");
                var volume = Volume(folder);
                await RemoveLeftBehind(volume, stop);
                builder = builder
                    .WithName(volume)
                    .WithPassword(await folder.Password(stop))
                    .WithVolumeMount(volume, DataPlace)
                    // The module is made for tests and switches these off.
                    .WithCommand("-c", "fsync=on", "-c", "full_page_writes=on", "-c", "synchronous_commit=on", "-c", "max_connections=200");
            }
            var container = builder.Build();
            try
            {
                await container.StartAsync(stop);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                await container.DisposeAsync();
                throw new NoDatabaseException($"container: the engine answers, but could not start {Image}: {failed.Message}", failed);
            }
            if (folder is not null)
                File.WriteAllText(folder.VolumeName, Volume(folder));
            return new ContainerDatabase(container, inUse);
        }
        catch
        {
            if (inUse is not null)
                await inUse.DisposeAsync();
            throw;
        }
    }

    /// <summary>The volume of a folder: named after its path at first, then kept in the folder, which may move.</summary>
    public static string Volume(DataFolder folder) => File.Exists(folder.VolumeName)
        ? File.ReadAllText(folder.VolumeName).Trim()
        : "kooperation-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.FullPath)))[..12];

    public async ValueTask DisposeAsync()
    {
        using var bounded = new CancellationTokenSource(StopLimit);
        try
        {
            // Stopped first, so that the server writes its last checkpoint; disposing alone would kill it.
            if (inUse is not null)
                await container.StopAsync(bounded.Token);
        }
        catch (OperationCanceledException)
        {
        }
        await container.DisposeAsync();
        if (inUse is not null)
            await inUse.DisposeAsync();
    }

    private static async Task<string?> Ping(CancellationToken stop)
    {
        if (TestcontainersSettings.OS.DockerEndpointAuthConfig is not { } engine)
            return "container: no engine answers";
        using var client = Client(engine);
        await client.System.PingAsync(stop);
        return null;
    }

    /// <summary>The container of a killed process lives on for some seconds; two servers must never share a volume.</summary>
    private static async Task RemoveLeftBehind(string name, CancellationToken stop)
    {
        using var client = Client(TestcontainersSettings.OS.DockerEndpointAuthConfig);
        try
        {
            await client.Containers.StopContainerAsync(name, new ContainerStopParameters { WaitBeforeKillSeconds = 5 }, stop);
            await client.Containers.RemoveContainerAsync(name, new ContainerRemoveParameters { Force = true }, stop);
        }
        catch (DockerContainerNotFoundException)
        {
        }
    }

    private static DockerClient Client(IDockerEndpointAuthenticationConfiguration engine) => engine.GetDockerClientBuilder(Guid.Empty).Build();

    private static void OnThisMachineOnly(CreateContainerParameters parameters)
    {
        // An engine on another machine, or one that runs this very process in a container, must offer the port where it can be reached from here.
        var nearby = TestcontainersSettings.OS.DockerEndpointAuthConfig.Endpoint.Scheme is "unix" or "npipe";
        if (!nearby || File.Exists("/.dockerenv") || File.Exists("/run/.containerenv"))
            return;
        foreach (var binding in parameters.HostConfig?.PortBindings?.Values.SelectMany(bindings => bindings) ?? [])
            binding.HostIP = "127.0.0.1";
    }
}
