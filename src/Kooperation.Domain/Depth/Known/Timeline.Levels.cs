using Kooperation.Domain.Depth.Rules;

namespace Kooperation.Domain.Depth.Known;

// Reading the levels of a day from what was laid down.
internal sealed partial class Timeline
{
    /// <summary>The levels on this day or on a later one, if nothing further is recorded.</summary>
    public DepthLevels At(int day)
    {
        Span<int> before = stackalloc int[DimensionLevels.Count];
        Span<int> after = stackalloc int[DimensionLevels.Count];

        for (var dimension = 0; dimension < DimensionLevels.Count; dimension++)
        {
            var level = Levels - 1;
            while (level > 0 && _last[dimension * Levels + level] < day) level--;
            before[dimension] = level;
        }

        foreach (var carrying in _later)
        {
            ref var level = ref before[(int)carrying.Line.Dimension];
            if (carrying.From <= day && day <= carrying.Until && carrying.Level > level) level = carrying.Level;
        }

        ref var rhythm = ref before[(int)Rules.Regularity.Dimension];
        rhythm = Math.Max(rhythm, RhythmAt(day));

        before.CopyTo(after);
        var highest = Rules.Levels.Count;
        foreach (var braking in Brakings)
        {
            if (day < braking.From || braking.Until < day) continue;
            if (braking.Rule.Dimension is { } dimension) after[(int)dimension] = Math.Min(after[(int)dimension], braking.Rule.Cap);
            else highest = Math.Min(highest, braking.Rule.Cap);
        }

        var reached = DimensionLevels.Of(after);
        var overall = highest;
        while (overall > 0 && !Opens(Rules.Levels[overall - 1], reached, day)) overall--;

        return new DepthLevels(overall, overall == 0 && _firstEvidence <= day, reached, DimensionLevels.Of(before));
    }

    /// <summary>The level of regularity that the rhythm of contacts carries, 0 for none.</summary>
    public int RhythmAt(int day)
    {
        var rule = Rules.Regularity;
        if (!Contacts.AreEnoughIn(0, day) || Promises.OverdueOn(day) > 0) return 0;

        var (due, kept) = Promises.On(day);
        var reliable = Contacts.AreEnoughInAllPeriods(day)
            && (!rule.Reliable.NamedContactOnBothSides || OurPersons.AreNamedOn(day) && TheirPersons.AreNamedOn(day))
            && due >= rule.Reliable.Commitments
            && kept * 100 >= due * rule.Reliable.KeptPercent;
        return reliable ? rule.Reliable.Level : rule.Regular.Level;
    }

    /// <summary>Whether the partner's own latest view is young enough and confirms.</summary>
    public bool IsConfirmedAt(int day)
    {
        var (on, fact) = ViewAt(day);
        return fact >= 0 && IsYoung(on, day) && Rules.PartnerView.Confirms.Contains(_facts[fact].Number ?? -1);
    }

    public bool IsYoung(int viewOn, int day) => day <= Pauses.LastDayOf(viewOn, Rules.PartnerView.Months);

    public (int On, int Fact) ViewAt(int day)
    {
        var latest = _view;
        foreach (var view in _laterViews)
            if (view.On <= day && (latest.Fact < 0 || IsLater(view, latest))) latest = view;

        return latest;
    }

    /// <summary>The later days on which something may change, up to the last one asked for; sorted, each once.</summary>
    public List<int> TurnsUntil(int lastDay)
    {
        var days = new List<int>();
        foreach (var until in _last)
            if (until is not (Never or Open)) days.Add(until + 1);

        foreach (var carrying in _later)
        {
            days.Add(carrying.From);
            if (carrying.Until != Open) days.Add(carrying.Until + 1);
        }

        foreach (var braking in Brakings)
        {
            days.Add(braking.From);
            if (braking.Until != Open) days.Add(braking.Until + 1);
        }

        foreach (var (on, _) in _laterViews.Append(_view))
        {
            if (on == Never) continue;
            days.Add(on);
            days.Add(Pauses.LastDayOf(on, Rules.PartnerView.Months) + 1);
        }

        Contacts.AddTurnsTo(days);
        Promises.AddTurnsTo(days);
        OurPersons.AddTurnsTo(days);
        TheirPersons.AddTurnsTo(days);

        days.RemoveAll(day => day <= Day || day > lastDay);
        days.Sort();
        var kept = 0;
        for (var i = 0; i < days.Count; i++)
            if (i == 0 || days[i] != days[i - 1]) days[kept++] = days[i];

        days.RemoveRange(kept, days.Count - kept);
        return days;
    }

    public bool Opens(LevelRule gate, in DimensionLevels levels, int day)
    {
        var any = gate.AnyDimension == 0;
        for (var dimension = Dimension.Contact; dimension <= Dimension.Strengthening; dimension++)
        {
            if (levels[dimension] < gate.Needs[dimension]) return false;
            any |= levels[dimension] >= gate.AnyDimension;
        }

        return any && (!gate.PartnerConfirms || IsConfirmedAt(day));
    }
}
