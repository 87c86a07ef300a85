using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Qualifications;

public sealed class FollowingAnOffer(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task The_funnel_shows_what_became_of_an_offer()
    {
        var partnerships = await GivenPartnerships(5);
        var offer = (await Accepted("qualifications", Offer(partnerships))).StepId;
        await Accepted($"partnerships/{partnerships[0]}/qualifications/{offer}/acceptance", new { occurredOn = "2026-03" });
        await Accepted($"partnerships/{partnerships[1]}/qualifications/{offer}/acceptance", new { occurredOn = "2026-03" });
        await Accepted($"partnerships/{partnerships[1]}/qualifications/{offer}/completion", new { occurredOn = "2026-05", participants = 12 });
        await Accepted($"partnerships/{partnerships[2]}/qualifications/{offer}/completion", new { occurredOn = "2026-05", participants = 3 });
        await Accepted($"partnerships/{partnerships[3]}/qualifications/{offer}/refusal", new { occurredOn = "2026-03" });

        await Shows(offer, new
        {
            offerId = offer,
            title = "Vereinsrecht",
            @for = "partner",
            offeredTo = 5,
            accepted = 3,
            declined = 1,
            unanswered = 1,
            completed = 2,
            participants = 15,
            invented = false
        });
    }

    [Fact]
    public async Task Nobody_counted_is_not_nobody_came()
    {
        var partnership = await GivenPartnership();
        var offer = (await Accepted($"partnerships/{partnership}/qualifications", Offer())).StepId;
        await Accepted($"partnerships/{partnership}/qualifications/{offer}/completion", new { occurredOn = "2026-05" });

        await Shows(offer, Figures(offer, offeredTo: 1, accepted: 1, completed: 1));
    }

    [Fact]
    public async Task Participants_are_counted_beyond_any_single_number()
    {
        var partnerships = await GivenPartnerships(2);
        var offer = (await Accepted("qualifications", Offer(partnerships))).StepId;
        foreach (var partnership in partnerships)
        {
            await Accepted(
                $"partnerships/{partnership}/qualifications/{offer}/completion", new { occurredOn = "2026-05", participants = int.MaxValue });
        }

        await Shows(offer, Figures(offer, offeredTo: 2, accepted: 2, completed: 2, participants: 2L * int.MaxValue));
    }

    [Fact]
    public async Task The_newest_offer_comes_first_and_other_municipalities_do_not_come_at_all()
    {
        var elsewhere = new FollowingAnOffer(Host);
        await elsewhere.Accepted($"partnerships/{await elsewhere.GivenPartnership()}/qualifications", Offer());
        var partnership = await GivenPartnership();
        var first = (await Accepted($"partnerships/{partnership}/qualifications", Offer())).StepId;
        var second = (await Accepted($"partnerships/{partnership}/qualifications", Offer())).StepId;

        var offers = await Eventually(Offers, offers => offers.Count >= 2);

        Assert.Equal([second, first], offers.Select(offer => offer!["offerId"]!.GetValue<Guid>()));
    }

    [Fact]
    public async Task A_withdrawn_step_counts_no_more()
    {
        var partnerships = await GivenPartnerships(2);
        var offer = (await Accepted("qualifications", Offer(partnerships))).StepId;
        var acceptance = (await Accepted($"partnerships/{partnerships[0]}/qualifications/{offer}/acceptance", new { occurredOn = "2026-03" })).StepId;
        await Shows(offer, Figures(offer, offeredTo: 2, accepted: 1, unanswered: 1));

        await Record(session => session.Events.Append(partnerships[0], new StepWithdrawn(acceptance, "verwechselt")));
        await Shows(offer, Figures(offer, offeredTo: 2, unanswered: 2));

        var second = (await StoredOf(partnerships[1])).Last().Id;
        await Record(session => session.Events.Append(partnerships[1], new StepWithdrawn(second, "verwechselt")));
        await Shows(offer, Figures(offer, offeredTo: 1, unanswered: 1));

        await Record(session => session.Events.Append(partnerships[0], new StepWithdrawn(offer, "verwechselt")));
        await Eventually(Offers, offers => offers.Count == 0);
    }

    [Fact]
    public async Task A_corrected_step_counts_as_it_really_was()
    {
        var partnership = await GivenPartnership();
        var offer = (await Accepted($"partnerships/{partnership}/qualifications", Offer())).StepId;
        var completion = (await Accepted(
            $"partnerships/{partnership}/qualifications/{offer}/completion", new { occurredOn = "2026-05", participants = 12 })).StepId;

        var renamed = new QualificationOffered(offer, "Vereinsrecht kompakt", null, null, Term.Open, Audience.Administration);
        await Record(session => session.Events.Append(
            partnership,
            new StepCorrected(completion, new QualificationCompleted(offer, 21, null, PartialDate.Unknown), "Zahlendreher"),
            new StepCorrected(offer, renamed, "Titel")));

        var figures = Figures(offer, offeredTo: 1, accepted: 1, completed: 1, participants: 21);
        (figures["title"], figures["for"]) = ("Vereinsrecht kompakt", "administration");
        await Shows(offer, figures);
    }

    [Fact]
    public async Task Revisions_of_other_steps_and_of_steps_that_do_not_exist_leave_the_funnel_as_it_is()
    {
        var partnership = await GivenPartnership();
        var offer = (await Accepted($"partnerships/{partnership}/qualifications", Offer())).StepId;
        var contact = (await Accepted(
            $"partnerships/{partnership}/contacts", new { occurredOn = "2026-03", form = "call", direction = "mutual" })).StepId;

        await Record(session => session.Events.Append(
            partnership,
            new StepWithdrawn(contact, "verwechselt"),
            new StepWithdrawn(Guid.CreateVersion7(), "gibt es nicht"),
            new QualificationAccepted(offer) { OccurredOn = PartialDate.Month(2026, 3) }));

        await Shows(offer, Figures(offer, offeredTo: 1, accepted: 1));
    }

    [Fact]
    public async Task A_made_up_offer_is_marked()
    {
        var partnership = await GivenPartnership();
        var offer = Guid.CreateVersion7();
        await Record(session => session.Events.Append(
            partnership, new QualificationOffered(offer, "Vereinsrecht", null, null, Term.Open, Audience.Partner) { Basis = Basis.Invented }));

        var figures = Figures(offer, offeredTo: 1, unanswered: 1);
        figures["invented"] = true;
        await Shows(offer, figures);
    }

    [Fact]
    public async Task A_municipality_without_offers_has_an_empty_list()
    {
        var answer = await Get("qualifications");

        Assert.Equal((HttpStatusCode.OK, """{"items":[]}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Nobody_reads_without_saying_who_it_is()
    {
        using var stranger = Host.CreateClient();

        using var answer = await stranger.GetAsync(At("qualifications"), Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static object Offer(IReadOnlyList<Guid>? partnerships = null) => partnerships is null
        ? new { occurredOn = "2026-02", title = "Vereinsrecht", @for = "partner" }
        : new { partnerships, occurredOn = "2026-02", title = "Vereinsrecht", @for = "partner" };

    private static JsonObject Figures(
        Guid offer, int offeredTo, int accepted = 0, int declined = 0, int unanswered = 0, int completed = 0, long? participants = null)
    {
        var figures = new JsonObject
        {
            ["offerId"] = offer,
            ["title"] = "Vereinsrecht",
            ["for"] = "partner",
            ["offeredTo"] = offeredTo,
            ["accepted"] = accepted,
            ["declined"] = declined,
            ["unanswered"] = unanswered,
            ["completed"] = completed,
            ["invented"] = false
        };
        if (participants is not null) figures["participants"] = participants;
        return figures;
    }

    private async Task Shows(Guid offer, object figures)
    {
        var expected = JsonSerializer.SerializeToNode(figures);
        await Eventually(
            async () => (await Offers()).SingleOrDefault(shown => shown!["offerId"]!.GetValue<Guid>() == offer),
            shown => JsonNode.DeepEquals(shown, expected));
    }

    private async Task<JsonArray> Offers() => (await Get("qualifications")).Json["items"]!.AsArray();
}
