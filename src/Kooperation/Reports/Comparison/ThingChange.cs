using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Platform.Reading;

namespace Kooperation.Reports.Comparison;

/// <summary>What became of a thing or a figure.</summary>
public enum Change
{
    /// <summary>It is there now, and was not.</summary>
    Entered,

    /// <summary>It was there, and is not any more.</summary>
    Left,
    Rose,
    Fell,

    /// <summary>It is another one, neither higher nor lower.</summary>
    Changed
}

/// <summary>A figure that is another one in the later state.</summary>
/// <param name="Before">Absent where there was none.</param>
/// <param name="After">Absent where there is none.</param>
/// <param name="Causes">The steps and days that made it so.</param>
public sealed record FigureChange(FigureName Figure, JsonElement? Before, JsonElement? After, Change Change, IReadOnlyList<Cause> Causes);

/// <summary>What became of a thing from one state to another.</summary>
/// <param name="Id">The thing.</param>
/// <param name="Name">Its name or title in the later state, or in the earlier one where it is gone.</param>
/// <param name="StrategyId">The strategy that it is part of; absent for a partnership.</param>
/// <param name="Changes">All that became of it, without repetition.</param>
/// <param name="Causes">The steps and days by which it entered or left; empty where it did neither.</param>
public sealed record ThingChange(
    FigureOf Kind, Guid Id, string Name, Guid? StrategyId, IReadOnlyList<Change> Changes, IReadOnlyList<FigureChange> Figures, IReadOnlyList<Cause> Causes)
{
    /// <summary>What the history of these is.</summary>
    internal Guid History => StrategyId ?? Id;

    /// <summary>The things that are otherwise in the one state than in the other, their causes not yet looked for.</summary>
    internal static IEnumerable<ThingChange> Between(IReadOnlyList<ComparedThing> before, IReadOnlyList<ComparedThing> after, Func<object?, JsonNode?> say)
    {
        var (were, are) = (before.ToDictionary(thing => thing.Id), after.ToDictionary(thing => thing.Id));
        return before.Concat(after.Where(thing => !were.ContainsKey(thing.Id)))
            .Select(thing => Of(were.GetValueOrDefault(thing.Id), are.GetValueOrDefault(thing.Id), say))
            .OfType<ThingChange>();
    }

    private static ThingChange? Of(ComparedThing? before, ComparedThing? after, Func<object?, JsonNode?> say)
    {
        var thing = (after ?? before)!;
        var (was, @is) = (before is { IsThere: true }, after is { IsThere: true });
        if (!was && !@is) return null;

        var figures = new List<FigureChange>();
        foreach (var name in (before?.Figures ?? []).Concat(after?.Figures ?? []).Select(figure => figure.Name).Distinct())
        {
            var (old, next) = (Named(before, name), Named(after, name));
            if (Equals(old?.Value, next?.Value)) continue;

            var change = was == @is ? Direction(old, next) : @is ? Change.Entered : Change.Left;
            figures.Add(new FigureChange(name, Element(old), Element(next), change, []));
        }

        if (was == @is && figures.Count == 0) return null;
        Change[] changes = [.. was == @is ? [] : new[] { @is ? Change.Entered : Change.Left }, .. figures.Select(figure => figure.Change)];
        return new ThingChange(thing.Kind, thing.Id, thing.Name, thing.Kind == FigureOf.Partnership ? null : thing.History, [.. changes.Distinct().Order()], figures, []);

        JsonElement? Element(ComparedFigure? figure) => figure?.Value is { } value ? JsonSerializer.SerializeToElement(say(value)) : null;
    }

    private static ComparedFigure? Named(ComparedThing? thing, FigureName name) => thing?.Figures.FirstOrDefault(figure => figure.Name == name);

    private static Change Direction(ComparedFigure? before, ComparedFigure? after) => (before?.Rank, after?.Rank) switch
    {
        ({ } old, { } next) when next > old => Change.Rose,
        ({ } old, { } next) when next < old => Change.Fell,
        _ => Change.Changed
    };
}
