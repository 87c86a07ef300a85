using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsvHelper;
using CsvHelper.Configuration;

namespace Kooperation.Dashboard.Charts;

/// <summary>A chart to take away.</summary>
public static class ChartFile
{
    private const string RunsInASpreadsheet = "=+-@\t\r＝＋－＠";

    /// <summary>The table as CSV (RFC 4180) in UTF-8, marked as such, without which spreadsheets misread it.</summary>
    public static byte[] Csv(Chart chart)
    {
        using var file = new MemoryStream();
        using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            foreach (var head in chart.Table.Heads) csv.WriteField(Harmless(head));
            csv.NextRecord();
            foreach (var row in chart.Table.Rows)
            {
                foreach (var cell in row) csv.WriteField(cell.IsNumber ? cell.Raw : Harmless(cell.Raw));
                csv.NextRecord();
            }
        }

        return file.ToArray();
    }

    /// <summary>The wide picture as a file of its own, in UTF-8, with its title, unit and source written above and below it.</summary>
    public static byte[] Svg(Chart chart) => Encoding.UTF8.GetBytes(new XDocument(Drawing.Picture.Framed(chart)).ToString());

    // What a person typed is never a formula.
    private static string Harmless(string text) => text.AsSpan().TrimStart() is [var first, ..] && RunsInASpreadsheet.Contains(first) ? $"'{text}" : text;
}
