using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Depth.Known;

/// <summary>One step carrying one level over a time; days are day numbers, both included.</summary>
internal readonly record struct Carrying(int Fact, EvidenceRule Line, int Level, int From, int Until);

/// <summary>One brake over a time.</summary>
/// <param name="Side">Whose contact person left; null for other brakes.</param>
internal readonly record struct Braking(BrakeRule Rule, int Fact, int From, int Until, Side? Side = null);

/// <summary>
/// What is known on one day, laid out in time: from it the levels of that day and, if nothing further is recorded, of every later
/// day can be read. One pass joins the steps that speak of each other, a second one lays down what each of them carries.
/// </summary>
internal sealed partial class Timeline
{
    public const int Open = int.MaxValue;
    private const int Never = int.MinValue;
    private const int Levels = 5;

    private readonly DepthFact[] _facts;
    private readonly int[] _on;
    private readonly int[] _last = new int[DimensionLevels.Count * Levels];
    private readonly List<Carrying> _later = [];
    private readonly List<(int On, int Fact)> _laterViews = [];
    private readonly List<(int Fact, NotCountedReason Reason)>? _notCounted;
    private readonly int[]? _begins;
    private int _firstEvidence = Open;
    private int _steps;
    private int _undated;
    private int _judged;
    private int _invented;
    private (int On, int Fact) _view = (Never, -1);
    private (int On, int Fact) _wanted = (Never, -1);

    private Timeline(DepthFact[] facts, DepthRules rules, int day, int knownBy, bool statedOnly, bool explaining)
    {
        (_facts, Rules, Day, KnownBy) = (facts, rules, day, knownBy);
        _on = new int[facts.Length];
        if (explaining)
        {
            (_notCounted, _begins) = ([], new int[facts.Length]);
            Array.Fill(_begins, Never);
        }

        Contacts = new MutualContacts(rules.Regularity, Pauses);
        Array.Fill(_last, Never);

        for (var i = 0; i < facts.Length; i++) _on[i] = Join(i, statedOnly);
        Pauses.Settle(rules.Brakes.PauseMonths, day);
        Promises.Join();
        OurPersons.Settle();
        TheirPersons.Settle();
        for (var i = 0; i < facts.Length; i++)
            if (_on[i] != Never) LayDown(i);
        Contacts.Forget(day);

        LayDownGaps(OurPersons, Side.Municipality);
        LayDownGaps(TheirPersons, Side.Partner);
        NoteWhatNeverCarried();
    }

    public DepthRules Rules { get; }

    /// <summary>The day on which this is known.</summary>
    public int Day { get; }

    /// <summary>Steps that cannot have happened by this day are not known; the same day but for a whole course.</summary>
    public int KnownBy { get; }

    public List<Carrying> Carryings { get; } = [];

    public List<Braking> Brakings { get; } = [];

    public Pauses Pauses { get; } = new();

    public Promises Promises { get; } = new();

    public Links Links { get; } = new();

    public MutualContacts Contacts { get; }

    public ContactPersons OurPersons { get; } = new();

    public ContactPersons TheirPersons { get; } = new();

    public BasedOn BasedOn => new(_steps, _undated, _judged, _invented, _notCounted?.Count ?? 0);

    public IReadOnlyList<(int Fact, NotCountedReason Reason)> NotCounted => _notCounted ?? [];

    public int? Wanted { get; private set; }

    public static Timeline Of(DepthFact[] facts, DepthRules rules, DateOnly day, bool statedOnly, bool explaining = false) =>
        new(facts, rules, day.DayNumber, day.DayNumber, statedOnly, explaining);

    /// <summary>
    /// Everything that happened from the first day to the last, laid out at once: from it the levels of each of these days can be read as they were
    /// found on it. A step says nothing of days before it can have happened, so it makes no difference that those days did not know it.
    /// </summary>
    public static Timeline Throughout(DepthFact[] facts, DepthRules rules, DateOnly first, DateOnly last) =>
        new(facts, rules, first.DayNumber - 1, last.DayNumber, statedOnly: false, explaining: false);

    public int Count => _facts.Length;

    public DepthFact Fact(int index) => _facts[index];

    /// <summary>Whether the step counts, and from which day.</summary>
    public bool Counts(int index, out int on) => (on = _on[index]) != Never;

    /// <summary>The first day on which the step carries a level; after <see cref="Day"/> for one that is still to begin.</summary>
    public int BeginsOn(int index) => _begins![index];

    // Notes what the step says about others and answers from which day it counts itself.
    private int Join(int index, bool statedOnly)
    {
        var fact = _facts[index];
        var left = statedOnly && fact.Basis != Basis.Stated;
        if (!left && fact.Counterpart == Counterpart.Municipality) Links.TakeOrigin(fact);
        if (FactKinds.IsBackground(fact.Event) || fact.OccurredOn.Earliest?.DayNumber > KnownBy) return Never;
        if (left) return LeaveOut(index, NotCountedReason.NotStated);

        _steps++;
        if (!fact.OccurredOn.IsKnown) _undated++;
        if (fact.Basis == Basis.Judged) _judged++;
        else if (fact.Basis == Basis.Invented) _invented++;

        if (fact.Counterpart != Counterpart.Municipality) return LeaveOut(index, NotCountedReason.OtherCounterpart);
        if (fact.OfAbsorbed && FactKinds.IsCourse(fact.Event)) return LeaveOut(index, NotCountedReason.OtherCourse);
        if (fact.OccurredOn.Middle?.DayNumber is not { } on) return LeaveOut(index, NotCountedReason.Undated);
        if (on > Day) LeaveOut(index, NotCountedReason.NotYet);

        Links.Take(fact, on);
        switch (fact.Event)
        {
            case var name when FactKinds.IsCourse(name):
                Pauses.Take(fact, on);
                break;
            case var name when FactKinds.WhosePerson(name) is { } side:
                (side == Side.Municipality ? OurPersons : TheirPersons).Take(fact, on);
                break;
            case "CommitmentMade":
                Promises.Make(fact, on, Rules.Regularity.Regular.OverdueDays);
                break;
            case "CommitmentKept" or "CommitmentBroken":
                Promises.Settle(fact, on);
                break;
        }

        return on;
    }

    private int LeaveOut(int index, NotCountedReason reason)
    {
        _notCounted?.Add((index, reason));
        return Never;
    }

    private void LayDown(int index)
    {
        var fact = _facts[index];
        var on = _on[index];
        switch (fact.Event)
        {
            case "QualificationCompleted":
                LayDownQualification(index, on);
                return;
            case "AgreementSigned" or "AgreementRenewed":
                LayDownAgreement(index, on);
                return;
            case "CommitmentBroken":
                var broken = Rules.Brakes.BrokenCommitment;
                Brakings.Add(new Braking(broken, index, on, Pauses.LastDayOf(on, broken.Length)));
                break;
            case "ConflictRaised":
                var until = fact.About is { } conflict && Links.EndOf(conflict) is { } resolved ? resolved.On - 1 : Open;
                Brakings.Add(new Braking(Rules.Brakes.OpenConflict, index, on + Rules.Brakes.OpenConflict.Length, until));
                break;
            case "PartnerViewSubmitted":
                if (on > Day) _laterViews.Add((on, index));
                else if (_view.Fact < 0 || IsLater((on, index), _view)) _view = (on, index);
                break;
            case "DepthWanted" when on <= Day:
                if (_wanted.Fact < 0 || IsLater((on, index), _wanted)) _wanted = (on, index);
                Wanted = _facts[_wanted.Fact].Number;
                break;
        }

        var shape = Rules.ShapeOf(fact.Event, fact.Traits);
        var ended = shape.CanEnd && fact.About is { } about && Links.EndOf(about) is { } end ? end.On - 1 : Open;
        foreach (var line in shape.Lines) LayDown(index, line, on, ended);
        if (shape.IsMutualContact) Contacts.Add(index, on);
    }

    // Steps of the same day follow each other as they were recorded, in whatever order the evidence comes.
    private bool IsLater((int On, int Fact) one, (int On, int Fact) other) =>
        one.On > other.On || one.On == other.On && _facts[one.Fact].Order.CompareTo(_facts[other.Fact].Order) > 0;

    private void LayDownGaps(ContactPersons persons, Side side)
    {
        var rule = Rules.Brakes.ContactPersonLeft;
        foreach (var gap in persons.Gaps)
            Brakings.Add(new Braking(rule, Array.FindIndex(_facts, fact => ReferenceEquals(fact, gap.Fact)), gap.On + rule.Length + 1, gap.Until, side));
    }

    // Of each step that a line is about: the first day on which it carries, or Open where what it could carry was over before it could begin.
    private void NoteBegin(int index, int from, int until)
    {
        ref var begins = ref _begins![index];
        if (from <= until) begins = begins == Never ? from : Math.Min(begins, from);
        else if (begins == Never) begins = Open;
    }

    private void NoteWhatNeverCarried()
    {
        if (_begins is null) return;

        for (var i = 0; i < _facts.Length; i++)
        {
            if (_on[i] == Never || _on[i] > Day || _begins[i] <= Day) continue;
            LeaveOut(i, _begins[i] == Open ? NotCountedReason.OverBeforehand : NotCountedReason.TermNotBegun);
        }
    }

    private void Carry(int index, EvidenceRule line, int level, int from, int until)
    {
        if (level == 0 || until == Never) return;
        if (_begins is not null) NoteBegin(index, from, until);
        if (from > until) return;

        _firstEvidence = Math.Min(_firstEvidence, from);
        if (until < Day) return;

        var carrying = new Carrying(index, line, level, from, until);
        Carryings.Add(carrying);
        if (from > Day) _later.Add(carrying);
        else
        {
            ref var last = ref _last[(int)line.Dimension * Levels + level];
            last = Math.Max(last, until);
        }
    }
}
