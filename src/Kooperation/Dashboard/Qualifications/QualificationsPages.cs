using Kooperation.Dashboard.Charts;
using Kooperation.Domain.Language;
using Kooperation.Partnerships.Qualifications;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;

namespace Kooperation.Dashboard.Qualifications;

/// <summary>What became of the offers.</summary>
/// <param name="Funnel">Those of this page together.</param>
public sealed record ShownQualifications(Page<QualificationFigures> Listed, Chart Funnel);

internal static class QualificationsPages
{
    private const string Chart = "qualifications/charts/funnel";

    public static void MapQualifications(this IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("qualifications", Show);
        municipality.MapChart(Chart, async visit => await Read(visit) is var (listed, problem) && listed is null ? (null, problem) : (FunnelOf(visit, listed!), null));
    }

    /// <summary>Where the picture is taken away, with the same list behind it.</summary>
    public static string ChartAddress(Visit visit) => visit.Link(Chart, ("cursor", visit["cursor"]));

    private static async Task<IResult> Show(Visit visit)
    {
        var (listed, problem) = await Read(visit);
        return listed is null ? problem! : visit.Show<QualificationsPage, ShownQualifications>(new ShownQualifications(listed, FunnelOf(visit, listed)));
    }

    private static async Task<(Page<QualificationFigures>? Listed, Problem? Problem)> Read(Visit visit)
    {
        var asked = await visit.Ask<Page<QualificationFigures>>("qualifications", null, ("cursor", visit["cursor"]), ("limit", "100"), ("total", "true"));
        return (asked.Answer, asked.Problem);
    }

    private static Chart FunnelOf(Visit visit, Page<QualificationFigures> listed) => FunnelChart.Draw(
        new OfferFunnel(
            listed.Items.Sum(one => one.OfferedTo),
            listed.Items.Sum(one => one.Accepted),
            listed.Items.Sum(one => one.Completed),
            listed.Items.Sum(one => one.Declined),
            listed.Items.Sum(one => one.Unanswered)),
        new ChartPlace("funnel", visit.Say(new Sentence($"recorded steps, as of {visit.InWords(visit.Day)}", $"erfasste Schritte, Stand {visit.InWords(visit.Day)}")), visit.Tongue));
}
