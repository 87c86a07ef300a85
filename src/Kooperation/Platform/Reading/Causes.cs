using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Log;

namespace Kooperation.Platform.Reading;

/// <summary>Why something is said otherwise in one state than in another.</summary>
public enum CauseKind
{
    /// <summary>A step came to be known.</summary>
    Known,

    /// <summary>The day went past the day of a step, or on to one from which the step counts.</summary>
    Happened,

    /// <summary>A step stopped counting on the day.</summary>
    Lapsed,

    /// <summary>The days went by.</summary>
    Time
}

/// <summary>What causes a difference.</summary>
/// <param name="StepId">The step; absent where only time went by.</param>
/// <param name="On">The day on which the difference comes about; absent where it is for no day or for many.</param>
public sealed record Cause(CauseKind Kind, Guid? StepId, DateOnly? On);

/// <summary>A step that causes a difference.</summary>
/// <param name="Revises">The step that it corrects or withdraws.</param>
/// <param name="LogIndex">Its place in the log; absent while it has none.</param>
/// <param name="KnownSince">When it was given that place.</param>
/// <param name="By">Who recorded it, as a reference.</param>
/// <param name="Reason">Why it corrects or withdraws that step.</param>
public sealed record CausingStep(ToldStep Step, Guid? Revises, long? LogIndex, DateTimeOffset? KnownSince, string? By, string? Reason)
{
    internal static CausingStep Of(LogPlace? place, IEvent recorded)
    {
        var step = (Step)recorded.Data;
        return new CausingStep(ToldStep.Of(new RecordedStep(recorded.Id, step)), StandingSteps.RevisedBy(step), place?.Index, place?.At, recorded.UserName, step switch
        {
            StepCorrected corrected => corrected.Reason,
            StepWithdrawn withdrawn => withdrawn.Reason,
            _ => null
        });
    }
}

/// <summary>One operation of a JSON Patch (RFC 6902), with what causes it; whoever applies the patch passes over the causes.</summary>
/// <param name="Op">add, remove or replace.</param>
/// <param name="Path">JSON pointer (RFC 6901) of the place in the document that the operations before have left.</param>
/// <param name="Value">What is added, or stands there instead; absent where something is removed.</param>
/// <param name="Causes">The steps, and days, at which this changes on the way from the one state to the other: first to what was known, then to the day.</param>
public sealed record CausedOperation(string Op, string Path, JsonElement? Value, IReadOnlyList<Cause> Causes);

/// <summary>A difference with its causes.</summary>
/// <param name="Steps">The steps that are named as causes, in the order of the log.</param>
public sealed record CausedDifference(IReadOnlyList<CausedOperation> Operations, IReadOnlyList<CausingStep> Steps);

/// <summary>
/// Finds out what makes the difference between two states: it goes from one to the other, first to what is known there, then to the day there, and sees
/// at which step, or on which day, each value changes. Where both ends of a stretch say the same, it looks no further.
/// </summary>
/// <param name="views">Views that reach both states.</param>
/// <param name="say">What is said in a state; null where there is nothing to say.</param>
public sealed class Causes(PastViews views, Func<State, Task<JsonNode?>> say)
{
    /// <summary>What changed on so many days without a step counts the days: no further day is looked at for it alone.</summary>
    private const int MostDays = 8;

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly Dictionary<State, Dictionary<string, string>> _said = [];
    private readonly Dictionary<string, HashSet<Cause>> _found = [];

    /// <summary>Every difference, with what causes it.</summary>
    public static async Task<CausedDifference> Between(PastViews views, Func<State, Task<JsonNode?>> say, State from, State to)
    {
        var difference = JsonDifference.Between(await say(from), await say(to));
        if (difference.Count == 0) return new CausedDifference([], []);

        var causes = new Causes(views, say);
        await causes.WalkLog(from, to.KnownAt);
        await causes.WalkDays(to, from.AsOf, to.AsOf);

        CausedOperation[] operations = [.. difference.Select(one => new CausedOperation(one.Operation.Op, one.Operation.Path, one.Operation.Value, causes.Of(one.Place)))];
        var steps = operations.SelectMany(operation => operation.Causes).Select(cause => cause.StepId).ToHashSet();
        return new CausedDifference(operations, [.. (await views.Steps.Read()).Where(one => steps.Contains(one.Step.Id)).Select(one => CausingStep.Of(one.Place, one.Step))]);
    }

    // Where many days bring the same about, no single one does.
    private IReadOnlyList<Cause> Of(string place)
    {
        var causes = _found.Where(found => IsWithin(found.Key, place)).SelectMany(found => found.Value).Distinct().ToList();
        var days = causes.Where(cause => cause.Kind == CauseKind.Time).ToList();
        return days.Count < 2 ? causes : [.. causes.Except(days), new Cause(CauseKind.Time, null, null)];
    }

    // The steps between two places in the log, on the day of the one state.
    private async Task WalkLog(State state, long? other)
    {
        if (state.KnownAt == other) return;

        var (first, last) = (state.KnownAt ?? long.MaxValue) < (other ?? long.MaxValue) ? (state.KnownAt, other) : (other, state.KnownAt);
        var between = (await views.Steps.Read())
            .Where(one => one.Place is { } place ? place.Index > first && (last is null || place.Index <= last) : last is null)
            .ToLookup(one => one.Place?.Index);
        long?[] stops = [first, .. between.Select(some => some.Key)];
        await Narrow(0, stops.Length - 1, at => state with { KnownAt = stops[at] }, [], (changed, at) =>
        {
            foreach (var place in changed)
                foreach (var (_, step) in between[stops[at]]) Add(place, new Cause(CauseKind.Known, step.Id, null));

            return Task.CompletedTask;
        });
    }

    // The days between two days, as known in the state.
    private async Task WalkDays(State state, DateOnly? one, DateOnly? other)
    {
        var (first, last) = (Math.Min(Number(one), Number(other)), Math.Max(Number(one), Number(other)));
        if (first == last) return;

        var counting = new HashSet<string>();
        var passing = new Dictionary<string, int>();
        var recorded = (await views.Steps.Read()).Select(known => known.Step.Id).ToHashSet();
        await Narrow(0, last - first, at => StateOn(first + at), counting, async (_, at) =>
        {
            var (before, after, day) = (await On(first + at - 1), await On(first + at), Day(first + at));
            var changed = JsonDifference.Differing(before, after);
            var turned = Named(changed, before).Where(named => !after.ContainsKey(named.Place)).Select(named => (named.Place, Cause: new Cause(CauseKind.Lapsed, named.Step, day)))
                .Concat(Named(changed, after).Where(named => !before.ContainsKey(named.Place)).Select(named => (named.Place, Cause: new Cause(CauseKind.Happened, named.Step, day))))
                .Where(turn => recorded.Contains(turn.Cause.StepId!.Value))
                .ToList();

            foreach (var place in changed)
            {
                var nearest = turned.Where(turn => !counting.Contains(place) || InCommon(turn.Place, place) > 1).ToLookup(turn => InCommon(turn.Place, place), turn => turn.Cause).MaxBy(near => near.Key);
                foreach (var cause in nearest ?? Enumerable.Empty<Cause>()) Add(place, cause);
                if (nearest is null) Pass(place, day);
            }
        });

        void Pass(string place, DateOnly? day)
        {
            Add(place, new Cause(CauseKind.Time, null, day));
            if ((passing[place] = passing.GetValueOrDefault(place) + 1) == MostDays) counting.Add(place);
        }

        State StateOn(int number) => state with { AsOf = Day(number) };

        Task<Dictionary<string, string>> On(int number) => Said(StateOn(number));
    }

    // Halves a stretch for as long as its ends differ, down to single steps.
    private async Task Narrow(int low, int high, Func<int, State> stateAt, HashSet<string> aside, Func<HashSet<string>, int, Task> found)
    {
        if (low >= high) return;

        var changed = JsonDifference.Differing(await Said(stateAt(low)), await Said(stateAt(high)));
        changed.ExceptWith(aside);
        if (changed.Count == 0) return;

        if (high - low == 1)
        {
            await found(changed, high);
            return;
        }

        var middle = low + (high - low) / 2;
        await Narrow(low, middle, stateAt, aside, found);
        await Narrow(middle, high, stateAt, aside, found);
    }

    private async Task<Dictionary<string, string>> Said(State state)
    {
        if (_said.TryGetValue(state, out var known)) return known;
        return _said[state] = await say(state) is { } said ? JsonDifference.ValuesOf(said) : Nothing;
    }

    private void Add(string place, Cause cause)
    {
        if (!_found.TryGetValue(place, out var causes)) _found[place] = causes = [];
        causes.Add(cause);
    }

    // The end of all days stands for whenever.
    private static int Number(DateOnly? day) => (day ?? DateOnly.MaxValue).DayNumber;

    private static DateOnly? Day(int number) => number == DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber(number);

    // The steps that are named in these places.
    private static IEnumerable<(string Place, Guid Step)> Named(HashSet<string> places, Dictionary<string, string> said) => places
        .Where(place => place.EndsWith("/stepId", StringComparison.Ordinal) && said.ContainsKey(place))
        .Select(place => (place, Guid.Parse(said[place].AsSpan().Trim('"'))));

    // How many words of their ways two places share.
    private static int InCommon(string one, string other) => one.Split('/').Zip(other.Split('/')).TakeWhile(words => words.First == words.Second).Count();

    private static bool IsWithin(string place, string part) => place.StartsWith(part, StringComparison.Ordinal) && (place.Length == part.Length || place[part.Length] == '/');
}
