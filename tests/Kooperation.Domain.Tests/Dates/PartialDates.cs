using System.Text.Json;
using CsCheck;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Dates;

public sealed class PartialDates
{
    [Theory]
    [InlineData("2026", "2026-01-01", "2026-06-30", "2026-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-15", "2024-02-29")]
    [InlineData("2026-11-18", "2026-11-18", "2026-11-18", "2026-11-18")]
    public void A_date_knows_the_days_it_can_mean(string text, string earliest, string middle, string latest)
    {
        var date = PartialDate.Parse(text);

        Assert.Equal((DateOnly.Parse(earliest), DateOnly.Parse(middle), DateOnly.Parse(latest)), (date.Earliest, date.Middle, date.Latest));
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("2026-2-3")]
    [InlineData("1799")]
    [InlineData("2200")]
    [InlineData("18.11.2026")]
    [InlineData(" 2026")]
    [InlineData("２０２６")]
    [InlineData("2026-00")]
    [InlineData("2026-11-00")]
    [InlineData("2026/11/18")]
    public void Anything_else_is_no_date(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void An_unknown_date_is_null_and_has_no_days()
    {
        Assert.Equal("null", JsonSerializer.Serialize(PartialDate.Unknown, StepJson.Options));
        Assert.Equal((null, null, null), (PartialDate.Unknown.Earliest, PartialDate.Unknown.Middle, PartialDate.Unknown.Latest));
    }

    [Fact]
    public void Every_date_survives_its_json() =>
        Gen.Select(Gen.Int[PartialDate.FirstYear, PartialDate.LastYear], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 3])
            .Select((year, month, day, precision) => precision switch
            {
                0 => PartialDate.Unknown,
                1 => PartialDate.Year(year),
                2 => PartialDate.Month(year, month),
                _ => PartialDate.Day(year, month, day)
            })
            .Sample(date => JsonSerializer.Deserialize<PartialDate>(JsonSerializer.Serialize(date, StepJson.Options), StepJson.Options) == date);
}
