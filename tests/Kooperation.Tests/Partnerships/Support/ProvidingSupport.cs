using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Support;

public sealed class ProvidingSupport(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_room_is_lent_for_a_term()
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/support",
            new { occurredOn = "2026-02", kind = "room", what = "Saal im Bürgerhaus", term = new { from = "2026-02", until = "2026-12" } });

        var support = Assert.IsType<SupportProvided>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (SupportKind.Room, "Saal im Bürgerhaus", new Term(PartialDate.Month(2026, 2), PartialDate.Month(2026, 12))),
            (support.Kind, support.What, support.Term));
    }

    [Fact]
    public async Task Advice_needs_no_term()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/support", new { occurredOn = "2026-02", kind = "advice" });

        Assert.Equal(Term.Open, Assert.IsType<SupportProvided>((await StepsOf(partnership)).Last()).Term);
    }

    [Fact]
    public async Task Support_cannot_end_before_it_begins()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/support",
            new { occurredOn = "2026-02", kind = "staff", term = new { from = "2026-05", until = "2026-04" } },
            "A period cannot end before it begins.");
    }
}
