using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;

namespace Kooperation.Domain.Progress.Rules;

/// <summary>What a measure in a state counts for.</summary>
public enum Counting
{
    /// <summary>Zero.</summary>
    Nothing,

    /// <summary>All of it.</summary>
    Everything,

    /// <summary>The share of milestones reached, by weight; unknown without milestones.</summary>
    Milestones,

    /// <summary>Zero before its period begins and unknown from then on.</summary>
    UntilItBegins,

    /// <summary>Not at all: it leaves the count and stays visible.</summary>
    LeftOut
}

/// <param name="Each">One for each state, in the order of <see cref="MeasureState"/>.</param>
/// <param name="Undated">Said where the state rests on a step without a day.</param>
/// <param name="Reopened">Said of a measure that was called for more than once.</param>
public sealed record StateRules(Sentence Explanation, IReadOnlyList<StateRule> Each, Sentence Undated, Sentence Reopened);

/// <param name="Name">The usual word, where the municipality has none of its own.</param>
/// <param name="ReportDue">Whether a report on a measure in this state is still due.</param>
/// <param name="Why">Why it counts for what it counts.</param>
/// <param name="Unknown">Why it is unknown; null for a state that is always known.</param>
public sealed record StateRule(MeasureState State, Sentence Name, Counting Counts, bool ReportDue, Sentence Why, Sentence? Unknown)
{
    /// <summary>The place of this rule in the file.</summary>
    public string At => $"/states/{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(State.ToString())}";
}

/// <param name="InPart">What is said where some is unknown.</param>
/// <param name="Whole">What is said where nothing is.</param>
/// <param name="Sum">How it was worked out.</param>
public sealed record ImplementationRule(
    Sentence Explanation,
    Sentence InPart,
    Sentence Whole,
    Sentence NotAssessable,
    Sentence LeftOut,
    Sentence Sum,
    Sentence GoalWithoutMeasures,
    Sentence FieldWithoutGoals,
    Sentence StrategyWithoutFields,
    Sentence GoalDropped,
    Sentence WithoutGoal);

public sealed record ExpectedRule(
    Sentence Explanation,
    Sentence InPart,
    Sentence Whole,
    Sentence Unknown,
    Sentence ByMilestones,
    Sentence ByPeriod,
    Sentence Sum);

public sealed record LateRule(Sentence Explanation, Sentence Milestone, Sentence Period);

/// <summary>The colours in the order in which they are tried.</summary>
public sealed record LightRules(
    Sentence Explanation,
    PlainLightRule None,
    PlainLightRule NotReported,
    WarningLightRule Red,
    WarningLightRule Yellow,
    GreenLightRule Green,
    PlainLightRule Unclear);

public sealed record PlainLightRule(Sentence Name, Sentence Words);

/// <param name="OverdueDays">A milestone overdue by more days.</param>
/// <param name="BestCaseBelow">Even the best case lies below so many points against what was expected.</param>
public sealed record WarningLightRule(Sentence Name, int OverdueDays, int BestCaseBelow, Sentence Overdue, Sentence BestCase);

/// <param name="AtLeast">What is reached for certain lies at so many points or more against what was expected.</param>
public sealed record GreenLightRule(Sentence Name, int AtLeast, Sentence Words);

/// <param name="Months">The report interval where the strategy names none.</param>
/// <param name="Reports">The events that are reports on a measure.</param>
public sealed record FreshnessRule(
    Sentence Explanation,
    int Months,
    IReadOnlySet<string> Reports,
    Sentence Fresh,
    Sentence Ageing,
    Sentence Stale,
    Sentence Never,
    Sentence NotDue,
    Sentence Nothing);

/// <param name="Depth">The depth from which a cooperation is deep, 1 to 5.</param>
public sealed record ParticipationRule(
    Sentence Explanation,
    int Depth,
    Sentence Partner,
    Sentence Deep,
    Sentence CoDesigned,
    Sentence Nothing,
    Sentence UndatedDesign);

/// <param name="Years">The years over which the change is averaged.</param>
/// <param name="Points">At least so many measured values.</param>
/// <param name="YearsApart">With at least so many years between the first and the last of them.</param>
/// <param name="SunBelow">Percent of today's distance that may be missing for sun.</param>
/// <param name="LightCloudAtMost">Percent of today's distance that may be missing for a light cloud.</param>
public sealed record EffectRule(
    Sentence Explanation,
    int Years,
    int Points,
    int YearsApart,
    int SunBelow,
    int LightCloudAtMost,
    SymbolNames Names,
    EffectWords Words,
    IReadOnlyList<EffectLevelRule> Levels)
{
    /// <summary>The part of Phineo's stairs on which a level lies.</summary>
    public EffectLevelRule Of(int level) => Levels.First(rule => rule.From <= level && level <= rule.To);
}

public sealed record SymbolNames(Sentence Sun, Sentence LightCloud, Sentence Cloud, Sentence Storm);

public sealed record EffectWords(
    Sentence Observation,
    Sentence TooFew,
    Sentence Reached,
    Sentence Carried,
    Sentence Away,
    Sentence Bound,
    Sentence Undated,
    Sentence Replaced,
    Sentence NoEffectYet,
    Sentence Nothing);

/// <param name="IsEffect">Whether it is an effect on people and not only what was put in or done.</param>
public sealed record EffectLevelRule(int From, int To, Sentence Name, Sentence Label, bool IsEffect);

public sealed record OverrideRule(Sentence Explanation, Sentence Sentence);

public sealed record NotesRule(Sentence Overlap, Sentence NotAdopted, Sentence Succeeded, Sentence Closed);
