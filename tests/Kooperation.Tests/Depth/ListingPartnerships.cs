using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Depth;

public sealed class ListingPartnerships(KooperationHost host) : KooperationSpec(host)
{
    private const string Day = "asOf=2026-06-01";

    [Fact]
    public async Task The_list_is_in_German_order_and_says_how_deep_each_partnership_is()
    {
        await GivenThree();

        var list = await Names($"partnerships?{Day}");

        Assert.Equal(["Ägäis e. V.", "Brücke e. V.", "Zukunft e. V."], list);
    }

    [Theory]
    [InlineData("sort=level", "Brücke e. V.|Ägäis e. V.|Zukunft e. V.")]
    [InlineData("sort=fadesOn", "Ägäis e. V.|Brücke e. V.|Zukunft e. V.")]
    [InlineData("levelAtLeast=3", "Brücke e. V.")]
    [InlineData("levelAtMost=0", "Zukunft e. V.")]
    [InlineData("levelAtLeast=1&levelAtMost=2", "Ägäis e. V.")]
    [InlineData("commitmentAtLeast=1", "Brücke e. V.")]
    [InlineData("fieldOfAction=soziales%20%26%20k%C3%B6rper", "Brücke e. V.")]
    [InlineData("fieldOfAction=Soziales,%20Koerper", "Brücke e. V.")]
    [InlineData("district=Suedstadt", "Ägäis e. V.")]
    [InlineData("fadingWithin=60", "Ägäis e. V.")]
    public async Task It_is_filtered_and_ordered_by_what_matters(string query, string expected)
    {
        await GivenThree();

        Assert.Equal(expected.Split('|'), await Names($"partnerships?{Day}&{query}"));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_link()
    {
        await GivenThree();

        var first = await Get($"partnerships?{Day}&limit=2&total=true&atLeast={_position}");
        var next = await Send(new HttpRequestMessage(HttpMethod.Get, first.Link!));

        Assert.Equal((2, 3), (first.Json["items"]!.AsArray().Count, first.Json["total"]!.GetValue<int>()));
        Assert.Equal("Zukunft e. V.", Assert.Single(next.Json["items"]!.AsArray())!["name"]!.GetValue<string>());
        Assert.Null(next.Link);
    }

    [Fact]
    public async Task Pages_follow_each_other_however_long_the_names_are()
    {
        var name = new string('ü', 3000);
        await GivenPartnership(name + "1");
        var second = await GivenPartnership(name + "2");
        var last = await Accepted($"partnerships/{second}/wanted-depth", new { occurredOn = "2026-01-01", level = 3 });

        var first = await Get($"partnerships?limit=1&atLeast={last.Position}");
        var next = await Send(new HttpRequestMessage(HttpMethod.Get, first.Link!));

        Assert.Equal(
            [name + "1", name + "2"],
            new[] { first, next }.SelectMany(page => page.Json["items"]!.AsArray()).Select(item => item!["name"]!.GetValue<string>()).Order());
    }

    [Theory]
    [InlineData("levelAtLeast=6")]
    [InlineData("sort=depth")]
    [InlineData("limit=501")]
    [InlineData("cursor=abc")]
    [InlineData("level=3")]
    [InlineData("district=a&district=b")]
    public async Task What_cannot_be_understood_is_refused_and_not_ignored(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Get($"partnerships?{query}")).Status);

    [Fact]
    public async Task A_single_partnership_has_the_version_that_commands_expect()
    {
        var partnership = await GivenPartnership("Ägäis e. V.");
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        var one = await Get($"partnerships/{partnership}?{Day}&atLeast={contact.Position}");

        Assert.Equal(("Ägäis e. V.", 2), (one.Json["name"]!.GetValue<string>(), one.Json["level"]!.GetValue<int>()));
        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2026-05", by = "partner", reason = "Auflösung" }, ifMatch: one.ETag);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"partnerships/{Guid.CreateVersion7()}")).Status);
    }

    private string? _position;

    // Zukunft: nothing happened. Ägäis: a meeting that soon is a year ago. Brücke: works jointly and has promised something.
    private async Task GivenThree()
    {
        var quiet = await GivenPartnership("Zukunft e. V.");

        var registered = await Accepted("organisations", new { name = "Ägäis e. V.", kind = "association", districts = new[] { "Südstadt" }, occurredOn = "2010" });
        var known = await Accepted("partnerships", new { organisationId = registered.Id, occurredOn = "2010" });
        await Accepted($"partnerships/{known.Id}/contacts", new { occurredOn = "2025-07-01", form = "meeting", direction = "mutual" });

        var deep = await GivenPartnership("Brücke e. V.");
        await Accepted($"partnerships/{deep}/contacts", new { occurredOn = "2026-05-01", form = "meeting", direction = "mutual", fieldOfAction = "Soziales, Körper" });
        await Accepted($"partnerships/{deep}/commitments", new { occurredOn = "2026-05-01", by = "municipality", what = "Raum" });
        _position = (await Accepted($"partnerships/{deep}/joint-work/tasks", new { occurredOn = "2026-05-01", what = "Fest" })).Position;
        Assert.NotEqual(quiet, deep);
    }

    private async Task<IReadOnlyList<string>> Names(string path) =>
        [.. (await Get($"{path}&atLeast={_position}")).Json["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())];
}
