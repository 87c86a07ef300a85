namespace Kooperation.Domain.Depth.Known;

/// <summary>
/// Which step speaks of which other: what ended a seat, answered a hearing, renewed an agreement. Days are day numbers.
/// What an offer or an agreement is about does not depend on its day, so those are found whenever they happened.
/// </summary>
internal sealed class Links
{
    private static readonly List<int> None = [];

    private readonly Dictionary<Guid, int> _ends = [];
    private readonly Dictionary<Guid, int> _succeeded = [];
    private readonly Dictionary<Guid, int> _answers = [];
    private readonly Dictionary<Guid, List<int>> _exercises = [];
    private readonly Dictionary<Guid, DepthFact> _offers = [];
    private readonly Dictionary<Guid, DepthFact> _agreements = [];
    private readonly Dictionary<Guid, DepthFact> _renewalOf = [];
    private readonly Dictionary<Guid, List<(int On, DepthFact Fact)>> _amendments = [];

    public void TakeOrigin(DepthFact fact)
    {
        if (fact.About is not { } about) return;

        switch (fact.Event)
        {
            case "QualificationOffered":
                First(_offers, about, fact);
                break;
            case "AgreementSigned":
                First(_agreements, about, fact);
                break;
            case "AgreementRenewed" when fact.Successor is { } successor:
                First(_renewalOf, successor, fact);
                break;
        }
    }

    public void Take(DepthFact fact, int on)
    {
        if (fact.About is not { } about) return;

        switch (fact.Event)
        {
            case "SeatWithdrawn" or "RecognitionRevoked" or "TaskReturned" or "DelegationEnded" or "AgreementTerminated" or "ConflictResolved":
                Earliest(_ends, about, on);
                break;
            case "AgreementRenewed":
                Earliest(_succeeded, about, Math.Max(on, fact.Term?.From.Earliest?.DayNumber ?? on));
                break;
            case "HearingAnswered":
                Earliest(_answers, about, on);
                break;
            case "SeatExercised":
                ListOf(_exercises, about).Add(on);
                break;
            case "AgreementAmended" when fact.Term is not null:
                ListOf(_amendments, about).Add((on, fact));
                break;
        }
    }

    public int? EndOf(Guid about) => _ends.TryGetValue(about, out var on) ? on : null;

    /// <summary>The first day on which an agreement goes on as its successor.</summary>
    public int? SuccessorOf(Guid agreement) => _succeeded.TryGetValue(agreement, out var on) ? on : null;

    public int? AnswerTo(Guid hearing) => _answers.TryGetValue(hearing, out var on) ? on : null;

    /// <summary>The days on which a seat was exercised, in their order.</summary>
    public List<int> ExercisesOf(Guid seat)
    {
        if (!_exercises.TryGetValue(seat, out var days)) return None;

        days.Sort();
        return days;
    }

    public DepthFact? Offer(Guid offer) => _offers.GetValueOrDefault(offer);

    /// <summary>The amendments of an agreement's term in the order in which they happened.</summary>
    public IReadOnlyList<(int On, DepthFact Fact)> AmendmentsOf(Guid agreement)
    {
        if (!_amendments.TryGetValue(agreement, out var amendments)) return [];

        amendments.Sort((one, other) => (one.On, one.Fact.Order).CompareTo((other.On, other.Fact.Order)));
        return amendments;
    }

    /// <summary>The agreement at the beginning of a chain of renewals; null where nobody recorded it.</summary>
    public DepthFact? Origin(DepthFact renewal)
    {
        // A chain that bites its own tail has no beginning; it cannot be longer than there are renewals.
        for (var steps = 0; steps <= _renewalOf.Count && renewal.About is { } agreement; steps++)
        {
            if (_agreements.TryGetValue(agreement, out var origin)) return origin;
            if (!_renewalOf.TryGetValue(agreement, out var before)) return null;
            renewal = before;
        }

        return null;
    }

    private static void Earliest(Dictionary<Guid, int> days, Guid about, int on)
    {
        if (!days.TryGetValue(about, out var known) || on < known) days[about] = on;
    }

    private static void First(Dictionary<Guid, DepthFact> facts, Guid about, DepthFact fact)
    {
        if (!facts.TryGetValue(about, out var known) || fact.Order.CompareTo(known.Order) < 0) facts[about] = fact;
    }

    private static List<T> ListOf<T>(Dictionary<Guid, List<T>> lists, Guid about)
    {
        if (!lists.TryGetValue(about, out var list)) lists[about] = list = [];
        return list;
    }
}
