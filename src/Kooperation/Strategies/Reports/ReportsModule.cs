namespace Kooperation.Strategies.Reports;

public static class ReportsModule
{
    public static void MapReports(this IEndpointRouteBuilder strategy) => strategy.MapPublishReport();
}
