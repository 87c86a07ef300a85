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
    [InlineData("office=fb%2050", "Brücke e. V.")]
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
        var name = new string('ü', 299);
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

    [Fact]
    public async Task The_overview_says_what_the_depth_says()
    {
        var registered = await Accepted("organisations", new { name = "Alt e. V.", kind = "association", districts = new[] { "Nord" }, occurredOn = "2010" });
        await Accepted($"organisations/{registered.Id}/name", new { occurredOn = "2026-05", name = "Neu e. V." });
        await Accepted($"organisations/{registered.Id}/name", new { occurredOn = "2025", name = "Mittel e. V." });
        var partnership = (await Accepted("partnerships", new { organisationId = registered.Id, occurredOn = "2010" })).Id;
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", fieldOfAction = "Kultur" });
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-04-01", form = "meeting", direction = "mutual", fieldOfAction = "Sport", basis = "judged" });
        await Accepted($"partnerships/{partnership}/wanted-depth", new { occurredOn = "2026-05-01", level = 2 });
        var last = await Accepted($"partnerships/{partnership}/wanted-depth", new { occurredOn = "2026-05-01", level = 4 });

        var one = (await Get($"partnerships/{partnership}?{Day}&atLeast={last.Position}")).Json;
        var stated = (await Get($"partnerships/{partnership}?{Day}&evidence=stated")).Json;
        var depth = (await Get($"partnerships/{partnership}/depth?{Day}")).Json;

        Assert.Equal(("Neu e. V.", 4, "2026-04-01"), (one["name"]!.GetValue<string>(), one["wantedLevel"]!.GetValue<int>(), one["lastStepOn"]!.GetValue<string>()));
        Assert.Equal(depth["wantedLevel"]!.GetValue<int>(), one["wantedLevel"]!.GetValue<int>());
        Assert.Equal(("2026-03-01", "Kultur"), (stated["lastStepOn"]!.GetValue<string>(), Assert.Single(stated["fieldsOfAction"]!.AsArray())!.GetValue<string>()));
    }

    [Fact]
    public async Task The_day_of_the_last_step_is_said_as_far_as_it_is_known()
    {
        var partnership = await GivenPartnership();
        var nothing = (await Get($"partnerships/{partnership}?{Day}")).Json;
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2024-11", form = "meeting", direction = "mutual" });
        var last = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025", form = "meeting", direction = "mutual" });

        Assert.Null(nothing["lastStepOn"]);
        Assert.Equal("2025", (await Get($"partnerships/{partnership}?{Day}&atLeast={last.Position}")).Json["lastStepOn"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_has_ended_says_so_and_fades_by_agreement()
    {
        await GivenThree();
        var known = (await Get($"partnerships?{Day}&fadingWithin=60&atLeast={_position}")).Json["items"]!.AsArray().Single()!;
        var ended = await Accepted($"partnerships/{known["id"]}/end", new { occurredOn = "2026-05-15", by = "partner", reason = "Auflösung" }, "*");
        _position = ended.Position;

        Assert.Empty(await Names($"partnerships?{Day}&fadingWithin=60"));
        Assert.Equal(["Ägäis e. V."], await Names($"partnerships?{Day}&ended=true"));
        Assert.Equal(["Brücke e. V.", "Zukunft e. V."], await Names($"partnerships?{Day}&ended=false"));
        Assert.Equal(["Ägäis e. V."], await Names($"partnerships?{Day}&organisationId={known["organisationId"]}"));
        Assert.Equal("2026-05-15", (await Get($"partnerships/{known["id"]}?{Day}")).Json["endedOn"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_id_of_a_merged_partnership_leads_to_the_kept_one()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar e. V."), await GivenOrganisation("Al Dar"));
        var first = (await Accepted("partnerships", new { organisationId = kept, occurredOn = "2010" })).Id;
        var second = (await Accepted("partnerships", new { organisationId = merged, occurredOn = "2010" })).Id;
        var last = await Accepted($"organisations/{kept}/merges", new { occurredOn = "2020", mergedId = merged, reason = "doppelt" }, "*");

        using var answer = await Client.GetAsync(At($"partnerships/{second}?{Day}&atLeast={last.Position}"), Cancelled);
        var one = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;

        Assert.Equal(At($"partnerships/{first}"), answer.Content.Headers.ContentLocation?.ToString());
        Assert.Equal((first, second), (one["id"]!.GetValue<Guid>(), Assert.Single(one["mergedIds"]!.AsArray())!.GetValue<Guid>()));
        var entry = (await Get($"organisations/{merged}")).Json;
        Assert.Equal((first, "Al Dar"), (entry["partnershipId"]!.GetValue<Guid>(), Assert.Single(entry["otherNames"]!.AsArray())!.GetValue<string>()));
        Assert.Equal(2, (await Get($"organisations/{merged}/history")).Json["items"]!.AsArray().Count);
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
        await Accepted($"partnerships/{deep}/contacts", new { occurredOn = "2026-05-01", form = "meeting", direction = "mutual", fieldOfAction = "Soziales, Körper", office = "FB 50" });
        await Accepted($"partnerships/{deep}/commitments", new { occurredOn = "2026-05-01", by = "municipality", what = "Raum" });
        _position = (await Accepted($"partnerships/{deep}/joint-work/tasks", new { occurredOn = "2026-05-01", what = "Fest" })).Position;
        Assert.NotEqual(quiet, deep);
    }

    private async Task<IReadOnlyList<string>> Names(string path) =>
        [.. (await Get($"{path}&atLeast={_position}")).Json["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())];
}
