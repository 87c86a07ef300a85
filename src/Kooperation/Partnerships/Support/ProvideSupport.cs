using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Support;

/// <summary>The municipality gives support other than money.</summary>
/// <param name="Term">How long a room, an item or a person is given; open where nothing was agreed.</param>
public sealed record ProvideSupport(SupportKind Kind, string? What = null, Term? Term = null) : PartnershipCommand;

public static class ProvideSupportEndpoint
{
    public static void MapProvideSupport(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<ProvideSupport, Partnership>("support", Decide);

    public static Decision Decide(ProvideSupport command, Partnership partnership) =>
        command.Tell(new SupportProvided(command.Kind, command.What, command.Term ?? Term.Open));
}
