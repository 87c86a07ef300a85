using System.Globalization;
using Kooperation.Platform.Edge;
using Kooperation.Platform.Requests;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Edge;

/// <summary>The numbers on the page for operators are those of the service.</summary>
public sealed class TheOperatingPage
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs/operating.md"));

    public static TheoryData<string> Said => [.. new[]
    {
        $"| reading, for each caller | {Of(Quotas.Usual.Reading)} |",
        $"| recording, for each caller | {Of(Quotas.Usual.Recording)} |",
        $"| whoever is not known, for each address (of IPv6, each /64) | {Of(Quotas.Usual.Anonymous)} |",
        $"| a request line | {ServerLimits.LongestRequestLine / 1024} KB | 414 |",
        $"| all headers together | {ServerLimits.LongestHeaders / 1024} KB, {ServerLimits.MostHeaders} lines | 431 |",
        $"| a body | {RequestBody.LargestBytes} bytes | 413 |",
        $"| headers that do not come to an end | {ServerLimits.HeadersWithin.TotalSeconds} seconds | 408 |",
        $"| a line slower than {ServerLimits.SlowestRate} bytes a second | {ServerLimits.Grace.TotalSeconds} seconds |",
        $"kept for {ServerLimits.IdleFor.TotalSeconds} seconds",
        $"under `{Refusals.Category}`",
        "holds for a year"
    }];

    [Theory]
    [MemberData(nameof(Said))]
    public void Each_number_is_the_one_that_holds(string said) => Assert.Contains(said, Text, StringComparison.Ordinal);

    [Fact]
    public void A_year_is_what_browsers_are_told() => Assert.Equal(ResponseHeaders.HttpsOnly, $"max-age={TimeSpan.FromDays(365).TotalSeconds}");

    private static string Of(Quota quota) => string.Create(CultureInfo.InvariantCulture, $"{quota.PerSecond} a second, {quota.Burst} at once");
}
