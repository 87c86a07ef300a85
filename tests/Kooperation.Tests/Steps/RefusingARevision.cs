using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Steps;

/// <summary>Corrections and withdrawals that cannot be: each is answered with a sentence, and nothing is appended.</summary>
public sealed class RefusingARevision(KooperationHost host) : KooperationSpec(host)
{
    private const string Unknown = "This municipality keeps nothing under that id. Look it up in the list it should be in.";
    private const string Stays = "A correction or withdrawal stays as it is: correct the step itself once more, or record it anew.";
    private const string SameThing = "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.";

    [Fact]
    public async Task A_replacement_about_something_in_another_history()
    {
        var (partnership, other) = (await GivenPartnership(), await GivenPartnership("Zweite e. V."));
        var (mine, theirs) = (await Commitment(partnership), await Commitment(other));

        await Refused($"steps/{mine.StepId}/corrections", Correcting(Made(theirs.StepId)), SameThing, "*");
        var opened = (await StoredOf(partnership))[0].Id;
        var organisation = await GivenOrganisation("Dritte e. V.");
        await Refused(
            $"steps/{opened}/corrections",
            Correcting(new { @event = "PartnershipOpened", occurredOn = "2010", organisationId = organisation, organisationFoundedOn = "1990" }),
            SameThing,
            "*");
    }

    [Fact]
    public async Task A_step_that_was_withdrawn()
    {
        var meeting = await Meeting(await GivenPartnership());
        await Accepted($"steps/{meeting.StepId}/withdrawal", new { reason = "Irrtum" }, "*");

        await Refused($"steps/{meeting.StepId}/corrections", Correcting(Met("2026-02-01")), "This step has been withdrawn already.", "*");
        await Refused($"steps/{meeting.StepId}/withdrawal", new { reason = "Irrtum" }, "This step has been withdrawn already.", "*");
    }

    [Fact]
    public async Task A_step_that_others_rest_on()
    {
        var partnership = await GivenPartnership();
        var made = await Commitment(partnership);
        var kept = await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2026-05" });

        await Refused(
            $"steps/{made.StepId}/withdrawal", new { reason = "Irrtum" }, $"A later step rests on this one: withdraw “promise kept” of May 2026 ({kept.StepId}) first.", "*");
    }

    [Fact]
    public async Task A_correction_or_a_withdrawal()
    {
        var meeting = await Meeting(await GivenPartnership());
        var correction = await Accepted($"steps/{meeting.StepId}/corrections", Correcting(Met("2026-02-01")), "*");
        var withdrawal = await Accepted($"steps/{meeting.StepId}/withdrawal", new { reason = "Irrtum" }, "*");

        foreach (var revision in new[] { correction, withdrawal })
        {
            await Refused($"steps/{revision.StepId}/corrections", Correcting(Met("2026-02-01")), Stays, "*");
            await Refused($"steps/{revision.StepId}/withdrawal", new { reason = "Irrtum" }, Stays, "*");
        }
    }

    [Fact]
    public async Task A_step_of_another_municipality_as_one_that_was_never_recorded()
    {
        var meeting = await Meeting(await GivenPartnership());
        var before = await CountOfSteps();
        var elsewhere = Host.NewMunicipality();

        foreach (var stepId in new[] { meeting.StepId, Guid.CreateVersion7() })
        {
            foreach (var (revision, body) in new (string, object)[] { ("corrections", Correcting(Met("2026-02-01"))), ("withdrawal", new { reason = "Irrtum" }), ("withdrawal", new { }) })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/municipalities/{elsewhere}/steps/{stepId}/{revision}") { Content = System.Net.Http.Json.JsonContent.Create(body) };
                var answer = await Send(request);
                Assert.Equal((HttpStatusCode.NotFound, Unknown), (answer.Status, answer.Json["detail"]!.GetValue<string>()));
            }
        }

        Assert.Equal(before, await CountOfSteps());
    }

    [Fact]
    public async Task A_replacement_in_the_future_or_of_another_kind()
    {
        var meeting = await Meeting(await GivenPartnership());

        await Refused($"steps/{meeting.StepId}/corrections", Correcting(Met("2099-01-01")), "1 January 2099 lies in the future: a step is recorded once it has happened.", "*");
        await Refused(
            $"steps/{meeting.StepId}/corrections",
            Correcting(new { @event = "SupportProvided", occurredOn = "2026", kind = "room", term = new { from = (string?)null, until = (string?)null } }),
            "A step of the kind \"contact\" can only be replaced by another one; withdraw it if something else happened.",
            "*");
    }

    private Task<Answer> Meeting(Guid partnership) => Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

    private Task<Answer> Commitment(Guid partnership) => Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-01", by = "municipality", what = "Raum" });

    private static object Correcting(object replacement) => new { replacement, reason = "verlesen" };

    private static object Met(string occurredOn) => new { @event = "ContactMade", occurredOn, form = "meeting", direction = "mutual", topics = Array.Empty<string>() };

    private static object Made(Guid id) => new { @event = "CommitmentMade", occurredOn = "2026-03-01", commitmentId = id, by = "municipality", what = "Raum", due = (string?)null };
}
