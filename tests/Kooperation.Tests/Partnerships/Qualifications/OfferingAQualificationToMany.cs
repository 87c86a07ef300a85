using System.Net;
using System.Net.Http.Json;
using JasperFx.Events;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Tenancy;
using Kooperation.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Partnerships.Qualifications;

public sealed class OfferingAQualificationToMany(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task One_command_offers_the_same_to_all()
    {
        var partnerships = await GivenPartnerships(3);

        var answer = await Accepted("qualifications", Offer(partnerships));

        Assert.Equal((partnerships[0], At($"steps/{answer.StepId}"), "\"2\""), (answer.Id, answer.Location, answer.ETag));
        foreach (var partnership in partnerships)
        {
            var offered = Assert.IsType<QualificationOffered>((await StepsOf(partnership)).Last());
            Assert.Equal(
                (answer.StepId, "Vereinsrecht", Audience.Partner, PartialDate.Month(2026, 2)),
                (offered.OfferId, offered.Title, offered.For, offered.OccurredOn));
        }
    }

    [Fact]
    public async Task The_first_offer_is_the_step_and_the_cause_of_the_others()
    {
        var partnerships = await GivenPartnerships(3);

        var answer = await Accepted("qualifications", Offer(partnerships));

        var stored = new List<IEvent>();
        foreach (var partnership in partnerships) stored.Add((await StoredOf(partnership)).Last());

        Assert.Equal((answer.StepId, null), (stored[0].Id, stored[0].CausationId));
        Assert.All(stored.Skip(1), offered => Assert.Equal(answer.StepId.ToString(), offered.CausationId));
        Assert.Equal(3, stored.Select(offered => offered.Id).Distinct().Count());
        Assert.NotEmpty(Assert.Single(stored.Select(offered => offered.CorrelationId).Distinct())!);
        Assert.Equal(stored.Select(offered => offered.Sequence).Order(), stored.Select(offered => offered.Sequence));
        Assert.Equal(answer.Position, stored.Max(offered => offered.Sequence).ToString());
    }

    [Fact]
    public async Task Each_partnership_answers_for_itself()
    {
        var partnerships = await GivenPartnerships(2);
        var offer = (await Accepted("qualifications", Offer(partnerships))).StepId;

        await Accepted($"partnerships/{partnerships[0]}/qualifications/{offer}/acceptance", new { occurredOn = "2026-03" });
        await Accepted($"partnerships/{partnerships[1]}/qualifications/{offer}/refusal", new { occurredOn = "2026-03" });
    }

    [Fact]
    public async Task Five_hundred_partnerships_are_offered_to_at_once()
    {
        var partnerships = new List<Guid>();
        await Record(session =>
        {
            for (var number = 0; number < 500; number++)
            {
                partnerships.Add(Guid.CreateVersion7());
                session.Events.StartStream<Partnership>(partnerships[^1], new PartnershipOpened(Guid.CreateVersion7(), PartialDate.Unknown));
            }
        });

        var answer = await Accepted("qualifications", Offer(partnerships));

        Assert.Equal(partnerships[0], answer.Id);
        Assert.IsType<QualificationOffered>((await StepsOf(partnerships[499])).Last());
    }

    [Fact]
    public async Task The_same_key_offers_once()
    {
        var partnerships = await GivenPartnerships(2);

        var answers = new List<Answer>();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, At("qualifications"));
            request.Headers.Add("Idempotency-Key", "offer-to-both");
            request.Content = JsonContent.Create(Offer(partnerships));
            answers.Add(await Send(request));
        }

        Assert.Equal((HttpStatusCode.Created, answers[0].Body), (answers[1].Status, answers[1].Body));
        Assert.Equal(2, (await StepsOf(partnerships[1])).Count);
    }

    [Fact]
    public async Task A_list_that_is_none_is_not_understood()
    {
        var partnership = await GivenPartnership();
        var another = Guid.CreateVersion7();

        await Malformed("qualifications", Offer([]), "/partnerships", "One offer goes to 1 to 500 partnerships.");
        await Malformed(
            "qualifications",
            Offer([.. Enumerable.Range(0, 501).Select(_ => Guid.CreateVersion7())]),
            "/partnerships",
            "One offer goes to 1 to 500 partnerships.");
        var twice = await Malformed(
            "qualifications", Offer([partnership, another, partnership, another]), "/partnerships/2", "This partnership is named already.");
        Assert.Equal("This partnership is named already.", twice.ErrorAt("/partnerships/3"));
        await Malformed(
            "qualifications",
            new { partnerships = new[] { "nobody" }, occurredOn = "2026", title = "Vereinsrecht", @for = "partner" },
            "/partnerships/0",
            "An id (UUID) is expected here.");
    }

    [Fact]
    public async Task An_unknown_partnership_keeps_the_offer_from_all_and_is_named()
    {
        var partnerships = await GivenPartnerships(2);
        var (unknown, another) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var refused = await Refused(
            "qualifications", Offer([partnerships[0], unknown, partnerships[1], another]), $"There is no partnership {unknown} here.");

        Assert.Equal($"There is no partnership {unknown} here.", refused.ErrorAt("/partnerships/1"));
        Assert.Equal($"There is no partnership {another} here.", refused.ErrorAt("/partnerships/3"));
    }

    [Fact]
    public async Task A_partnership_of_another_municipality_is_unknown_here()
    {
        var elsewhere = await new OfferingAQualificationToMany(Host).GivenPartnership();

        await Refused("qualifications", Offer([await GivenPartnership(), elsewhere]), $"There is no partnership {elsewhere} here.");
    }

    [Fact]
    public async Task An_ended_partnership_keeps_the_offer_from_all_and_is_named()
    {
        var partnerships = await GivenPartnerships(3);
        await Record(session => session.Events.Append(
            partnerships[2], new PartnershipEnded(Side.Partner, "aufgelöst") { OccurredOn = PartialDate.Day(2025, 12, 31) }));

        var refused = await Refused(
            "qualifications",
            Offer(partnerships),
            $"Nothing was offered to anybody because of partnership {partnerships[2]}. "
            + "This partnership ended on 31 December 2025: resume it first, or record what happened before.");

        Assert.Equal("partnership-ended", refused.Json["rule"]!.GetValue<string>());
        Assert.NotNull(refused.ErrorAt("/partnerships/2"));
    }

    [Fact]
    public async Task A_merged_partnership_keeps_the_offer_from_all_and_is_named()
    {
        var partnerships = await GivenPartnerships(2);
        var kept = Guid.CreateVersion7();
        await Record(session => session.Events.Append(partnerships[1], new PartnershipsMerged(kept, partnerships[1], "dieselben")));

        await Refused(
            "qualifications",
            Offer(partnerships),
            $"Nothing was offered to anybody because of partnership {partnerships[1]}. "
            + $"This partnership was merged into {kept}: record the step there.");
    }

    [Fact]
    public async Task What_is_wrong_with_the_offer_itself_is_nobodys_fault()
    {
        var partnerships = await GivenPartnerships(2);

        var refused = await Refused(
            "qualifications", new { partnerships, occurredOn = "2026-02", title = " ", @for = "partner" }, "This must not be empty.");

        Assert.Equal("This must not be empty.", refused.ErrorAt("/title"));
    }

    [Fact]
    public async Task Offers_and_other_steps_at_the_same_moment_are_all_recorded_whole()
    {
        var partnerships = await GivenPartnerships(6);
        const int rounds = 8;

        var answers = await Task.WhenAll(Enumerable.Range(0, rounds).SelectMany(_ => new[]
        {
            Post("qualifications", Offer(partnerships)),
            Post("qualifications", Offer([.. partnerships.Reverse()])), // The other way round: each could hold what the other waits for.
            Post($"partnerships/{partnerships[3]}/contacts", new { occurredOn = "2026-02", form = "call", direction = "mutual" })
        }));

        // Nobody who raced sees a fault; one who lost too often is told to try again, and then nothing of his is there.
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.PreconditionFailed, answer.Body));
        var offers = answers
            .Where((answer, index) => index % 3 < 2 && answer.Status == HttpStatusCode.Created)
            .Select(answer => answer.StepId)
            .Order()
            .ToList();
        Assert.NotEmpty(offers);
        foreach (var partnership in partnerships)
        {
            Assert.Equal(offers, (await StepsOf(partnership)).OfType<QualificationOffered>().Select(offered => offered.OfferId).Order());
        }
    }

    [Fact]
    public async Task An_end_at_the_same_moment_leaves_all_offers_or_none()
    {
        for (var round = 0; round < 5; round++)
        {
            var partnerships = await GivenPartnerships(3);

            var offering = Post("qualifications", Offer(partnerships));
            var ending = EndedIn2024(partnerships[2]);
            await Task.WhenAll(offering, ending);

            Assert.IsType<Recorded>(await ending);
            var wasOffered = (await offering).Status == HttpStatusCode.Created;
            foreach (var partnership in partnerships)
            {
                Assert.Equal(wasOffered, (await StepsOf(partnership)).OfType<QualificationOffered>().Any());
            }
        }
    }

    private Task<Outcome> EndedIn2024(Guid partnership)
    {
        Ags.TryParse(Municipality, out var municipality, out _);
        return Host.Services.GetRequiredService<Recorder>().Record<Partnership>(
            new Teller(municipality, "spec", "spec", "spec"),
            partnership,
            stepId: null,
            (_, _) => new PartnershipEnded(Side.Partner, "aufgelöst") { OccurredOn = PartialDate.Year(2024) },
            Cancelled);
    }

    private static object Offer(IReadOnlyList<Guid> partnerships) =>
        new { partnerships, occurredOn = "2026-02", title = "Vereinsrecht", @for = "partner" };
}
