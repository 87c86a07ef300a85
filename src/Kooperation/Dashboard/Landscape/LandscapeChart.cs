using Kooperation.Dashboard.Charts;
using Kooperation.Dashboard.Partnerships;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Landscape;

/// <summary>The picture of who acted with the municipality in which field.</summary>
internal static class LandscapeChart
{
    /// <summary>Rows that a reader can still look over; the totals are of all.</summary>
    public const int MostRows = 60;

    private static readonly Sentence Rows = new("partners", "Partner");
    private static readonly Sentence Columns = new("fields of action", "Handlungsfeldern");
    private static readonly Sentence Unit = new("1: the municipality acted with the partner in this field", "1: Die Kommune war mit dem Partner in diesem Feld tätig");

    public static Chart Of(Visit visit, FieldMatrix matrix) => MatrixChart.Draw(
        new CountMatrix(
            Rows,
            Columns,
            visit.Say(Unit),
            [.. matrix.Fields.Select(one => new MatrixColumn(one.Name, one.Partners))],
            [.. matrix.Partners.Take(MostRows).Select(partner => new MatrixRow(partner.Name, [.. matrix.Fields.Select(one => FieldMatrix.Acted(partner, one) ? 1 : 0)]))]),
        PartnerCharts.Place(visit, "matrix"));
}
