using System.Net;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Organisations;

public sealed class MergingOrganisations(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_merge_is_written_to_both_entries()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar e. V."), await GivenOrganisation("Arabischer Frauenverein"));

        var answer = await Merge(kept, merged);

        Assert.Equal((kept, "\"2\""), (answer.Id, answer.ETag));
        var expected = new OrganisationsMerged(kept, merged, "Gleiche Satzung") { OccurredOn = new DateOnly(2024, 5, 1) };
        Assert.Equal(expected, (await StepsOf(kept)).Last());
        Assert.Equal(expected, (await StepsOf(merged)).Last());
        Assert.Equal(answer.StepId.ToString(), (await CausesOf(merged)).Last());
    }

    [Fact]
    public async Task Nothing_more_is_recorded_for_the_merged_entry()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation());
        await Merge(kept, merged);

        await Refused(
            $"organisations/{merged}/name", new { occurredOn = "2025", name = "Neu" }, $"This entry was merged into {kept}: record the step there.");
        await Refused(
            "partnerships", new { occurredOn = "2025", organisationId = merged }, $"This entry was merged into {kept}: record the step there.");
    }

    [Fact]
    public async Task An_entry_is_not_merged_with_itself()
    {
        var organisation = await GivenOrganisation();

        await RefusedMerge(organisation, organisation, "An entry cannot be merged with itself.");
    }

    [Fact]
    public async Task Only_a_registered_organisation_is_merged()
    {
        var refused = await RefusedMerge(await GivenOrganisation(), Guid.CreateVersion7(), "This organisation is not registered here.");

        Assert.NotNull(refused.Json["errors"]!["/mergedId"]);
    }

    [Fact]
    public async Task An_entry_is_merged_once_and_then_keeps_no_other()
    {
        var (kept, merged, third) = (await GivenOrganisation(), await GivenOrganisation(), await GivenOrganisation());
        await Merge(kept, merged);

        await RefusedMerge(third, merged, $"That entry was merged into {kept} already.");
        await RefusedMerge(merged, third, $"This entry was merged into {kept}: record the step there.");
        await Merge(third, kept, "\"1\"");
    }

    [Fact]
    public async Task A_merge_says_why()
    {
        await Refused(
            $"organisations/{await GivenOrganisation()}/merges",
            new { occurredOn = "2024", mergedId = await GivenOrganisation(), reason = " " },
            "This must not be empty.",
            "\"1\"");
    }

    [Fact]
    public async Task Whoever_merges_has_seen_what_others_did()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation());
        var command = new { occurredOn = "2024", mergedId = merged, reason = "doppelt" };

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Post($"organisations/{kept}/merges", command)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Post($"organisations/{kept}/merges", command, "\"7\"")).Status);
    }

    [Fact]
    public async Task Two_partnerships_become_one()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation());
        var (first, second) = (await Open(kept), await Open(merged));

        var answer = await Merge(kept, merged);

        var expected = new PartnershipsMerged(first, second, "Gleiche Satzung") { OccurredOn = new DateOnly(2024, 5, 1) };
        Assert.Equal(expected, (await StepsOf(first)).Last());
        Assert.Equal(expected, (await StepsOf(second)).Last());
        Assert.Equal(answer.StepId.ToString(), (await CausesOf(first)).Last());
        Assert.Equal(answer.StepId.ToString(), (await CausesOf(second)).Last());
        await Refused(
            $"partnerships/{second}/contacts",
            new { occurredOn = "2025", form = "call", direction = "mutual" },
            $"This partnership was merged into {first}: record the step there.");
    }

    [Fact]
    public async Task What_began_in_the_merged_partnership_goes_on_in_the_kept_one()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation());
        var (first, second) = (await Open(kept), await Open(merged));
        var conflict = await Accepted($"partnerships/{second}/conflicts", new { occurredOn = "2025-06-01", by = "partner", about = "Der Raum" });
        var promise = await Accepted($"partnerships/{second}/commitments", new { occurredOn = "2025-06-01", by = "municipality", what = "Ein Raum" });
        var seat = await Accepted($"partnerships/{second}/seats", new { occurredOn = "2025-06-01", body = "Beirat", seats = 1, right = "vote" });
        var agreement = await Accepted($"partnerships/{second}/agreements", new { occurredOn = "2025-06-01", kind = "cooperation", purpose = "Elternarbeit" });
        var offer = await Accepted($"partnerships/{second}/qualifications", new { occurredOn = "2025-06-01", title = "Vereinsrecht", @for = "partner" });

        await Merge(kept, merged);

        await Accepted($"partnerships/{first}/conflicts/{conflict.StepId}/resolution", new { occurredOn = "2025-09" });
        await Accepted($"partnerships/{first}/commitments/{promise.StepId}/fulfilment", new { occurredOn = "2025-09" });
        await Accepted($"partnerships/{first}/seats/{seat.StepId}/exercises", new { occurredOn = "2025-09" });
        await Accepted($"partnerships/{first}/qualifications/{offer.StepId}/acceptance", new { occurredOn = "2025-09" });
        await Accepted($"partnerships/{first}/agreements/{agreement.StepId}/termination", new { occurredOn = "2025-10", by = "partner", reason = "Umzug" }, "*");
        await Refused($"partnerships/{first}/commitments/{promise.StepId}/breach", new { occurredOn = "2025-09" }, "This commitment has been kept already.");
        await Refused(
            $"partnerships/{second}/commitments/{promise.StepId}/breach",
            new { occurredOn = "2025-09" },
            $"This partnership was merged into {first}: record the step there.");
    }

    [Fact]
    public async Task A_slip_in_a_merged_history_is_corrected_and_withdrawn_where_it_stands()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation());
        var (first, second) = (await Open(kept), await Open(merged));
        var contact = await Accepted($"partnerships/{second}/contacts", new { occurredOn = "2025-06-01", form = "meeting", direction = "mutual" });
        var promise = await Accepted($"partnerships/{second}/commitments", new { occurredOn = "2025-06-01", by = "municipality", what = "Ein Raum" });
        await Merge(kept, merged);
        var fulfilment = await Accepted($"partnerships/{first}/commitments/{promise.StepId}/fulfilment", new { occurredOn = "2025-09-01" });

        await Accepted($"steps/{contact.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");
        await Accepted(
            $"steps/{merged}/corrections",
            new { replacement = new { @event = "OrganisationRegistered", occurredOn = "2010", name = "Sprachcafé", otherNames = Array.Empty<string>(), kind = "association", fieldsOfActivity = Array.Empty<string>(), districts = Array.Empty<string>(), foundedOn = "1990" }, reason = "Tippfehler" },
            "*");
        await Refused(
            $"steps/{promise.StepId}/withdrawal",
            new { reason = "Irrtum" },
            $"A later step rests on this one: withdraw “promise kept” of 1 September 2025 ({fulfilment.StepId}) first.",
            "*");
        Assert.Equal(contact.StepId, Assert.IsType<StepWithdrawn>((await StepsOf(second)).Last()).StepId);
    }

    [Fact]
    public async Task The_only_partnership_goes_on_with_the_kept_entry()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation());
        var partnership = await Open(merged);

        await Merge(kept, merged);

        Assert.Equal(kept, Assert.IsType<OrganisationsMerged>((await StepsOf(partnership)).Last()).KeptId);
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025", form = "call", direction = "mutual" });
        await Refused("partnerships", new { occurredOn = "2025", organisationId = kept }, $"There is a partnership with this organisation already: {partnership}.");

        var person = Guid.CreateVersion7();
        await Accepted($"organisations/{kept}/contact-persons", new { occurredOn = "2025", person });
        Assert.Equal(person, Assert.IsType<PartnerContactNamed>((await StepsOf(partnership)).Last()).Person);
    }

    [Fact]
    public async Task An_ended_partnership_does_not_keep_entries_apart()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation());
        var partnership = await Open(merged);
        await GivenStep(partnership, new PartnershipEnded(Side.Partner, "Keine Zeit") { OccurredOn = PartialDate.Year(2020) });

        await Merge(kept, merged);

        Assert.IsType<OrganisationsMerged>((await StepsOf(partnership)).Last());
    }

    [Fact]
    public async Task Who_spoke_for_the_merged_entry_speaks_for_the_kept_one()
    {
        var (kept, merged) = (await GivenOrganisation(foundedOn: "2005"), await GivenOrganisation());
        var (both, only, early) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Accepted($"organisations/{kept}/contact-persons", new { occurredOn = "2010", person = both });
        await Accepted($"organisations/{merged}/contact-persons", new { occurredOn = "2011", person = both });
        await Accepted($"organisations/{merged}/contact-persons", new { occurredOn = "2012", person = only, role = "Kasse" });
        await Accepted($"organisations/{merged}/contact-persons", new { occurredOn = "2004", person = early });
        var partnership = await Open(kept);

        await Merge(kept, merged, "\"2\"");

        Assert.Equal(
            [
                new ContactPersonNamed(only, "Kasse") { OccurredOn = PartialDate.Year(2012) },
                new ContactPersonNamed(early, null) { OccurredOn = PartialDate.Unknown }
            ],
            (await StepsOf(kept)).Skip(3));
        Assert.Equal([both, only, early], (await StepsOf(partnership)).OfType<PartnerContactNamed>().Select(named => named.Person));
        await Accepted($"organisations/{kept}/contact-persons/{only}/departure", new { occurredOn = "2025" });
    }

    [Fact]
    public async Task What_is_corrected_in_the_merged_entry_afterwards_is_read_in_the_kept_one()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar e. V."), await GivenOrganisation("Frauenverrein"));
        var merge = await Merge(kept, merged);
        Assert.Equal(["Frauenverrein"], await OtherNames(merge));

        var corrected = await Accepted(
            $"steps/{(await StoredOf(merged))[0].Id}/corrections",
            new { replacement = new { @event = "OrganisationRegistered", occurredOn = "2010", name = "Frauenverein", otherNames = Array.Empty<string>(), kind = "association", fieldsOfActivity = Array.Empty<string>(), districts = Array.Empty<string>(), foundedOn = "1990" }, reason = "Tippfehler" },
            "*");

        Assert.Equal(["Frauenverein"], await OtherNames(corrected));

        async Task<IEnumerable<string>> OtherNames(Answer after) =>
            (await Get($"organisations/{kept}?atLeast={after.Position}")).Json["otherNames"]!.AsArray().Select(name => name!.GetValue<string>());
    }

    [Fact]
    public void A_merge_can_be_neither_corrected_nor_withdrawn()
    {
        var (kept, merged, step) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var fact = new OrganisationsMerged(kept, merged, "doppelt");
        var organisation = Organisation.Evolve(new Organisation { Id = kept }, kept, new RecordedStep(step, fact))!;

        Assert.Equal("merge-stands", organisation.Refuses(new StepWithdrawn(step, "doch nicht"))?.Rule);
        Assert.Equal("merge-stands", organisation.Refuses(new StepCorrected(step, fact, "anders"))?.Rule);
        Assert.Null(organisation.Refuses(new StepWithdrawn(Guid.CreateVersion7(), "etwas anderes")));
    }

    [Fact]
    public async Task Nor_in_the_partnership_that_goes_on_with_the_kept_entry()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation());
        var partnership = await Open(merged);
        await Merge(kept, merged);
        var told = (await StoredOf(partnership))[^1];

        await Refused($"steps/{told.Id}/withdrawal", new { reason = "doch nicht" }, "A merge can be neither corrected nor withdrawn.", "*");
    }

    private async Task GivenStep(Guid stream, Step step)
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().LightweightSession(Municipality);
        session.Events.Append(stream, step);
        await session.SaveChangesAsync(Cancelled);
    }

    private async Task<Guid> Open(Guid organisation) => (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;

    private Task<Answer> Merge(Guid kept, Guid merged, string ifMatch = "*") =>
        Accepted($"organisations/{kept}/merges", new { occurredOn = "2024-05-01", mergedId = merged, reason = "Gleiche Satzung" }, ifMatch);

    private Task<Answer> RefusedMerge(Guid kept, Guid merged, string sentence) =>
        Refused($"organisations/{kept}/merges", new { occurredOn = "2024-05-01", mergedId = merged, reason = "Gleiche Satzung" }, sentence, "*");
}
