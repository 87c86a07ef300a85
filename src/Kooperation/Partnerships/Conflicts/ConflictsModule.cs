namespace Kooperation.Partnerships.Conflicts;

public static class ConflictsModule
{
    public static void MapConflicts(this IEndpointRouteBuilder partnership)
    {
        partnership.MapRaiseConflict();
        partnership.MapResolveConflict();
    }
}
