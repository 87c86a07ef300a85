using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>The municipality names its offices, all at once.</summary>
/// <param name="Offices">They replace those named before; none where none are to be named any more.</param>
public sealed record NameOffices(IReadOnlyList<string> Offices) : MunicipalityCommand;

public static class NameOfficesEndpoint
{
    public static void MapNameOffices(this IEndpointRouteBuilder municipality) => municipality.MapOwnStep<NameOffices>("offices", Permissions.Administer, Decide);

    public static Decision Decide(NameOffices command, Municipality municipality) =>
        command.Decide(municipality, settings => settings.Offices, command.Offices.SequenceEqual, new OfficesNamed(command.Offices) { Reason = command.Reason });
}
