using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Partnerships.Agreements;

/// <summary>What holds for an agreement whatever becomes of it.</summary>
internal static class AgreementRules
{
    /// <summary>An agreement comes to be by being signed, or by succeeding another one.</summary>
    public static Refusal? RefusesUnknown(Guid agreementId, PartialDate occurredOn, Partnership partnership)
    {
        if ((partnership.Find<AgreementSigned>(agreementId) ?? partnership.FindThen<AgreementRenewed>(agreementId)) is not { } begun)
        {
            return Refusal.Of("agreement-unknown", "This agreement was never signed.", "Diese Vereinbarung wurde nie unterzeichnet.");
        }

        return Chronology.Refuses(occurredOn, begun);
    }

    public static readonly Refusal GoesOnAsSuccessor = Refusal.Of(
        "agreement-renewed",
        "This agreement has been renewed already: what becomes of it is recorded with its successor.",
        "Diese Vereinbarung wurde schon verlängert: Was aus ihr wird, wird bei der Folgevereinbarung erfasst.");

    /// <summary>Nothing becomes of a terminated agreement; what happened before its termination may still be recorded.</summary>
    public static Refusal? RefusesToContinue(Guid agreementId, PartialDate occurredOn, Partnership partnership, Refusal terminated)
    {
        if (RefusesUnknown(agreementId, occurredOn, partnership) is { } refusal) return refusal;

        return partnership.Find<AgreementTerminated>(agreementId) is { } end && end.CanPrecede(occurredOn) ? terminated : null;
    }
}
