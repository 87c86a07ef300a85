using Kooperation.Domain.Measures;
using Kooperation.Domain.Quality;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Domain.Tests.Depth;
using static Kooperation.Domain.Tests.Deadlines.Told;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Quality;

/// <summary>What is missing from measures and strategies.</summary>
public sealed class PlanGapSpecs
{
    private static readonly GoalSet Goal = new GoalSet(A, C, "Mehr Sprachkurse").On("2021-02-01");

    [Fact]
    public void A_measure_completed_without_evidence_is_mended_by_its_correction()
    {
        var completed = new MeasureCompleted("gut", [], null).On("2025-06-01");

        var gap = Assert.Single(MeasureGaps.Of(Measure("2025-06-01", Plan(office: "FB 50"), completed), null));
        Assert.Equal((GapKind.CompletedWithoutEvidence, "Die Maßnahme „Lotsen“ ist umgesetzt, aber ein Beleg ist nicht erfasst", "FB 50"), (gap.Kind, gap.Why.German, Assert.Single(gap.Offices)));
        Assert.Equal(new Mend("StepCorrected", Id(2)), Assert.Single(gap.MendedBy));
        Assert.Empty(MeasureGaps.Of(Measure("2025-06-01", Plan(office: "FB 50"), completed with { Evidence = new Document("https://example.org/bericht.pdf", new string('a', 64)) }), null));
        Assert.Empty(MeasureGaps.Of(Measure("2025-05-31", Plan(office: "FB 50"), completed), null));
    }

    [Fact]
    public void A_measure_without_anybody_in_charge_is_named_while_there_is_something_to_do()
    {
        var gap = Assert.Single(MeasureGaps.Of(Measure("2025-06-01", Plan()), null));
        Assert.Equal((GapKind.MeasureWithoutOffice, "Wer für die Maßnahme „Lotsen“ zuständig ist, ist nicht erfasst"), (gap.Kind, gap.Why.German));
        Assert.Equal(new Mend("MeasureAssigned"), Assert.Single(gap.MendedBy));

        Assert.Empty(MeasureGaps.Of(Measure("2025-06-01", Plan(externalBody: "Stiftung")), null));
        Assert.Empty(MeasureGaps.Of(Measure("2025-06-01", Plan(), new MeasureAssigned("FB 50", null).On("2025-02-01")), null));
        Assert.Empty(MeasureGaps.Of(Measure("2025-06-01", Plan(), new MeasureDropped("kein Geld").On("2025-02-01")), null));
    }

    [Fact]
    public void Nobody_needs_to_be_in_charge_of_what_ended_with_its_edition()
    {
        var ended = Strategy("2025-06-01", Draft(), new StrategySucceeded(B, []).On("2025-05-01"));

        Assert.Empty(MeasureGaps.Of(Measure("2025-06-01", Plan()), ended));
        Assert.Single(MeasureGaps.Of(Measure("2025-06-01", Plan()), Strategy("2025-06-01", Draft())));
    }

    [Fact]
    public void An_undated_step_of_a_plan_is_said_to_hold_as_progress_has_it()
    {
        var gap = Assert.Single(MeasureGaps.Of(Measure("2025-06-01", Plan(office: "FB 50"), new MeasureStarted().On(null)), null));

        Assert.Equal("Von einem Schritt ist der Tag unbekannt: Er gilt für jeden Tag und zählt weder als Bericht noch als Messwert", gap.Why.German);
    }

    [Fact]
    public void Undated_and_judged_steps_of_a_plan_are_named_like_those_of_a_partnership()
    {
        Assert.Equal(
            [GapKind.UndatedSteps, GapKind.JudgedOnly],
            MeasureGaps.Of(Measure("2025-06-01", Plan(office: "FB 50").Judged(), new MeasureStarted().On(null).Judged()), null).Select(gap => gap.Kind));
        Assert.Equal(
            [GapKind.UndatedSteps, GapKind.JudgedOnly],
            StrategyGaps.Of(Strategy("2025-06-01", Draft().Judged().On(null)), []).Select(gap => gap.Kind));
    }

    [Fact]
    public void A_strategy_adopted_without_a_decision_is_mended_by_its_correction()
    {
        var gap = Assert.Single(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Adoption(decision: null)), []));

        Assert.Equal((GapKind.AdoptedWithoutDecision, new Mend("StepCorrected", Id(2))), (gap.Kind, Assert.Single(gap.MendedBy)));
        Assert.Empty(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Adoption()), []));
        Assert.Empty(StrategyGaps.Of(Strategy("2025-06-01", Draft()), []));
    }

    [Fact]
    public void A_strategy_adopted_by_nobody_who_is_named_is_mended_by_its_correction()
    {
        var gap = Assert.Single(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Adoption() with { DecidedBy = null }), []));

        Assert.Equal(
            (GapKind.AdoptedByUnnamed, "Wer die Strategie „WIR 2.0“ beschlossen hat, ist nicht erfasst", new Mend("StepCorrected", Id(2))),
            (gap.Kind, gap.Why.German, Assert.Single(gap.MendedBy)));
    }

    [Fact]
    public void What_changed_the_plan_after_the_adoption_without_a_decision_is_mended_by_its_correction()
    {
        var reworded = new GoalReworded(A, "Mehr Kurse", null).On("2021-02-10");
        var serving = Measure("2025-06-01", Plan(goal: A, office: "FB 50") with { OccurredOn = PartialDate.Year(2020) });
        IReadOnlyList<Gap> GapsOf(Step change, params KnownMeasure[] measures) => StrategyGaps.Of(Strategy("2025-06-01", Draft(), Adoption(), Goal.On("2020"), change), measures);

        var gap = Assert.Single(GapsOf(reworded, serving));
        Assert.Equal((GapKind.ChangedWithoutDecision, new Mend("StepCorrected", Id(4))), (gap.Kind, Assert.Single(gap.MendedBy)));
        Assert.Equal("Der Plan der Strategie „WIR 2.0“ wurde nach ihrem Beschluss ohne Angabe eines Beschlusses geändert", gap.Why.German);

        var late = Measure("2025-06-01", Plan(goal: A, office: "FB 50"));
        Assert.Equal(
            (2, "The plan of the strategy “WIR 2.0” was changed 2 times after its adoption without the reference of a decision"),
            (Assert.Single(GapsOf(reworded, late)).StepCount, Assert.Single(GapsOf(reworded, late)).Why.English));

        Assert.Empty(GapsOf(reworded with { DecisionReference = "0200/2021" }, serving));
        Assert.Empty(GapsOf(reworded.On("2021-01-28"), serving));
        Assert.Empty(GapsOf(reworded.On("2021"), serving));
        Assert.Empty(GapsOf(new ProgressOverridden(B, A, 40, "Sachstand", PartialDate.Year(2022)).On("2021-03-01"), serving));
    }

    [Fact]
    public void A_goal_needs_a_measure_that_was_neither_dropped_nor_merged()
    {
        var strategy = Strategy("2025-06-01", Draft(), Goal);
        var planned = Plan(goal: A, office: "FB 50");

        var gap = Assert.Single(StrategyGaps.Of(strategy, []));
        Assert.Equal((GapKind.GoalWithoutMeasures, "Zum Ziel „Mehr Sprachkurse“ ist keine Maßnahme erfasst, die zählt"), (gap.Kind, gap.Why.German));
        Assert.Equal([new Mend("MeasurePlanned", A), new Mend("GoalDropped", A)], gap.MendedBy);

        Assert.Empty(StrategyGaps.Of(strategy, [Measure("2025-06-01", planned)]));
        Assert.Single(StrategyGaps.Of(strategy, [Measure("2025-06-01", planned, new MeasureDropped("").On("2025-02-01"))]));
        Assert.Single(StrategyGaps.Of(strategy, [Measure("2025-06-01", planned, new MeasuresMerged(C, TheMeasure, "").On("2025-02-01"))]));
        Assert.Empty(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Goal, new GoalDropped(A, "").On("2025-01-01")), []));
        Assert.Empty(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Goal, new StrategyClosed("").On("2025-01-01")), []));
    }

    [Fact]
    public void A_field_of_action_needs_a_goal_that_was_not_dropped()
    {
        var serving = Measure("2025-06-01", Plan(goal: A, office: "FB 50"));

        var gap = Assert.Single(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Field(C, "Bildung")), []));
        Assert.Equal((GapKind.FieldWithoutGoals, "Zum Handlungsfeld „Bildung“ ist kein Ziel erfasst, das zählt"), (gap.Kind, gap.Why.German));
        Assert.Equal(new Mend("GoalSet", C), Assert.Single(gap.MendedBy));

        Assert.Empty(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Field(C, "Bildung"), Goal), [serving]));
        Assert.Single(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Field(C, "Bildung"), Goal, new GoalDropped(A, "").On("2025-01-01")), [serving]));
        Assert.Empty(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Field(C, "Bildung"), new StrategyClosed("").On("2025-01-01")), []));
    }

    [Fact]
    public void A_goal_without_words_is_told_by_its_field() => Assert.Equal(
        "Zum Ziel ohne Wortlaut im Handlungsfeld „Bildung“ ist keine Maßnahme erfasst, die zählt",
        Assert.Single(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Field(C, "Bildung"), Goal with { Text = null }), [])).Why.German);

    [Fact]
    public void An_indicator_needs_a_value()
    {
        var indicator = new IndicatorDefined(B, A, "Hochschulreife", "%", Direction.Up, null, PartialDate.Unknown, null, PartialDate.Unknown, 4).On("2021-02-01");
        var serving = Measure("2025-06-01", Plan(goal: A, office: "FB 50"));

        var gap = Assert.Single(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Goal, indicator), [serving]));
        Assert.Equal((GapKind.IndicatorWithoutValues, "No value of the indicator “Hochschulreife” is recorded"), (gap.Kind, gap.Why.English));
        Assert.Equal(new Mend("IndicatorMeasured", B), Assert.Single(gap.MendedBy));
        Assert.Empty(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Goal, indicator, new IndicatorMeasured(B, 45.8m, Bound.Exact).On("2022")), [serving]));
        Assert.Empty(StrategyGaps.Of(Strategy("2025-06-01", Draft(), Goal, indicator, new GoalDropped(A, "").On("2024-01-01")), []));
    }

    [Fact]
    public void Two_adopted_strategies_for_one_field_at_one_time_are_named_once_at_the_later_one()
    {
        var earlier = Other(Id(6002), Draft("2021", "2025"), Adoption(), Field(A, "Bildung und Schule", "education"));
        var later = Other(Id(6003), Draft("2025", "2030", title: "Bildung 2030"), Adoption().On("2024-11-01"), Field(B, "Education"), Field(C, "Sport"));

        var gap = Assert.Single(StrategyGaps.Overlaps(later, [earlier, later]));
        Assert.Equal(GapKind.StrategiesOverlap, gap.Kind);
        Assert.Equal("Die Strategien „Bildung 2030“ und „WIR 2.0“ gelten zur selben Zeit beide für das Handlungsfeld „Education“", gap.Why.German);
        Assert.Equal([new Mend("StrategySucceeded", In: Id(6002)), new Mend("StrategyClosed", In: Id(6002))], gap.MendedBy);
        Assert.Empty(StrategyGaps.Overlaps(earlier, [earlier, later]));
    }

    [Fact]
    public void Strategies_that_follow_each_other_or_bind_nobody_do_not_overlap()
    {
        var later = Other(Id(6003), Draft("2025", "2030"), Adoption().On("2024-11-01"), Field(B, "Bildung"));

        Assert.Empty(StrategyGaps.Overlaps(later, [Other(Id(6002), Draft("2021", "2024"), Adoption(), Field(A, "Bildung"))]));
        Assert.Empty(StrategyGaps.Overlaps(later, [Other(Id(6002), Draft("2021", "2025"), Field(A, "Bildung"))]));
        Assert.Empty(StrategyGaps.Overlaps(later, [Other(Id(6002), Draft("2021", "2025"), Adoption(), Field(A, "Bildung"), new StrategySucceeded(Id(6003), []).On("2024-12-01"))]));
        Assert.Single(StrategyGaps.Overlaps(later, [Other(Id(6002), Draft(), Adoption(), Field(A, "bildung "))]));
    }

    private static FieldOfActionAdded Field(Guid id, string title, string? word = null) => new FieldOfActionAdded(id, title, word).On("2021-01-01");

    private static KnownStrategy Other(Guid id, params Step[] steps) => KnownStrategy.On(Day("2025-06-01"), id, Recorded(steps))!;
}
