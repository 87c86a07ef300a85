using System.Net;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Municipalities;

public sealed class OperatingThePlatform(KooperationHost host) : MunicipalitySpec(host)
{
    [Fact]
    public async Task Whoever_operates_sees_nothing_that_a_municipality_recorded()
    {
        await GivenTheMunicipality();
        var (organisation, id) = (await GivenOrganisation("Geheimer Verein"), Guid.CreateVersion7());
        var routes = Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1/municipalities/{ags}", StringComparison.Ordinal))
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => (Method: method, Path: route.RoutePattern.RawText!)))
            .Where(route => !route.Path.Contains("/switching-o", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.True(routes.Count > 100, $"{routes.Count} routes");
        foreach (var (method, path) in routes)
        {
            var address = path.Replace("{ags}", Municipality, StringComparison.Ordinal).Replace("{id:guid}", $"{organisation}", StringComparison.Ordinal);
            address = System.Text.RegularExpressions.Regex.Replace(address, @"\{[^}]*\}", $"{id}");
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            request.Headers.Add("Kooperation-Actor", "olga/operator");
            using var client = Host.CreateClient();
            using var response = await client.SendAsync(request, Cancelled);
            var body = await response.Content.ReadAsStringAsync(Cancelled);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {(int)response.StatusCode} {body}");
            Assert.DoesNotContain("Geheimer", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_list_is_for_the_operator_alone_and_says_what_is_opened_and_switched_off()
    {
        await GivenTheMunicipality();
        await Switch("off");

        var all = new List<System.Text.Json.Nodes.JsonNode>();
        for (var next = "/api/v1/municipalities?limit=500"; next is not null;)
        {
            var page = await As("olga/operator", HttpMethod.Get, next);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            all.AddRange(page.Json["items"]!.AsArray().Select(one => one!));
            next = page.Link;
        }

        var own = Assert.Single(all, one => one["ags"]!.ToString() == Municipality);
        Assert.Equal(["ags", "isSwitchedOff", "name", "opened"], own.AsObject().Select(part => part.Key).Order());
        Assert.Equal(("Altstadt", "2025-01-01", true), (own["name"]!.ToString(), own["opened"]!.ToString(), own["isSwitchedOff"]!.GetValue<bool>()));
        Assert.True(all.Count > KooperationHost.MostMunicipalities);
        Assert.Equal(all.Count, all.Select(one => one["ags"]!.ToString()).Distinct().Count());

        foreach (var role in new[] { "reader", "coordinator", "auditor", "privacy-officer", "administrator" })
        {
            Assert.Equal((role, HttpStatusCode.Forbidden), (role, (await As($"x/{role}@{Municipality}", HttpMethod.Get, "/api/v1/municipalities")).Status));
            Assert.Equal(
                (role, HttpStatusCode.Forbidden),
                (role, (await As($"x/{role}@{Municipality}", HttpMethod.Post, "/api/v1/municipalities", new { ags = "09174999", name = "Neu", reason = "r", occurredOn = "2025-01-01" })).Status));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await As("olga/operator", HttpMethod.Get, "/api/v1/municipalities?knownAt=1")).Status);
    }
}
