using System.Net;
using System.Net.Sockets;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Running;

/// <summary>Outside Development nothing is made up: what is missing is said in one sentence, and the process ends.</summary>
public sealed class RefusingToStart
{
    private static readonly Dictionary<string, string> Provider = new()
    {
        ["Identity:Authority"] = "https://identity.example.org",
        ["Identity:Audience"] = "kooperation"
    };

    [Fact]
    public async Task Without_an_identity_provider() => await AssertRefused(
        "Production",
        [],
        "No identity provider is configured. Set Identity:Authority and Identity:Audience, or start with ASPNETCORE_ENVIRONMENT=Development to try the service.");

    [Theory]
    [InlineData("Production", "Identity:Authority", "https://identity.example.org")]
    [InlineData("Staging", "Identity:Audience", "kooperation")]
    [InlineData("Development", "Identity:Authority", "https://identity.example.org")]
    public async Task With_half_an_identity_provider(string environment, string key, string value) => await AssertRefused(
        environment,
        new() { [key] = value },
        "No identity provider is configured. Set Identity:Authority and Identity:Audience, or start with ASPNETCORE_ENVIRONMENT=Development to try the service.");

    [Theory]
    [InlineData("http://identity.example.org")]
    [InlineData("identity.example.org")]
    public async Task With_an_identity_provider_that_anybody_could_pretend_to_be(string authority) => await AssertRefused(
        "Production",
        new(Provider) { ["Identity:Authority"] = authority },
        $"Identity:Authority is the https address of the identity provider, not {authority}.");

    [Theory]
    [InlineData("Production", "Identity:Local")]
    [InlineData("Production", "Identity:Local:Enabled")]
    [InlineData("Staging", "Identity:Local:Users:0")]
    [InlineData("Development", "Identity:Local")]
    public async Task With_a_setting_of_the_provider_that_lets_everybody_in(string environment, string key) => await AssertRefused(
        environment,
        new(Provider) { [key] = "true" },
        "Identity:Local is set, and the identity provider of Development lets everybody in without a password. It exists with ASPNETCORE_ENVIRONMENT=Development and without Identity:Authority only. Remove every setting below Identity:Local.");

    [Theory]
    [InlineData("Lifetime", "8h", "Identity:Browser:Lifetime is how long a session lasts, such as 08:00:00, not 8h.")]
    [InlineData("Idle", "-00:30:00", "Identity:Browser:Idle is how long a session lasts, such as 08:00:00, not -00:30:00.")]
    public async Task With_sessions_of_no_length(string setting, string value, string sentence) => await AssertRefused(
        "Production", new(Provider) { ["Identity:Browser:ClientId"] = "kooperation-web", [$"Identity:Browser:{setting}"] = value }, sentence);

    [Fact]
    public async Task With_half_a_client_of_the_provider() => await AssertRefused(
        "Production",
        new(Provider) { ["Identity:Browser:ClientSecret"] = "not to be told" },
        "Identity:Browser:ClientSecret is set without Identity:Browser:ClientId. Set both, or neither for a service without sign-in by browser.");

    [Fact]
    public async Task Without_a_database() => await AssertRefused(
        "Production",
        Provider,
        "No database is configured. Set ConnectionStrings__Kooperation to that of a PostgreSQL 15 or newer.");

    [Fact]
    public async Task With_a_database_that_cannot_be_reached() => await AssertRefused(
        "Production",
        new(Provider) { ["ConnectionStrings:Kooperation"] = "Host=127.0.0.1;Port=1;Database=ags;Username=clerk;Password=not to be told" },
        "The configured database cannot be reached: Failed to connect to 127.0.0.1:1. Start it, or correct ConnectionStrings__Kooperation.");

    [Fact]
    public async Task With_a_database_that_does_not_let_it_in()
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(await TestDatabase.New()) { Password = "not to be told" };

        await AssertRefused(
            "Production",
            new(Provider) { ["ConnectionStrings:Kooperation"] = connection.ConnectionString },
            "The configured database cannot be reached: 28P01: password authentication failed for user \"kooperation\". Start it, or correct ConnectionStrings__Kooperation.");
    }

    [Fact]
    public async Task At_an_address_that_another_program_has()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";

        await AssertRefused(
            "Development",
            new() { ["ASPNETCORE_URLS"] = address },
            $"The address {address} is taken, perhaps by this service running already. End the other program, or start with another address: --urls http://localhost:5081");
    }

    [Fact]
    public async Task Beside_another_one_that_shares_no_work()
    {
        var connection = new Dictionary<string, string> { ["ConnectionStrings:Kooperation"] = await TestDatabase.New() };
        using var first = ServiceProcess.Start("Development", connection);
        await first.Says("Ready.");

        await AssertRefused(
            "Development",
            connection,
            "Another Kooperation serves this database already. End it first, or start every process with Nodes=many so that they share the work.");

        first.Signal("TERM");
        Assert.Equal(0, await first.Ended());
        using var next = ServiceProcess.Start("Development", connection);
        await next.Says("Ready.");
    }

    private static async Task AssertRefused(string environment, Dictionary<string, string> settings, string sentence)
    {
        using var service = ServiceProcess.Start(environment, settings);

        Assert.Equal((1, sentence), (await service.Ended(), service.Errors.Trim()));
        Assert.DoesNotContain("   at ", service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not to be told", service.Output, StringComparison.Ordinal);
    }
}
