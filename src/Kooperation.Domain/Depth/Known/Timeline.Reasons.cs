namespace Kooperation.Domain.Depth.Known;

// The steps behind the levels of a day, without a word about them.
internal sealed partial class Timeline
{
    public LevelReasons ReasonsOn(int day)
    {
        var levels = At(day).BeforeBrakes;
        return new LevelReasons(
            [.. Enum.GetValues<Dimension>().Select(dimension => CarryingOn(day, dimension, levels[dimension]))],
            [.. Brakings.Where(braking => braking.From <= day && day <= braking.Until).Select(braking => (braking.Rule.Dimension, _facts[braking.Fact].StepId))]);
    }

    private List<Guid> CarryingOn(int day, Dimension dimension, int level)
    {
        if (level == 0) return [];

        var carrying = Carryings
            .Where(one => one.Line.Dimension == dimension && one.Level == level && one.From <= day && day <= one.Until)
            .OrderByDescending(one => one.Until)
            .Select(one => one.Fact);
        if (dimension == Rules.Regularity.Dimension && RhythmAt(day) == level)
            carrying = carrying.Concat(Contacts.CountedOn(day, inAllPeriods: level == Rules.Regularity.Reliable.Level).Select(contact => contact.Fact));

        return [.. carrying.Distinct().Select(fact => _facts[fact].StepId)];
    }
}
