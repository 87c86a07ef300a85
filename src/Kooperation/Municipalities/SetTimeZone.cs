using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>By which clock the municipality counts its days.</summary>
/// <param name="TimeZone">Europe/Berlin or Europe/Busingen, which keep the same clock.</param>
public sealed record SetTimeZone(string TimeZone) : MunicipalityCommand;

public static class SetTimeZoneEndpoint
{
    public static void MapSetTimeZone(this IEndpointRouteBuilder municipality) => municipality.MapOwnStep<SetTimeZone>("time-zone", Permissions.Administer, Decide);

    public static Decision Decide(SetTimeZone command, Municipality municipality) =>
        command.Decide(municipality, settings => settings.TimeZone, zone => zone == command.TimeZone, new TimeZoneSet(command.TimeZone) { Reason = command.Reason });
}
