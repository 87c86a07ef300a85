using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Agreements;

/// <summary>An agreement goes on as another one, its successor, which has the id of this step.</summary>
/// <param name="Term">First and last day in force of the successor; where absent, open.</param>
public sealed record RenewAgreement(Term? Term = null, Document? Document = null) : PartnershipCommand;

public static class RenewAgreementEndpoint
{
    public static void MapRenewAgreement(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<RenewAgreement, Partnership>("agreements/{about:guid}/renewals", Decide);

    public static Decision Decide(Guid agreementId, RenewAgreement command, Partnership partnership, Guid successorId)
    {
        if (AgreementRules.RefusesToContinue(agreementId, command.OccurredOn, partnership, Terminated) is { } refusal) return refusal;
        if (partnership.Find<AgreementRenewed>(agreementId) is not null) return AlreadyRenewed;

        return command.Tell(new AgreementRenewed(agreementId, successorId, command.Term ?? Term.Open, command.Document));
    }

    private static readonly Refusal Terminated = Refusal.Of(
        "agreement-terminated",
        "This agreement was terminated and cannot be renewed: sign a new one.",
        "Diese Vereinbarung wurde gekündigt und kann nicht verlängert werden: Bitte eine neue unterzeichnen.");

    private static readonly Refusal AlreadyRenewed = Refusal.Of(
        "agreement-renewed",
        "This agreement has been renewed already: renew its successor.",
        "Diese Vereinbarung wurde schon verlängert: Bitte die Folgevereinbarung verlängern.");
}
