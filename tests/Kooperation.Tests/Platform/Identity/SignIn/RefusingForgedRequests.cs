using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Identity.SignIn;

/// <summary>What another site has a browser send with the cookie of a session is refused; a token or a key needs no such proof.</summary>
public sealed class RefusingForgedRequests(KooperationHost host) : KooperationSpec(host)
{
    private const string Organisations = "/api/v1/municipalities/03241001/organisations";

    [Fact]
    public async Task A_command_without_the_word_is_refused_and_records_nothing()
    {
        using var window = new BrowserWindow(Host);
        await window.SignIn("koordination");
        var before = await StepsInHannover();

        using var refused = await Register(window.Script, "Gefälscht e. V.");

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Cancelled))!;
        Assert.Equal(("urn:kooperation:problem:antiforgery", "Nicht von hier gesendet"), (problem["type"]!.ToString(), problem["title"]!.ToString()));
        Assert.Equal(before, await StepsInHannover());
    }

    [Fact]
    public async Task A_script_of_ours_takes_the_word_and_sends_it()
    {
        using var window = new BrowserWindow(Host);
        await window.SignIn("koordination");
        var token = JsonNode.Parse(await window.Script.GetStringAsync("/account/antiforgery", Cancelled))!;

        window.Script.DefaultRequestHeaders.Add(token["header"]!.ToString(), token["token"]!.ToString());
        using var recorded = await Register(window.Script, "Echt e. V.");

        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
    }

    [Fact]
    public async Task The_word_of_one_person_is_no_use_to_another()
    {
        using var mine = new BrowserWindow(Host);
        using var theirs = new BrowserWindow(Host);
        await mine.SignIn("koordination");
        await theirs.SignIn("beide");
        var token = JsonNode.Parse(await theirs.Script.GetStringAsync("/account/antiforgery", Cancelled))!;

        mine.Script.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token["token"]!.ToString());
        using var refused = await Register(mine.Script, "Fremd e. V.");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_token_needs_no_word() => await Accepted("organisations", new { name = "Mit Token e. V.", kind = "association", occurredOn = "2020" });

    [Fact]
    public async Task A_token_counts_more_than_a_session()
    {
        using var window = new BrowserWindow(Host);
        await window.SignIn("lesende");

        using var command = new HttpRequestMessage(HttpMethod.Post, Organisations) { Content = new StringContent("""{ "name": "Beides e. V.", "kind": "association", "occurredOn": "2020" }""", null, "application/json") };
        command.Headers.Add(ActorHeader.Name, "spec/coordinator");
        using var recorded = await window.Script.SendAsync(command, Cancelled);

        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_another_site()
    {
        using var window = new BrowserWindow(Host);
        await window.SignIn("lesende");

        foreach (var address in (string[])["/sign-out", "/sign-out/everywhere"])
        {
            using var nothing = new FormUrlEncodedContent([]);
            using var refused = await window.Script.PostAsync(address, nothing, Cancelled);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var still = await window.Script.GetAsync("/account/antiforgery", Cancelled);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    private async Task<int> StepsInHannover()
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession("03241001");
        return await session.Events.QueryAllRawEvents().CountAsync(Cancelled);
    }

    private static async Task<HttpResponseMessage> Register(HttpClient client, string name)
    {
        using var command = new StringContent($$"""{ "name": "{{name}}", "kind": "association", "occurredOn": "2020" }""", null, "application/json");
        return await client.PostAsync(Organisations, command, Cancelled);
    }
}
