using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Agreements;

/// <summary>Both sides bind themselves in writing.</summary>
/// <param name="Signatures">Who signed so far; where absent, both signed on the day of the step.</param>
/// <param name="Term">First and last day in force; where absent, open.</param>
/// <param name="ReviewOn">When both look at it again.</param>
public sealed record SignAgreement(
    AgreementKind Kind,
    string Purpose,
    IReadOnlyList<string>? JointGoals = null,
    IReadOnlyList<Signature>? Signatures = null,
    Term? Term = null,
    PartialDate ReviewOn = default,
    Document? Document = null) : PartnershipCommand;

public static class SignAgreementEndpoint
{
    public static void MapSignAgreement(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<SignAgreement, Partnership>("agreements", Decide);

    public static Decision Decide(SignAgreement command, Partnership partnership, Guid agreementId) =>
        command.Tell(new AgreementSigned(
            agreementId,
            command.Kind,
            command.Purpose,
            command.JointGoals ?? [],
            command.Signatures ?? [new(Side.Municipality, command.OccurredOn), new(Side.Partner, command.OccurredOn)],
            command.Term ?? Term.Open,
            command.ReviewOn,
            command.Document));
}
