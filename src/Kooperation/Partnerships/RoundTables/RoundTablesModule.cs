namespace Kooperation.Partnerships.RoundTables;

public static class RoundTablesModule
{
    public static void MapRoundTables(this IEndpointRouteBuilder partnership) => partnership.MapJoinRoundTable();
}
