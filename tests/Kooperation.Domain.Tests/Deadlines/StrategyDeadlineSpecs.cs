using Kooperation.Domain.Deadlines;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Domain.Tests.Depth;
using static Kooperation.Domain.Tests.Deadlines.Told;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Deadlines;

public sealed class StrategyDeadlineSpecs
{
    [Fact]
    public void An_adopted_strategy_ends_with_its_term_until_it_is_succeeded_or_closed()
    {
        Step[] adopted = [Draft("2021", "2025"), Adoption()];

        var late = Assert.Single(DueOfStrategy("2026-01-31", adopted));
        Assert.Equal((DeadlineKind.StrategyEnds, Day("2025-12-31"), 31), (late.Kind, late.On, late.LateOn(Day("2026-01-31"))));
        Assert.Equal("Die Strategie „WIR 2.0“ ist ausgelaufen; weder eine nächste Fassung noch ihr Abschluss ist erfasst", late.What.German);
        Assert.Empty(DueOfStrategy("2026-01-31", [.. adopted, new StrategySucceeded(A, []).On("2026-01-01")]));
        Assert.Empty(DueOfStrategy("2026-01-31", [.. adopted, new StrategyClosed("erledigt").On("2026-01-01")]));
        Assert.Empty(DueOfStrategy("2026-01-31", Draft("2021", "2025")));
    }

    [Fact]
    public void An_override_ends_on_its_day_unless_it_was_lifted_or_another_one_holds()
    {
        var goal = new GoalSet(B, A, "Mehr Sprachkurse").On("2021-02-01");
        Step[] overridden = [Draft(), goal, Override(C, B, 40, "2025-06-30")];

        var end = Assert.Single(DueOfStrategy("2025-06-30", overridden));
        Assert.Equal((DeadlineKind.OverrideEnds, B, 0), (end.Kind, end.About, end.LateOn(Day("2025-06-30"))));
        Assert.Equal("Der von Hand gesetzte Wert von 40 % für „Mehr Sprachkurse“ gilt danach nicht mehr", end.What.German);
        Assert.Empty(DueOfStrategy("2025-07-01", overridden));
        Assert.Equal(Day("2026-06-30"), Assert.Single(DueOfStrategy("2025-07-01", [.. overridden, Override(Id(9), B, 50, "2026-06-30") with { OccurredOn = PartialDate.Parse("2025-06-01") }])).On);
        Assert.Empty(DueOfStrategy("2025-06-30", [.. overridden, new OverrideLifted(C, null).On("2025-06-01")]));
    }

    private static ProgressOverridden Override(Guid id, Guid about, int percent, string until) =>
        new ProgressOverridden(id, about, percent, "geschätzt", PartialDate.Parse(until)).On("2025-01-01");
}
