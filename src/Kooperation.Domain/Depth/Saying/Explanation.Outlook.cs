using Kooperation.Domain.Depth.Known;
using System.Globalization;
using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Language;
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
                braking.Rule.LiftedBy));
        }

        brakes.Sort((one, other) => (one.Since, one.StepId).CompareTo((other.Since, other.StepId)));
        return brakes;
    }

    private IEnumerable<Braking> ActiveBrakes() => known.Brakings.Where(braking => braking.From <= _day && _day <= braking.Until);

    private string KindOf(BrakeRule rule) =>
        ReferenceEquals(rule, rules.Brakes.BrokenCommitment) ? "brokenCommitment"
        : ReferenceEquals(rule, rules.Brakes.ContactPersonLeft) ? "contactPersonLeft"
        : "openConflict";

    private bool WouldPass(int cap) => _levels.Level == cap && cap < rules.Levels.Count && known.Opens(rules.Levels[cap], _levels.Dimensions, _day);

    private Sentence Fill(Sentence sentence, Braking braking) => sentence.Fill(
        ("day", known.Fact(braking.Fact).OccurredOn.InWords()),
        ("until", braking.Until == Timeline.Open ? InWords.Same("…") : InWords.Day(braking.Until)),
        ("cap", InWords.Number(braking.Rule.Cap)),
        ("dimension", braking.Rule.Dimension is { } dimension ? rules.Dimensions[(int)dimension].Short : InWords.Same("")));

    private List<Fading> SayFading()
    {
        var fading = new List<Fading>();
        foreach (var turn in known.TurnsUntil(_day + rules.Fading.Days))
        {
            var then = known.At(turn);
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
        var rule = rules.Dimensions[(int)dimension];
        var (renewedBy, how) = braked ? Lifting(dimension, turn) : (StepsThatKeep(dimension, from, turn), ReachedBy(rule, from));
        return Fading.Of(rule, DateOnly.FromDayNumber(turn), from, to, renewedBy, how);
    }

    private NextLevel? SayNext(Regularity regularity)
    {
        if (_levels.Level == rules.Levels.Count) return null;

        var gate = rules.Levels[_levels.Level];
        var missing = new List<Missing>();
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
            missing.Add(new Missing(null, null, rules.PartnerView.Missing.Fill(
                ("level", InWords.Number(gate.Level)),
                ("months", InWords.Number(rules.PartnerView.Months)),
                ("confirms", new Sentence(string.Join(" or ", rules.PartnerView.Confirms), string.Join(" oder ", rules.PartnerView.Confirms)))),
                ["PartnerViewSubmitted"]));
        }

        return new NextLevel(gate.Level, gate.Name, [.. missing.DistinctBy(one => one.What)]);
    }

    private Missing Lift(Braking braking, Dimension? dimension, int? needed)
    {
        var lift = Fill(braking.Rule.Lift, braking);
        return new Missing(dimension, needed, dimension is { } capped ? Prefix(rules.Dimensions[(int)capped], needed!.Value, lift) : lift, braking.Rule.LiftedBy);
    }

    private Missing Want(DimensionRule rule, int needed, Regularity regularity)
    {
        var what = ReachedBy(rule, needed);
        if (rule.Dimension == rules.Regularity.Dimension && needed == rules.Regularity.Regular.Level) what = With(what, SoFar(regularity));
        if (rule.Dimension == rules.Regularity.Dimension && needed == rules.Regularity.Reliable.Level) what = With(what, SoFarReliable(regularity));
        return new Missing(rule.Dimension, needed, Prefix(rule, needed, what), rule.Levels[needed].Steps);
    }

    private Sentence ReachedBy(DimensionRule rule, int level)
    {
        var (regular, reliable) = (rules.Regularity.Regular, rules.Regularity.Reliable);
        return rule.Levels[level].ReachedBy.Fill(
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
            kept);
    }
}
