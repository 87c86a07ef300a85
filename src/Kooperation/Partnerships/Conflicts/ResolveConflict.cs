using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Conflicts;

/// <summary>Both sides see the conflict as settled.</summary>
public sealed record ResolveConflict(string? Outcome = null) : PartnershipCommand;

public static class ResolveConflictEndpoint
{
    public static void MapResolveConflict(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<ResolveConflict, Partnership>("conflicts/{about:guid}/resolution", Decide);

    public static Decision Decide(Guid conflictId, ResolveConflict command, Partnership partnership)
    {
        if (partnership.Find<ConflictRaised>(conflictId) is not { } raised) return Unknown;
        if (partnership.Find<ConflictResolved>(conflictId) is not null) return AlreadyResolved;
        if (Chronology.Refuses(command.OccurredOn, raised) is { } refusal) return refusal;

        return command.Tell(new ConflictResolved(conflictId, command.Outcome));
    }

    private static readonly Refusal Unknown = Refusal.Of(
        "conflict-unknown", "This conflict was never raised.", "Dieser Konflikt wurde nie benannt.");

    private static readonly Refusal AlreadyResolved = Refusal.Of(
        "conflict-resolved", "This conflict has been resolved already.", "Dieser Konflikt wurde schon beigelegt.");
}
