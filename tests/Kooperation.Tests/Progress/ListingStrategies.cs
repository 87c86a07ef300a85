using System.Globalization;
using System.Net;
using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Progress;

public sealed class ListingStrategies(KooperationHost host) : ProgressSpec(host)
{
    private const string Day = $"asOf={Today}";

    [Fact]
    public async Task The_list_is_in_German_order_and_has_the_figures_side_by_side()
    {
        await GivenThree();

        var list = (await Read($"strategies?{Day}")).Json["items"]!.AsArray();

        Assert.Equal(["Ärztliche Versorgung", "Bremer Rahmenkonzept", "Zusammenarbeit"], list.Select(one => one!["title"]!.GetValue<string>()));
        var health = list[0]!;
        Assert.Equal(
            ("100 %", "green", "notDue", 1),
            (health["implementation"]!["sentence"]!.GetValue<string>(), health["light"]!["colour"]!.GetValue<string>(), health["freshness"]!["degree"]!.GetValue<string>(), health["measures"]!.GetValue<int>()));
    }

    [Fact]
    public async Task What_cannot_be_assessed_is_listed_as_such_and_never_as_zero()
    {
        await GivenThree();

        var bremen = Assert.Single((await Read($"strategies?{Day}&assessable=false&fieldOfAction=Sprache")).Json["items"]!.AsArray())!;

        Assert.Equal(
            (false, null, "not assessable", "no dates, no colour"),
            (bremen["implementation"]!["isAssessable"]!.GetValue<bool>(), bremen["implementation"]!["atLeast"], bremen["implementation"]!["sentence"]!.GetValue<string>(), bremen["light"]!["words"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("sort=atLeast", "Ärztliche Versorgung|Bremer Rahmenkonzept|Zusammenarbeit")]
    [InlineData("sort=unknown", "Bremer Rahmenkonzept|Zusammenarbeit|Ärztliche Versorgung")]
    [InlineData("sort=colour", "Zusammenarbeit|Ärztliche Versorgung|Bremer Rahmenkonzept")]
    [InlineData("sort=lastReport", "Bremer Rahmenkonzept|Zusammenarbeit|Ärztliche Versorgung")]
    [InlineData("colour=green", "Ärztliche Versorgung")]
    [InlineData("assessable=true", "Ärztliche Versorgung")]
    [InlineData("fieldOfAction=gesundheit", "Ärztliche Versorgung")]
    [InlineData("ended=true", "Zusammenarbeit")]
    [InlineData("ended=false", "Ärztliche Versorgung|Bremer Rahmenkonzept")]
    public async Task It_is_filtered_and_ordered_by_what_matters(string query, string expected)
    {
        await GivenThree();

        Assert.Equal(expected.Split('|'), (await Read($"strategies?{Day}&{query}")).Json["items"]!.AsArray().Select(one => one!["title"]!.GetValue<string>()));
    }

    [Fact]
    public async Task How_many_measures_have_a_partner_at_level_3_or_above_stands_beside_how_many_have_one()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var partnership = await GivenPartnership();
        await GivenMeasure(strategy, goal, more: [Involved(partnership, "2026-01-10")]);

        var listed = await Partners();
        Assert.Equal(("a partner organisation is recorded for 1 of 1 measures", "a partner organisation at level 3 or above is recorded for 0 of 1 measures"), listed);

        foreach (var (path, step) in new (string, object)[]
        {
            ("agreements", new { occurredOn = "2026-02-01", kind = "cooperation", purpose = "Elterncafé", term = new { from = "2026-02-01", until = "2027-12-31" } }),
            ("contacts", new { occurredOn = "2026-11-01", form = "meeting", direction = "mutual" }),
            ("joint-work/events", new { occurredOn = "2026-10-01", title = "Fest" })
        })
        {
            Position = long.Parse((await Accepted($"partnerships/{partnership}/{path}", step)).Position!, CultureInfo.InvariantCulture);
        }

        Assert.Equal("a partner organisation at level 3 or above is recorded for 1 of 1 measures", (await Partners()).Deep);

        async Task<(string Any, string Deep)> Partners()
        {
            var one = Assert.Single((await Read($"strategies?{Day}")).Json["items"]!.AsArray())!;
            return (one["partner"]!["sentence"]!.GetValue<string>(), one["deep"]!["sentence"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_link()
    {
        await GivenThree();

        var first = await Read($"strategies?{Day}&limit=2&total=true");
        var next = await Send(new HttpRequestMessage(HttpMethod.Get, first.Link!));

        Assert.Equal((2, 3), (first.Json["items"]!.AsArray().Count, first.Json["total"]!.GetValue<int>()));
        Assert.Equal("Zusammenarbeit", Assert.Single(next.Json["items"]!.AsArray())!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Another_municipality_sees_none_of_them()
    {
        await GivenThree();
        Assert.Equal(3, (await Read($"strategies?{Day}")).Json["items"]!.AsArray().Count);

        var other = await Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{Host.NewMunicipality()}/strategies?{Day}"));

        Assert.Empty(other.Json["items"]!.AsArray());
    }

    [Theory]
    [InlineData("sort=best")]
    [InlineData("colour=blue")]
    [InlineData("assessable=maybe")]
    [InlineData("title=x")]
    public async Task What_cannot_be_understood_is_refused_and_not_ignored(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Get($"strategies?{query}")).Status);

    // Everything done; nothing readable; one running measure, and closed.
    private async Task GivenThree()
    {
        var (healthy, _, goal) = await GivenStrategy("Ärztliche Versorgung", "Gesundheit");
        await GivenMeasure(healthy, goal, more: [Completed("2026-10-01")]);

        var bremen = Guid.CreateVersion7();
        await Begin<Strategy>(bremen,
        [
            new StrategyDrafted("Bremer Rahmenkonzept", null, [], Term("2021-10", null), null, null).On("2021-10"),
            new FieldOfActionAdded(Guid.CreateVersion7(), "Sprache", null).On("2021-10")
        ]);

        var (closed, _, other) = await GivenStrategy("Zusammenarbeit", more: new StrategyClosed("fertig").On("2026-11-01"));
        await GivenMeasure(closed, other, more: [Started("2024-05-01")]);
    }
}
