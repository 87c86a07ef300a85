using CsCheck;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Oracle;

/// <summary>
/// Random histories of a partnership as a municipality might have recorded them in six years: opened, then up to 60 steps of every kind whose references fit
/// what was recorded before, with partial and unknown dates, late records, judged steps, other counterparts, corrections, withdrawals and pauses.
/// </summary>
public static class Histories
{
    public static readonly DateOnly FirstDay = new(2020, 11, 22);

    public static readonly DateOnly LastDay = new(2026, 11, 22);

    /// <summary>Histories of every temper, from a single newsletter to a crowded partnership on equal footing.</summary>
    public static readonly Gen<IReadOnlyList<RecordedStep>> Any = Gen.Frequency(
        (1, HistoryOf(Chapters.Mixed, fewest: 0, most: 8, years: 6)),
        (3, HistoryOf(Chapters.Mixed, fewest: 0, most: 60, years: 6)),
        (2, HistoryOf(Chapters.Close, fewest: 0, most: 60, years: 6)),
        (3, HistoryOf(Chapters.Close, fewest: 20, most: 60, years: 2)),
        (2, HistoryOf(Chapters.Faithful, fewest: 30, most: 60, years: 3)));

    /// <summary>Histories whose ids are no others'.</summary>
    public static readonly Gen<IReadOnlyList<RecordedStep>> Elsewhere = HistoryOf(Chapters.Mixed, fewest: 0, most: 40, years: 6, firstId: 1_000_000);

    /// <summary>Days on which an assessment is worth asking for: most of them late in the six years, some in the two years after.</summary>
    public static readonly Gen<DateOnly> Day = Gen.Frequency(
        (3, Gen.DateOnly[FirstDay, LastDay]),
        (6, Gen.DateOnly[LastDay.AddMonths(-18), LastDay]),
        (1, Gen.DateOnly[LastDay, LastDay.AddYears(2)]));

    /// <summary>
    /// A day to assess a history on: any day, or one next to where something may begin or end, that is a date which a step names, or some months or days
    /// after it.
    /// </summary>
    public static readonly Gen<Func<IReadOnlyList<RecordedStep>, DateOnly>> DayIn = Gen.Select(
        Day, Gen.Int[0, 9999], Gen.Frequency((2, Gen.Const(0)), (5, Gen.OneOf(6, 12, 18, 24))), Gen.Frequency((4, 0), (1, 60), (1, 90)), Gen.Int[-1, 1],
        (day, choice, months, days, beside) => (Func<IReadOnlyList<RecordedStep>, DateOnly>)(history =>
        {
            var named = history.SelectMany(recorded => DatesIn(recorded.Step)).ToList();
            return choice % 3 == 0 || named.Count == 0 ? day : named[choice % named.Count].AddMonths(months).AddDays(days + beside);
        }));

    /// <summary>A history with such a day.</summary>
    public static readonly Gen<(IReadOnlyList<RecordedStep> History, DateOnly Day)> WithDay = Gen.Select(Any, DayIn, (history, dayIn) => (history, dayIn(history)));

    private static IEnumerable<DateOnly> DatesIn(Step step)
    {
        PartialDate[] dates = step switch
        {
            StepCorrected corrected => [corrected.Replacement.OccurredOn],
            AgreementSigned signed => [signed.Term.From, signed.Term.Until, .. signed.Signatures.Select(signature => signature.SignedOn)],
            AgreementAmended { Term: { } term } => [term.From, term.Until],
            AgreementRenewed renewed => [renewed.Term.From, renewed.Term.Until],
            FundingGranted funding => [funding.Term.From, funding.Term.Until],
            SupportProvided support => [support.Term.From, support.Term.Until],
            QualificationCompleted completed => [completed.ValidUntil],
            HearingHeld hearing => [hearing.FeedbackGivenOn],
            DecisionDelegated delegation => [delegation.Until],
            CommitmentMade made => [made.Due],
            _ => []
        };

        return dates.SelectMany(date => (DateOnly?[])[date.Earliest, date.Middle, date.Latest]).Append(step.OccurredOn.Middle).OfType<DateOnly>();
    }

    private static Gen<IReadOnlyList<RecordedStep>> HistoryOf(Gen<Chapter> chapter, int fewest, int most, int years, int firstId = 0) =>
        Gen.Select(
            Circumstances.Of(years),
            Gen.Select(chapter, Circumstances.Of(years)).List[fewest, most],
            (opening, chapters) =>
            {
                var story = new Story(firstId);
                Chapters.Opening(story, opening);

                // What was recorded late comes late, and can be referred to only from then on.
                foreach (var (next, circumstances) in chapters.OrderBy(pair => pair.Item2.RecordedOn)) next(story, circumstances);

                return (IReadOnlyList<RecordedStep>)story.Recorded;
            });
}

/// <summary>What happens next: adds what fits to the story, or nothing where there is nothing to refer to.</summary>
internal delegate void Chapter(Story story, Circumstances circumstances);

/// <summary>When and on what basis something is recorded, and a number that chooses among what it can refer to.</summary>
public sealed record Circumstances(DateOnly Day, int DaysLate, DatePrecision Precision, Basis Basis, Counterpart Counterpart, int Choice)
{
    public DateOnly RecordedOn => Day.AddDays(DaysLate);

    public PartialDate OccurredOn => Dates.AtPrecision(Day, Precision);

    public static Gen<Circumstances> Of(int years) => Gen.Select(
        Gen.DateOnly[Histories.LastDay.AddYears(-years), Histories.LastDay],
        Gen.Frequency((8, Gen.Const(0)), (2, Gen.Int[1, 400])),
        Dates.Precision,
        Gen.Frequency((80, Basis.Stated), (17, Basis.Judged), (3, Basis.Invented)),
        Gen.Frequency(
            (92, Gen.Const(Counterpart.Municipality)),
            (8, Gen.Enum<Counterpart>())),
        Gen.Int[0, 9999],
        (day, late, precision, basis, counterpart, choice) => new Circumstances(day, late, precision, basis, counterpart, choice));
}

/// <summary>Days of which only a month, a year or nothing may be known.</summary>
public static class Dates
{
    public static readonly Gen<DatePrecision> Precision = Gen.Frequency(
        (75, DatePrecision.Day), (12, DatePrecision.Month), (8, DatePrecision.Year), (5, DatePrecision.Unknown));

    public static PartialDate AtPrecision(DateOnly day, DatePrecision precision) => precision switch
    {
        DatePrecision.Day => day,
        DatePrecision.Month => PartialDate.Month(day.Year, day.Month),
        DatePrecision.Year => PartialDate.Year(day.Year),
        _ => PartialDate.Unknown
    };
}

/// <summary>A period before it is known when the step happens: days from the step to its first and from there to its last day.</summary>
public sealed record Period(int Begins, int Lasts, DatePrecision From, DatePrecision Until)
{
    public static readonly Gen<Period> Any = Gen.Select(
        Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[-90, 200])),
        Gen.Int[0, 1200],
        MostlyKnown,
        MostlyKnown,
        (begins, lasts, from, until) => new Period(begins, lasts, from, until));

    private static Gen<DatePrecision> MostlyKnown => Gen.Frequency((2, Dates.Precision), (1, Gen.Const(DatePrecision.Unknown)));

    public Term StartingAbout(DateOnly day) => new(
        Dates.AtPrecision(day.AddDays(Begins), From),
        Dates.AtPrecision(day.AddDays(Begins + Lasts), Until));
}

/// <summary>The history so far: everything recorded, and what of it stands and can be referred to.</summary>
internal sealed class Story(int firstId)
{
    private readonly List<RecordedStep> _standing = [];
    private int _ids = firstId;

    public List<RecordedStep> Recorded { get; } = [];

    public Guid NextId() => new(++_ids, 0, 0, new byte[8]);

    public void Record(PartnershipStep step, Circumstances circumstances)
    {
        var told = step with { OccurredOn = circumstances.OccurredOn, Basis = circumstances.Basis, Counterpart = circumstances.Counterpart };
        if (told.Flaw(Histories.LastDay) is not null) return;

        var recorded = new RecordedStep(NextId(), told);
        Recorded.Add(recorded);
        _standing.Add(recorded);
    }

    public Guid? OneId<TStep>(Circumstances circumstances, Func<TStep, Guid> id) where TStep : PartnershipStep =>
        OneIdOf(step => step is TStep earlier ? id(earlier) : null, circumstances);

    /// <summary>Agreements and their successors.</summary>
    public Guid? OneAgreement(Circumstances circumstances) => OneIdOf(
        step => step switch
        {
            AgreementSigned signed => signed.AgreementId,
            AgreementRenewed renewed => renewed.SuccessorId,
            _ => null
        },
        circumstances);

    /// <summary>Any step but the opening, which is the first and always stands.</summary>
    public RecordedStep? OneStep(int choice) => _standing.Count == 1 ? null : _standing[1 + choice % (_standing.Count - 1)];

    public void Correct(RecordedStep wrong, PartnershipStep right)
    {
        if (right.Flaw(Histories.LastDay) is not null) return;

        Recorded.Add(new RecordedStep(NextId(), new StepCorrected(wrong.Id, right, "misread")));
        _standing[_standing.FindIndex(recorded => recorded.Id == wrong.Id)] = wrong with { Step = right };
    }

    public void Withdraw(RecordedStep wrong)
    {
        Recorded.Add(new RecordedStep(NextId(), new StepWithdrawn(wrong.Id, "belongs to another partner")));
        _standing.RemoveAll(recorded => recorded.Id == wrong.Id);
    }

    // What is over or yet to happen cannot be referred to; where a date is partial it might have happened before.
    private Guid? OneIdOf(Func<Step, Guid?> id, Circumstances circumstances)
    {
        var over = _standing.Select(recorded => Ended(recorded.Step)).OfType<Guid>().ToHashSet();
        var ids = _standing
            .Where(recorded => !(recorded.Step.OccurredOn.Earliest > circumstances.Day))
            .Select(recorded => id(recorded.Step))
            .OfType<Guid>()
            .Where(candidate => !over.Contains(candidate))
            .ToList();

        return ids.Count == 0 ? null : ids[circumstances.Choice % ids.Count];
    }

    private static Guid? Ended(Step step) => step switch
    {
        AgreementTerminated terminated => terminated.AgreementId,
        CommitmentBroken broken => broken.CommitmentId,
        CommitmentKept kept => kept.CommitmentId,
        ConflictResolved resolved => resolved.ConflictId,
        ContactHandedOver handedOver => handedOver.From,
        ContactPersonReleased released => released.Person,
        DelegationEnded ended => ended.DelegationId,
        FundingDeclined declined => declined.RequestId,
        PartnerContactLeft left => left.Person,
        QualificationDeclined declined => declined.OfferId,
        RecognitionRevoked revoked => revoked.RecognitionId,
        SeatWithdrawn withdrawn => withdrawn.SeatId,
        TaskReturned returned => returned.TaskId,
        _ => null
    };
}
