using Kooperation.Domain.Partnerships;

namespace Kooperation.Oracle;

/// <summary>The two rules of regularity, and the brakes on contact and on the level.</summary>
internal sealed class Reliability(Facts facts)
{
    /// <summary>K3: at least three mutual contacts in twelve months, in at least two quarters, and no municipal commitment more than 60 days overdue.</summary>
    public bool IsRegular =>
        MetRegularly(facts.TwelveMonthsBefore(facts.Day), facts.Day)
        && !Commitments.Any(made => made.By == Side.Municipality && IsOpen(made) && made.Due.Latest?.AddDays(60) < facts.Day);

    /// <summary>K4: regular for 24 months, a named contact on both sides, at least 80 % of at least three commitments kept.</summary>
    public bool IsRegularAndReliable
    {
        get
        {
            var aYearAgo = facts.TwelveMonthsBefore(facts.Day);
            var due = Commitments.Where(made => !IsOpen(made) || made.Due.Latest < facts.Day).ToList();

            return IsRegular
                && MetRegularly(facts.TwelveMonthsBefore(aYearAgo), aYearAgo)
                && MunicipalContact.People > 0
                && PartnerContact.People > 0
                && due.Count >= 3
                && due.Count(IsKept) * 100 >= due.Count * 80;
        }
    }

    /// <summary>A broken commitment for six months, or a contact person of either side who left 60 days ago without anybody taking over.</summary>
    public bool ContactIsCapped =>
        facts.HasHappened<CommitmentBroken>(broken => facts.Within(6, broken))
        || MunicipalContact.VacantSince?.AddDays(60) < facts.Day
        || PartnerContact.VacantSince?.AddDays(60) < facts.Day;

    /// <summary>A conflict that has been open for 90 days.</summary>
    public bool LevelIsCapped =>
        facts.HasHappened<ConflictRaised>(raised =>
            Facts.DayOf(raised).AddDays(90) <= facts.Day
            && !facts.HasHappened<ConflictResolved>(resolved => resolved.ConflictId == raised.ConflictId));

    /// <summary>What regularity rests on: the contacts of the twelve months, or of all 24 where it is also reliable.</summary>
    public Carried Rhythm
    {
        get
        {
            if (!IsRegular) return new Carried(0, []);

            var aYearAgo = facts.TwelveMonthsBefore(facts.Day);
            return IsRegularAndReliable ? new Carried(4, Met(facts.TwelveMonthsBefore(aYearAgo), facts.Day)) : new Carried(3, Met(aYearAgo, facts.Day));
        }
    }

    private IEnumerable<CommitmentMade> Commitments => facts.Happened.OfType<CommitmentMade>();

    private (int People, DateOnly? VacantSince) MunicipalContact =>
        ContactOf(facts.Happened.Where(step => step is ContactPersonAssigned or ContactPersonReleased or ContactHandedOver));

    private (int People, DateOnly? VacantSince) PartnerContact =>
        ContactOf(facts.Happened.Where(step => step is PartnerContactNamed or PartnerContactLeft));

    private static (int People, DateOnly? VacantSince) ContactOf(IEnumerable<PartnershipStep> steps)
    {
        var people = new HashSet<Guid>();
        DateOnly? vacantSince = null;

        foreach (var step in steps)
        {
            if (step is ContactPersonAssigned assigned) people.Add(assigned.Person);
            if (step is PartnerContactNamed named) people.Add(named.Person);
            if (step is ContactPersonReleased released) people.Remove(released.Person);
            if (step is PartnerContactLeft left) people.Remove(left.Person);

            if (step is ContactHandedOver handedOver)
            {
                people.Remove(handedOver.From);
                people.Add(handedOver.To);
            }

            if (people.Count > 0) vacantSince = null;
            else if (step is ContactPersonReleased or PartnerContactLeft) vacantSince ??= Facts.DayOf(step);
        }

        return (people.Count, vacantSince);
    }

    private bool MetRegularly(DateOnly after, DateOnly through)
    {
        var days = Met(after, through).Select(Facts.DayOf).ToList();

        return days.Count >= 3 && days.Select(day => (day.Year, Quarter: (day.Month - 1) / 3)).Distinct().Count() >= 2;
    }

    private List<PartnershipStep> Met(DateOnly after, DateOnly through) =>
        [.. facts.Happened.Where(IsMutualContact).Where(step => after < Facts.DayOf(step) && Facts.DayOf(step) <= through)];

    private static bool IsMutualContact(PartnershipStep step) =>
        step is ContactMade { Direction: ContactDirection.Mutual } or JointEventHeld or SeatExercised or ExpertiseContributed;

    private bool IsBroken(CommitmentMade made) => facts.HasHappened<CommitmentBroken>(broken => broken.CommitmentId == made.CommitmentId);

    private bool IsKept(CommitmentMade made) =>
        facts.HasHappened<CommitmentKept>(kept => kept.CommitmentId == made.CommitmentId) && !IsBroken(made);

    private bool IsOpen(CommitmentMade made) => !IsKept(made) && !IsBroken(made);
}
