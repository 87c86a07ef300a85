using System.Text.Json;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>A strategy and its measures as a test tells them, with ids that follow the telling.</summary>
internal static class Story
{
    public static readonly Guid TheStrategy = Id(1);
    public static readonly Guid TheField = Id(11);
    public static readonly Guid TheGoal = Id(21);
    public static readonly Guid TheMeasure = Id(31);
    public static readonly Guid First = Id(41);
    public static readonly Guid Second = Id(42);
    public static readonly Guid ThePartner = Id(51);

    public static readonly IReadOnlyDictionary<Guid, int> NoDepths = new Dictionary<Guid, int>();

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public static PartialDate Date(string? date) => date is null ? PartialDate.Unknown : PartialDate.Parse(date);

    public static Term Term(string? from, string? until) => new(Date(from), Date(until));

    public static T On<T>(this T step, string? day) where T : Step => step with { OccurredOn = Date(day) };

    public static StrategyDrafted Drafted(string? day = "2022-01-01", Term? term = null, int? every = null) =>
        new StrategyDrafted("Integrationskonzept", null, [], term ?? Term("2022-01-01", "2026-12-31"), every, null).On(day);

    public static FieldOfActionAdded Field(Guid? id = null, string? word = null, string? day = "2022-01-01") => new FieldOfActionAdded(id ?? TheField, "Bildung", word).On(day);

    public static GoalSet Goal(Guid? id = null, Guid? field = null, string? day = "2022-01-01") => new GoalSet(id ?? TheGoal, field ?? TheField, "Eltern erreichen die Schule").On(day);

    public static MeasurePlanned Planned(string? from = "2024-01-01", string? until = "2024-12-31", Guid? goal = null, decimal? weight = null, string? day = "2022-01-01") =>
        new MeasurePlanned(TheStrategy, goal ?? TheGoal, "Elterncafé", "FB 50", null, Term(from, until), weight is { } other ? new Quantity(other) : null, null, null).On(day);

    public static MeasureApproved Approved(string? day) => new MeasureApproved("Rat").On(day);

    public static CallOpened Called(string? day) => new CallOpened(PartialDate.Unknown, null).On(day);

    public static MeasureStarted Started(string? day) => new MeasureStarted().On(day);

    public static MeasureReported Told(string? day) => new MeasureReported("läuft").On(day);

    public static MeasureCompleted Completed(string? day, params Guid[] partners) => new MeasureCompleted(null, partners, null).On(day);

    public static MeasureEstablished Established(string? day) => new MeasureEstablished(null, null).On(day);

    public static MeasureDeferred Deferred(string? day) => new MeasureDeferred("kein Geld").On(day);

    public static MeasureResumed Resumed(string? day) => new MeasureResumed(null).On(day);

    public static MeasureDropped Dropped(string? day) => new MeasureDropped("kein Bedarf").On(day);

    public static MilestonePlanned Milestone(Guid id, string? due = null, decimal weight = 1, string? day = "2022-01-01") =>
        new MilestonePlanned(id, $"Meilenstein {id.ToString()[6..8]}", Date(due), weight, weight == 1 ? null : "wichtiger").On(day);

    public static MilestoneReached Reached(Guid id, string? day) => new MilestoneReached(id, null).On(day);

    public static PartnerInvolved Involved(string? day, PartnerRole role = PartnerRole.Delivery, Guid? partner = null) =>
        new PartnerInvolved(partner ?? ThePartner, role, role == PartnerRole.Design ? DesignStage.Need : null, "macht mit").On(day);

    public static StrategyEvidence Strategy(params Step[] steps) => StrategyOf(TheStrategy, [Drafted(), new StrategyAdopted("Rat", null).On("2022-01-01"), .. steps]);

    public static StrategyEvidence StrategyOf(Guid id, params Step[] steps) =>
        steps.Select((step, index) => new RecordedStep(Id(100 + index), step)).Aggregate((StrategyEvidence?)null, (evidence, next) => StrategyEvidence.After(evidence, id, next))!;

    public static MeasureEvidence Measure(params Step[] steps) => MeasureOf(TheMeasure, steps);

    public static MeasureEvidence MeasureOf(Guid id, params Step[] steps) =>
        steps.Select((step, index) => new RecordedStep(Id(200 + index), step)).Aggregate((MeasureEvidence?)null, (evidence, next) => MeasureEvidence.After(evidence, id, next))!;

    /// <summary>The same with a plan that was there long before.</summary>
    public static StrategyEvidence InThePast(this StrategyEvidence strategy) => strategy with
    {
        Told = [.. strategy.Told.Select(told => told.Step is IndicatorMeasured ? told : told with { Step = told.Step with { OccurredOn = Date("2000") } })]
    };

    /// <summary>A strategy of one field with one goal.</summary>
    public static StrategyEvidence Plain => Strategy(Field(), Goal());

    public static ProgressAssessment Assess(string day, StrategyEvidence strategy, params MeasureEvidence[] measures) =>
        StrategyProgress.Assess(strategy, measures, NoDepths, ProgressRules.Standard, Day(day));

    /// <summary>The one measure of a plain strategy on that day.</summary>
    public static MeasureProgress Stands(string day, params Step[] steps) => Assess(day, Plain, Measure(steps)).Fields[0].Goals[0].Measures.Single();

    /// <summary>"54/46": at least 54 %, unknown 46 %; "-/100": not assessable.</summary>
    public static string InTwo(this Implementation implementation) => $"{(implementation.IsAssessable ? implementation.AtLeast : "-")}/{implementation.Unknown}";

    public static string InTwo(this ProgressFigures figures) => figures.Implementation.InTwo();

    /// <summary>A real strategy with its measures, from a file beside the tests.</summary>
    public static (StrategyEvidence Strategy, IReadOnlyDictionary<string, MeasureEvidence> Measures) Real(string file)
    {
        using var stream = typeof(Story).Assembly.GetManifestResourceStream(file)!;
        var root = JsonDocument.Parse(stream).RootElement;
        var measures = root.GetProperty("measures").EnumerateObject().ToList();
        return (
            StrategyOf(root.GetProperty("strategy").GetGuid(), Steps(root.GetProperty("steps"))),
            measures.Select((measure, index) => (measure.Name, Evidence: MeasureOf(Id(1000 + index), Steps(measure.Value)))).ToDictionary(told => told.Name, told => told.Evidence));

        static Step[] Steps(JsonElement told) => told.Deserialize<Step[]>(StepJson.Options)!;
    }
}
