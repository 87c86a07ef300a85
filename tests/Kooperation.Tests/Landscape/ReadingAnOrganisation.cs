using System.Net;
using Kooperation.Domain.Steps;
using Kooperation.Landscape;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Landscape;

public sealed class ReadingAnOrganisation(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task An_entry_says_everything_that_is_known_by_now()
    {
        var (id, successor) = ((await Register()).Id, await GivenOrganisation());
        await Accepted($"organisations/{id}/identifiers", new { occurredOn = "1991", scheme = "VR Stuttgart", value = "4711" });
        await Accepted($"organisations/{id}/name", new { occurredOn = "2015", name = "Haus der Kulturen e. V." });
        await Accepted($"organisations/{id}/fields-of-activity", new { occurredOn = "2020", fieldsOfActivity = new[] { "Musik" }, districts = new[] { "Nord" } });
        await Accepted($"organisations/{id}/professionalisation", new { occurredOn = "2020", professionalisation = "paidStaff" });
        await Accepted($"organisations/{id}/mo-status", new { occurredOn = "2020", status = "confirmed", criteriaMet = new[] { "Vorstand" } });
        await Accepted($"organisations/{id}/contact-persons", new { occurredOn = "2021", person = Guid.CreateVersion7() });
        await Accepted($"organisations/{id}/confirmations", new { occurredOn = "2021-05" });
        var last = await Accepted($"organisations/{id}/dissolution", new { occurredOn = "2022-12-31", successorId = successor }, "*");

        var answer = await Get($"organisations/{id}?atLeast={last.Position}");

        Assert.Equal((HttpStatusCode.OK, 9), (answer.Status, answer.Version));
        Assert.Equal(
            $$$"""
            {"id":"{{{id}}}","name":"Haus der Kulturen e. V.","otherNames":["Casa"],"formerNames":["Kulturhaus e. V."],"legalForm":"e. V.","kind":"association",
            "fieldsOfActivity":["Musik"],"districts":["Nord"],"website":"https://kulturhaus.example","foundedOn":"1990",
            "identifiers":[{"scheme":"VR Stuttgart","value":"4711"}],"professionalisation":"paidStaff","moStatus":"confirmed","moCriteriaMet":["Vorstand"],
            "confirmedOn":"2021-05","dissolved":{"occurredOn":"2022-12-31","successorId":"{{{successor}}}"},"mergedIds":[],"version":9,"position":{{{last.Position}}}}
            """.ReplaceLineEndings(""),
            answer.Body);
    }

    [Fact]
    public async Task What_happened_last_holds_though_something_older_is_recorded_later()
    {
        var id = (await Register()).Id;
        await Accepted($"organisations/{id}/name", new { occurredOn = "2015", name = "Haus der Kulturen" });
        await Accepted($"organisations/{id}/mo-status", new { occurredOn = "2020", status = "confirmed" });
        await Accepted($"organisations/{id}/name", new { occurredOn = "1995", name = "Kulturladen" });
        var last = await Accepted($"organisations/{id}/mo-status", new { occurredOn = "2012", status = "unclear" });

        var entry = (await Get($"organisations/{id}?atLeast={last.Position}")).Json;

        Assert.Equal(("Haus der Kulturen", "confirmed"), (entry["name"]!.GetValue<string>(), entry["moStatus"]!.GetValue<string>()));
        Assert.Equal(["Kulturhaus e. V.", "Kulturladen"], entry["formerNames"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public async Task Corrections_and_withdrawals_show_and_the_view_built_anew_is_the_same()
    {
        var id = (await Register()).Id;
        var renamed = await Accepted($"organisations/{id}/name", new { occurredOn = "2015", name = "Haus der Kultur" });
        var confirmed = await Accepted($"organisations/{id}/confirmations", new { occurredOn = "2021" });
        await Accepted(
            $"steps/{renamed.StepId}/corrections",
            new { replacement = new { @event = "OrganisationRenamed", occurredOn = "2015", name = "Haus der Kulturen" }, reason = "Tippfehler" },
            "*");
        var last = await Accepted($"steps/{confirmed.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        var entry = await Get($"organisations/{id}?atLeast={last.Position}");

        Assert.Equal("Haus der Kulturen", entry.Json["name"]!.GetValue<string>());
        Assert.Equal(["Kulturhaus e. V."], entry.Json["formerNames"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Null(entry.Json["confirmedOn"]);
        Assert.Equal(5, entry.Version);

        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession(Municipality);
        var stored = await session.LoadAsync<OrganisationProfile>(id, Cancelled);
        var anew = (await session.Events.FetchStreamAsync(id, token: Cancelled)).Aggregate(
            (OrganisationProfile?)null,
            (profile, e) => OrganisationProfile.After(profile, id, new RecordedStep(e.Id, (Step)e.Data), e.Version, e.Sequence));
        Assert.Equal(Text(anew), Text(stored));
    }

    [Fact]
    public async Task An_entry_that_the_caller_has_is_not_sent_again()
    {
        var registered = await Register();
        var etag = (await Get($"organisations/{registered.Id}?atLeast={registered.Position}")).ETag;

        using var again = new HttpRequestMessage(HttpMethod.Get, At($"organisations/{registered.Id}"));
        again.Headers.TryAddWithoutValidation("If-None-Match", etag);

        var answer = await Send(again);
        Assert.Equal((HttpStatusCode.NotModified, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task The_id_of_a_merged_entry_leads_to_the_kept_one_through_however_many_merges()
    {
        var (first, second, third) = (await GivenOrganisation("Al Dar"), await GivenOrganisation("Al-Dar e. V."), await GivenOrganisation("Al Dar Frauenverein"));
        await Accepted($"organisations/{second}/merges", new { occurredOn = "2020", mergedId = first, reason = "doppelt" }, "*");
        var last = await Accepted($"organisations/{third}/merges", new { occurredOn = "2021", mergedId = second, reason = "doppelt" }, "*");

        using var response = await Client.GetAsync(At($"organisations/{first}?atLeast={last.Position}"), Cancelled);

        var kept = await Get($"organisations/{third}");
        var entry = kept.Json;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(At($"organisations/{third}"), response.Content.Headers.ContentLocation?.ToString());
        Assert.Equal((kept.ETag, last.Version), (response.Headers.ETag?.Tag, kept.Version));
        Assert.Equal(entry.ToJsonString(), System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!.ToJsonString());
        Assert.Equal([first, second], entry["mergedIds"]!.AsArray().Select(id => id!.GetValue<Guid>()).Order());
        Assert.Equal(2, (await StepsOf(first)).Count);
        Assert.Equal(["Al Dar Frauenverein"], (await Get("organisations")).Json["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_partnership_that_goes_on_with_the_kept_entry_is_shown_with_its_name()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar e. V."), await GivenOrganisation("Al Dar"));
        var partnership = (await Accepted("partnerships", new { organisationId = merged, occurredOn = "2015" })).Id;
        var last = await Accepted($"organisations/{kept}/merges", new { occurredOn = "2020", mergedId = merged, reason = "doppelt" }, "*");

        var one = await Get($"partnerships/{partnership}?atLeast={last.Position}");

        Assert.Equal(("Al-Dar e. V.", 2), (one.Json["name"]!.GetValue<string>(), one.Version));
    }

    [Fact]
    public async Task Nothing_is_known_of_an_unknown_id_nor_by_another_municipality()
    {
        var registered = await Register();

        Assert.Equal(HttpStatusCode.NotFound, (await Get($"organisations/{Guid.CreateVersion7()}")).Status);
        using var elsewhere = new HttpRequestMessage(
            HttpMethod.Get, $"/api/v1/municipalities/{Host.NewMunicipality()}/organisations/{registered.Id}?atLeast={registered.Position}");
        Assert.Equal(HttpStatusCode.NotFound, (await Send(elsewhere)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get($"organisations/{registered.Id}?full=true")).Status);
    }

    private Task<Answer> Register() => Accepted("organisations", new
    {
        name = "Kulturhaus e. V.",
        otherNames = new[] { "Casa" },
        legalForm = "e. V.",
        kind = "association",
        fieldsOfActivity = new[] { "Bildung" },
        districts = new[] { "Süd" },
        website = "https://kulturhaus.example",
        foundedOn = "1990",
        occurredOn = "2010"
    });

    private static string Text(OrganisationProfile? profile) => System.Text.Json.JsonSerializer.Serialize(profile, StepJson.Options);
}
