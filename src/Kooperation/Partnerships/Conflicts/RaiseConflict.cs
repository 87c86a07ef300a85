using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Conflicts;

/// <summary>One side names a conflict.</summary>
public sealed record RaiseConflict(Side By, string About) : PartnershipCommand;

public static class RaiseConflictEndpoint
{
    public static void MapRaiseConflict(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<RaiseConflict, Partnership>("conflicts", Decide);

    public static Decision Decide(RaiseConflict command, Partnership partnership, Guid conflictId) =>
        command.Tell(new ConflictRaised(conflictId, command.By, command.About));
}
