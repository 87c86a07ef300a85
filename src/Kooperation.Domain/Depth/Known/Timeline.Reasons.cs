namespace Kooperation.Domain.Depth.Known;

// The steps behind the levels of a day, without a word about them.
internal sealed partial class Timeline
{
    /// <summary>The steps that carry a level of a dimension on a day, the longest lasting first.</summary>
    public IReadOnlyList<Guid> CarryingOn(int day, Dimension dimension, int level)
    {
        if (level == 0) return [];

        var carrying = new List<Carrying>();
        foreach (var one in Carryings)
            if (one.Line.Dimension == dimension && one.Level == level && one.From <= day && day <= one.Until) carrying.Add(one);

        var facts = carrying.OrderByDescending(one => one.Until).Select(one => one.Fact);
        if (dimension == Rules.Regularity.Dimension && RhythmAt(day) == level)
            facts = facts.Concat(Contacts.CountedOn(day, inAllPeriods: level == Rules.Regularity.Reliable.Level).Select(contact => contact.Fact));

        return [.. facts.Distinct().Select(fact => _facts[fact].StepId)];
    }

    /// <summary>The steps that hold a dimension down on a day, or the level where none is named.</summary>
    public IReadOnlyList<Guid> BrakingOn(int day, Dimension? dimension)
    {
        var braking = new List<Guid>();
        foreach (var one in Brakings)
            if (one.Rule.Dimension == dimension && one.From <= day && day <= one.Until) braking.Add(_facts[one.Fact].StepId);

        return braking;
    }
}
