using Kooperation.Domain.Language;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>Recording for a municipality that was switched off goes on.</summary>
public sealed record SwitchMunicipalityOn : MunicipalityCommand;

public static class SwitchMunicipalityOnEndpoint
{
    public static void MapSwitchMunicipalityOn(this IEndpointRouteBuilder municipality) => municipality.MapOwnStep<SwitchMunicipalityOn>("switching-on", Permissions.Operate, Decide);

    public static Decision Decide(SwitchMunicipalityOn command, Municipality municipality) => municipality.IsSwitchedOff
        ? command.Tell(new MunicipalitySwitchedOn { Reason = command.Reason })
        : Refusal.Of("switched-on-already", "This municipality is not switched off.", "Diese Kommune ist nicht abgeschaltet.");
}
