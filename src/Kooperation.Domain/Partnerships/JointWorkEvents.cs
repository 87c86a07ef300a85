using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

// Joint work and decision power.

/// <summary>When the partner came in: at the need, the goal, or the design of a measure.</summary>
public enum DesignStage
{
    Need,
    Goal,
    Design
}

public enum SeatRight
{
    Advisory,
    Vote,
    Veto
}

/// <summary>Both sides divided a piece of work between them.</summary>
/// <param name="MeasureId">The measure it belongs to, where it is recorded.</param>
public sealed record TasksShared([FreeText] string What, Guid? MeasureId = null) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(What, "/what");
}

/// <summary>Both sides put in staff or budget.</summary>
public sealed record ResourcesShared([FreeText] string What) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(What, "/what");
}

/// <summary>Both sides held an event together.</summary>
public sealed record JointEventHeld([NotPersonal] string Title, int? Participants) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Title, "/title") ?? Flaws.OfCount(Participants, "/participants");
}

/// <summary>The partner shaped a measure before it was decided.</summary>
/// <param name="MeasureId">The measure, where it is recorded.</param>
public sealed record MeasureCoDesigned(Guid? MeasureId, [NotPersonal] string Title, DesignStage Stage) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Title, "/title");
}

/// <summary>Both sides completed a measure.</summary>
public sealed record JointMeasureCompleted(Guid? MeasureId, [NotPersonal] string Title, [FreeText] string? Result) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Title, "/title");
}

/// <summary>Both sides evaluated what they did.</summary>
public sealed record JointEvaluationHeld(Guid? MeasureId, [FreeText] string? Result) : PartnershipStep;

/// <summary>The municipality handed a task over to the partner for good. Holds until it is returned.</summary>
public sealed record TaskTransferred(Guid TaskId, [NotPersonal] string Task, [NotPersonal] string? DecidedBy) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Task, "/task");
}

/// <summary>A transferred task went back to the municipality.</summary>
public sealed record TaskReturned(Guid TaskId, [FreeText] string Reason) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The municipality asked for and got the partner's expertise, in a field or an office that is named: breadth is read from it.</summary>
public sealed record ExpertiseContributed([FreeText] string What) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(What, "/what") ?? PlaceMissing;

    private Refusal? PlaceMissing => !Visible.Is(FieldOfAction) && !Visible.Is(Office)
        ? Refusal.Of(
            "expertise-placed",
            "Say in which field of action or office the expertise was used.",
            "Bitte angeben, in welchem Handlungsfeld oder Amt die Expertise gefragt war.",
            "/fieldOfAction")
        : null;
}

/// <summary>The partner was heard before a decision.</summary>
/// <param name="FeedbackGivenOn">When the municipality said what became of the input; unknown where it has not.</param>
public sealed record HearingHeld(
    Guid HearingId,
    [NotPersonal] string Decision,
    [FreeText] string? Input,
    PartialDate FeedbackGivenOn) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today)
        ?? BlankOf(Decision, "/decision")
        ?? FutureOf(FeedbackGivenOn, today, "/feedbackGivenOn")
        ?? (FeedbackGivenOn.Latest < OccurredOn.Earliest ? FeedbackBefore : null);

    private static readonly Refusal FeedbackBefore = Refusal.Of(
        "feedback-after-hearing",
        "Feedback cannot have been given before the hearing.",
        "Eine Rückmeldung kann nicht vor der Anhörung gegeben worden sein.",
        "/feedbackGivenOn");
}

/// <summary>The municipality told the partner what became of its input.</summary>
public sealed record HearingAnswered(Guid HearingId, [FreeText] string? Answer) : PartnershipStep;

/// <summary>The partner got seats in a body.</summary>
/// <param name="Seats">How many seats the partner holds.</param>
/// <param name="SeatsInBody">How many seats the body has; null where unknown.</param>
public sealed record SeatGranted(
    Guid SeatId,
    [NotPersonal] string Body,
    int Seats,
    int? SeatsInBody,
    SeatRight Right) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Body, "/body") ?? Flaws.OfShare(Seats, SeatsInBody, "/seats");
}

/// <summary>The partner used its seat: came, spoke, voted.</summary>
public sealed record SeatExercised(Guid SeatId, [NotPersonal] string? Session) : PartnershipStep;

/// <summary>The partner lost or gave up its seat.</summary>
public sealed record SeatWithdrawn(Guid SeatId, [FreeText] string? Reason) : PartnershipStep;

/// <summary>The partner decides something itself, within a scope and a limit.</summary>
/// <param name="LimitInCents">Up to which sum, in euro cents; null where the limit is none of money.</param>
public sealed record DecisionDelegated(
    Guid DelegationId,
    [FreeText] string Scope,
    long? LimitInCents,
    PartialDate Until) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today)
        ?? BlankOf(Scope, "/scope")
        ?? Flaws.OfAmount(LimitInCents, "/limitInCents")
        ?? Flaws.OfEnd(OccurredOn, Until, "/until");
}

/// <summary>A delegation ended before its day.</summary>
public sealed record DelegationEnded(Guid DelegationId, [FreeText] string Reason) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The partner said how deep it finds the relation. Stands beside the level, never averaged into it.</summary>
/// <param name="Rating">0 (no relation) to 5 (shared responsibility).</param>
public sealed record PartnerViewSubmitted(int Rating, [FreeText] string? Helps, [FreeText] string? Hinders) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? Flaws.OfRating(Rating, lowest: 0, "/rating");
}
