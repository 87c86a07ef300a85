using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>The organisation itself confirms that its entry is right.</summary>
public sealed record ConfirmProfile : StepCommand;

public static class ConfirmProfileEndpoint
{
    public static void MapConfirmProfile(this IEndpointRouteBuilder organisation) =>
        organisation.MapStep<ConfirmProfile, Organisation>("confirmations", Decide);

    public static Decision Decide(ConfirmProfile command, Organisation organisation) => command.Tell(new ProfileConfirmed());
}
