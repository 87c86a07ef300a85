using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Strategies;

// One edition of a strategy: what the council adopted, what it is to reach, and how far the world has moved.

/// <summary>Which way an indicator is to go.</summary>
public enum Direction
{
    Up,
    Down
}

/// <summary>Whether a value was measured, or only a bound of it is known.</summary>
public enum Bound
{
    Exact,
    Below,
    Above
}

/// <summary>What became of a goal or a measure in the next edition.</summary>
public enum Fate
{
    CarriedOver,
    Split,
    Merged,
    Dropped
}

/// <summary>A strategy was written down. It binds nobody before its adoption.</summary>
/// <param name="Aims">What the whole of it is for, above all fields and goals.</param>
/// <param name="Term">First and last day; an unknown end is open.</param>
/// <param name="ReportEveryMonths">How often a report on each measure is due, 1 to 120; null leaves it to the rules.</param>
public sealed record StrategyDrafted(
    [NotPersonal] string Title,
    [NotPersonal] string? Publisher,
    [FreeText] IReadOnlyList<string> Aims,
    Term Term,
    int? ReportEveryMonths,
    Document? Document) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today)
        ?? BlankOf(Title, "/title")
        ?? BlankOf(Aims, "/aims")
        ?? Flaws.OfTerm(Term)
        ?? StrategyFlaws.OfReportInterval(ReportEveryMonths)
        ?? Flaws.OfDocument(Document);
}

/// <summary>The council, or who may, adopted the strategy. From then on its plan changes only with a decision reference.</summary>
public sealed record StrategyAdopted([NotPersonal] string? DecidedBy, Document? Document) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? (DecidedBy is null ? null : BlankOf(DecidedBy, "/decidedBy")) ?? Flaws.OfDocument(Document);
}

/// <summary>A field of municipal work became part of the strategy.</summary>
/// <param name="Word">The municipality's word for it, the same that steps of partnerships name as their field of action, such as "education".</param>
public sealed record FieldOfActionAdded(Guid FieldId, [NotPersonal] string Title, [NotPersonal] string? Word) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Title, "/title");
}

/// <summary>A goal was set in a field.</summary>
/// <param name="Text">Null where the source names measures but not what they are for.</param>
public sealed record GoalSet(Guid GoalId, Guid FieldId, [FreeText] string? Text) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? (Text is null ? null : BlankOf(Text, "/text"));
}

/// <summary>A goal was put into other words and stays the same goal.</summary>
public sealed record GoalReworded(Guid GoalId, [FreeText] string Text, [FreeText] string? Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Text, "/text");
}

/// <summary>A goal was given up. It leaves the count and stays visible, with its measures.</summary>
public sealed record GoalDropped(Guid GoalId, [FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>A field or a goal counts for more or less than 1 among its like.</summary>
/// <param name="About">The field or the goal.</param>
/// <param name="Weight">More than zero.</param>
public sealed record WeightSet(Guid About, Quantity Weight, [FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? StrategyFlaws.OfWeight(Weight) ?? BlankOf(Reason, "/reason");
}

/// <summary>What can be measured of a goal.</summary>
/// <param name="Unit">What one is one of, such as "%".</param>
/// <param name="Baseline">Where it began; null where nobody measured.</param>
/// <param name="Target">Where it is to come; null for observation only.</param>
/// <param name="EffectLevel">0 input, 1 to 3 output, 4 to 6 outcome, 7 impact (Phineo's stairs of effect).</param>
public sealed record IndicatorDefined(
    Guid IndicatorId,
    Guid GoalId,
    [NotPersonal] string Title,
    [NotPersonal] string Unit,
    Direction Direction,
    Quantity? Baseline,
    PartialDate BaselineOn,
    Quantity? Target,
    PartialDate TargetOn,
    int EffectLevel) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today)
        ?? BlankOf(Title, "/title")
        ?? BlankOf(Unit, "/unit")
        ?? FutureOf(BaselineOn, today, "/baselineOn")
        ?? StrategyFlaws.OfTarget(this);
}

/// <summary>An indicator had that value on the day of the step.</summary>
/// <param name="Bound">Below or above, such as "below 40", is shown and is no measured point.</param>
public sealed record IndicatorMeasured(Guid IndicatorId, Quantity Value, Bound Bound) : StrategyStep;

/// <summary>The municipality's own words for the states of a measure. They replace the usual ones; rules look at the state.</summary>
public sealed record StatusLabelsSet(IReadOnlyList<StatusLabel> Labels) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today)
        ?? Labels.Select((label, index) => BlankOf(label.Label, $"/labels/{index}/label")).FirstOrDefault(refusal => refusal is not null)
        ?? StrategyFlaws.OfLabels(Labels);
}

/// <summary>One of the municipality's words. Several may mean one state.</summary>
public sealed record StatusLabel([NotPersonal] string Label, MeasureState State);

/// <summary>Somebody answers for a figure by hand until a day: it is shown as such beside what the rules make of it, and never replaces that.</summary>
/// <param name="About">The strategy, a field, a goal or a measure.</param>
/// <param name="Percent">0 to 100, how far it is held to be.</param>
/// <param name="Until">The last day.</param>
public sealed record ProgressOverridden(Guid OverrideId, Guid About, int Percent, [FreeText] string Reason, PartialDate Until) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? StrategyFlaws.OfPercent(Percent) ?? BlankOf(Reason, "/reason") ?? StrategyFlaws.OfOverrideEnd(this);
}

/// <summary>An override ended before its day.</summary>
public sealed record OverrideLifted(Guid OverrideId, [FreeText] string? Reason) : StrategyStep;

/// <summary>A report on a period was published: its figures can be told again from the steps up to its place in the log, for its day, under its rules.</summary>
/// <param name="Position">What stood for the place in the log before there was one; nobody reads it any more.</param>
/// <param name="Rules">The versions of the rules, such as "progress/1".</param>
/// <param name="LogIndex">The place in the municipality's log up to which the report knew the steps; where it is not said, the one before its own.</param>
/// <param name="AsOf">The day that the figures are of, a whole one; where it is not said, the last of the period that had come.</param>
/// <param name="Sha256">Of the figures as they were told in German; where it is not said, nobody can say whether they are still the same.</param>
public sealed record ReportPublished(
    Guid ReportId,
    [NotPersonal] string Title,
    Term Period,
    long? Position,
    [NotPersonal] IReadOnlyList<string> Rules,
    Document? Document,
    long? LogIndex = null,
    PartialDate AsOf = default,
    [NotPersonal] string? Sha256 = null) : StrategyStep
{
    /// <summary>Whether the other one rests on the same steps, day and rules.</summary>
    public bool KnewTheSame(ReportPublished other) =>
        (Position, LogIndex, AsOf, Sha256) == (other.Position, other.LogIndex, other.AsOf, other.Sha256) && Rules.SequenceEqual(other.Rules);

    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today)
        ?? BlankOf(Title, "/title")
        ?? Flaws.OfTerm(Period, "/period")
        ?? StrategyFlaws.OfReportPeriod(Period, today)
        ?? (AsOf.Earliest > OccurredOn.Latest ? StrategyFlaws.PublishedBefore(AsOf) : null)
        ?? Flaws.OfDocument(Document);
}

/// <summary>The next edition took over. Both stay readable; the mapping says what became of each goal and measure.</summary>
public sealed record StrategySucceeded(Guid SuccessorId, IReadOnlyList<Succession> Mapping) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? SuccessionFlaws.OfMapping(Mapping);
}

/// <summary>What became of one goal or measure.</summary>
/// <param name="From">The goal or measure of the earlier edition.</param>
/// <param name="To">Those of the next one: one where it was carried over or merged, several where it was split, none where it was dropped.</param>
public sealed record Succession(Guid From, Fate Fate, IReadOnlyList<Guid> To);

/// <summary>Nobody works on the strategy any more.</summary>
public sealed record StrategyClosed([FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}
