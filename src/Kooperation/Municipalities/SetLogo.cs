using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>The municipality says which sign stands at the head of its pages.</summary>
/// <param name="Svg">A picture as SVG, which draws and does nothing else; without one the name stands alone.</param>
public sealed record SetLogo(string? Svg = null) : MunicipalityCommand;

public static class SetLogoEndpoint
{
    public static void MapSetLogo(this IEndpointRouteBuilder municipality) => municipality.MapOwnStep<SetLogo>("logo", Permissions.Administer, Decide);

    public static Decision Decide(SetLogo command, Municipality municipality) =>
        command.Decide(municipality, settings => settings.Logo, logo => logo == command.Svg, new LogoSet(command.Svg) { Reason = command.Reason });
}
