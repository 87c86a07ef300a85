using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Kooperation.Benchmarks;

/// <summary>The service, or the bare path in its place, as a process of its own, on an embedded database with durable writes, as a newcomer runs it.</summary>
public sealed class Service : IAsyncDisposable
{
    public const string Municipality = "03241001";

    private readonly Process _process;

    private readonly AsCoordinator _coordinator;

    private Service(Process process, AsCoordinator coordinator, HttpClient client, TimeSpan ready) => (_process, _coordinator, Client, Ready) = (process, coordinator, client, ready);

    public HttpClient Client { get; }

    /// <summary>From the start of the process to the first healthy answer.</summary>
    public TimeSpan Ready { get; }

    /// <summary>Resident memory of the process in MB.</summary>
    public long MegabytesInUse
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024 * 1024);
        }
    }

    /// <param name="dataFolder">Where the database is.</param>
    /// <param name="served">Municipalities that it serves besides the usual ones.</param>
    public static Task<Service> Start(string dataFolder, params IReadOnlyList<string> served) =>
        Start(dataFolder, address => ["Kooperation.dll", "--no-demo", "--urls", address, .. served.SelectMany(ags => new[] { $"--Municipalities:{ags}", ags })]);

    public static Task<Service> StartBarePath(string dataFolder) => Start(dataFolder, address => ["Kooperation.Benchmarks.dll", BarePath.Word, dataFolder, address]);

    private static async Task<Service> Start(string dataFolder, Func<string, string[]> program)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", program(address))
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Database__Folder"] = dataFolder;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Edge__RateLimit__Enabled"] = "false";

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is not null) Console.Error.WriteLine(line.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var coordinator = new AsCoordinator(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        var client = new HttpClient(coordinator) { BaseAddress = new Uri(address) };
        while (true)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK) return new Service(process, coordinator, client, clock.Elapsed);
            }
            catch (HttpRequestException) when (!process.HasExited && clock.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Signs in to municipalities ahead, so that what is asked of them later does not wait for it.</summary>
    public async Task SignIn(IEnumerable<string> municipalities)
    {
        foreach (var municipality in municipalities) await _coordinator.SignIn(Client.BaseAddress!, municipality);
    }

    public async Task<Guid> OpenPartnership(int number)
    {
        var organisation = await Post("organisations", $$"""{ "name": "Verein {{number}}", "kind": "association", "occurredOn": "2015" }""");
        return await Post("partnerships", $$"""{ "organisationId": "{{organisation}}", "occurredOn": "2015" }""");
    }

    public async Task<Guid> Post(string path, string body)
    {
        using var response = await Client.PostAsync(At(path), new StringContent(body, Encoding.UTF8, "application/json"));
        var answer = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {answer}");

        // What a step brings about has the id of the step.
        var told = JsonNode.Parse(answer)!;
        return (told["stepId"] ?? told["id"])!.GetValue<Guid>();
    }

    public async Task<JsonNode> Get(string path, string municipality = Municipality) => JsonNode.Parse(await Client.GetStringAsync(At(path, municipality)))!;

    /// <summary>Waits until the views show all of it.</summary>
    public async Task Follows(LongHistory history)
    {
        while ((await Client.GetAsync(At($"partnerships?limit=1&atLeast={history.Position}", history.Municipality))).StatusCode != HttpStatusCode.OK) await Task.Delay(500);
    }

    public static string At(string path, string municipality = Municipality) => $"/api/v1/municipalities/{municipality}/{path}";

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
