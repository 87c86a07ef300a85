using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Seats;

public sealed class HoldingASeat(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_seat_is_granted_used_and_withdrawn()
    {
        var partnership = await GivenPartnership();
        var seat = await GivenSeat(partnership);
        var granted = Assert.IsType<SeatGranted>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (seat.StepId, "Kuratorium", 4, 25, SeatRight.Vote),
            (granted.SeatId, granted.Body, granted.Seats, granted.SeatsInBody, granted.Right));

        var used = await Accepted(Exercises(partnership, seat.StepId), new { occurredOn = "2025-11-18", session = "7. Sitzung" });
        Assert.Equal(
            (seat.StepId, "7. Sitzung"),
            (await StepsOf(partnership)).Last() is SeatExercised exercised ? (exercised.SeatId, exercised.Session) : default);

        await Accepted(Withdrawal(partnership, seat.StepId), new { occurredOn = "2026-03-31", reason = "Wahlperiode endete" }, used.ETag);
        Assert.Equal(seat.StepId, Assert.IsType<SeatWithdrawn>((await StepsOf(partnership)).Last()).SeatId);
    }

    [Theory]
    [InlineData(0, 25)]
    [InlineData(26, 25)]
    public async Task The_seats_are_a_share_of_the_body(int seats, int seatsInBody)
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/seats",
            new { occurredOn = "2025", body = "Kuratorium", seats, seatsInBody, right = "advisory" },
            "The partner's seats must be at least one and no more than the body has.");
    }

    [Fact]
    public async Task A_seat_is_one_in_a_body()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/seats", new { occurredOn = "2025", body = "", seats = 1, right = "veto" }, "This must not be empty.");
    }

    [Fact]
    public async Task A_seat_that_was_never_granted_is_neither_used_nor_withdrawn()
    {
        var partnership = await GivenPartnership();

        await Refused(Exercises(partnership, Guid.CreateVersion7()), new { occurredOn = "2026" }, "This seat was never granted.");
        await Refused(Withdrawal(partnership, Guid.CreateVersion7()), new { occurredOn = "2026" }, "This seat was never granted.", "\"1\"");
    }

    [Fact]
    public async Task A_seat_is_neither_used_nor_withdrawn_before_it_was_granted()
    {
        var partnership = await GivenPartnership();
        var seat = await GivenSeat(partnership);

        const string sentence = "This follows from what happened on 1 January 2025 and cannot have happened before, in 2024.";
        await Refused(Exercises(partnership, seat.StepId), new { occurredOn = "2024" }, sentence);
        await Refused(Withdrawal(partnership, seat.StepId), new { occurredOn = "2024" }, sentence, seat.ETag);
    }

    [Fact]
    public async Task After_its_withdrawal_only_earlier_use_of_a_seat_can_be_recorded()
    {
        var partnership = await GivenPartnership();
        var seat = await GivenSeat(partnership);
        var withdrawn = await Accepted(Withdrawal(partnership, seat.StepId), new { occurredOn = "2026-03-31" }, seat.ETag);

        const string sentence = "This seat was withdrawn on 31 March 2026: only what happened until then can still be recorded.";
        await Refused(Exercises(partnership, seat.StepId), new { occurredOn = "2026-04-01" }, sentence);
        await Refused(Exercises(partnership, seat.StepId), new { occurredOn = "2026" }, sentence);
        await Refused(Exercises(partnership, seat.StepId), new { occurredOn = (string?)null }, sentence);
        await Accepted(Exercises(partnership, seat.StepId), new { occurredOn = "2026-03-31" });
        await Accepted(Exercises(partnership, seat.StepId), new { occurredOn = "2025-11" });

        await Refused(Withdrawal(partnership, seat.StepId), new { occurredOn = "2026-05" }, "This seat has been withdrawn already.", "\"5\"");
        Assert.Equal("\"3\"", withdrawn.ETag);
    }

    [Fact]
    public async Task A_seat_withdrawn_on_an_unknown_day_is_used_no_more()
    {
        var partnership = await GivenPartnership();
        var seat = await GivenSeat(partnership);
        await Accepted(Withdrawal(partnership, seat.StepId), new { occurredOn = (string?)null }, seat.ETag);

        await Refused(Exercises(partnership, seat.StepId), new { occurredOn = "2025-11" }, "This seat was withdrawn, nobody knows when.");
    }

    [Fact]
    public async Task Withdrawing_a_seat_needs_the_version_last_read()
    {
        var partnership = await GivenPartnership();
        var seat = await GivenSeat(partnership);

        Assert.Equal(428, (int)(await Post(Withdrawal(partnership, seat.StepId), new { occurredOn = "2026" })).Status);
        Assert.Equal(412, (int)(await Post(Withdrawal(partnership, seat.StepId), new { occurredOn = "2026" }, "\"1\"")).Status);
    }

    private Task<Answer> GivenSeat(Guid partnership) => Accepted(
        $"partnerships/{partnership}/seats",
        new { occurredOn = "2025-01-01", body = "Kuratorium", seats = 4, seatsInBody = 25, right = "vote" });

    private static string Exercises(Guid partnership, Guid seat) => $"partnerships/{partnership}/seats/{seat}/exercises";

    private static string Withdrawal(Guid partnership, Guid seat) => $"partnerships/{partnership}/seats/{seat}/withdrawal";
}
