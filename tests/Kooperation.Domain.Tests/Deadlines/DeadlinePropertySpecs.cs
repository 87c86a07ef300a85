using CsCheck;
using Kooperation.Domain.Deadlines;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Oracle;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Deadlines;

/// <summary>What must hold for every history, whatever happened in it.</summary>
public sealed class DeadlinePropertySpecs
{
    private static readonly Guid New = Id(9901);

    // Steps of a measure in any order, of which some make sense.
    private static readonly Gen<IReadOnlyList<RecordedStep>> MeasureHistories =
        Gen.Select(
            Gen.Select(
                Gen.Int[0, 13],
                Gen.Int[1, 3],
                Gen.DateOnly[Histories.FirstDay, Histories.LastDay],
                Gen.DateOnly[Histories.FirstDay, Histories.LastDay.AddYears(1)],
                Gen.Int[0, 3],
                Gen.Int[0, 3]).Select(MeasureStep).List[0, 25],
            Gen.DateOnly[Histories.FirstDay, Histories.LastDay.AddYears(1)],
            (steps, until) => (IReadOnlyList<RecordedStep>)
            [
                new RecordedStep(Id(1), Told.Plan() with { Term = new Term(PartialDate.Unknown, until), OccurredOn = Histories.FirstDay }),
                .. steps.Select((step, index) => new RecordedStep(Id(index + 2), step))
            ]);

    [Fact]
    public void Silence_alone_never_removes_what_is_late_in_a_partnership() =>
        Gen.Select(Histories.WithDay, Gen.Int[1, 900]).Sample(
            (told, days) =>
            {
                var known = KnownBy(told.Day, StandingSteps.Of(told.History));
                StaysLate(day => PartnershipDeadlines.On(day, known), told.Day, days);
            },
            iter: 3_000);

    [Fact]
    public void Whatever_is_late_in_a_partnership_is_gone_once_it_is_settled() =>
        Histories.WithDay.Sample(
            told =>
            {
                var known = KnownBy(told.Day, StandingSteps.Of(told.History));
                foreach (var late in LateOn(told.Day, PartnershipDeadlines.On(told.Day, known)))
                {
                    Assert.NotEmpty(late.SettledBy);
                    foreach (var settling in late.SettledBy)
                    {
                        IReadOnlyList<RecordedStep> settled = [.. known, .. Settling(settling, late, known, told.Day)];
                        Assert.DoesNotContain(Named(late), LateOn(told.Day, PartnershipDeadlines.On(told.Day, settled)).Select(Named));
                    }
                }
            },
            iter: 3_000);

    [Fact]
    public void Silence_alone_never_removes_what_is_late_in_a_measure() =>
        Gen.Select(MeasureHistories, Histories.Day, Gen.Int[1, 900]).Sample(
            (history, day, days) => StaysLate(other => OfMeasure(KnownBy(day, history), other), day, days),
            iter: 3_000);

    [Fact]
    public void Whatever_is_late_in_a_measure_is_gone_once_it_is_settled() =>
        Gen.Select(MeasureHistories, Histories.Day).Sample(
            (history, day) =>
            {
                var known = KnownBy(day, history);
                foreach (var late in LateOn(day, OfMeasure(known, day)))
                {
                    Assert.NotEmpty(late.SettledBy);
                    foreach (var settling in late.SettledBy)
                    {
                        IReadOnlyList<RecordedStep> settled = [.. known, new RecordedStep(New, SettlingMeasure(settling, late.About, day))];
                        Assert.DoesNotContain(Named(late), LateOn(day, OfMeasure(settled, day)).Select(Named));
                    }
                }
            },
            iter: 3_000);

    [Fact]
    public void No_other_kind_of_step_changes_what_is_due() =>
        Histories.WithDay.Sample(
            told =>
            {
                var standing = StandingSteps.Of(told.History);
                var asked = standing.Where(recorded => PartnershipDeadlines.Kinds.Contains(recorded.Step.GetType()));

                Assert.Equal(PartnershipDeadlines.On(told.Day, standing).Select(Named), PartnershipDeadlines.On(told.Day, asked).Select(Named));
            },
            iter: 1_000);

    private static void StaysLate(Func<DateOnly, IReadOnlyList<Deadline>> dueOn, DateOnly day, int days)
    {
        var later = dueOn(day.AddDays(days)).ToDictionary(Named);
        foreach (var late in LateOn(day, dueOn(day)))
        {
            Assert.True(later.TryGetValue(Named(late), out var still), $"{late.Kind} of {late.On} is gone");
            Assert.Equal(late.LateOn(day) + days, still.LateOn(day.AddDays(days)));
        }
    }

    private static IReadOnlyList<RecordedStep> KnownBy(DateOnly day, IEnumerable<RecordedStep> standing) => new KnownSteps(standing, day).Everything;

    private static IEnumerable<Deadline> LateOn(DateOnly day, IEnumerable<Deadline> due) => due.Where(deadline => deadline.LateOn(day) > 0);

    private static (DeadlineKind Kind, Guid About, Guid StepId) Named(Deadline deadline) => (deadline.Kind, deadline.About, deadline.StepId);

    private static IReadOnlyList<Deadline> OfMeasure(IReadOnlyList<RecordedStep> history, DateOnly day) =>
        KnownMeasure.On(day, Told.TheMeasure, history) is { } measure ? MeasureDeadlines.Of(measure, reportEveryMonths: null, ProgressRules.Standard) : [];

    private static IReadOnlyList<RecordedStep> Settling(string settling, Deadline late, IReadOnlyList<RecordedStep> known, DateOnly day)
    {
        var next = new Term(PartialDate.Unknown, day.AddYears(1));
        Step[] steps = settling switch
        {
            "AgreementRenewed" => [new AgreementRenewed(late.About, New, next, null)],
            "AgreementAmended" => [new AgreementAmended(late.About, "verlängert", next, day.AddYears(1), null)],
            "AgreementTerminated" => [new AgreementTerminated(late.About, Side.Partner, "vorbei")],
            "ProofOfUseAccepted" => [new ProofOfUseAccepted(late.About)],
            "CommitmentKept" => [new CommitmentKept(late.About)],
            "CommitmentBroken" => [new CommitmentBroken(late.About, null)],
            "DelegationEnded" => [new DelegationEnded(late.About, "vorbei")],
            "QualificationCompleted" =>
            [
                known.Select(recorded => recorded.Step).OfType<QualificationOffered>().First(offer => offer.OfferId == late.About) with { OfferId = New },
                new QualificationCompleted(New, null, null, day.AddYears(1))
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(settling), settling, "settles nothing")
        };

        return [.. steps.Select((step, index) => new RecordedStep(Id(9910 + index), step with { OccurredOn = day }))];
    }

    private static Step SettlingMeasure(string settling, Guid about, DateOnly day)
    {
        Step step = settling switch
        {
            "MilestoneReached" => new MilestoneReached(about, null),
            "MilestoneRescheduled" => new MilestoneRescheduled(about, day.AddYears(1), "später"),
            "MilestoneDropped" => new MilestoneDropped(about, "überholt"),
            "MeasureCompleted" => new MeasureCompleted(null, [], null),
            "MeasureEstablished" => new MeasureEstablished(null, null),
            "MeasureRescheduled" => new MeasureRescheduled(new Term(PartialDate.Unknown, day.AddYears(1)), "später"),
            "MeasureDropped" => new MeasureDropped("kein Geld"),
            "MeasureStarted" => new MeasureStarted(),
            "CallOpened" => new CallOpened(day.AddMonths(1), null),
            "MeasureReported" => new MeasureReported("läuft"),
            _ => throw new ArgumentOutOfRangeException(nameof(settling), settling, "settles nothing")
        };

        return step with { OccurredOn = day };
    }

    private static Step MeasureStep(int kind, int about, DateOnly on, DateOnly named, int knownOf, int knownOfNamed)
    {
        var milestone = Id(7000 + about);
        Step step = kind switch
        {
            0 or 1 or 2 => new MilestonePlanned(milestone, "Konzept", Partly(named, knownOfNamed), null, null),
            3 => new MilestoneReached(milestone, null),
            4 or 5 => new MilestoneRescheduled(milestone, Partly(named, knownOfNamed), "später"),
            6 => new MilestoneDropped(milestone, "überholt"),
            7 => new CallOpened(Partly(named, knownOfNamed), null),
            8 or 9 => new MeasureStarted(),
            10 => new MeasureReported("läuft"),
            11 => new MeasureRescheduled(new Term(PartialDate.Unknown, Partly(named, knownOfNamed)), "später"),
            12 => new MeasureDeferred("kein Geld"),
            _ => new MeasureResumed(null)
        };

        return step with { OccurredOn = Partly(on, knownOf) };
    }

    private static PartialDate Partly(DateOnly day, int known) => known switch
    {
        0 => PartialDate.Unknown,
        1 => PartialDate.Year(day.Year),
        2 => PartialDate.Month(day.Year, day.Month),
        _ => day
    };
}
