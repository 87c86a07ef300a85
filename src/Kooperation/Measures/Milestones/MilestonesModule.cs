namespace Kooperation.Measures.Milestones;

public static class MilestonesModule
{
    public static void MapMilestones(this IEndpointRouteBuilder measure)
    {
        measure.MapPlanMilestone();
        measure.MapReachMilestone();
        measure.MapRescheduleMilestone();
        measure.MapDropMilestone();
    }
}
