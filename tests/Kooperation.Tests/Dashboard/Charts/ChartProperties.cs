using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;
using Kooperation.Dashboard.Charts;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Tests.Dashboard.Charts;

/// <summary>What holds of every chart, whatever it is made of.</summary>
public sealed partial class ChartProperties
{
    /// <summary>A chart, and the raw values that its table must hold.</summary>
    private sealed record Drawn(Chart Chart, IReadOnlyList<string> Values);

    private static readonly ChartPlace German = new("one", "Quelle", Tongue.German);

    private static readonly Gen<ChartPlace> Place = Gen.Select(Gen.Bool, Name, (german, source) => new ChartPlace("one", source, german ? Tongue.German : Tongue.English));

    // What people type, and what they should not.
    private static Gen<string> Name => Gen.OneOf<string>(
        Gen.String,
        Gen.OneOf("", "Bildung", Samples.Hostile, "=1+1", "+49", "-", "@x", "\t=1",
            "جمعية الأمل", "家", "a,\"b\"\r\nc", "\ud800", "\ufffe\uffff\0\u001b", "👩‍👩‍👧"));

    private static readonly Gen<DateOnly> Day = Gen.OneOf<int>(
        Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber], Gen.Int[739_000, 740_000]).Select(DateOnly.FromDayNumber);

    private static readonly Gen<PartialDate> PartialDay = Gen.Select(
        Gen.Int[PartialDate.FirstYear, PartialDate.LastYear], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 3], (year, month, day, precision) =>
        precision switch { 0 => PartialDate.Unknown, 1 => PartialDate.Year(year), 2 => PartialDate.Month(year, month), _ => PartialDate.Day(year, month, day) });

    private static readonly Gen<int> Count = Gen.OneOf<int>(Gen.Int[0, 20], Gen.Int[0, int.MaxValue], Gen.Int);

    private static readonly Gen<decimal> Value = Gen.OneOf<decimal>(
        Gen.Decimal, Gen.Int[-100, 100].Select(number => number / 10m), Gen.OneOf(decimal.MaxValue, decimal.MinValue, 0m, 1e-28m));

    private static readonly Gen<ProgressRow> ProgressRow =
        Gen.Select(Name, Count.Nullable(), Count, Count.Nullable(), (name, least, unknown, expected) => new ProgressRow(name, least, unknown, expected));

    private static readonly Gen<Drawn> Progress = Gen.Select(ProgressRow.List[0, 6], Place, (rows, place) =>
        new Drawn(ProgressChart.Draw(rows, place), Raw([.. rows.SelectMany(row => new[] { row.AtLeast, row.Unknown, row.Expected })])));

    private static readonly Gen<ProfileRow> ProfileRow = Gen.Select(Name, Count, Count.Nullable(), (name, level, other) => new ProfileRow(name, level, other));

    private static readonly Gen<Drawn> Profile = Gen.Select(ProfileRow.List[0, 6], Name, Name.Null(), Place, (rows, name, other, place) =>
        new Drawn(ProfileChart.Draw(new DimensionProfile(rows, name, other), place),
            Raw([.. rows.Select(row => (int?)row.Level), .. rows.Select(row => other is null ? null : row.Other)])));

    private static readonly Gen<DepthSpan> Span =
        Gen.Select(Day, Day.Nullable(), Count, Gen.Bool, Name.List[0, 2], (from, until, level, dormant, causes) => new DepthSpan(from, until, level, dormant, causes));

    private static readonly Gen<Drawn> Depth = Gen.Select(Span.List[0, 30], Day, Name.List[0, 6], Place, (spans, today, names, place) => new Drawn(
        DepthCourseChart.Draw(new DepthCourse(spans, today, names, "ruhend"), place),
        [.. Raw([.. spans.Select(span => (int?)span.Level)]), .. spans.SelectMany(span => new[] { span.From, span.Until ?? span.From }).Select(Iso)]));

    private static readonly Gen<TimelineMark> Mark = Gen.Select(Name, PartialDay, Gen.Bool, (name, on, reached) => new TimelineMark(name, on, reached));

    private static readonly Gen<TimelineRow> TimelineRow =
        Gen.Select(Name, PartialDay, PartialDay, Name, Mark.List[0, 3], (name, from, until, state, marks) => new TimelineRow(name, new Term(from, until), state, marks));

    private static readonly Gen<Drawn> Terms = Gen.Select(TimelineRow.List[0, 6], Day, Place, (rows, today, place) => new Drawn(
        TimelineChart.Draw(new Timeline(new("measures", "Maßnahmen"), rows, today), place),
        [.. rows.SelectMany(row => row.Milestones.Select(mark => mark.On).Append(row.Term.From).Append(row.Term.Until)).Select(date => date.ToString())]));

    private static readonly Gen<MatrixColumn> Column = Gen.Select(Name, Count, (name, total) => new MatrixColumn(name, total));

    private static readonly Gen<MatrixRow> MatrixRow = Gen.Select(Name, Count.List[0, 40], (name, counts) => new MatrixRow(name, counts));

    private static readonly Gen<Drawn> Matrix = Gen.Select(Column.List[0, 40], MatrixRow.List[0, 12], Name, Place, (columns, rows, unit, place) => new Drawn(
        MatrixChart.Draw(new CountMatrix(new("organisations", "Organisationen"), new("fields", "Feldern"), unit, columns, rows), place),
        Raw([.. columns.Select(column => (int?)column.Total), .. rows.SelectMany(row => row.Counts.Take(columns.Count)).Select(count => (int?)count)])));

    private static readonly Gen<IndicatorPoint> Point = Gen.Select(PartialDay, Value, (on, value) => new IndicatorPoint(on, value));

    private static readonly Gen<Drawn> Indicator =
        Gen.Select(Name, Point.List[0, 8], Point.Null(), Point.Null(), Value.Nullable(), Gen.Bool, Place, (unit, points, baseline, target, carried, up, place) => new Drawn(
            IndicatorChart.Draw(new IndicatorCourse(unit, points, baseline, target, carried, up), place),
            [.. points.Append(baseline).Append(target).OfType<IndicatorPoint>().SelectMany(point => new[] { point.On.ToString(), Raw(point.Value) })]));

    private static readonly Gen<Drawn> Funnel = Gen.Select(Count, Count, Count, Count, Count, Place, (offered, accepted, completed, declined, open, place) => new Drawn(
        FunnelChart.Draw(new OfferFunnel(offered, accepted, completed, declined, open), place), Raw([offered, accepted, completed, declined, open])));

    private static readonly Gen<Drawn> Distribution =
        Gen.Select(Gen.Select(Count, Name, Count, Gen.Bool, (level, name, count, dormant) => new LevelCount(level, name, count, dormant)).List[0, 8], Place, (levels, place) =>
            new Drawn(DistributionChart.Draw(levels, place), Raw([.. levels.SelectMany(level => new int?[] { level.Level, level.Count })])));

    private static readonly Gen<LevelMove> Move = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[1, int.MaxValue], (from, to, count) => new LevelMove(from, to, count));

    private static readonly Gen<Drawn> Movement =
        Gen.Select(Move.List[0, 20], Day, Day, Place, (moves, from, until, place) =>
            new Drawn(MovementChart.Draw(new LevelMovement(from, until, moves), place),
                [.. moves.GroupBy(move => (move.From, move.To)).Select(same => same.Sum(move => (long)move.Count).ToString(CultureInfo.InvariantCulture))]));

    private static readonly Gen<Drawn> Any = Gen.OneOf<Drawn>(Progress, Profile, Depth, Terms, Matrix, Indicator, Funnel, Distribution, Movement);

    [Fact]
    public void Whatever_is_drawn_is_well_formed_and_within_its_frame() => Any.Sample(drawn =>
    {
        foreach (var picture in new[] { drawn.Chart.Picture, drawn.Chart.Narrow })
        {
            var read = XDocument.Parse(picture.ToString()).Root!;
            var frame = read.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();

            Assert.DoesNotContain(read.DescendantsAndSelf(), element => element.Name.LocalName is "style" or "script");
            Assert.DoesNotContain(read.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "style" or "href");
            Assert.All(read.Descendants().Where(element => !InPattern(element)).SelectMany(Places), place =>
            {
                Assert.InRange(place.X, -1, frame[2] + 1);
                Assert.InRange(place.Y, -1, frame[3] + 1);
            });
        }
    }, iter: 3000);

    [Fact]
    public void Whatever_is_taken_away_as_SVG_can_be_read_and_bears_its_title() => Any.Sample(drawn =>
    {
        using var reader = XmlReader.Create(new MemoryStream(ChartFile.Svg(drawn.Chart)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var file = XDocument.Load(reader).Root!;

        Assert.Equal("http://www.w3.org/2000/svg", file.Name.NamespaceName);
        Assert.Equal(drawn.Chart.Title, file.Elements().Single(element => element.Name.LocalName == "title").Value);
    }, iter: 300);

    [Fact]
    public void Ids_begin_as_the_page_asks_and_nothing_points_elsewhere() => Any.Sample(drawn =>
    {
        var both = new[] { drawn.Chart.Picture, drawn.Chart.Narrow }.SelectMany(picture => picture.DescendantsAndSelf()).ToList();
        var ids = both.Select(element => (string?)element.Attribute("id")).OfType<string>().ToList();
        var used = both.SelectMany(element => ((string?)element.Attribute("aria-labelledby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat(both.Attributes("fill").Select(fill => fill.Value).Where(fill => fill.StartsWith("url(#", StringComparison.Ordinal)).Select(fill => fill[5..^1]));

        Assert.All(ids, id => Assert.StartsWith("one-", id, StringComparison.Ordinal));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(used.Except(ids));
    }, iter: 500);

    [Fact]
    public void The_table_holds_every_value() => Any.Sample(drawn =>
    {
        var held = drawn.Chart.Table.Rows.SelectMany(row => row).Select(cell => cell.Raw).ToHashSet();

        Assert.All(drawn.Chart.Table.Rows, row => Assert.Equal(drawn.Chart.Table.Heads.Count, row.Count));
        if (drawn.Chart.Table.Rows.Count > 0) Assert.Empty(drawn.Values.Where(value => value.Length > 0).Except(held));
    }, iter: 1000);

    [Fact]
    public void What_is_taken_away_as_CSV_reads_back_and_holds_no_formula() => Any.Sample(drawn =>
    {
        var file = new StreamReader(new MemoryStream(ChartFile.Csv(drawn.Chart)), Encoding.UTF8);
        using var csv = new CsvParser(file, new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false });
        var records = new List<string[]>();
        while (csv.Read()) records.Add(csv.Record!);

        Assert.Equal(drawn.Chart.Table.Rows.Count + 1, records.Count);
        foreach (var (record, row) in records.Skip(1).Zip(drawn.Chart.Table.Rows))
        foreach (var (read, cell) in record.Zip(row))
        {
            Assert.Equal(!cell.IsNumber && Formula().IsMatch(cell.Raw) ? $"'{cell.Raw}" : cell.Raw, read);
        }
    }, iter: 500);

    [Fact]
    public void A_negative_number_stays_a_number_in_the_CSV()
    {
        var chart = IndicatorChart.Draw(new IndicatorCourse("Grad", [new(PartialDate.Year(2025), -1234.5m)], null, null, null, IsUp: true), German);

        Assert.Contains("Gemessen,2025,-1234.5\r\n", Encoding.UTF8.GetString(ChartFile.Csv(chart)), StringComparison.Ordinal);
        Assert.Equal("−1.234,5", chart.Table.Rows[0][2].Text);
    }

    private static bool InPattern(XElement element) => element.AncestorsAndSelf().Any(outer => outer.Name.LocalName == "pattern");

    private static IEnumerable<(double X, double Y)> Places(XElement mark)
    {
        switch (mark.Name.LocalName)
        {
            case "rect":
                yield return (At("x"), At("y"));
                yield return (At("x") + At("width"), At("y") + At("height"));
                break;
            case "line":
                yield return (At("x1"), At("y1"));
                yield return (At("x2"), At("y2"));
                break;
            case "circle":
                yield return (At("cx") - At("r"), At("cy") - At("r"));
                yield return (At("cx") + At("r"), At("cy") + At("r"));
                break;
            case "text":
                yield return (At("x"), At("y") - 10);
                yield return (At("x"), At("y") + 3);
                break;
            case "polygon" or "polyline":
                foreach (var corner in mark.Attribute("points")!.Value.Split(' ').Select(point => point.Split(','))) yield return (Number(corner[0]), Number(corner[1]));
                break;
        }

        double At(string name) => Number(mark.Attribute(name)!.Value);
    }

    private static double Number(string text)
    {
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        Assert.True(double.IsFinite(number), text);
        return number;
    }

    private static IReadOnlyList<string> Raw(IEnumerable<int?> numbers) => [.. numbers.OfType<int>().Select(number => Raw(number))];

    private static string Raw(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*[=+\-@＝＋－＠]")]
    private static partial Regex Formula();
}
