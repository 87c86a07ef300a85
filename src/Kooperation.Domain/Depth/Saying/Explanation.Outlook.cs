using System.Globalization;
using Kooperation.Domain.Depth.Known;
using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Saying;

// What holds the relation back, what will fade, and what is missing for more.
internal sealed partial class Explanation
{
    private List<Brake> SayBrakes()
    {
        var brakes = new List<Brake>();
        foreach (var braking in ActiveBrakes())
        {
            var fact = known.Fact(braking.Fact);
            brakes.Add(new Brake(
                KindOf(braking.Rule),
                Fill(braking.Rule.Sentence, braking),
                fact.StepId,
                fact.Event,
                fact.OccurredOn,
                DateOnly.FromDayNumber(braking.From),
                braking.Until == Timeline.Open ? null : DateOnly.FromDayNumber(braking.Until),
                braking.Rule.Dimension,
                braking.Rule.Cap,
                braking.Rule.Dimension is { } dimension ? _levels.BeforeBrakes[dimension] > braking.Rule.Cap : WouldPass(braking.Rule.Cap),
                braking.Side,
                LiftedBy(braking),
                fact.Basis));
        }

        brakes.Sort((one, other) => (one.Since, one.StepId).CompareTo((other.Since, other.StepId)));
        return brakes;
    }

    private IEnumerable<Braking> ActiveBrakes() => BrakesOn(_day);

    private IEnumerable<Braking> BrakesOn(int day) => known.Brakings.Where(braking => braking.From <= day && day <= braking.Until);

    private string KindOf(BrakeRule rule) =>
        ReferenceEquals(rule, rules.Brakes.BrokenCommitment) ? "brokenCommitment"
        : ReferenceEquals(rule, rules.Brakes.ContactPersonLeft) ? "contactPersonLeft"
        : "openConflict";

    private bool WouldPass(int cap) => _levels.Level == cap && cap < rules.Levels.Count && known.Opens(rules.Levels[cap], _levels.Dimensions, _day);

    private Sentence Fill(Sentence sentence, Braking braking) => sentence.Fill(
        ("day", known.Fact(braking.Fact).OccurredOn.InWords()),
        ("from", InWords.Day(braking.From)),
        ("until", braking.Until == Timeline.Open ? InWords.Same("…") : InWords.Day(braking.Until)),
        ("side", braking.Side == Side.Partner ? new Sentence("organisation", "Organisation") : new Sentence("municipality", "Kommune")),
        ("cap", InWords.Number(braking.Rule.Cap)),
        ("dimension", braking.Rule.Dimension is { } dimension ? rules.Dimensions[(int)dimension].Short : InWords.Same("")));

    // A side names its own people: naming one of the other lifts nothing.
    private static IReadOnlyList<string> LiftedBy(Braking braking) => braking.Side is { } side
        ? [.. braking.Rule.LiftedBy.Where(step => FactKinds.WhosePerson(step) is not { } whose || whose == side)]
        : braking.Rule.LiftedBy;

    /// <summary>What will fall within so many days if nothing further is recorded, the soonest first.</summary>
    public List<Fading> SayFading(int days)
    {
        var fading = new List<Fading>();
        foreach (var turn in known.TurnsUntil(_day + days))
        {
            var then = known.At(turn);
            if (then.Level < _levels.Level && fading.All(other => other.Dimension is not null) && FadeOfLevel(turn, then) is { } ofLevel) fading.Add(ofLevel);
            for (var dimension = Dimension.Contact; dimension <= Dimension.Strengthening; dimension++)
            {
                var (from, to) = (_levels.Dimensions[dimension], then.Dimensions[dimension]);
                if (to >= from || fading.Any(known => known.Dimension == dimension)) continue;
                fading.Add(Fade(dimension, turn, from, to, then.BeforeBrakes[dimension] >= from));
            }
        }

        fading.Sort((one, other) => (one.On, one.Dimension).CompareTo((other.On, other.Dimension)));
        return fading;
    }

    private Fading Fade(Dimension dimension, int turn, int from, int to, bool braked)
    {
        var (rule, on) = (rules.Dimensions[(int)dimension], DateOnly.FromDayNumber(turn));
        var (renewedBy, how) = braked ? Lifting(dimension, turn) : (StepsThatKeep(dimension, from, turn), WithFigures(rule.Levels[from].RenewedBy));
        return new Fading(dimension, on, from, to, renewedBy, Because(dimension, from, turn, braked), new Sentence(
            $"{rule.Short.English} falls from {from} to {to} {on.On().English}; what renews it: {how.English}",
            $"{rule.Short.German} sinkt {on.On().German} von {from} auf {to}; das erneuert: {how.German}"));
    }

    // The level falls by itself where all that its gate asks of the dimensions holds on.
    private Fading? FadeOfLevel(int turn, DepthLevels then)
    {
        var gate = rules.Levels[_levels.Level - 1];
        if (Enum.GetValues<Dimension>().Any(dimension => then.Dimensions[dimension] < gate.Needs[dimension])) return null;

        if (BrakesOn(turn).FirstOrDefault(braking => braking.Rule.Dimension is null && braking.Rule.Cap < gate.Level) is { Rule: not null } braking)
            return Say(Fill(braking.Rule.Ahead!, braking), Fill(braking.Rule.Lift, braking), LiftedBy(braking), braking.Fact);

        var (_, view) = known.ViewAt(_day);
        return view < 0 ? null : Say(
            rules.PartnerView.Ahead.Fill(
                ("day", known.Fact(view).OccurredOn.InWords()), ("from", InWords.Day(turn)), ("months", InWords.Number(rules.PartnerView.Months)), ("level", InWords.Number(gate.Level))),
            AskForTheView(gate),
            ViewSteps,
            view);

        Fading Say(Sentence why, Sentence how, IReadOnlyList<string> renewedBy, int because) =>
            new(null, DateOnly.FromDayNumber(turn), _levels.Level, then.Level, renewedBy, [known.Fact(because).Told()], new Sentence(
                $"{why.English} The level then falls from {_levels.Level} to {then.Level}; what keeps it: {how.English}",
                $"{why.German} Die Stufe sinkt dann von {_levels.Level} auf {then.Level}; das erhält sie: {how.German}"));
    }

    // What ends the day before, or begins to hold down on the day itself.
    private List<ToldStep> Because(Dimension dimension, int level, int turn, bool braked)
    {
        var steps = new HashSet<DepthFact>(ReferenceEqualityComparer.Instance);
        if (braked) steps.UnionWith(BrakesOn(turn).Where(braking => braking.Rule.Dimension == dimension && braking.From == turn).Select(braking => known.Fact(braking.Fact)));
        else
        {
            steps.UnionWith(known.Carryings
                .Where(carrying => carrying.Line.Dimension == dimension && carrying.Level >= level && carrying.Until == turn - 1)
                .SelectMany(carrying => WhatEnds(carrying).Prepend(known.Fact(carrying.Fact))));
            if (IsRhythm(dimension, level))
            {
                var reliable = level == rules.Regularity.Reliable.Level;
                steps.UnionWith(known.Contacts.LeavingOn(turn, reliable).Select(known.Fact));
                steps.UnionWith(known.Promises.All
                    .Where(promise => promise.IsOpenOn(turn) && (promise.IsOverdueOn(turn) && promise.OverdueFrom == turn || reliable && promise.DueFrom == turn))
                    .Select(promise => promise.Made));
            }
        }

        return [.. steps.OrderBy(step => step.Order).Select(step => step.Told())];
    }

    private NextLevel? SayNext(Regularity regularity)
    {
        if (_levels.Level == rules.Levels.Count) return null;

        var gate = rules.Levels[_levels.Level];
        var missing = new List<Missing>();
        if (known.Pauses.Ended is not null) missing.Add(new Missing(null, null, new Sentence("resume the cooperation", "die Zusammenarbeit wieder aufnehmen"), ["PartnershipResumed"]));
        if (gate.AnyDimension > 0 && !Enum.GetValues<Dimension>().Any(dimension => _levels.Dimensions[dimension] >= gate.AnyDimension))
            missing.Add(new Missing(null, null, gate.Missing!, gate.Steps));

        for (var dimension = Dimension.Contact; dimension <= Dimension.Strengthening; dimension++)
        {
            var needed = gate.Needs[dimension];
            if (_levels.Dimensions[dimension] >= needed) continue;

            if (_levels.BeforeBrakes[dimension] < needed) missing.Add(Want(rules.Dimensions[(int)dimension], needed, regularity));
            missing.AddRange(ActiveBrakes()
                .Where(braking => braking.Rule.Dimension == dimension && braking.Rule.Cap < needed)
                .Select(braking => Lift(braking, dimension, needed)));
        }

        missing.AddRange(ActiveBrakes().Where(braking => braking.Rule.Dimension is null && braking.Rule.Cap < gate.Level).Select(braking => Lift(braking, null, null)));

        if (gate.PartnerConfirms && !known.IsConfirmedAt(_day))
        {
            var (on, view) = known.ViewAt(_day);
            missing.Add(new Missing(null, null, view >= 0 && known.IsYoung(on, _day) ? TalkAboutTheView(gate, known.Fact(view).Number ?? 0) : AskForTheView(gate), ViewSteps));
        }

        return new NextLevel(gate.Level, gate.Name, [.. missing.DistinctBy(one => one.What)]);
    }

    private static readonly IReadOnlyList<string> ViewSteps = ["PartnerViewSubmitted"];

    private Sentence Confirms => new(string.Join(" or ", rules.PartnerView.Confirms), string.Join(" oder ", rules.PartnerView.Confirms));

    private Sentence AskForTheView(LevelRule gate) => rules.PartnerView.Missing.Fill(
        ("level", InWords.Number(gate.Level)), ("months", InWords.Number(rules.PartnerView.Months)), ("confirms", Confirms));

    private Sentence TalkAboutTheView(LevelRule gate, int rating) => rules.PartnerView.Disagrees.Fill(
        ("rating", InWords.Number(rating)), ("level", InWords.Number(gate.Level)), ("confirms", Confirms));

    private Missing Lift(Braking braking, Dimension? dimension, int? needed)
    {
        var lift = Fill(braking.Rule.Lift, braking);
        return new Missing(dimension, needed, dimension is { } capped ? Prefix(rules.Dimensions[(int)capped], needed!.Value, lift) : lift, LiftedBy(braking));
    }

    private Missing Want(DimensionRule rule, int needed, Regularity regularity)
    {
        var what = WithFigures(rule.Levels[needed].ReachedBy);
        if (rule.Dimension == rules.Regularity.Dimension && needed == rules.Regularity.Regular.Level) what = With(what, SoFar(regularity));
        if (rule.Dimension == rules.Regularity.Dimension && needed == rules.Regularity.Reliable.Level) what = With(what, SoFarReliable(regularity));
        return new Missing(rule.Dimension, needed, Prefix(rule, needed, what), rule.Levels[needed].Steps);
    }

    private Sentence WithFigures(Sentence doing)
    {
        var (regular, reliable) = (rules.Regularity.Regular, rules.Regularity.Reliable);
        return doing.Fill(
            ("contacts", InWords.Number(regular.Contacts)),
            ("months", InWords.Number(regular.Months)),
            ("quarters", InWords.Number(regular.Quarters)),
            ("overdueDays", InWords.Number(regular.OverdueDays)),
            ("reliableMonths", InWords.Number(reliable.Months)),
            ("commitments", InWords.Number(reliable.Commitments)),
            ("keptPercent", InWords.Number(reliable.KeptPercent)));
    }

    private static Sentence Prefix(DimensionRule rule, int needed, Sentence what) =>
        new($"{rule.Short.English} {needed}: {what.English}", $"{rule.Short.German} {needed}: {what.German}");

    private static Sentence With(Sentence what, Sentence more) => new($"{what.English} ({more.English})", $"{what.German} ({more.German})");

    private static Sentence SoFar(Regularity figures) => new(
        string.Create(CultureInfo.InvariantCulture, $"so far: contacts {figures.Contacts}, quarters {figures.Quarters}, overdue promises {figures.OverdueCommitments}"),
        string.Create(CultureInfo.InvariantCulture, $"bisher: Kontakte {figures.Contacts}, Quartale {figures.Quarters}, überfällige Zusagen {figures.OverdueCommitments}"));

    private static Sentence SoFarReliable(Regularity figures) => new(
        $"so far: {(figures.InAllPeriods ? "regular throughout" : "not regular throughout")}, contact person of the municipality {(figures.MunicipalityContactNamed ? "named" : "not named")}, "
        + $"of the organisation {(figures.PartnerContactNamed ? "named" : "not named")}, promises kept {figures.CommitmentsKept} of {figures.CommitmentsDue}",
        $"bisher: {(figures.InAllPeriods ? "durchgehend regelmäßig" : "nicht durchgehend regelmäßig")}, Ansprechperson der Kommune {(figures.MunicipalityContactNamed ? "benannt" : "nicht benannt")}, "
        + $"der Organisation {(figures.PartnerContactNamed ? "benannt" : "nicht benannt")}, Zusagen gehalten {figures.CommitmentsKept} von {figures.CommitmentsDue}");

    private Regularity SayRegularity()
    {
        var (contacts, quarters) = known.Contacts.In(0, _day);
        var (due, kept) = known.Promises.On(_day);
        var rhythm = known.RhythmAt(_day);
        return new Regularity(
            rhythm >= rules.Regularity.Regular.Level,
            rhythm >= rules.Regularity.Reliable.Level,
            contacts,
            quarters,
            known.Promises.OverdueOn(_day),
            known.Contacts.AreEnoughInAllPeriods(_day),
            known.OurPersons.AreNamedOn(_day),
            known.TheirPersons.AreNamedOn(_day),
            due,
            kept,
            [.. known.Contacts.CountedOn(_day, inAllPeriods: true).OrderByDescending(contact => (contact.On, known.Fact(contact.Fact).Order)).Select(contact => known.Fact(contact.Fact).Told())],
            [.. known.Promises.All.Where(promise => promise.IsDueOn(_day)).OrderBy(promise => (promise.On, promise.Made.StepId)).Select(Say)],
            [.. known.OurPersons.NamedBy(_day).Concat(known.TheirPersons.NamedBy(_day)).OrderBy(fact => fact.StepId).Select(fact => fact.Told())]);
    }

    private Commitment Say(Promise promise) => new(
        promise.By,
        promise.Made.Due,
        promise.Made.Told(),
        promise.KeptOn <= _day ? promise.Kept?.Told() : null,
        promise.BrokenOn <= _day ? promise.Broken?.Told() : null,
        promise.IsOverdueOn(_day));
}
