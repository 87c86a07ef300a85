using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts;

/// <summary>What became of offers.</summary>
/// <param name="Accepted">The completed ones as well.</param>
/// <param name="Open">Neither accepted nor declined.</param>
public sealed record OfferFunnel(int Offered, int Accepted, int Completed, int Declined, int Open);

/// <summary>A bar for each state of offers, as a share of all.</summary>
public static class FunnelChart
{
    public static Chart Draw(OfferFunnel funnel, ChartPlace place)
    {
        var tongue = place.Tongue;
        (string Name, int Count, Look Look)[] bars =
        [
            (tongue.Say("Offered", "Angeboten"), funnel.Offered, Look.Bar), (tongue.Say("Accepted", "Angenommen"), funnel.Accepted, Look.Bar),
            (tongue.Say("Completed", "Abgeschlossen"), funnel.Completed, Look.Bar), (tongue.Say("Declined", "Abgelehnt"), funnel.Declined, Look.Other),
            (tongue.Say("No answer yet", "Noch ohne Antwort"), funnel.Open, Look.Hatch)
        ];
        var table = new ChartTable(
            [tongue.Say("State", "Stand"), tongue.Say("Offers", "Angebote"), tongue.Say("Share of all (%)", "Anteil an allen (%)")],
            [.. bars.Select(bar => (IReadOnlyList<ChartCell>)[ChartCell.Of(bar.Name), ChartCell.Of(bar.Count, tongue), ChartCell.Percent(ShareOf(bar.Count), tongue)])]);

        return Chart.Of(Finding(funnel, tongue), tongue.Say("Offers", "Angebote"), place, table, picture =>
        {
            if (funnel.Offered > 0) Bars.Draw(picture, [.. bars.Select(bar => (bar.Name, bar.Count, Said(bar.Count), bar.Look))], funnel.Offered, wordsWide: 170);
        });

        decimal? ShareOf(int count) => funnel.Offered > 0 ? Math.Round(100m * count / funnel.Offered, MidpointRounding.AwayFromZero) : null;

        string Said(int count) => ShareOf(count) is { } share ? $"{tongue.Number(count)} ({tongue.Percent(share)})" : tongue.Number(count);
    }

    private static string Finding(OfferFunnel funnel, Tongue tongue)
    {
        if (funnel.Offered <= 0) return tongue.Say("Nothing has been offered yet", "Noch ist nichts angeboten");

        var (accepted, offered, completed) = (tongue.Number(funnel.Accepted), tongue.Number(funnel.Offered), tongue.Number(funnel.Completed));
        return tongue.Say(
            $"{accepted} of {offered} offers accepted, {completed} completed; {tongue.Number(funnel.Open)} without an answer",
            $"{accepted} von {offered} Angeboten angenommen, {completed} abgeschlossen; {tongue.Number(funnel.Open)} ohne Antwort");
    }
}
