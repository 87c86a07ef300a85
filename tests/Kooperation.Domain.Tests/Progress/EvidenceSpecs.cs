using System.Text.Json;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

public sealed class EvidenceSpecs
{
    [Fact]
    public void A_fact_is_small_and_says_nothing_of_states() => Assert.Equal(
        """{"stepId":"000000ca-0000-0000-0000-000000000000","event":"MilestoneReached","occurredOn":"2025-01","about":"00000029-0000-0000-0000-000000000000"}""",
        JsonSerializer.Serialize(Measure(Planned(), Milestone(First), Reached(First, "2025-01")).Facts[2], StepJson.Options));

    [Fact]
    public void A_mere_report_costs_27_letters()
    {
        var once = JsonSerializer.Serialize(Measure([Planned(), .. Times(100)]), StepJson.Options);
        var twice = JsonSerializer.Serialize(Measure([Planned(), .. Times(200)]), StepJson.Options);

        Assert.InRange(twice.Length - once.Length, 2600, 2700);

        static IEnumerable<Step> Times(int count) => Enumerable.Range(0, count).Select(number => Told($"2024-{1 + number % 12:00}-{1 + number % 28:00}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1800")]
    [InlineData("2026-11")]
    [InlineData("2199-12-31")]
    public void A_mere_report_keeps_its_step_its_day_and_its_basis(string? day)
    {
        var id = Guid.Parse("01936b5e-7a2c-7def-8123-456789abcdef");
        foreach (var basis in Enum.GetValues<Basis>())
        {
            var report = new MereReport(id, Date(day), basis);

            var stored = JsonSerializer.Deserialize<MereReports>(JsonSerializer.Serialize(MereReports.None.With(report), StepJson.Options), StepJson.Options)!;

            Assert.Equal((1, report), (stored.Count, stored[0]));
        }
    }

    [Fact]
    public void A_mere_report_is_corrected_and_withdrawn_where_it_stands()
    {
        var evidence = Measure(Planned(), Told("2024-01-01"), Told("2024-02-01"), Told("2024-03-01"));

        evidence = After(evidence, 300, new StepCorrected(Id(202), Told("2025-02"), ""));
        evidence = After(evidence, 301, new StepWithdrawn(Id(201), ""));

        Assert.Equal([(Id(202), "2025-02"), (Id(203), "2024-03-01")], Enumerable.Range(0, 2).Select(index => (evidence.Reports[index].StepId, evidence.Reports[index].OccurredOn.ToString())));
        Assert.Equal(2, evidence.Reports.Count);
    }

    [Fact]
    public void A_corrected_step_keeps_its_id_and_its_place_and_a_withdrawn_one_is_gone()
    {
        var evidence = Measure(Planned(), Approved("2024-01-01"), Started("2024-02-01"));

        evidence = After(evidence, 300, new StepCorrected(Id(201), Approved("2024-01-15"), ""));
        Assert.Equal([(Id(200), "2022-01-01"), (Id(201), "2024-01-15"), (Id(202), "2024-02-01")], evidence.Facts.Select(fact => (fact.StepId, fact.OccurredOn.ToString())));

        evidence = After(evidence, 301, new StepWithdrawn(Id(202), ""));
        Assert.Equal(MeasureState.Approved, Assess("2024-06-01", Plain, evidence).Fields[0].Goals[0].Measures[0].State);
    }

    [Fact]
    public void A_correction_of_the_plan_moves_the_measure_to_another_goal_and_never_to_another_strategy()
    {
        var evidence = After(Measure(Planned()), 300, new StepCorrected(Id(200), Planned(goal: Id(22)) with { StrategyId = Id(2) }, ""));

        Assert.Equal((TheStrategy, Id(22)), (evidence.StrategyId, evidence.Facts[0].GoalId));
    }

    [Fact]
    public void Strategies_are_folded_like_any_history()
    {
        var evidence = Strategy(Field(), Goal(), new WeightSet(TheGoal, new Quantity(2), "wichtig").On("2023-01-01"));

        evidence = StrategyEvidence.After(evidence, TheStrategy, new RecordedStep(Id(300), new StepCorrected(Id(104), new WeightSet(TheGoal, new Quantity(3), "wichtig").On("2023-01-01"), "")), 6, 77)!;
        Assert.Equal(("3", 6, 77), (StrategyOutline.Of(evidence, DateOnly.MaxValue).Fields[0].Goals[0].Weight.ToString(), evidence.Version, evidence.Position));

        evidence = StrategyEvidence.After(evidence, TheStrategy, new RecordedStep(Id(301), new StepWithdrawn(Id(104), "")), 7, 78)!;
        Assert.Equal("1", StrategyOutline.Of(evidence, DateOnly.MaxValue).Fields[0].Goals[0].Weight.ToString());
    }

    [Fact]
    public void What_is_no_history_of_a_strategy_or_a_measure_leaves_no_evidence()
    {
        Assert.Null(StrategyEvidence.After(null, TheStrategy, new RecordedStep(Id(1), new StepWithdrawn(Id(2), ""))));
        Assert.Null(MeasureEvidence.After(null, TheMeasure, new RecordedStep(Id(1), new StepCorrected(Id(2), Told("2024"), ""))));
    }

    [Fact]
    public void Evidence_survives_being_stored()
    {
        var (strategy, measures) = Real("hannover-wir20.json");
        var merged = MeasureOf(Id(77), Planned(), Involved("2024", PartnerRole.Design), Completed("2024", Id(51), Id(52)), new MeasuresMerged(Id(77), Id(78), "").On("2025"), Told(null));

        foreach (var evidence in measures.Values.Append(merged))
        {
            var json = JsonSerializer.Serialize(evidence, StepJson.Options);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<MeasureEvidence>(json, StepJson.Options), StepJson.Options));
        }

        var stored = JsonSerializer.Serialize(strategy, StepJson.Options);
        var read = JsonSerializer.Deserialize<StrategyEvidence>(stored, StepJson.Options)!;
        Assert.Equal(stored, JsonSerializer.Serialize(read, StepJson.Options));
        Assert.Equal(
            JsonSerializer.Serialize(Assess("2025-12-01", strategy, [.. measures.Values]), StepJson.Options),
            JsonSerializer.Serialize(Assess("2025-12-01", read, [.. measures.Values]), StepJson.Options));
    }

    [Fact]
    public void A_strategy_has_its_name_before_the_day_it_was_drafted_and_nothing_in_it()
    {
        var outline = StrategyOutline.Of(Plain, Day("2021-06-01"));

        Assert.Equal(("Integrationskonzept", 0, null), (outline.Title, outline.Fields.Count, outline.Adopted));
    }

    [Fact]
    public void The_outline_of_a_strategy_says_what_became_of_it()
    {
        var evidence = Strategy(
            Field(word: "education"),
            Goal(),
            new GoalReworded(TheGoal, "Familien erreichen die Schule", null).On("2023-01-01"),
            new ReportPublished(Id(81), "Zwischenbericht", Term("2022", "2023"), null, ["progress/1"], null, 4711).On("2024-01-01"),
            new StrategySucceeded(Id(2), [new Succession(TheGoal, Fate.CarriedOver, [Id(22)])]).On("2025-01-01"));

        var outline = StrategyOutline.Of(evidence, DateOnly.MaxValue);

        Assert.Equal(("Rat", "education", "Familien erreichen die Schule"), (outline.Adopted!.DecidedBy, outline.Fields[0].Word, outline.Fields[0].Goals[0].Text));
        Assert.Equal((4711L, Id(2), Fate.CarriedOver), (outline.Reports[0].LogIndex ?? 0, outline.Ended!.SuccessorId, outline.Ended.Mapping[0].Fate));
        Assert.Null(StrategyOutline.Of(evidence, Day("2024-12-31")).Ended);
    }

    private static MeasureEvidence After(MeasureEvidence evidence, int id, Step step) => MeasureEvidence.After(evidence, evidence.Id, new RecordedStep(Id(id), step))!;
}
