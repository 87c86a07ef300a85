using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Landscape;
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

    [Fact]
    public void A_withdrawn_contact_is_none_and_a_corrected_one_is_what_it_says_now()
    {
        var (partnership, step) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var contact = new ContactMade(ContactForm.Call, ContactDirection.Mutual, [], null) { OccurredOn = PartialDate.Year(2020) };

        Assert.True(Told(partnership, (step, contact)).HasContact);
        Assert.False(Told(partnership, (step, contact), (Guid.CreateVersion7(), new StepWithdrawn(step, "nie"))).HasContact);
        Assert.False(Told(
            partnership,
            (step, contact),
            (Guid.CreateVersion7(), new StepCorrected(step, contact with { Counterpart = Counterpart.AnotherHost }, "andere"))).HasContact);
    }

    [Fact]
    public void A_partnership_is_open_unless_it_ended_last()
    {
        var partnership = Guid.CreateVersion7();
        var end = (Guid.CreateVersion7(), (Step)new PartnershipEnded(Side.Partner, "Keine Zeit") { OccurredOn = PartialDate.Year(2020) });
        var resumption = (Guid.CreateVersion7(), (Step)new PartnershipResumed(null) { OccurredOn = PartialDate.Year(2021) });

        Assert.True(Told(partnership).IsOpen);
        Assert.False(Told(partnership, end).IsOpen);
        Assert.True(Told(partnership, end, resumption).IsOpen);
        Assert.True(Told(partnership, resumption, end).IsOpen);
        Assert.False(Told(partnership, end, resumption, (Guid.CreateVersion7(), new StepWithdrawn(resumption.Item1, "nie"))).IsOpen);
        Assert.False(Told(partnership, (Guid.CreateVersion7(), new PartnershipsMerged(Guid.CreateVersion7(), partnership, "doppelt"))).IsOpen);
    }

    private static Tie Told(Guid partnership, params (Guid Id, Step Step)[] steps) => steps.Aggregate(
        Tie.After(null, partnership, new RecordedStep(partnership, new PartnershipOpened(Guid.CreateVersion7(), PartialDate.Unknown)))!,
        (tie, step) => Tie.After(tie, partnership, new RecordedStep(step.Id, step.Step))!);

    private async Task<Guid> Register(string name, string occurredOn, string[] fieldsOfActivity, string[] districts) =>
        (await Accepted("organisations", new { name, kind = "association", fieldsOfActivity, districts, occurredOn })).Id;

    private static string Readable(JsonNode node) => node.ToJsonString(StepJson.Options);
}
