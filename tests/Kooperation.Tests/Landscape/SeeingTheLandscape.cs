using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Landscape;

public sealed class SeeingTheLandscape(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task The_landscape_counts_what_there_is_and_names_the_gaps()
    {
        var today = Host.Services.GetRequiredService<Today>().InGermany;
        var (recently, longAgo) = ($"{today.AddYears(-2).AddDays(1):yyyy-MM-dd}", $"{today.AddYears(-2).AddDays(-1):yyyy-MM-dd}");

        var partner = await Register("Brücke e. V.", "2010", ["Bildung", "Musik"], ["Nord"]);
        var partnership = (await Accepted("partnerships", new { organisationId = partner, occurredOn = "2011" })).Id;
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2012", form = "meeting", direction = "mutual" });
        await Accepted($"organisations/{partner}/mo-status", new { occurredOn = "2012", status = "confirmed" });
        await Accepted($"organisations/{partner}/confirmations", new { occurredOn = recently });

        var former = await Register("Ägäis e. V.", "2010", ["musik", "Sport"], ["Süd"]);
        var ended = (await Accepted("partnerships", new { organisationId = former, occurredOn = "2011" })).Id;
        await Accepted($"partnerships/{ended}/contacts", new { occurredOn = "2012", form = "meeting", direction = "mutual", counterpart = "anotherHost" });
        await Accepted($"partnerships/{ended}/end", new { occurredOn = "2013", by = "partner", reason = "Keine Zeit" }, "*");
        await Accepted($"organisations/{former}/confirmations", new { occurredOn = longAgo });

        var young = await Register("Zukunft", recently, ["Sport"], []);
        var gone = await Register("Gestern", "2010", ["Medien"], ["West"]);
        var last = await Accepted($"organisations/{gone}/dissolution", new { occurredOn = "2015" }, "*");

        var landscape = (await Get($"landscape?atLeast={last.Position}")).Json;

        Assert.Equal(
            $$$"""
            {"asOf":"{{{today:yyyy-MM-dd}}}","organisations":3,"withPartnership":1,"dissolved":1,
            "byKind":{"association":3,"network":0,"umbrella":0,"initiative":0},
            "byMoStatus":{"selfDeclared":0,"confirmed":1,"not":0,"unclear":0,"notAssessed":2},
            "fieldsOfActivity":[{"name":"Bildung","organisations":1,"withPartnership":1},{"name":"Musik","organisations":2,"withPartnership":1},
            {"name":"Sport","organisations":2,"withPartnership":0}],
            "districts":[{"name":"Nord","organisations":1,"withPartnership":1},{"name":"Süd","organisations":1,"withPartnership":0}],
            "fieldsWithoutPartner":["Sport"],"districtsWithoutPartner":["Süd"],
            "withoutContact":[{"id":"{{{former}}}","name":"Ägäis e. V."},{"id":"{{{young}}}","name":"Zukunft"}],
            "notConfirmed":[{"id":"{{{former}}}","name":"Ägäis e. V.","confirmedOn":"{{{longAgo}}}"}]}
            """.ReplaceLineEndings(""),
            Readable(landscape),
            ignoreCase: true);
    }

    [Fact]
    public async Task Contacts_and_partnerships_of_a_merged_entry_are_those_of_the_kept_one()
    {
        var (kept, merged) = (await Register("Al-Dar", "2010", ["Bildung"], []), await Register("Al Dar", "2010", ["Sport"], []));
        var partnership = (await Accepted("partnerships", new { organisationId = merged, occurredOn = "2011" })).Id;
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2012", form = "meeting", direction = "mutual" });
        var last = await Accepted($"organisations/{kept}/merges", new { occurredOn = "2020", mergedId = merged, reason = "doppelt" }, "*");

        var landscape = (await Get($"landscape?atLeast={last.Position}")).Json;

        Assert.Equal((1, 1), (landscape["organisations"]!.GetValue<int>(), landscape["withPartnership"]!.GetValue<int>()));
        Assert.Empty(landscape["withoutContact"]!.AsArray());
        Assert.Equal("Bildung", Assert.Single(landscape["fieldsOfActivity"]!.AsArray())!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_municipality_without_organisations_has_an_empty_landscape() =>
        Assert.Equal(0, (await Get("landscape")).Json["organisations"]!.GetValue<int>());

    [Fact]
    public async Task The_landscape_knows_no_parameters_but_its_freshness() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("landscape?district=Nord")).Status);

    private async Task<Guid> Register(string name, string occurredOn, string[] fieldsOfActivity, string[] districts) =>
        (await Accepted("organisations", new { name, kind = "association", fieldsOfActivity, districts, occurredOn })).Id;

    private static string Readable(JsonNode node) => node.ToJsonString(StepJson.Options);
}
