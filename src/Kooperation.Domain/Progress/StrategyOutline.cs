using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress.Known;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress;

/// <summary>A strategy as it stood on a day, without its measures.</summary>
/// <param name="Adopted">Null while it is a draft.</param>
/// <param name="Ended">Null while it is the one that holds.</param>
/// <param name="Labels">The municipality's own words for the states of a measure.</param>
/// <param name="Overrides">Those in force on the day.</param>
public sealed record StrategyOutline(
    Guid Id,
    string Title,
    string? Publisher,
    IReadOnlyList<string> Aims,
    Term Term,
    int? ReportEveryMonths,
    Document? Document,
    ToldStep DraftedBy,
    AdoptionOutline? Adopted,
    StrategyEnd? Ended,
    IReadOnlyList<FieldOutline> Fields,
    IReadOnlyList<StatusLabel> Labels,
    IReadOnlyList<OverrideOutline> Overrides,
    IReadOnlyList<ReportOutline> Reports)
{
    /// <param name="day">What is dated later is not known yet; <see cref="DateOnly.MaxValue"/> for everything that was recorded.</param>
    public static StrategyOutline Of(StrategyEvidence evidence, DateOnly day) => new OutlineReader(evidence, day).Read();

    /// <summary>A state in the municipality's own words, or in the usual one where it has none.</summary>
    public Sentence NameOf(MeasureState state, ProgressRules rules)
    {
        var own = string.Join(" / ", Labels.Where(label => label.State == state).Select(label => label.Label));
        return own.Length > 0 ? InWords.Same(own) : rules.Of(state).Name;
    }
}

/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecisionReference">The decision, such as "Ratsbeschluss 0108/2021".</param>
public sealed record AdoptionOutline(string? DecidedBy, string? DecisionReference, Document? Document, ToldStep By);

/// <param name="SuccessorId">The next edition; null where it was closed.</param>
/// <param name="Mapping">What became of each goal and measure; empty where it was closed.</param>
public sealed record StrategyEnd(Guid? SuccessorId, IReadOnlyList<Succession> Mapping, ToldStep By);

/// <param name="Word">The municipality's word for the field.</param>
/// <param name="WeightedBy">Null where its weight is 1 without saying.</param>
public sealed record FieldOutline(Guid FieldId, string Title, string? Word, Quantity Weight, ToldStep? WeightedBy, ToldStep AddedBy, IReadOnlyList<GoalOutline> Goals);

/// <param name="Text">Null where the source does not say what its measures are for.</param>
/// <param name="DroppedBy">Null while it stands.</param>
public sealed record GoalOutline(
    Guid GoalId,
    string? Text,
    Quantity Weight,
    ToldStep? WeightedBy,
    ToldStep SetBy,
    ToldStep? DroppedBy,
    IReadOnlyList<IndicatorOutline> Indicators);

/// <param name="Values">In the order of recording, the baseline apart.</param>
public sealed record IndicatorOutline(
    Guid IndicatorId,
    string Title,
    string Unit,
    Direction Direction,
    Quantity? Baseline,
    PartialDate BaselineOn,
    Quantity? Target,
    PartialDate TargetOn,
    int EffectLevel,
    ToldStep DefinedBy,
    IReadOnlyList<IndicatorValue> Values);

/// <summary>A value of an indicator as it was recorded.</summary>
public sealed record IndicatorValue(Quantity Value, Bound Bound, ToldStep By);

/// <param name="About">The strategy, a field, a goal or a measure.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Until">Its last day.</param>
public sealed record OverrideOutline(Guid OverrideId, Guid About, int Percent, string Reason, PartialDate Until, ToldStep By);

/// <param name="AsOf">The day that its figures are of; null where it was published without saying so.</param>
/// <param name="LogIndex">The place in the log up to which it knew the steps; absent where it was published without saying so.</param>
/// <param name="Rules">The versions of the rules it was made under.</param>
public sealed record ReportOutline(Guid ReportId, string Title, Term Period, PartialDate AsOf, long? LogIndex, IReadOnlyList<string> Rules, Document? Document, ToldStep By);
