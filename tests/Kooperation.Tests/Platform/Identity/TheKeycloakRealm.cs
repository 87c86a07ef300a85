using System.Text.Json.Nodes;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.SignIn;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>The realm that is offered for import fits the service: what its mappers write into a token is what the service reads.</summary>
[Collection(ServiceWithProvider.Collection)]
public sealed class TheKeycloakRealm(ServiceWithProvider running)
{
    private static readonly JsonObject Realm = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "keycloak", "kooperation-realm.json")))!.AsObject();

    [Fact]
    public void Its_roles_are_those_of_the_service()
    {
        var roles = Realm["roles"]!["client"]![Provider.Audience]!.AsArray().Select(role => role!["name"]!.ToString()).ToList();

        Assert.Superset(Roles.OfMunicipality.Append(Roles.Operator).ToHashSet(), roles.ToHashSet());
        Assert.All(roles.Except(Roles.OfMunicipality), role => Assert.NotNull(Grant.Read(role)));
    }

    [Fact]
    public void Its_client_for_browsers_knows_the_addresses_of_the_service()
    {
        var web = Client("kooperation-web");
        var here = web["rootUrl"]!.ToString();

        Assert.Equal([$"{here}{Browser.CallbackAddress}"], web["redirectUris"]!.AsArray().Select(address => address!.ToString()));
        Assert.Equal($"{here}{Browser.SignedOutAddress}", web["attributes"]!["post.logout.redirect.uris"]!.ToString());
        Assert.Equal($"{here}{Browser.BackChannelAddress}", web["attributes"]!["backchannel.logout.url"]!.ToString());
        Assert.Equal("S256", web["attributes"]!["pkce.code.challenge.method"]!.ToString());
        Assert.False(web["directAccessGrantsEnabled"]!.GetValue<bool>() || web["implicitFlowEnabled"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("kooperation-web", "Hannover: Koordination", 201)]
    [InlineData("kooperation-web", "Hannover: Revision", 403)]
    [InlineData("kooperation-job", "service-account-kooperation-job", 201)]
    public async Task Whoever_it_gives_a_token_to_is_what_their_group_says(string client, string member, int recording)
    {
        var holder = Realm["groups"]!.AsArray().Concat(Realm["users"]!.AsArray()).Single(one => (one!["name"] ?? one["username"])!.ToString() == member)!.AsObject();
        var token = running.Provider.Token(null, [("role", null), ("municipality", null), .. Mapped(client, holder)]);

        using var read = await running.Send("/api/v1/municipalities/03241001/organisations", token);
        using var recorded = await running.Send("/api/v1/municipalities/03241001/organisations", token, """{ "name": "Sprachcafé e. V.", "kind": "association", "occurredOn": "2010" }""");
        using var elsewhere = await running.Send("/api/v1/municipalities/06414000/organisations", token);

        Assert.Equal((200, recording, 403), ((int)read.StatusCode, (int)recorded.StatusCode, (int)elsewhere.StatusCode));
    }

    [Fact]
    public void Only_administrators_of_the_realm_say_to_which_municipality_somebody_belongs()
    {
        var profile = JsonNode.Parse(Realm["components"]!["org.keycloak.userprofile.UserProfileProvider"]![0]!["config"]!["kc.user.profile.config"]![0]!.ToString())!;

        foreach (var name in new[] { "municipality", "office" })
        {
            var attribute = profile["attributes"]!.AsArray().Single(one => one!["name"]!.ToString() == name)!;
            Assert.Equal(["admin"], attribute["permissions"]!["edit"]!.AsArray().Select(who => who!.ToString()));
        }
    }

    private static JsonNode Client(string id) => Realm["clients"]!.AsArray().Single(client => client!["clientId"]!.ToString() == id)!;

    // What the mappers of the client write into an access token: a dot in the name of a claim leads inside it.
    private static IEnumerable<(string Claim, object? Value)> Mapped(string client, JsonObject holder)
    {
        foreach (var mapper in Client(client)["protocolMappers"]!.AsArray())
        {
            var config = mapper!["config"]!;
            Assert.Equal("true", config["access.token.claim"]!.ToString());
            switch (mapper["protocolMapper"]!.ToString())
            {
                case "oidc-audience-mapper":
                    Assert.Equal(Provider.Audience, config["included.client.audience"]!.ToString());
                    break;
                case "oidc-usermodel-client-role-mapper":
                    var of = config["usermodel.clientRoleMapping.clientId"]!.ToString();
                    var path = config["claim.name"]!.ToString().Split('.').Select(part => part == "${client_id}" ? of : part).ToList();
                    var roles = holder["clientRoles"]![of]!.AsArray().Select(role => role!.ToString()).ToArray();
                    yield return (path[0], new Dictionary<string, object> { [path[1]] = new Dictionary<string, object> { [path[2]] = roles } });
                    break;
                case "oidc-usermodel-attribute-mapper":
                    if (holder["attributes"]?[config["user.attribute"]!.ToString()] is JsonArray values) yield return (config["claim.name"]!.ToString(), values.Select(value => value!.ToString()).ToArray());
                    break;
                default:
                    Assert.Fail($"{mapper["protocolMapper"]} is not understood here");
                    break;
            }
        }
    }
}
