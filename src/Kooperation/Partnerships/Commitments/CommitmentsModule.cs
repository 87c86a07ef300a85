namespace Kooperation.Partnerships.Commitments;

public static class CommitmentsModule
{
    public static void MapCommitments(this IEndpointRouteBuilder partnership)
    {
        partnership.MapMakeCommitment();
        partnership.MapKeepCommitment();
        partnership.MapBreakCommitment();
    }
}
