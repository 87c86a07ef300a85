namespace Kooperation.Domain.Depth.Known;

/// <summary>A step and the day it is taken to have happened on, as a day number.</summary>
internal readonly record struct Happened(int On, DepthFact Fact) : IComparable<Happened>
{
    public int CompareTo(Happened other) => (On, Fact.Order).CompareTo((other.On, other.Fact.Order));
}

/// <summary>
/// Which step speaks of which other: what ended a seat, answered a hearing, renewed an agreement. Days are day numbers.
/// What an offer or an agreement is about does not depend on its day, so those are found whenever they happened.
/// </summary>
internal sealed class Links
{
    private static readonly List<Happened> None = [];

    private readonly Dictionary<Guid, Happened> _ends = [];
    private readonly Dictionary<Guid, Happened> _succeeded = [];
    private readonly Dictionary<Guid, Happened> _answers = [];
    private readonly Dictionary<Guid, List<Happened>> _exercises = [];
    private readonly Dictionary<Guid, DepthFact> _offers = [];
    private readonly Dictionary<Guid, DepthFact> _agreements = [];
    private readonly Dictionary<Guid, DepthFact> _renewalOf = [];
    private readonly Dictionary<Guid, List<Happened>> _amendments = [];

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
                Earliest(_ends, about, new Happened(on, fact));
                break;
            case "AgreementRenewed":
                Earliest(_succeeded, about, new Happened(Math.Max(on, fact.Term?.From.Earliest?.DayNumber ?? on), fact));
                break;
            case "HearingAnswered":
                Earliest(_answers, about, new Happened(on, fact));
                break;
            case "SeatExercised":
                ListOf(_exercises, about).Add(new Happened(on, fact));
                break;
            case "AgreementAmended" when fact.Term is not null:
                ListOf(_amendments, about).Add(new Happened(on, fact));
                break;
        }
    }

    public Happened? EndOf(Guid about) => _ends.TryGetValue(about, out var end) ? end : null;

    /// <summary>The renewal of an agreement, with the first day on which that goes on as its successor.</summary>
    public Happened? SuccessorOf(Guid agreement) => _succeeded.TryGetValue(agreement, out var renewal) ? renewal : null;

    public Happened? AnswerTo(Guid hearing) => _answers.TryGetValue(hearing, out var answer) ? answer : null;

    /// <summary>Each time a seat was exercised, in their order.</summary>
    public List<Happened> ExercisesOf(Guid seat) => InOrder(_exercises, seat);

    public DepthFact? Offer(Guid offer) => _offers.GetValueOrDefault(offer);

    /// <summary>The amendments of an agreement's term in the order in which they happened.</summary>
    public List<Happened> AmendmentsOf(Guid agreement) => InOrder(_amendments, agreement);

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

    private static List<Happened> InOrder(Dictionary<Guid, List<Happened>> lists, Guid about)
    {
        if (!lists.TryGetValue(about, out var list)) return None;

        list.Sort();
        return list;
    }

    private static void Earliest(Dictionary<Guid, Happened> steps, Guid about, Happened step)
    {
        if (!steps.TryGetValue(about, out var known) || step.CompareTo(known) < 0) steps[about] = step;
    }

    private static void First(Dictionary<Guid, DepthFact> facts, Guid about, DepthFact fact)
    {
        if (!facts.TryGetValue(about, out var known) || fact.Order.CompareTo(known.Order) < 0) facts[about] = fact;
    }

    private static List<Happened> ListOf(Dictionary<Guid, List<Happened>> lists, Guid about)
    {
        if (!lists.TryGetValue(about, out var list)) lists[about] = list = [];
        return list;
    }
}
