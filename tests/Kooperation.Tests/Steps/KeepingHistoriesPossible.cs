using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Steps;

/// <summary>What is corrected, withdrawn or told late must leave a history that can have happened.</summary>
public sealed class KeepingHistoriesPossible(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_contact_is_not_moved_behind_the_end_of_the_partnership()
    {
        var partnership = await GivenPartnership();
        var contact = await Meets(partnership, "2024-12-01");
        await Ends(partnership, "2025-01-01");

        await Refused(
            $"steps/{contact.StepId}/corrections",
            Correcting(new { @event = "ContactMade", occurredOn = "2025-06-01", form = "meeting", direction = "mutual", topics = Array.Empty<string>() }),
            "Something is recorded that happened on 1 June 2025, when the partnership had ended on 1 January 2025.",
            "*");
        await Accepted(
            $"steps/{contact.StepId}/corrections",
            Correcting(new { @event = "ContactMade", occurredOn = "2024-11-01", form = "meeting", direction = "mutual", topics = Array.Empty<string>() }),
            "*");
    }

    [Fact]
    public async Task A_partnership_does_not_end_before_what_happened_in_it()
    {
        var partnership = await GivenPartnership();
        await Meets(partnership, "2025-05-01");

        await Refused(
            $"partnerships/{partnership}/end",
            new { occurredOn = "2025-01-01", by = "partner", reason = "Auflösung" },
            "Something is recorded that happened on 1 May 2025, when the partnership had ended on 1 January 2025.",
            "*");
        await Ends(partnership, "2025-05-01");
    }

    [Fact]
    public async Task Nothing_happened_between_an_end_and_the_resumption()
    {
        var partnership = await GivenPartnership();
        await Ends(partnership, "2024-01-01");
        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2025-01-01" });

        await Refused(
            $"partnerships/{partnership}/contacts",
            new { occurredOn = "2024-06-01", form = "meeting", direction = "mutual" },
            "This partnership ended on 1 January 2024: resume it first, or record what happened before.");
        await Meets(partnership, "2025-06-01");
        await Meets(partnership, "2023-06-01");
    }

    [Fact]
    public async Task The_resumption_under_later_contacts_stays_and_one_that_was_a_slip_goes()
    {
        var partnership = await GivenPartnership();
        var paused = await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2020-01", reason = "Umbau" });
        var resumed = await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2020-06" });
        await Ends(partnership, "2024");

        await Accepted($"steps/{resumed.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");
        await Accepted($"steps/{paused.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        var again = await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2025-01-01" });
        await Meets(partnership, "2025-06-01");
        await Refused(
            $"steps/{again.StepId}/withdrawal",
            new { reason = "Irrtum" },
            "Something is recorded that happened on 1 June 2025, when the partnership had ended in 2024.",
            "*");
    }

    [Fact]
    public async Task A_pause_is_not_moved_to_where_none_can_begin()
    {
        var partnership = await GivenPartnership();
        var paused = await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2020-01-01", reason = "Umbau" });
        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2020-06-01" });

        await Refused(
            $"steps/{paused.StepId}/corrections",
            Correcting(new { @event = "PartnershipPaused", occurredOn = "2020-07-01", reason = "Umbau" }),
            "The resumption of 1 June 2020 would follow neither a pause nor an end.",
            "*");
    }

    [Fact]
    public async Task A_seat_is_not_withdrawn_before_it_was_used()
    {
        var partnership = await GivenPartnership();
        var seat = await Accepted($"partnerships/{partnership}/seats", new { occurredOn = "2024-01-01", body = "Beirat", seats = 1, right = "vote" });
        var used = await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/exercises", new { occurredOn = "2025-06-01" });

        await Refused(
            $"partnerships/{partnership}/seats/{seat.StepId}/withdrawal",
            new { occurredOn = "2025-01-01" },
            "The seat was used on 1 June 2025 and cannot have been withdrawn before that.",
            "*");
        var withdrawn = await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/withdrawal", new { occurredOn = "2025-07-01" }, "*");

        await Refused(
            $"steps/{used.StepId}/corrections",
            Correcting(new { @event = "SeatExercised", occurredOn = "2025-08-01", seatId = seat.StepId }),
            "The seat would have been used on 1 August 2025, after it was withdrawn on 1 July 2025.",
            "*");
        await Refused(
            $"steps/{withdrawn.StepId}/corrections",
            Correcting(new { @event = "SeatWithdrawn", occurredOn = "2025-05-01", seatId = seat.StepId }),
            "The seat would have been used on 1 June 2025, after it was withdrawn on 1 May 2025.",
            "*");
    }

    [Fact]
    public async Task A_renewed_agreement_goes_on_as_its_successor()
    {
        var partnership = await GivenPartnership();
        var signed = await Accepted($"partnerships/{partnership}/agreements", new { occurredOn = "2020-01-01", kind = "cooperation", purpose = "Elternarbeit" });
        await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/renewals", new { occurredOn = "2024-01-01" });
        const string sentence = "This agreement has been renewed already: what becomes of it is recorded with its successor.";

        await Refused($"partnerships/{partnership}/agreements/{signed.StepId}/termination", new { occurredOn = "2025-01-01", by = "partner", reason = "Umzug" }, sentence, "*");
        await Refused($"partnerships/{partnership}/agreements/{signed.StepId}/amendments", new { occurredOn = "2025-01-01", what = "Neue Räume" }, sentence);
        await Refused(
            $"partnerships/{partnership}/agreements/{signed.StepId}/termination",
            new { occurredOn = "2023-01-01", by = "partner", reason = "Umzug" },
            "The agreement was continued on 1 January 2024 and cannot have been terminated before that.",
            "*");
    }

    [Fact]
    public async Task A_hearing_says_only_once_when_feedback_was_given()
    {
        var partnership = await GivenPartnership();
        var held = await Accepted($"partnerships/{partnership}/hearings", new { occurredOn = "2025-01-01", decision = "Schulplan" });
        await Accepted($"partnerships/{partnership}/hearings/{held.StepId}/answer", new { occurredOn = "2025-09-01" });

        await Refused(
            $"steps/{held.StepId}/corrections",
            Correcting(new { @event = "HearingHeld", occurredOn = "2025-01-01", hearingId = held.StepId, decision = "Schulplan", feedbackGivenOn = "2025-03-01" }),
            "An answer to this hearing is recorded as a step of its own: the hearing itself cannot say another day of feedback.",
            "*");
    }

    [Fact]
    public async Task A_corrected_founding_reaches_the_partnership()
    {
        var registered = await Accepted("organisations", Registering("2020"));
        var partnership = (await Accepted("partnerships", new { organisationId = registered.Id, occurredOn = "2021" })).Id;
        await Refused(
            $"partnerships/{partnership}/contacts",
            new { occurredOn = "2015", form = "meeting", direction = "mutual" },
            "The organisation was founded in 2020; nothing can have happened with it in 2015.");

        await Accepted($"steps/{registered.StepId}/corrections", Correcting(Registered("2010")), "*");
        await Meets(partnership, "2015");
        Assert.Equal(PartialDate.Year(2010), ((PartnershipOpened)((StepCorrected)(await StepsOf(partnership))[1]).Replacement).OrganisationFoundedOn);

        await Refused(
            $"steps/{registered.StepId}/corrections",
            Correcting(Registered("2018")),
            "Something happened with this organisation in 2015: it cannot have been founded only in 2018.",
            "*");
        await Refused(
            $"steps/{partnership}/corrections",
            Correcting(new { @event = "PartnershipOpened", occurredOn = "2021", organisationId = registered.Id, organisationFoundedOn = "1990" }),
            "When the organisation was founded stands in its own entry: correct it there.",
            "*");
    }

    [Fact]
    public async Task A_founding_after_the_registration_is_corrected_where_it_stands()
    {
        await Refused("organisations", new { name = "Verein", kind = "association", foundedOn = "2020", occurredOn = "2010" },
            "An organisation founded in 2020 cannot have been registered before, in 2010.");

        var registered = await Accepted("organisations", Registering("2021"));
        await Accepted($"steps/{registered.StepId}/corrections", Correcting(Registered("2002")), "*");
    }

    [Fact]
    public async Task A_successor_is_another_registered_organisation_in_a_correction_too()
    {
        var organisation = await GivenOrganisation();
        var dissolved = await Accepted($"organisations/{organisation}/dissolution", new { occurredOn = "2024" }, "*");

        await Refused(
            $"steps/{dissolved.StepId}/corrections",
            Correcting(new { @event = "OrganisationDissolved", occurredOn = "2024", successorId = organisation }),
            "An organisation cannot continue its own work after its end.",
            "*");
        await Refused(
            $"steps/{dissolved.StepId}/corrections",
            Correcting(new { @event = "OrganisationDissolved", occurredOn = "2024", successorId = Guid.CreateVersion7() }),
            "The successor is not registered here.",
            "*");
        await Refused("partnerships", new { organisationId = organisation, occurredOn = "2025" },
            "The organisation was dissolved in 2024: no partnership can begin after that.");
    }

    [Fact]
    public async Task A_correction_says_when_it_happened_even_if_nobody_knows()
    {
        var contact = await Meets(await GivenPartnership(), "2025-01-01");

        await Malformed(
            $"steps/{contact.StepId}/corrections",
            Correcting(new { @event = "ContactMade", form = "call", direction = "mutual", topics = Array.Empty<string>() }),
            "/replacement/occurredOn",
            "“occurredOn” is missing.");
        await Accepted(
            $"steps/{contact.StepId}/corrections",
            Correcting(new { @event = "ContactMade", occurredOn = (string?)null, form = "call", direction = "mutual", topics = Array.Empty<string>() }),
            "*");
    }

    [Fact]
    public async Task Nothing_becomes_invented_by_being_corrected()
    {
        var contact = await Meets(await GivenPartnership(), "2025-01-01");

        await Refused(
            $"steps/{contact.StepId}/corrections",
            Correcting(new { @event = "ContactMade", occurredOn = "2025-01-01", form = "meeting", direction = "mutual", topics = Array.Empty<string>(), basis = "invented" }),
            "What was invented stays invented, and nothing else becomes so.",
            "*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_revision_says_why(string reason)
    {
        var contact = await Meets(await GivenPartnership(), "2025-01-01");

        await Refused($"steps/{contact.StepId}/withdrawal", new { reason }, "This must not be empty.", "*");
        await Refused(
            $"steps/{contact.StepId}/corrections",
            new { replacement = new { @event = "ContactMade", occurredOn = "2025-01-02", form = "meeting", direction = "mutual", topics = Array.Empty<string>() }, reason },
            "This must not be empty.",
            "*");
    }

    private Task<Answer> Meets(Guid partnership, string day) =>
        Accepted($"partnerships/{partnership}/contacts", new { occurredOn = day, form = "meeting", direction = "mutual" });

    private Task<Answer> Ends(Guid partnership, string day) =>
        Accepted($"partnerships/{partnership}/end", new { occurredOn = day, by = "partner", reason = "Auflösung" }, "*");

    private static object Correcting(object replacement) => new { replacement, reason = "Datum verwechselt" };

    private static object Registering(string foundedOn) => new { name = "Verein", kind = "association", foundedOn, occurredOn = "2021" };

    private static object Registered(string foundedOn) => new
    {
        @event = "OrganisationRegistered",
        occurredOn = "2021",
        name = "Verein",
        otherNames = Array.Empty<string>(),
        kind = "association",
        fieldsOfActivity = Array.Empty<string>(),
        districts = Array.Empty<string>(),
        foundedOn
    };
}
