using Kooperation.Domain.Language;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>Nothing more is recorded for the municipality from now on, whatever day is named; what is recorded is read as before.</summary>
public sealed record SwitchMunicipalityOff : MunicipalityCommand;

public static class SwitchMunicipalityOffEndpoint
{
    public static void MapSwitchMunicipalityOff(this IEndpointRouteBuilder municipality) => municipality.MapOwnStep<SwitchMunicipalityOff>("switching-off", Permissions.Operate, Decide);

    public static Decision Decide(SwitchMunicipalityOff command, Municipality municipality)
    {
        if (!municipality.IsSwitchedOff) return command.Tell(new MunicipalitySwitchedOff { Reason = command.Reason });

        var since = municipality.Switching!.OccurredOn.On();
        return Refusal.Of(
            "switched-off-already",
            $"This municipality was switched off {since.English} already (step {municipality.Switching.StepId}).",
            $"Diese Kommune wurde schon {since.German} abgeschaltet (Schritt {municipality.Switching.StepId}).");
    }
}
