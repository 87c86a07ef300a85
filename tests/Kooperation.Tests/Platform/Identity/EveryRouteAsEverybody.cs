using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.Keys;
using Kooperation.Platform.Recording;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>Every route of the service is called as everybody that there is, and answers as the table of permissions says.</summary>
[Collection(ServiceWithProvider.Collection)]
public sealed class EveryRouteAsEverybody(ServiceWithProvider running)
{
    private const string Here = "16000101";
    private const string Elsewhere = "16000102";

    private static readonly string[] KeyRoles = [Roles.Reader, Roles.Coordinator, Roles.Auditor];

    /// <summary>Somebody, what they show, and the grants by which they are to be judged; null for nobody.</summary>
    private sealed record Caller(string Who, IReadOnlyList<string>? Grants, string? Token = null, string? Key = null);

    [Fact]
    public async Task What_is_answered_to_whom_is_what_the_table_says()
    {
        var callers = await Callers();
        var wrong = new List<string>();
        var (cells, open) = (0, 0);

        foreach (var endpoint in running.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var permission = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (isOpen) open++;

            // What can be foretold takes less than what is then recorded.
            var isForetold = endpoint.Metadata.GetMetadata<ForetoldMetadata>() is not null;
            (string Query, string? Permission)[] ways = isForetold ? [("", Permissions.Record), ("?dryRun=true", permission)] : [("", permission)];

            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            foreach (var (query, needed) in ways)
            foreach (var caller in callers)
            {
                cells++;
                var status = await Ask(method, AddressOf(endpoint) + query, caller);
                if (Expected(needed, isOpen, caller) is { } refused ? status != refused : status is 401 or 403 or >= 500) wrong.Add($"{method} {endpoint.RoutePattern.RawText}{query} as {caller.Who}: {status}");
            }
        }

        Assert.True(cells > 3_000, $"only {cells} cells");
        Assert.True(open > 0);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cells} cells are wrong:\n{string.Join('\n', wrong.Take(100))}");
    }

    // 401 or 403; null where something else is to be answered.
    private static int? Expected(string? permission, bool isOpen, Caller caller) =>
        isOpen ? null
        : caller.Grants is null ? 401
        : permission is null ? null
        : caller.Grants.Any(grant => Permissions.Named(permission).Roles.Any(role => grant == (role == Roles.Operator ? role : $"{role}@{Here}"))) ? null
        : 403;

    private async Task<int> Ask(string method, string address, Caller caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
        if (caller.Token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {caller.Token}");
        if (caller.Key is not null) request.Headers.TryAddWithoutValidation(ApiKeyAuthentication.Header, caller.Key);
        using var answer = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private static string AddressOf(RouteEndpoint endpoint) => string.Concat("/", string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts[0] switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "ags" } => Here,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart id when id.ParameterPolicies.Any(policy => policy.Content == "guid") => "0192f7a0-0000-7000-8000-00000000dead",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart other => other.Name,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        var part => part.ToString()!
    })));

    private async Task<IReadOnlyList<Caller>> Callers()
    {
        var provider = running.Provider;
        using var foreign = System.Security.Cryptography.RSA.Create(2048);
        var foreignKey = new SigningCredentials(new RsaSecurityKey(foreign.ExportParameters(true)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256);
        var keys = await GivenKeys();

        return
        [
            new("nobody", null),
            new("an expired token", null, provider.Token(token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(-10)), AllRoles)),
            new("a token of another provider", null, provider.Token(token => token.Issuer = "https://identity.example.org", AllRoles)),
            new("a token that another key signed", null, provider.Token(token => token.SigningCredentials = foreignKey, AllRoles)),
            new("a token for another service", null, provider.Token(token => token.Audience = "another-service", AllRoles)),
            new("a known person without a role", [], provider.Token(null, ("role", null), ("municipality", null))),
            .. Roles.OfMunicipality.Select(role => new Caller($"{role} here", [$"{role}@{Here}"], provider.Token(null, ("role", $"{role}@{Here}"), ("municipality", null)))),
            .. Roles.OfMunicipality.Select(role => new Caller($"{role} elsewhere", [$"{role}@{Elsewhere}"], provider.Token(null, ("role", $"{role}@{Elsewhere}"), ("municipality", null)))),
            new("the operator", [Roles.Operator], provider.Token(null, ("role", Roles.Operator), ("municipality", null))),
            .. KeyRoles.Select(role => new Caller($"a key of a {role} here", [$"{role}@{Here}"], Key: keys[$"{role}@{Here}"])),
            .. KeyRoles.Select(role => new Caller($"a key of a {role} elsewhere", [$"{role}@{Elsewhere}"], Key: keys[$"{role}@{Elsewhere}"])),
            new("a revoked key", null, Key: await Revoked())
        ];
    }

    private static (string, object?) AllRoles => ("role", Roles.OfMunicipality.Select(role => $"{role}@{Here}").Append(Roles.Operator).ToArray());

    private async Task<Dictionary<string, string>> GivenKeys()
    {
        var keys = new Dictionary<string, string>();
        foreach (var ags in new[] { Here, Elsewhere })
        foreach (var role in KeyRoles) keys[$"{role}@{ags}"] = (await Issue(ags, role))["key"]!.ToString();
        return keys;
    }

    private async Task<JsonNode> Issue(string ags, string role)
    {
        var expiresOn = Days.FromNow(30);
        using var issued = await running.Send(
            $"/api/v1/municipalities/{ags}/api-keys",
            Administrator(ags),
            $$"""{ "label": "DMS", "role": "{{role}}", "expiresOn": "{{expiresOn}}", "reason": "Anschluss" }""");
        Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        return JsonNode.Parse(await issued.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<string> Revoked()
    {
        var key = await Issue(Here, Roles.Coordinator);
        using var revoked = await running.Send($"/api/v1/municipalities/{Here}/api-keys/{key["id"]}/revocation", Administrator(Here), """{ "reason": "nicht mehr gebraucht" }""");
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        return key["key"]!.ToString();
    }

    private string Administrator(string ags) => running.Provider.Token(null, ("role", $"administrator@{ags}"), ("municipality", null));
}
