using System.Text;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Recording;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>The page about permissions is written from the table in the code and from the routes of the service.</summary>
public sealed class ThePermissionsPage(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task It_says_what_the_service_does()
    {
        var page = Written();
        var path = Path.Combine(Repository.Root, "docs", "permissions.md");
        if (Environment.GetEnvironmentVariable("KOOPERATION_WRITE_PAGES") == "1") await File.WriteAllTextAsync(path, page, Cancelled);

        Assert.Equal(await File.ReadAllTextAsync(path, Cancelled), page);
    }

    private string Written()
    {
        string[] roles = [.. Roles.OfMunicipality, Roles.Operator];
        var text = new StringBuilder();
        text.AppendLine("# Who may do what").AppendLine();
        text.AppendLine("Roles are given per municipality by the identity provider ([integration](integration.md)); the operator runs the platform and belongs to no municipality. API keys are readers, coordinators or");
        text.AppendLine("auditors. Whoever is limited to offices names one of them in every step that can name one. This page is written from the table in the code, `Permissions`, and compared with it by a test.").AppendLine();
        text.AppendLine($"| Permission | | {string.Join(" | ", roles)} |");
        text.AppendLine($"|---|---|{string.Concat(roles.Select(_ => ":-:|"))}");
        foreach (var permission in Permissions.All)
        {
            text.AppendLine($"| **{permission.Name}** | {permission.What.English} | {string.Join(" | ", roles.Select(role => permission.Roles.Contains(role) ? "✓" : ""))} |");
        }

        foreach (var (title, routes) in RoutesByPermission())
        {
            text.AppendLine().AppendLine($"## {title}").AppendLine();
            foreach (var route in routes) text.AppendLine($"- `{route}`");
        }

        text.AppendLine().AppendLine("Addresses below `…` are those of a municipality, `/api/v1/municipalities/{ags}`. What can be asked with `dryRun=true` takes the permission it is listed under; to record it takes *record*.");
        return text.ToString();
    }

    private IEnumerable<(string Title, IReadOnlyList<string> Routes)> RoutesByPermission()
    {
        var routes = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Select(endpoint => (endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy, Said: Said(endpoint)))
            .OrderBy(route => route.Said.Split(' ')[1], StringComparer.Ordinal).ThenBy(route => route.Said, StringComparer.Ordinal)
            .ToLookup(route => route.Policy, route => route.Said);

        return Permissions.All.Select(permission => (permission.Name, (IReadOnlyList<string>)[.. routes[permission.Name]]))
            .Append(("Everybody who is signed in", [.. routes[null]]));
    }

    private static string Said(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single()} {endpoint.RoutePattern.RawText!.Replace("/api/v1/municipalities/{ags}", "…", StringComparison.Ordinal).Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/')}"
        + (endpoint.Metadata.GetMetadata<ForetoldMetadata>() is null ? "" : "?dryRun=true");
}
