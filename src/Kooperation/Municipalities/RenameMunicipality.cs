using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>The municipality is called otherwise from a day on.</summary>
public sealed record RenameMunicipality(string Name) : MunicipalityCommand;

public static class RenameMunicipalityEndpoint
{
    public static void MapRenameMunicipality(this IEndpointRouteBuilder municipality) => municipality.MapOwnStep<RenameMunicipality>("name", Permissions.Administer, Decide);

    public static Decision Decide(RenameMunicipality command, Municipality municipality) =>
        command.Decide(municipality, settings => settings.Name, name => name == command.Name, new MunicipalityRenamed(command.Name) { Reason = command.Reason });
}
