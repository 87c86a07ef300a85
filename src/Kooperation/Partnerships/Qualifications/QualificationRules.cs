using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Partnerships.Qualifications;

/// <summary>What may follow an offer: one answer, and a completion unless the answer was no.</summary>
internal static class QualificationRules
{
    /// <summary>Whoever completed it took it up: that may be told late, as long as it was before.</summary>
    public static Refusal? RefusesToAccept(Guid offerId, PartialDate acceptedOn, Partnership partnership) =>
        RefusesToAnswer(offerId, acceptedOn, partnership)
        ?? (partnership.Find<QualificationCompleted>(offerId) is { } completed && completed.OccurredOn.Latest < acceptedOn.Earliest ? AlreadyCompleted : null);

    public static Refusal? RefusesToDecline(Guid offerId, PartialDate declinedOn, Partnership partnership) =>
        RefusesToAnswer(offerId, declinedOn, partnership)
        ?? (partnership.Find<QualificationCompleted>(offerId) is not null ? AlreadyCompleted : null);

    private static Refusal? RefusesToAnswer(Guid offerId, PartialDate answeredOn, Partnership partnership)
    {
        if (partnership.Find<QualificationOffered>(offerId) is not { } offered) return NeverOffered;

        if (partnership.Find<QualificationAccepted>(offerId) is not null)
        {
            return Refusal.Of(
                "qualification-answered", "This qualification has been accepted already.", "Diese Qualifizierung wurde schon angenommen.");
        }

        if (partnership.Find<QualificationDeclined>(offerId) is not null)
        {
            return Refusal.Of(
                "qualification-answered", "This qualification has been declined already.", "Diese Qualifizierung wurde schon abgelehnt.");
        }

        return Chronology.Refuses(answeredOn, offered);
    }

    public static Refusal? RefusesToComplete(Guid offerId, PartialDate completedOn, Partnership partnership)
    {
        if (partnership.Find<QualificationOffered>(offerId) is not { } offered) return NeverOffered;
        if (partnership.Find<QualificationCompleted>(offerId) is not null) return AlreadyCompleted;

        if (partnership.Find<QualificationDeclined>(offerId) is not null)
        {
            return Refusal.Of(
                "qualification-declined",
                "This qualification was declined and cannot be completed.",
                "Diese Qualifizierung wurde abgelehnt und kann nicht abgeschlossen werden.");
        }

        return Chronology.Refuses(completedOn, offered)
            ?? (partnership.Find<QualificationAccepted>(offerId) is { } accepted ? Chronology.Refuses(completedOn, accepted) : null);
    }

    private static readonly Refusal NeverOffered = Refusal.Of(
        "qualification-unknown", "This qualification was never offered.", "Diese Qualifizierung wurde nie angeboten.");

    private static readonly Refusal AlreadyCompleted = Refusal.Of(
        "qualification-completed", "This qualification has been completed already.", "Diese Qualifizierung wurde schon abgeschlossen.");
}
