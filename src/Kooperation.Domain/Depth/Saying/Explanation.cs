using Kooperation.Domain.Depth.Known;
using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Saying;

/// <summary>Turns the levels of a day into an assessment that says why.</summary>
internal sealed partial class Explanation(Timeline known, DepthRules rules)
{
    private readonly DepthLevels _levels = known.At(known.Day);
    private readonly int _day = known.Day;

    public DepthLevels Levels => _levels;

    public Assessment Say(bool statedOnly, Uncertainty? uncertainty)
    {
        var regularity = SayRegularity();

        return new Assessment(
            DateOnly.FromDayNumber(_day),
            rules.Version,
            statedOnly,
            _levels.Level,
            _levels.IsDormant,
            rules.NameOf(_levels.Level, _levels.IsDormant),
            _levels.Level > 0 ? rules.Levels[_levels.Level - 1].Meaning : rules.MeaningOfNone,
            known.BasedOn,
            [.. Enum.GetValues<Dimension>().Select(dimension => Say(dimension, regularity))],
            SayBrakes(),
            SayFading(rules.Fading.Days),
            SayNext(regularity),
            regularity,
            SayView(),
            SayBreadth(),
            known.Wanted,
            SayNotCounted(),
            uncertainty,
            [.. known.Pauses.All.Where(pause => pause.From <= _day).Select(pause => new Pause(pause.Began.Told(), pause.EndedBy?.Told(), pause.Days))],
            known.Pauses.Open?.OccurredOn ?? PartialDate.Unknown,
            known.Pauses.Ended?.OccurredOn ?? PartialDate.Unknown,
            SayNotes());
    }

    private DimensionAssessment Say(Dimension dimension, Regularity regularity)
    {
        var rule = rules.Dimensions[(int)dimension];
        var (level, before) = (_levels.Dimensions[dimension], _levels.BeforeBrakes[dimension]);
        var carriedBy = CarriersOf(dimension, before);

        return new DimensionAssessment(
            dimension,
            rule.Letter,
            rule.Name,
            level,
            before,
            rule.Levels[level].Name,
            carriedBy,
            level > 0 && carriedBy.Count > 0 ? LastDayOf(dimension, before, carriedBy) : null,
            before < 4 ? Want(rule, before + 1, regularity) : null,
            dimension == Dimension.DecisionPower ? SilentSeats() : []);
    }

    // A rhythm ends before its contacts do; what a single step carries ends with the longest of them.
    private DateOnly? LastDayOf(Dimension dimension, int level, List<CarryingStep> carriedBy)
    {
        if (!IsRhythm(dimension, level) || carriedBy[0].Until is not { } longest) return carriedBy[0].Until;

        var turns = known.TurnsUntil(longest.DayNumber + 1);
        var first = 0;
        if (level == rules.Regularity.Regular.Level)
        {
            // Contacts only leave the period, so the turns fall into those that still hold and those that no longer do.
            for (var beyond = turns.Count; first < beyond;)
            {
                var middle = (first + beyond) / 2;
                if (known.RhythmAt(turns[middle]) < level) beyond = middle;
                else first = middle + 1;
            }
        }
        else
            while (first < turns.Count && known.RhythmAt(turns[first]) >= level) first++;

        return first < turns.Count ? DateOnly.FromDayNumber(turns[first] - 1) : longest;
    }

    private bool IsRhythm(Dimension dimension, int level) =>
        dimension == rules.Regularity.Dimension && level > 0 && known.RhythmAt(_day) == level;

    private List<CarryingStep> CarriersOf(Dimension dimension, int level)
    {
        var carriers = new List<CarryingStep>();
        foreach (var carrying in known.Carryings)
        {
            if (carrying.Line.Dimension != dimension || carrying.Level != level || carrying.From > _day) continue;
            carriers.Add(Carrier(carrying.Fact, level, carrying.From, carrying.Until, carrying.Line.Id, carrying.Line.Name, carrying.Line.Lasts.InWords, With(carrying)));
        }

        if (IsRhythm(dimension, level))
        {
            var reliable = level == rules.Regularity.Reliable.Level;
            var months = reliable ? rules.Regularity.Reliable.Months : rules.Regularity.Regular.Months;
            var lasts = new Sentence($"{months} months", $"{months} Monate");
            foreach (var (fact, on, until) in known.Contacts.CountedOn(_day, reliable))
                carriers.Add(Carrier(fact, level, on, until, "regularity", RhythmName, lasts, []));
        }

        carriers.Sort((one, other) =>
        {
            var byEnd = (other.Until ?? DateOnly.MaxValue).CompareTo(one.Until ?? DateOnly.MaxValue);
            if (byEnd != 0) return byEnd;
            var byStart = one.From.CompareTo(other.From);
            return byStart != 0 ? byStart : one.StepId.CompareTo(other.StepId);
        });
        return carriers;
    }

    private static readonly Sentence RhythmName = new("mutual contact that counts for regularity", "gegenseitiger Kontakt, der für die Regelmäßigkeit zählt");

    private CarryingStep Carrier(int index, int level, int from, int until, string rule, Sentence name, Sentence lasts, IReadOnlyList<ToldStep> with)
    {
        var fact = known.Fact(index);
        return new CarryingStep(
            fact.StepId,
            fact.Event,
            fact.OccurredOn,
            level,
            DateOnly.FromDayNumber(from),
            until == Timeline.Open ? null : DateOnly.FromDayNumber(until),
            rule,
            name,
            lasts,
            fact.Basis,
            fact.Source,
            with);
    }

    private List<Note> SilentSeats()
    {
        var heard = new HashSet<int>();
        foreach (var seat in known.Carryings)
            if (seat.Line.Needs?.Kind == NeedKind.Exercise && seat.Level == seat.Line.Level && seat.From <= _day) heard.Add(seat.Fact);

        var notes = new List<Note>();
        foreach (var seat in known.Carryings)
        {
            if (seat.Line.Needs?.Kind != NeedKind.Exercise || seat.Level != seat.Line.Otherwise || seat.From > _day || heard.Contains(seat.Fact)) continue;

            var fact = known.Fact(seat.Fact);
            var (body, counts) = (InWords.Same(fact.Body ?? ""), InWords.Number(seat.Level));
            var exercises = known.Links.ExercisesOf(fact.About ?? Guid.Empty).Where(exercise => exercise.On <= _day).ToList();
            notes.Add(exercises.Count == 0
                ? new Note(rules.SilentSeat.NeverNote.Fill(("body", body), ("level", counts)), [fact.Told()])
                : new Note(
                    rules.SilentSeat.Note.Fill(("body", body), ("level", counts), ("day", exercises[^1].Fact.OccurredOn.On())),
                    [fact.Told(), exercises[^1].Fact.Told()]));
        }

        return [.. notes.OrderBy(note => note.Steps[0].StepId)];
    }

    private PartnerView? SayView()
    {
        var (on, index) = known.ViewAt(_day);
        if (index < 0) return null;

        var fact = known.Fact(index);
        var rating = fact.Number ?? 0;
        var gap = Math.Abs(rating - _levels.Level);
        var current = known.IsYoung(on, _day);
        var rule = rules.PartnerView;
        var note = !current ? rule.OldNote.Fill(("months", InWords.Number(rule.Months)), ("day", fact.OccurredOn.InWords()))
            : gap >= rule.Gap ? rule.GapNote.Fill(("rating", InWords.Number(rating)), ("level", InWords.Number(_levels.Level)))
            : null;

        return new PartnerView(fact.StepId, rating, fact.OccurredOn, gap, current, fact.Basis, note);
    }

    private Breadth SayBreadth()
    {
        var since = DateOnly.FromDayNumber(_day).AddMonths(-rules.Breadth.Months);
        var (fields, asked, offices) = (Words(), Words(), Words());

        for (var i = 0; i < known.Count; i++)
        {
            if (!known.Counts(i, out var on) || on > _day || on < since.DayNumber) continue;

            var fact = known.Fact(i);
            if (fact.Office is { Length: > 0 } office) offices.Add(office);
            if (fact.FieldOfAction is not { Length: > 0 } field) continue;
            fields.Add(field);
            if (rules.Breadth.AskedBy.Contains(fact.Event)) asked.Add(field);
        }

        var (note, narrow) = asked.Count > 0 ? (rules.Breadth.Note, asked) : (rules.Breadth.ActedNote, fields);
        return new Breadth([.. fields], [.. offices], [.. asked], since, IsNarrow(narrow) ? note.Fill(("fields", InWords.Same(string.Join(", ", narrow)))) : null);

        static SortedSet<string> Words() => new(StringComparer.Ordinal);

        bool IsNarrow(SortedSet<string> words) => words.Count > 0 && words.All(word => rules.Breadth.Narrow.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    private List<NotCountedStep> SayNotCounted()
    {
        var steps = new List<NotCountedStep>();
        foreach (var (index, reason) in known.NotCounted)
        {
            var fact = known.Fact(index);
            steps.Add(new NotCountedStep(fact.StepId, fact.Event, fact.OccurredOn, reason, Why(reason, index), fact.Basis, fact.Source));
        }

        steps.Sort((one, other) => (one.OccurredOn.Earliest ?? DateOnly.MinValue, one.StepId).CompareTo((other.OccurredOn.Earliest ?? DateOnly.MinValue, other.StepId)));
        return steps;
    }
}
