using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Agreements;

/// <summary>The parties change an agreement; what is absent stays as it was.</summary>
public sealed record AmendAgreement(
    string What,
    Term? Term = null,
    PartialDate ReviewOn = default,
    Document? Document = null) : PartnershipCommand;

public static class AmendAgreementEndpoint
{
    public static void MapAmendAgreement(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<AmendAgreement, Partnership>("agreements/{about:guid}/amendments", Decide);

    public static Decision Decide(Guid agreementId, AmendAgreement command, Partnership partnership)
    {
        if (AgreementRules.RefusesToContinue(agreementId, command.OccurredOn, partnership, Terminated) is { } refusal) return refusal;
        if (partnership.Find<AgreementRenewed>(agreementId) is { } renewed && !(command.OccurredOn.Latest <= renewed.OccurredOn.Latest)) return AgreementRules.GoesOnAsSuccessor;

        return command.Tell(new AgreementAmended(agreementId, command.What, command.Term, command.ReviewOn, command.Document));
    }

    private static readonly Refusal Terminated = Refusal.Of(
        "agreement-terminated",
        "This agreement was terminated and cannot be amended.",
        "Diese Vereinbarung wurde gekündigt und kann nicht geändert werden.");
}
