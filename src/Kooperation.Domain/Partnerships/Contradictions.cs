using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

/// <summary>
/// What cannot both have happened in one relation, read from all that stands of it. A decision sees to it that the next step fits; a step that
/// is corrected, withdrawn or told late can part two others that fitted before.
/// </summary>
public static class Contradictions
{
    public static IReadOnlyList<Contradiction> In(Guid partnership, IReadOnlyList<RecordedStep> standing) =>
        [.. UsesAfterTheEnd(standing), .. AnsweredTwice(standing), .. OutOfCourse(partnership, standing), .. WhileEnded(partnership, standing)];

    /// <summary>The contradictions that come about when <paramref name="after"/> stands instead of <paramref name="before"/>.</summary>
    public static Contradiction? Between(Guid partnership, IReadOnlyList<RecordedStep> before, IReadOnlyList<RecordedStep> after) =>
        Contradiction.New(In(partnership, before), In(partnership, after));

    private static IEnumerable<Contradiction> UsesAfterTheEnd(IReadOnlyList<RecordedStep> standing)
    {
        foreach (var end in standing)
        {
            var (isUse, refusal) = end.Step switch
            {
                SeatWithdrawn withdrawn => ((Func<Step, bool>)(step => step is SeatExercised exercised && exercised.SeatId == withdrawn.SeatId), (Func<Step, Step, Refusal>)SeatUsed),
                AgreementTerminated terminated => (
                    step => step is AgreementAmended amended && amended.AgreementId == terminated.AgreementId
                        || step is AgreementRenewed renewed && renewed.AgreementId == terminated.AgreementId,
                    AgreementContinued),
                _ => (null, null)
            };
            if (isUse is null) continue;

            foreach (var use in standing.Where(step => isUse(step.Step) && end.Step.OccurredOn.Latest < step.Step.OccurredOn.Earliest))
            {
                yield return new Contradiction(end.Id, use.Id, refusal!(end.Step, use.Step));
            }
        }
    }

    private static IEnumerable<Contradiction> AnsweredTwice(IReadOnlyList<RecordedStep> standing) =>
        from held in standing
        where held.Step is HearingHeld { FeedbackGivenOn.IsKnown: true }
        from answered in standing
        where answered.Step is HearingAnswered answer && answer.HearingId == ((HearingHeld)held.Step).HearingId
        select new Contradiction(held.Id, answered.Id, FeedbackTwice);

    private static IEnumerable<Contradiction> OutOfCourse(Guid partnership, IReadOnlyList<RecordedStep> standing)
    {
        Mark? before = null;
        foreach (var turn in CourseOf(partnership, standing).Marks)
        {
            var fits = turn.Is<PartnershipResumed>()
                ? before is not null && !before.Is<PartnershipResumed>()
                : before is null || !before.Is<PartnershipEnded>() && !(turn.Is<PartnershipPaused>() && before.Is<PartnershipPaused>());
            if (!fits) yield return new Contradiction(turn.StepId, before?.StepId ?? Guid.Empty, Follows(turn, before));
            before = turn;
        }
    }

    private static IEnumerable<Contradiction> WhileEnded(Guid partnership, IReadOnlyList<RecordedStep> standing)
    {
        var course = CourseOf(partnership, standing);
        foreach (var recorded in standing.Where(recorded => recorded.Step is not (PartnershipOpened or PartnershipPaused or PartnershipEnded) && !Partnership.MayFollowTheEnd(recorded.Step)))
        {
            if (recorded.Step.OccurredOn.IsKnown
                && course.Before(recorded.Step.OccurredOn) is { } turn && turn.Is<PartnershipEnded>()
                && turn.OccurredOn.Latest < recorded.Step.OccurredOn.Earliest)
            {
                yield return new Contradiction(turn.StepId, recorded.Id, HappenedAfterEnd(turn, recorded.Step));
            }
        }
    }

    private static Course CourseOf(Guid partnership, IReadOnlyList<RecordedStep> standing) => Course.Of(standing
        .Where(recorded => recorded.Step is PartnershipPaused or PartnershipResumed or PartnershipEnded)
        .Select(recorded => new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), partnership, recorded.Step.OccurredOn)));

    private static Refusal SeatUsed(Step end, Step use) => Refusal.Of(
        "seat-withdrawn",
        $"The seat would have been used {use.OccurredOn.On().English}, after it was withdrawn {end.OccurredOn.On().English}.",
        $"Der Sitz wäre {use.OccurredOn.On().German} ausgeübt worden, nachdem er {end.OccurredOn.On().German} weggefallen war.");

    private static Refusal AgreementContinued(Step end, Step use) => Refusal.Of(
        "agreement-terminated",
        $"The agreement would have gone on {use.OccurredOn.On().English}, after it was terminated {end.OccurredOn.On().English}.",
        $"Die Vereinbarung wäre {use.OccurredOn.On().German} fortgeführt worden, nachdem sie {end.OccurredOn.On().German} gekündigt war.");

    private static readonly Refusal FeedbackTwice = Refusal.Of(
        "hearing-answered",
        "An answer to this hearing is recorded as a step of its own: the hearing itself cannot say another day of feedback.",
        "Zu dieser Anhörung ist eine Antwort als eigener Schritt erfasst: Die Anhörung selbst kann keinen anderen Tag der Rückmeldung nennen.");

    private static Refusal HappenedAfterEnd(Mark end, Step step) => Refusal.Of(
        "partnership-ended",
        $"Something is recorded that happened {step.OccurredOn.On().English}, when the partnership had ended {end.OccurredOn.On().English}.",
        $"Erfasst ist, was {step.OccurredOn.On().German} geschah; da war die Partnerschaft schon {end.OccurredOn.On().German} beendet.");

    private static Refusal Follows(Mark turn, Mark? before) => Refusal.Of(
        "course-of-partnership",
        before is null
            ? $"The resumption {turn.OccurredOn.Of().English} would follow neither a pause nor an end."
            : $"The {Word(turn).English} {turn.OccurredOn.Of().English} would follow the {Word(before).English} {before.OccurredOn.Of().English}.",
        before is null
            ? $"Die Wiederaufnahme {turn.OccurredOn.Of().German} folgte weder auf eine Pause noch auf ein Ende."
            : $"{Word(turn).German} {turn.OccurredOn.Of().German} folgte auf {Word(before).German} {before.OccurredOn.Of().German}.");

    private static Sentence Word(Mark turn) => turn switch
    {
        _ when turn.Is<PartnershipPaused>() => new("pause", "Pause"),
        _ when turn.Is<PartnershipEnded>() => new("end", "Ende"),
        _ => new("resumption", "Wiederaufnahme")
    };
}
