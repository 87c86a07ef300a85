using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Agreements;

/// <summary>One side gives an agreement up before its term.</summary>
public sealed record TerminateAgreement(Side By, string Reason) : PartnershipCommand;

public static class TerminateAgreementEndpoint
{
    public static void MapTerminateAgreement(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<TerminateAgreement, Partnership>("agreements/{about:guid}/termination", Decide, Precondition.Required);

    public static Decision Decide(Guid agreementId, TerminateAgreement command, Partnership partnership)
    {
        if (AgreementRules.RefusesUnknown(agreementId, command.OccurredOn, partnership) is { } refusal) return refusal;
        if (partnership.Find<AgreementTerminated>(agreementId) is not null) return AlreadyTerminated;
        if (partnership.Find<AgreementRenewed>(agreementId) is { } renewed && !(command.OccurredOn.Latest < renewed.OccurredOn.Earliest)) return AgreementRules.GoesOnAsSuccessor;
        if (partnership.Marks.Find(mark => mark.About == agreementId && !mark.Is<AgreementSigned>() && command.OccurredOn.Latest < mark.OccurredOn.Earliest) is { } later)
        {
            return Refusal.Of(
                "agreement-continued-later",
                $"The agreement was continued {later.OccurredOn.On().English} and cannot have been terminated before that.",
                $"Die Vereinbarung wurde {later.OccurredOn.On().German} fortgeführt und kann nicht davor gekündigt worden sein.",
                "/occurredOn");
        }

        return command.Tell(new AgreementTerminated(agreementId, command.By, command.Reason));
    }

    private static readonly Refusal AlreadyTerminated = Refusal.Of(
        "agreement-terminated", "This agreement has been terminated already.", "Diese Vereinbarung wurde schon gekündigt.");
}
