using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Harness;

/// <summary>The real service over a real PostgreSQL, started once for the whole run. Tests keep apart by taking a municipality each.</summary>
public sealed class KooperationHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const int MostMunicipalities = 5000;

    private Task<ApiDocument>? _apiDocument;
    private int _municipalities;
    private IReadOnlyList<(string Key, string Value)> _settings = [];

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync() => ConnectionString = await TestDatabase.New();

    /// <summary>A service of its own over that database, for whoever stops or breaks what others need.</summary>
    public static KooperationHost Over(string connectionString, params (string Key, string Value)[] settings) =>
        new() { ConnectionString = connectionString, _settings = settings };

    /// <summary>The API document as the service publishes it, read once.</summary>
    public Task<ApiDocument> ApiDocument => _apiDocument ??= ReadApiDocument();

    /// <summary>A municipality that no other test touches.</summary>
    public string NewMunicipality() => Key(Interlocked.Increment(ref _municipalities));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, ActorHeader>());
        builder.UseSetting("ConnectionStrings:Kooperation", ConnectionString);
        builder.UseSetting("Logging:LogLevel:Microsoft", "Warning");
        builder.UseSetting("Logging:LogLevel:Kooperation.Refusals", "None"); // Every refusal here is a test's own.
        builder.UseSetting("Edge:RateLimit:Enabled", "false"); // Thousands of requests a second are one caller's here.
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        for (var number = 1; number <= MostMunicipalities; number++) builder.UseSetting($"Municipalities:{Key(number)}", $"Stadt {number}");
    }

    private async Task<ApiDocument> ReadApiDocument()
    {
        using var client = CreateClient();
        return new ApiDocument(JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!);
    }

    private static string Key(int number) => $"16{number:000000}";
}

[CollectionDefinition(Name)]
public sealed class KooperationCollection : ICollectionFixture<KooperationHost>
{
    public const string Name = "kooperation";
}
