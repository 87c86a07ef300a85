using System.Diagnostics.CodeAnalysis;
using Kooperation.Dashboard.Charts;
using Kooperation.Platform.Problems;

namespace Kooperation.Dashboard;

/// <summary>Charts of the pages to take away: below the address of the chart with .csv its figures, with .svg its picture.</summary>
internal static class ChartDownloads
{
    public static void MapChart(this IEndpointRouteBuilder municipality, [StringSyntax("Route")] string pattern, Func<Visit, Task<(Chart? Chart, Problem? Problem)>> draw)
    {
        municipality.MapPage($"{pattern}.csv", visit => Of(visit, ChartFile.Csv, "text/csv; charset=utf-8", "csv"));
        municipality.MapPage($"{pattern}.svg", visit => Of(visit, ChartFile.Svg, "image/svg+xml", "svg"));

        async Task<IResult> Of(Visit visit, Func<Chart, byte[]> write, string type, string ending)
        {
            var (chart, problem) = await draw(visit);
            return chart is null ? problem! : Results.File(write(chart), type, $"{pattern.Split('/')[^1]}.{ending}");
        }
    }
}
