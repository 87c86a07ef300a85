using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Log;

namespace Kooperation.Platform.Reading;

/// <summary>Why something is said otherwise in one state than in another.</summary>
public enum CauseKind
{
    /// <summary>A step came to be known.</summary>
    Known,

    /// <summary>The day of a step came.</summary>
    Happened,

    /// <summary>A day came that a step names: from then on it holds, or no longer does, or was due.</summary>
    Reached,

    /// <summary>A step stopped counting, so long ago it was.</summary>
    Lapsed,

    /// <summary>The days went by; where a step is named, since it.</summary>
    Time
}

/// <summary>What causes a difference.</summary>
/// <param name="StepId">The step without which it would not come about; absent where only time went by.</param>
/// <param name="On">The day on which the difference comes about; absent where it is for no day or for many.</param>
public sealed record Cause(CauseKind Kind, Guid? StepId, DateOnly? On);

/// <summary>A step that causes a difference.</summary>
/// <param name="Stream">The organisation, partnership, strategy or measure it belongs to.</param>
/// <param name="Revises">The step that it corrects or withdraws.</param>
/// <param name="LogIndex">Its place in the log; absent while it has none.</param>
/// <param name="KnownSince">When it was given that place.</param>
/// <param name="By">Who recorded it, as a reference.</param>
/// <param name="Reason">Why it corrects or withdraws that step.</param>
/// <param name="Title">What kind of step it is, in words.</param>
public sealed record CausingStep(ToldStep Step, Sentence Title, Guid Stream, Guid? Revises, long? LogIndex, DateTimeOffset? KnownSince, string? By, string? Reason)
{
    internal static CausingStep Of(LogPlace? place, IEvent recorded)
    {
        var step = (Step)recorded.Data;
        return new CausingStep(ToldStep.Of(new RecordedStep(recorded.Id, step)), StepTitles.Of(Catalogue.NameOf(step)), recorded.StreamId, StandingSteps.RevisedBy(step), place?.Index, place?.At, recorded.UserName, step switch
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
/// <param name="Causes">The steps, and days, by which this has changed since it last was as in the one state, on the way to the other: first to what was known, then to the day.</param>
public sealed record CausedOperation(string Op, string Path, JsonElement? Value, IReadOnlyList<Cause> Causes);

/// <summary>A difference with its causes.</summary>
/// <param name="Steps">The steps that are named as causes, in the order of the log.</param>
public sealed record CausedDifference(IReadOnlyList<CausedOperation> Operations, IReadOnlyList<CausingStep> Steps);

/// <summary>
/// Finds out what makes the difference between two states: it goes from one to the other, first to what is known there, then to the day there, and sees
/// at which step, or on which day, each value changes. Where both ends of a stretch say the same, it looks no further. On a day the cause is the step
/// without which nothing would change there, of those that name the day or that the answer ceases or begins to name.
/// </summary>
/// <param name="views">Views that reach both states.</param>
/// <param name="say">What is said in a state; null where there is nothing to say.</param>
/// <param name="concerns">Whether a history may have a part in it; those of the rules and of the municipality itself always may.</param>
public sealed class Causes(PastViews views, Func<State, Task<JsonNode?>> say, Func<Guid, bool> concerns)
{
    /// <summary>What changed on so many days without a step counts the days: no further day is looked at for it alone.</summary>
    private const int MostDays = 8;

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly Dictionary<State, Dictionary<string, string>> _said = [];

    /// <summary>Every difference, with what causes it.</summary>
    public static async Task<CausedDifference> Between(PastViews views, Func<State, Task<JsonNode?>> say, State from, State to, Func<Guid, bool>? concerns = null)
    {
        var difference = JsonDifference.Between(await say(from), await say(to));
        if (difference.Count == 0) return new CausedDifference([], []);

        var causes = new Causes(views, say, concerns ?? (_ => true));
        var turns = (await causes.WalkLog(from, to.KnownAt)).Concat(await causes.WalkDays(to, from.AsOf)).ToLookup(turn => turn.Place);
        var recorded = await views.Recorded.Read();
        var order = recorded.Index().ToDictionary(one => one.Item.Step.Id, one => one.Index);

        CausedOperation[] operations = [.. difference.Select(one => new CausedOperation(one.Operation.Op, one.Operation.Path, one.Operation.Value, CausesOf(one.Place, turns, order)))];
        var steps = operations.SelectMany(operation => operation.Causes).Select(cause => cause.StepId).ToHashSet();
        return new CausedDifference(operations, [.. recorded.Where(one => steps.Contains(one.Step.Id)).Select(one => CausingStep.Of(one.Place, one.Step))]);
    }

    private static IReadOnlyList<Cause> CausesOf(string place, ILookup<string, Turn> turns, Dictionary<Guid, int> order)
    {
        var causes = turns.Where(turn => IsWithin(turn.Key, place)).SelectMany(turn => Lasting([.. turn])).SelectMany(turn => turn.Causes).Distinct().ToList();

        // Where many days bring the same about, no single one does.
        foreach (var days in causes.Where(cause => cause.Kind == CauseKind.Time).GroupBy(cause => cause.StepId).Where(days => days.Count() > 1).ToList())
            causes = [.. causes.Except(days), new Cause(CauseKind.Time, days.Key, null)];

        return [.. causes.OrderBy(cause => cause.Kind != CauseKind.Known).ThenBy(cause => cause.On ?? DateOnly.MaxValue).ThenBy(cause => cause.StepId is { } step ? order[step] : int.MaxValue)];
    }

    // What went away from where it began and came back there has no part in the difference, unless it was not followed to its end, see MostDays.
    private static IEnumerable<Turn> Lasting(List<Turn> turns)
    {
        var back = turns.FindLastIndex(turn => turn.After == turns[0].Before) + 1;
        return back == turns.Count ? turns : turns.Skip(back);
    }

    // The steps between two places in the log, on the day of the one state.
    private async Task<IReadOnlyList<Turn>> WalkLog(State start, long? to)
    {
        if (start.KnownAt == to) return [];

        var forwards = (start.KnownAt ?? long.MaxValue) < (to ?? long.MaxValue);
        var (first, last) = forwards ? (start.KnownAt, to) : (to, start.KnownAt);
        var between = (await views.Recorded.Read())
            .Where(one => one.Place is { } place ? place.Index > first && (last is null || place.Index <= last) : last is null)
            .ToLookup(one => one.Place?.Index);
        long?[] stops = [first, .. between.Select(some => some.Key)];

        var turns = new List<Turn>();
        await Narrow(0, stops.Length - 1, StateAt, [], async at =>
        {
            var (before, after) = (await Said(StateAt(at - 1)), await Said(StateAt(at)));
            Cause[] causes = [.. between[stops[at]].Select(one => new Cause(CauseKind.Known, one.Step.Id, null))];
            turns.AddRange(JsonDifference.Differing(before, after).Select(place => Turn.Of(place, before, after, causes)));
        });
        return Directed(turns, forwards);

        State StateAt(int stop) => start with { KnownAt = stops[stop] };
    }

    // The days from one to that of the state, as known in the state.
    private async Task<IReadOnlyList<Turn>> WalkDays(State to, DateOnly? from)
    {
        var (first, last) = (Math.Min(Number(from), Number(to.AsOf)), Math.Max(Number(from), Number(to.AsOf)));
        if (first == last) return [];

        var turns = new List<Turn>();
        var counting = new HashSet<string>();
        var passing = new Dictionary<string, int>();
        var days = await DaysOfSteps.Of(views, to.KnownAt, concerns);
        await Narrow(0, last - first, at => OnDay(to, first + at), counting, async at =>
        {
            var (before, after) = (await Said(OnDay(to, first + at - 1)), await Said(OnDay(to, first + at)));
            foreach (var turn in await new Turning(days, to, first + at, before, after, Told).Turns())
            {
                turns.Add(turn);
                if (turn.Causes.All(cause => cause.Kind == CauseKind.Time) && (passing[turn.Place] = passing.GetValueOrDefault(turn.Place) + 1) == MostDays) counting.Add(turn.Place);
            }
        });
        return Directed(turns, forwards: Number(from) == first);
    }

    private static IReadOnlyList<Turn> Directed(List<Turn> turns, bool forwards) =>
        forwards ? turns : [.. turns.AsEnumerable().Reverse().Select(turn => turn with { Before = turn.After, After = turn.Before })];

    // Halves a stretch for as long as its ends differ, down to single steps.
    private async Task Narrow(int low, int high, Func<int, State> stateAt, HashSet<string> aside, Func<int, Task> found)
    {
        if (low >= high) return;

        var changed = JsonDifference.Differing(await Said(stateAt(low)), await Said(stateAt(high)));
        changed.ExceptWith(aside);
        if (changed.Count == 0) return;

        if (high - low == 1)
        {
            await found(high);
            return;
        }

        var middle = low + (high - low) / 2;
        await Narrow(low, middle, stateAt, aside, found);
        await Narrow(middle, high, stateAt, aside, found);
    }

    private async Task<Dictionary<string, string>> Said(State state) => _said.TryGetValue(state, out var known) ? known : _said[state] = await Told(state);

    private async Task<Dictionary<string, string>> Told(State state) => await say(state) is { } said ? JsonDifference.ValuesOf(said) : Nothing;

    // The end of all days stands for whenever.
    private static int Number(DateOnly? day) => (day ?? DateOnly.MaxValue).DayNumber;

    private static DateOnly? Day(int number) => number == DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber(number);

    private static State OnDay(State state, int number) => state with { AsOf = Day(number) };

    private static bool IsWithin(string place, string part) => place.StartsWith(part, StringComparison.Ordinal) && (place.Length == part.Length || place[part.Length] == '/');

    /// <summary>A change of the value at a place, on the way from one state to another.</summary>
    private sealed record Turn(string Place, string? Before, string? After, IReadOnlyList<Cause> Causes)
    {
        public static Turn Of(string place, Dictionary<string, string> before, Dictionary<string, string> after, IReadOnlyList<Cause> causes) =>
            new(place, before.GetValueOrDefault(place), after.GetValueOrDefault(place), causes);
    }

    /// <summary>What changes from a day to the next, and by which steps: those but for which it would not.</summary>
    private sealed class Turning(
        DaysOfSteps days, State state, int number, Dictionary<string, string> before, Dictionary<string, string> after, Func<State, Task<Dictionary<string, string>>> told)
    {
        private readonly DateOnly? _day = Day(number);

        public async Task<IReadOnlyList<Turn>> Turns()
        {
            var changed = JsonDifference.Differing(before, after);
            var candidates = Candidates(changed).DistinctBy(one => one.StepId).ToList();
            var causes = changed.ToDictionary(place => place, _ => new List<Cause>());
            foreach (var candidate in candidates)
                foreach (var place in await UnchangedWithout([candidate], changed)) causes[place].Add(candidate);

            // Of several that each suffice, none is needed; yet without all of them nothing would change.
            var unexplained = causes.Where(one => one.Value.Count == 0).Select(one => one.Key).ToHashSet();
            if (candidates.Count > 1 && unexplained.Count > 0)
            {
                var needed = candidates;
                var explained = await UnchangedWithout(needed, unexplained);
                foreach (var candidate in candidates)
                {
                    if (explained.Count == 0) break;

                    List<Cause> fewer = [.. needed.Where(one => one != candidate)];
                    if (fewer.Count > 0 && (await UnchangedWithout(fewer, explained)).SetEquals(explained)) needed = fewer;
                }

                foreach (var place in explained) causes[place].AddRange(needed);
            }

            return [.. changed.Select(place => Turn.Of(place, before, after, Nearest(causes[place])))];
        }

        // What comes this day displaces what only must be there for it, or gives way.
        private IReadOnlyList<Cause> Nearest(IReadOnlyList<Cause> causes) =>
            causes.GroupBy(cause => cause.Kind is CauseKind.Happened or CauseKind.Reached ? 0 : cause.Kind == CauseKind.Lapsed ? 1 : 2).MinBy(some => some.Key)?.ToList()
            ?? [new Cause(CauseKind.Time, null, _day)];

        // Those that name the day, and those that the answer names elsewhere than the day before: less often those that stop counting.
        private IEnumerable<Cause> Candidates(HashSet<string> changed)
        {
            var named = StepsIn(before, changed, -1).Concat(StepsIn(after, changed, 1)).GroupBy(one => one.Step, one => one.Times);
            return days.Naming(_day)
                .Concat(named.Select(times => new Cause(times.Sum() < 0 ? CauseKind.Lapsed : CauseKind.Time, times.Key, _day)))
                .Where(cause => days.Know(cause.StepId!.Value));
        }

        // Those of the places at which nothing would change this day without the steps.
        private async Task<HashSet<string>> UnchangedWithout(IReadOnlyList<Cause> steps, IEnumerable<string> places)
        {
            var without = state with { Without = steps.Select(step => step.StepId!.Value).ToHashSet() };
            var (then, now) = (await told(OnDay(without, number - 1)), await told(OnDay(without, number)));
            if (now.Count == 0 && before.Count > 0) return []; // Without its beginning nothing would be said at all.

            return [.. places.Where(place => then.GetValueOrDefault(place) == now.GetValueOrDefault(place))];
        }

        private static IEnumerable<(Guid Step, int Times)> StepsIn(Dictionary<string, string> said, IEnumerable<string> places, int times) => places
            .Where(place => place.EndsWith("/stepId", StringComparison.Ordinal) && said.ContainsKey(place))
            .Select(place => (Guid.Parse(said[place].AsSpan().Trim('"')), times));
    }
}
