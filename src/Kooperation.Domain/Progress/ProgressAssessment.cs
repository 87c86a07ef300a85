using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress;

/// <summary>How far a strategy has come on one day, with everything a reader needs to work it out again by hand.</summary>
/// <param name="Rules">The version of the rules.</param>
/// <param name="ReportEveryMonths">How often a report on each measure is due.</param>
/// <param name="States">How many measures stand where, those that do not count among them.</param>
/// <param name="WithoutGoal">Measures whose goal is no part of the strategy on that day; they do not count.</param>
/// <param name="NotAssessable">What cannot be assessed, and why.</param>
/// <param name="Overrides">Figures for the whole strategy that somebody set by hand.</param>
public sealed record ProgressAssessment(
    Guid StrategyId,
    string Title,
    DateOnly AsOf,
    string Rules,
    int ReportEveryMonths,
    ProgressBasis BasedOn,
    ProgressFigures Figures,
    IReadOnlyList<StateCount> States,
    IReadOnlyList<FieldProgress> Fields,
    IReadOnlyList<MeasureProgress> WithoutGoal,
    IReadOnlyList<NotAssessed> NotAssessable,
    IReadOnlyList<Override> Overrides,
    IReadOnlyList<Sentence> Notes);

/// <param name="Word">The municipality's word for the field.</param>
/// <param name="WeightedBy">Null where its weight is 1 without saying.</param>
public sealed record FieldProgress(
    Guid FieldId,
    string Title,
    string? Word,
    ToldStep AddedBy,
    Quantity Weight,
    ToldStep? WeightedBy,
    ProgressFigures Figures,
    IReadOnlyList<GoalProgress> Goals,
    IReadOnlyList<Override> Overrides);

/// <param name="Counts">Whether it is part of what its field adds up to; a dropped goal is not.</param>
/// <param name="DroppedBy">Null while it stands.</param>
public sealed record GoalProgress(
    Guid GoalId,
    string? Text,
    ToldStep SetBy,
    Quantity Weight,
    ToldStep? WeightedBy,
    bool Counts,
    ToldStep? DroppedBy,
    ProgressFigures Figures,
    IReadOnlyList<MeasureProgress> Measures,
    IReadOnlyList<IndicatorProgress> Indicators,
    IReadOnlyList<Override> Overrides);

/// <summary>The figures of a goal, a field or a strategy, side by side and never made into one.</summary>
/// <param name="Measures">Measures that count.</param>
/// <param name="Light">The colour of the whole, beside those of its measures.</param>
/// <param name="Lights">How many of the measures have which colour.</param>
public sealed record ProgressFigures(
    int Measures,
    Implementation Implementation,
    Expectation Expected,
    TrafficLight Light,
    LightCounts Lights,
    ReportFreshness Freshness,
    Participation Participation,
    Effect Effect);

/// <summary>One measure on the day.</summary>
/// <param name="ExternalBody">Who is responsible outside the administration.</param>
/// <param name="RescheduledBy">The step that gave it the period it has now; null where that is the one that planned it.</param>
/// <param name="WeightedBy">Null where its weight is 1 without saying.</param>
/// <param name="StateName">In the municipality's own words, where it has some.</param>
/// <param name="StateBy">The step that the state rests on; null for a draft.</param>
/// <param name="Course">All steps that tell the state, in the order in which they happened.</param>
/// <param name="Counts">Whether it is part of what its goal adds up to.</param>
/// <param name="Late">Why it is late; empty where it is not.</param>
/// <param name="Light">Null where it does not count.</param>
/// <param name="MergedInto">The measure that it goes on in.</param>
/// <param name="Absorbed">Measures that go on in it.</param>
public sealed record MeasureProgress(
    Guid MeasureId,
    Guid StrategyId,
    Guid GoalId,
    string Title,
    string? ResponsibleOffice,
    string? ExternalBody,
    Term Term,
    ToldStep? RescheduledBy,
    Quantity Weight,
    ToldStep? WeightedBy,
    ToldStep PlannedBy,
    MeasureState State,
    Sentence StateName,
    ToldStep? StateBy,
    IReadOnlyList<ToldStep> Course,
    bool Counts,
    IReadOnlyList<Sentence> Late,
    Implementation Implementation,
    Expectation Expected,
    TrafficLight? Light,
    ReportFreshness Freshness,
    MeasureParticipation Participation,
    IReadOnlyList<MilestoneProgress> Milestones,
    Guid? MergedInto,
    IReadOnlyList<Guid> Absorbed,
    IReadOnlyList<Override> Overrides,
    IReadOnlyList<Sentence> Notes)
{
    public bool IsLate => Late.Count > 0;
}

/// <param name="DueOn">Unknown where it has no date.</param>
/// <param name="DueBy">The step that gave it the date it has now.</param>
/// <param name="Counts">A dropped milestone does not.</param>
/// <param name="OverdueDays">Days since its date; null where it is not overdue.</param>
public sealed record MilestoneProgress(
    Guid MilestoneId,
    string Title,
    Quantity Weight,
    PartialDate DueOn,
    ToldStep DueBy,
    ToldStep? ReachedBy,
    ToldStep? DroppedBy,
    bool Counts,
    int? OverdueDays);

/// <summary>How many measures stand in a state.</summary>
/// <param name="Counts">Whether those in this state count.</param>
public sealed record StateCount(MeasureState State, Sentence Name, int Measures, bool Counts);

/// <summary>Something that cannot be assessed.</summary>
/// <param name="About">The strategy, the field, the goal, the measure or the indicator.</param>
/// <param name="Rule">The place of the rule in the rules file, a JSON pointer.</param>
public sealed record NotAssessed(Guid About, string? Title, Sentence Why, string Rule);

/// <summary>A figure that somebody set by hand until a day. It stands beside the one that was worked out.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Until">Its last day.</param>
public sealed record Override(Guid OverrideId, int Percent, string Reason, PartialDate Until, ToldStep By, Sentence Sentence);
