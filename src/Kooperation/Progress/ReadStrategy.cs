using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Rules;

namespace Kooperation.Progress;

/// <summary>A strategy as it stands today, with its fields, goals, indicators and measures.</summary>
/// <param name="Adopted">Absent while it is a draft.</param>
/// <param name="Ended">Absent while it is the one that holds.</param>
/// <param name="Predecessors">Earlier editions that it took over from.</param>
/// <param name="WithoutGoal">Measures whose goal is no part of it.</param>
/// <param name="Labels">The municipality's own words for the states of a measure.</param>
/// <param name="Overrides">Figures set by hand that are in force today.</param>
/// <param name="Reports">The reports that were published on it.</param>
/// <param name="Version">What If-Match expects.</param>
/// <param name="Position">The position of its last step.</param>
public sealed record StrategyEntry(
    Guid Id,
    string Title,
    string? Publisher,
    IReadOnlyList<string> Aims,
    Term Term,
    int? ReportEveryMonths,
    Document? Document,
    AdoptionOutline? Adopted,
    StrategyEnding? Ended,
    IReadOnlyList<Guid> Predecessors,
    IReadOnlyList<FieldEntry> Fields,
    IReadOnlyList<PlannedMeasure> WithoutGoal,
    IReadOnlyList<StatusLabel> Labels,
    IReadOnlyList<OverrideOutline> Overrides,
    IReadOnlyList<ReportOutline> Reports,
    long Version,
    long Position)
{
    /// <param name="all">Every strategy of the municipality.</param>
    internal static StrategyEntry Of(StrategyWithMeasures recorded, IReadOnlyList<StrategyWithMeasures> all, ProgressRules rules, DateOnly today)
    {
        var (evidence, measures) = recorded;

        // Everything that was recorded stands here; only what has an end of its own depends on the day.
        var outline = StrategyOutline.Of(evidence, DateOnly.MaxValue);
        var inForce = StrategyOutline.Of(evidence, today).Overrides;
        var planned = measures.Select(measure => MeasureOutline.Of(measure, DateOnly.MaxValue)).OfType<MeasureOutline>().ToLookup(
            measure => measure.GoalId,
            measure => new PlannedMeasure(
                measure.Id, measure.Title, measure.ResponsibleOffice, measure.ExternalBody, measure.Term, measure.State, outline.NameOf(measure.State, rules)));
        var goals = outline.Fields.SelectMany(part => part.Goals).Select(goal => goal.GoalId).ToHashSet();

        return new StrategyEntry(
            evidence.Id,
            outline.Title,
            outline.Publisher,
            outline.Aims,
            outline.Term,
            outline.ReportEveryMonths,
            outline.Document,
            outline.Adopted,
            outline.Ended is { } ended ? StrategyEnding.Of(ended, outline, all) : null,
            [
                .. all
                    .Where(other => StrategyOutline.Of(other.Strategy, DateOnly.MaxValue).Ended?.SuccessorId == evidence.Id)
                    .Select(other => other.Strategy.Id)
                    .Order()
            ],
            [
                .. outline.Fields.Select(part => new FieldEntry(
                    part.FieldId,
                    part.Title,
                    part.Word,
                    part.Weight,
                    [.. part.Goals.Select(goal => new GoalEntry(goal.GoalId, goal.Text, goal.Weight, goal.DroppedBy, goal.Indicators, [.. planned[goal.GoalId]]))]))
            ],
            [.. planned.Where(ofGoal => !goals.Contains(ofGoal.Key)).SelectMany(ofGoal => ofGoal)],
            outline.Labels,
            inForce,
            outline.Reports,
            evidence.Version,
            evidence.Position);
    }
}

/// <summary>How a strategy ended.</summary>
/// <param name="SuccessorId">The next edition; absent where it was closed.</param>
/// <param name="SuccessorTitle">What that is called.</param>
/// <param name="Mapping">What became of each goal and measure; empty where it was closed.</param>
public sealed record StrategyEnding(Guid? SuccessorId, string? SuccessorTitle, IReadOnlyList<SuccessionEntry> Mapping, ToldStep By)
{
    internal static StrategyEnding Of(StrategyEnd ended, StrategyOutline earlier, IReadOnlyList<StrategyWithMeasures> all)
    {
        var next = all.FirstOrDefault(other => other.Strategy.Id == ended.SuccessorId) is { } edition ? StrategyOutline.Of(edition.Strategy, DateOnly.MaxValue) : null;
        var goals = new[] { earlier, next }.OfType<StrategyOutline>().SelectMany(outline => outline.Fields).SelectMany(part => part.Goals).ToDictionary(goal => goal.GoalId);
        var measures = all.SelectMany(other => other.Measures).ToDictionary(measure => measure.Id);

        return new StrategyEnding(
            ended.SuccessorId,
            next?.Title,
            [.. ended.Mapping.Select(one => new SuccessionEntry(one.From, NameOf(one.From), one.Fate, one.To, [.. one.To.Select(NameOf)]))],
            ended.By);

        // A goal may have no words.
        string NameOf(Guid id) => (goals.TryGetValue(id, out var goal) ? goal.Text
            : measures.TryGetValue(id, out var measure) ? MeasureOutline.Of(measure, DateOnly.MaxValue)?.Title
            : null) ?? "";
    }
}

/// <summary>What became of one goal or measure.</summary>
/// <param name="From">The goal or measure of this edition.</param>
/// <param name="FromName">Its words or title; empty where a goal has no words.</param>
/// <param name="To">Those of the next edition.</param>
/// <param name="ToNames">Their words or titles, in the same order.</param>
public sealed record SuccessionEntry(Guid From, string FromName, Fate Fate, IReadOnlyList<Guid> To, IReadOnlyList<string> ToNames);

/// <param name="Word">The municipality's word for the field.</param>
public sealed record FieldEntry(Guid FieldId, string Title, string? Word, Quantity Weight, IReadOnlyList<GoalEntry> Goals);

/// <param name="Text">Absent where the source does not say what its measures are for.</param>
/// <param name="DroppedBy">The step that gave it up; absent while it stands.</param>
public sealed record GoalEntry(
    Guid GoalId,
    string? Text,
    Quantity Weight,
    ToldStep? DroppedBy,
    IReadOnlyList<IndicatorOutline> Indicators,
    IReadOnlyList<PlannedMeasure> Measures);

/// <summary>A measure in the plan of its strategy.</summary>
/// <param name="ExternalBody">Who is responsible outside the administration.</param>
/// <param name="StateName">In the municipality's own words, where it has some.</param>
public sealed record PlannedMeasure(Guid MeasureId, string Title, string? ResponsibleOffice, string? ExternalBody, Term Term, MeasureState State, Sentence StateName);

public static class ReadStrategyEndpoint
{
    public static void MapReadStrategy(this IEndpointRouteBuilder strategy, RecordedEvidence evidence, Today today) =>
        strategy.MapThing<Strategy, StrategyEntry>(
            "",
            new ThingView<StrategyEntry>(OfToday: false, _ => Reader(evidence, today)),
            "A strategy with its fields, goals, indicators and measures.",
            "How a strategy differs between two states, with the steps that cause each difference.",
            "A strategy step by step, each as it came to be known.",
            "Why a strategy is shown as it is: the steps behind every value.");

    internal static Reader<StrategyEntry> Reader(RecordedEvidence evidence, Today today) => async (views, id, day, cancelled) =>
    {
        var all = await evidence.OfAll(views.HappenedBy(day), cancelled);
        if (all.FirstOrDefault(one => one.Strategy.Id == id) is not { } found) return null;

        var on = day ?? today.InGermany;
        var entry = StrategyEntry.Of(found, all, (await AdoptionRecord.InForce(views)).Progress(on), on);
        return new Found<StrategyEntry>(id, found.Strategy.Version, entry, [id, .. found.Measures.Select(measure => measure.Id)]);
    };
}
