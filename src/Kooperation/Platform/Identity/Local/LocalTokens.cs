using System.Security.Claims;
using System.Text.Json.Nodes;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Kooperation.Platform.Identity.Local;

/// <summary>What stands in the tokens of Development. They look as those of Keycloak do (Keycloak Server Administration Guide, "OIDC token and SAML assertion mappings").</summary>
public static class LocalTokens
{
    /// <summary>The claims of an account, for whoever is to be signed in.</summary>
    /// <param name="client">Who asked for the token.</param>
    public static ClaimsPrincipal Of(LocalAccount account, string client, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("local", Claims.Name, Claims.Role);
        foreach (var (claim, value) in Said(account.Reference.ToString(), account.Name, account.Roles, account.Office))
        {
            if (value is JsonValue text) identity.SetClaim(claim, text.GetValue<string>());
            else identity.SetClaim(claim, value);
        }

        identity.SetClaim(Claims.PreferredUsername, account.Id).SetClaim(Claims.AuthorizedParty, client);
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);

        return new ClaimsPrincipal(identity).SetScopes(scopes).SetResources(LocalProvider.Audience);
    }

    /// <summary>The claims by which somebody is recognised.</summary>
    public static IEnumerable<(string Claim, JsonNode Value)> Said(string reference, string? name, IReadOnlyList<string> roles, string? office)
    {
        yield return (Claims.Subject, reference);
        yield return ("realm_access", new JsonObject { ["roles"] = Words(roles.Where(IsOfPlatform)) });
        yield return ("resource_access", new JsonObject { [LocalProvider.Audience] = new JsonObject { ["roles"] = Words(roles.Where(role => !IsOfPlatform(role))) } });
        if (name is not null) yield return (Claims.Name, name);
        if (office is not null) yield return (Actor.OfficeClaim, office);
    }

    private static bool IsOfPlatform(string role) => role == Roles.Operator;

    private static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => JsonValue.Create(word))];
}
