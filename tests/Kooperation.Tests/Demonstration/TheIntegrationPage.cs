using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kooperation.Platform;
using Kooperation.Platform.Identity;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Demonstration;

/// <summary>The page about integration says what the code does: its requests are sent as they stand there, to the provider of Development instead of Keycloak.</summary>
[Collection(KooperationCollection.Name)]
public sealed partial class TheIntegrationPage
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs/integration.md"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_is_answered_as_it_is_shown()
    {
        await using var host = KooperationHost.Over(await TestDatabase.New());
        await using var service = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(new Today(new AtOneMoment()))));
        using var client = service.CreateClient();
        var here = Text
            .Replace("https://keycloak.example.org/realms/kooperation/protocol/openid-connect/token", "http://localhost:5080/local/connect/token", StringComparison.Ordinal)
            .Replace("client_id=kooperation-job -d client_secret=…", "client_id=coordinator -d client_secret=local", StringComparison.Ordinal);

        var count = 0;
        await foreach (var (request, shown) in new Documented(client).Of(here))
        {
            count++;
            using var sent = request();
            using var answer = await client.SendAsync(sent, Cancelled);
            var body = await answer.Content.ReadAsStringAsync(Cancelled);
            Assert.True(answer.IsSuccessStatusCode, $"{sent.RequestUri}: {(int)answer.StatusCode} {body}");
            if (shown is not null) Assert.Null(Documented.Missing(shown, JsonNode.Parse(body)));
        }

        Assert.Equal(6, count);
    }

    [Fact]
    public void The_usual_claims_are_those_of_the_table()
    {
        var usual = ProviderClaims.Configured(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Identity:Audience", (string?)"kooperation")]).Build());
        var table = Rows().Matches(Text).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim());

        Assert.Equal($"`{usual.Subject}`", table["Subject"]);
        Assert.Equal($"`{usual.Name}`", table["Name"]);
        Assert.Equal(["role", "/resource_access/kooperation/roles"], usual.Roles);
        Assert.Equal("`role`, `/resource_access/`*audience*`/roles`", table["Roles"]);
        Assert.Equal($"`{Assert.Single(usual.Municipalities)}`", table["Municipalities"]);
        Assert.Equal($"`{Assert.Single(usual.Offices)}`", table["Offices"]);
    }

    [GeneratedRegex(@"^\| `Identity__Claims__(\w+)` \|[^|]+\|([^|]+)\|$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    private sealed class AtOneMoment : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 26, 9, 30, 0, TimeSpan.Zero);
    }
}
