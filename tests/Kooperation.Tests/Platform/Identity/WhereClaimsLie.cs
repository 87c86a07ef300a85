using System.Security.Claims;
using Kooperation.Platform.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>What a provider says is found where the configuration says it lies.</summary>
public sealed class WhereClaimsLie
{
    // As Keycloak 26 writes an access token of a user, apart from the values.
    private const string OfKeycloak = """
        {
          "exp": 1795708800, "iat": 1795708500, "auth_time": 1795708490, "jti": "onrtac:3c0c9d62-7e1b-4a83-8f0b-0a3c2f1f9d11",
          "iss": "https://keycloak.example.org/realms/stadt", "aud": ["kooperation", "account"], "sub": "f2a4e1c8-5d0b-4c66-9a42-1d4f6f3b8a55", "typ": "Bearer",
          "azp": "kooperation-web", "sid": "7d1c2b1e-8a63-4a7f-9d0e-2f3f5c0a1b77", "acr": "1", "allowed-origins": ["https://kooperation.example.org"],
          "realm_access": { "roles": ["offline_access", "default-roles-stadt", "uma_authorization", "auditor@06414000"] },
          "resource_access": { "kooperation": { "roles": ["coordinator@03241001", "reader"] }, "account": { "roles": ["manage-account", "administrator"] } },
          "scope": "openid profile email", "email_verified": true, "municipality": ["03241001", "04011000"], "name": "Ada Beispiel", "preferred_username": "ada.beispiel",
          "given_name": "Ada", "family_name": "Beispiel", "email": "ada.beispiel@example.org"
        }
        """;

    [Fact]
    public void A_token_as_Keycloak_writes_it_is_understood_without_a_word_of_configuration()
    {
        var (actor, name, flaw) = Read(OfKeycloak);

        Assert.Null(flaw);
        Assert.Equal(("f2a4e1c8-5d0b-4c66-9a42-1d4f6f3b8a55", "Ada Beispiel"), (actor!.Reference, name));
        Assert.Equal(["coordinator@03241001", "reader@03241001", "reader@04011000"], actor.Grants.Select(grant => grant.ToString()));
        Assert.Null(actor.Offices);
    }

    [Fact]
    public void Roles_of_the_realm_count_where_the_configuration_names_them() =>
        Assert.Equal(["auditor@06414000"], Grants(OfKeycloak, ("Identity:Claims:Roles", "/realm_access/roles")));

    [Fact]
    public void Roles_of_another_client_are_not_ours() =>
        Assert.DoesNotContain(Read(OfKeycloak).Actor!.Grants, grant => grant.Role == Roles.Administrator);

    [Theory]
    [InlineData("""{ "sub": "a", "role": "coordinator", "municipality": "03241001" }""", "coordinator@03241001")]
    [InlineData("""{ "sub": "a", "role": ["reader", "auditor"], "municipality": ["03241001", "06414000"] }""", "reader@03241001 reader@06414000 auditor@03241001 auditor@06414000")]
    [InlineData("""{ "sub": "a", "role": ["reader@03241001", "coordinator@06414000"] }""", "reader@03241001 coordinator@06414000")]
    [InlineData("""{ "sub": "a", "role": "operator" }""", "operator")]
    [InlineData("""{ "sub": "a", "role": "operator@03241001", "municipality": "03241001" }""", "")]
    [InlineData("""{ "sub": "a", "role": "mayor", "municipality": "03241001" }""", "")]
    [InlineData("""{ "sub": "a", "role": "coordinator@hannover" }""", "")]
    [InlineData("""{ "sub": "a", "role": "coordinator", "municipality": "hannover" }""", "")]
    [InlineData("""{ "sub": "a", "role": "coordinator", "municipality": "*" }""", "")]
    [InlineData("""{ "sub": "a", "role": "coordinator" }""", "")]
    [InlineData("""{ "sub": "a", "role": { "roles": ["coordinator"] }, "municipality": "03241001" }""", "")]
    [InlineData("""{ "sub": "a", "resource_access": "coordinator", "municipality": "03241001" }""", "")]
    [InlineData("""{ "sub": "a", "resource_access": { "kooperation": ["coordinator"] }, "municipality": "03241001" }""", "")]
    [InlineData("""{ "sub": "a", "resource_access": { "kooperation": { "roles": "coordinator" } }, "municipality": "03241001" }""", "coordinator@03241001")]
    [InlineData("""{ "sub": "a", "grant": "administrator@03241001" }""", "")]
    public void A_role_holds_in_a_municipality_that_is_named_and_nowhere_else(string token, string grants) => Assert.Equal(grants, string.Join(' ', Grants(token)));

    [Theory]
    [InlineData("""{ "sub": "", "role": "reader" }""", "no subject")]
    [InlineData("""{ "sub": " ", "role": "reader" }""", "no subject")]
    [InlineData("""{ "role": "reader" }""", "no subject")]
    [InlineData("""{ "sub": "key:0192f7a0-0000-7000-8000-000000000001", "role": "reader" }""", "unusable subject")]
    [InlineData("""{ "sub": "a\nb", "role": "reader" }""", "unusable subject")]
    public void Who_is_nobody_or_calls_themselves_a_key_is_refused(string token, string flaw) => Assert.Equal((null, flaw), (Read(token).Actor, Read(token).Flaw));

    [Fact]
    public void Another_provider_may_say_it_elsewhere_and_with_other_words()
    {
        const string token = """
            { "oid": "b7", "sub": "pairwise", "https://kooperation.example.org/roles": ["KOOP_Koordination"], "ext": { "orgs": { "ags": ["03241001"] }, "amt": "FB 50" }, "display": "Ada" }
            """;

        var (actor, name, _) = Read(
            token,
            ("Identity:Claims:Subject", "oid"),
            ("Identity:Claims:Name", "display"),
            ("Identity:Claims:Roles:0", "role"),
            ("Identity:Claims:Roles:1", "https://kooperation.example.org/roles"),
            ("Identity:Claims:Municipalities", "/ext/orgs/ags"),
            ("Identity:Claims:Offices", "/ext/amt"),
            ("Identity:RoleNames:KOOP_Koordination", "coordinator"));

        Assert.Equal(("b7", "Ada", "coordinator@03241001", "FB 50"), (actor!.Reference, name, Assert.Single(actor.Grants).ToString(), Assert.Single(actor.Offices!)));
    }

    private static IEnumerable<string> Grants(string token, params (string Key, string Value)[] settings) => Read(token, settings).Actor!.Grants.Select(grant => grant.ToString());

    // The claims as the reader of tokens hands them over.
    private static (Actor? Actor, string? Name, string? Flaw) Read(string payload, params (string Key, string Value)[] settings)
    {
        IReadOnlyList<Claim> claims = [.. new JsonWebToken("""{"alg":"none"}""", payload).Claims];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("Identity:Audience", "kooperation")).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)))
            .Build();
        return ProviderClaims.Configured(configuration).Read(claims);
    }
}
