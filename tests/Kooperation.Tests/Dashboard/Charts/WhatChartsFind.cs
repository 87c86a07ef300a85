using Kooperation.Dashboard.Charts;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Tests.Dashboard.Charts;

/// <summary>The title of a chart is a sentence worked out from its figures.</summary>
public sealed class WhatChartsFind
{
    private static readonly ChartPlace German = new("one", "Quelle", Tongue.German);
    private static readonly ChartPlace English = new("one", "source", Tongue.English);
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void What_nobody_reported_on_is_not_assessable_and_never_zero()
    {
        var unknown = ProgressChart.Draw([new("", null, 100, 40)], German);
        var zero = ProgressChart.Draw([new("", 0, 0, 40)], German);

        Assert.Equal("Nicht bewertbar: nichts ist bekannt; erwartet waren bis heute 40\u00a0%", unknown.Title);
        Assert.Equal("0\u00a0% erreicht; erwartet waren bis heute 40\u00a0%", zero.Title);
        Assert.Equal("–", unknown.Table.Rows[0][1].Text);
        Assert.Equal("0", zero.Table.Rows[0][1].Text);
        Assert.Contains(unknown.Picture.Descendants(), mark => (string?)mark.Attribute("fill") == "url(#one-hatch)");
        Assert.DoesNotContain(zero.Picture.Descendants(), mark => (string?)mark.Attribute("fill") == "url(#one-hatch)");
    }

    [Fact]
    public void Only_what_is_certainly_reached_counts_as_reached()
    {
        var chart = ProgressChart.Draw([new("A", 50, 50, 60), new("B", 60, 0, 60), new("C", null, 100, 10), new("D", 10, 0, null)], English);

        Assert.Equal("1 of 3 with dates have certainly reached what was expected; 1 of 4 not assessable", chart.Title);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 1, 0, 4, 0 }, "4 von 6 Partnerschaften sind mindestens auf Stufe 4")]
    [InlineData(new[] { 2, 0, 2, 1, 1, 0 }, "4 von 6 Partnerschaften sind mindestens auf Stufe 2")]
    [InlineData(new[] { 5, 1, 0, 0, 0, 0 }, "1 von 6 Partnerschaften ist mindestens auf Stufe 1")]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0 }, "Noch gibt es keine Partnerschaften")]
    public void The_deepest_level_that_half_have_reached_is_told(int[] counts, string title) =>
        Assert.Equal(title, DistributionChart.Draw([.. counts.Select((count, level) => new LevelCount(level, "", count))], German).Title);

    [Theory]
    [InlineData(false, "45.8 (2016); if it goes on like this the target 40 (2018) is missed")]
    [InlineData(true, "45.8 (2016); if it goes on like this the target 40 (2018) is reached")]
    public void Whether_a_target_is_reached_depends_on_its_direction(bool isUp, string title) =>
        Assert.Equal($"Last measured: {title}", IndicatorChart.Draw(new IndicatorCourse("", [Point(2016, 45.8m)], Point(2014, 40), Point(2018, 40), 51.6m, isUp), English).Title);

    [Fact]
    public void Where_too_little_was_measured_nothing_is_carried_forward_and_that_is_said()
    {
        var chart = IndicatorChart.Draw(new IndicatorCourse("", [Point(2016, 45.8m)], null, Point(2018, 46), null, IsUp: true), German);

        Assert.DoesNotContain(chart.Table.Rows, row => row[0].Text == "Fortgeschrieben");
        Assert.Contains(chart.Picture.Descendants(), mark => mark.Value == "Nicht fortgeschrieben: Dafür ist zu wenig gemessen.");
    }

    [Fact]
    public void A_level_that_will_fall_is_told_with_its_day()
    {
        var spans = new[] { new DepthSpan(new(2025, 4, 1), new(2027, 3, 9), 3, false, []), new DepthSpan(new(2027, 3, 10), null, 0, true, ["der letzte Kontakt verblasst"]) };
        var chart = DepthCourseChart.Draw(new DepthCourse(spans, Today, ["", "", "", "abgestimmtes Handeln"], "ruhend"), German);

        Assert.Equal("Stufe 3 (abgestimmtes Handeln) seit dem 1. April 2025; wenn nichts geschieht, sinkt sie am 10. März 2027 auf 0", chart.Title);
        Assert.Equal(["2", "2027-03-10", "", "0", "ruhend", "der letzte Kontakt verblasst"], chart.Table.Rows[1].Select(cell => cell.Raw));
    }

    [Fact]
    public void What_runs_and_what_is_overdue_is_counted_by_dates()
    {
        var chart = TimelineChart.Draw(new Timeline(new("measures", "Maßnahmen"),
            [
                new("A", new Term(PartialDate.Year(2025), PartialDate.Unknown), "running",
                    [new("M", PartialDate.Month(2026, 10), false), new("N", PartialDate.Month(2026, 11), false), new("O", PartialDate.Year(2025), true)]),
                new("B", new Term(PartialDate.Unknown, PartialDate.Month(2026, 10)), "completed", []),
                new("C", Term.Open, "draft", [])
            ], Today), English);

        Assert.Equal("Of 3 measures, the dates of 1 include 22 November 2026; 1 of 3 milestones reached, 1 overdue", chart.Title);
        Assert.Equal(["running", "overdue", "due", "reached", "completed", "draft"], chart.Table.Rows.Select(row => row[1].Text));
    }

    [Fact]
    public void A_column_that_is_filled_on_another_page_is_no_gap()
    {
        var chart = MatrixChart.Draw(
            new CountMatrix(new("organisations", "Organisationen"), new("fields of action", "Handlungsfeldern"), "",
                [new("Sport", 3), new("Wohnen", 0)], [new("Kulturbrücke", [])]), German);

        Assert.Equal("1 von 2 Handlungsfeldern ist eine Lücke: Wohnen", chart.Title);
        Assert.Contains(chart.Picture.Descendants(), mark => mark.Value == "Lücke: hier nichts");
    }

    [Fact]
    public void Rises_and_falls_are_counted_over_all_levels()
    {
        var chart = MovementChart.Draw(new LevelMovement(new(2025, 11, 22), Today, [new(0, 1, 2), new(1, 3, 1), new(3, 2, 4), new(2, 2, 5)]), English);

        Assert.Equal("3 rose, 4 fell, 5 stayed since 22 November 2025", chart.Title);
    }

    [Fact]
    public void Offers_without_an_answer_are_told_apart_from_declined_ones() =>
        Assert.Equal("12 of 20 offers accepted, 7 completed; 5 without an answer", FunnelChart.Draw(new OfferFunnel(20, 12, 7, 3, 5), English).Title);

    [Fact]
    public void The_furthest_and_the_least_dimension_are_named() =>
        Assert.Equal("Am weitesten: Kontakt und Stärkung (3). Am wenigsten: Entscheidungsmacht (0)",
            ProfileChart.Draw(new DimensionProfile([new("Kontakt", 3), new("Entscheidungsmacht", 0), new("Stärkung", 3), new("Verbindlichkeit", 1)], "heute"), German).Title);

    private static IndicatorPoint Point(int year, decimal value) => new(PartialDate.Year(year), value);
}
