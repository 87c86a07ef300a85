using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Depth;

public sealed class ReadingTheCourse(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task Each_span_says_what_depth_says_on_its_days_those_ahead_among_them()
    {
        var partnership = await GivenPartnership();
        foreach (var day in (string[])["2024-02-01", "2025-06-01", "2025-09-01"])
            await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = day, form = "meeting", direction = "mutual" });
        var last = await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2025-10-01", what = "Beratung" });

        var course = (await Get($"partnerships/{partnership}/depth/course?asOf=2026-01-01&atLeast={last.Position}")).Json;

        var spans = course["spans"]!.AsArray();
        Assert.Equal(("2026-01-01", "2029-01-01"), (course["asOf"]!.ToString(), course["until"]!.ToString()));
        Assert.Contains(spans, span => string.CompareOrdinal(span!["from"]!.ToString(), "2026-01-01") > 0);
        foreach (var span in spans)
        {
            foreach (var day in new[] { span!["from"], span["until"] }.OfType<JsonNode>())
                Assert.Equal($"{span["level"]} {span["isDormant"]}", await LevelOn(partnership, day.ToString()));
        }
    }

    [Fact]
    public async Task What_happened_after_the_day_is_not_part_of_it()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-02-01", form = "meeting", direction = "mutual" });
        var last = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-06-01", form = "meeting", direction = "mutual", basis = "judged" });

        var then = (await Get($"partnerships/{partnership}/depth/course?asOf=2025-03-01&atLeast={last.Position}")).Json["spans"]!.AsArray();
        var stated = (await Get($"partnerships/{partnership}/depth/course?asOf=2026-03-01&evidence=stated")).Json["spans"]!.AsArray();

        Assert.Equal(["2025-02-01–2026-02-01: 2", "2026-02-02–: 0"], then.Select(span => $"{span!["from"]}–{span["until"]}: {span["level"]}"));
        Assert.Equal(then.Select(span => span!.ToJsonString()), stated.Select(span => span!.ToJsonString()));
    }

    [Fact]
    public async Task Where_nothing_counts_there_is_no_span_and_where_nobody_is_no_course()
    {
        var partnership = await GivenPartnership();
        var last = await Accepted($"partnerships/{partnership}/wanted-depth", new { occurredOn = "2026-01-01", level = 3 });

        Assert.DoesNotContain((await Get($"partnerships/{partnership}/depth/course?atLeast={last.Position}")).Json["spans"]!.AsArray(), span => span!["level"]!.GetValue<int>() > 0);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"partnerships/{partnership}/depth/course?asOf=2001-01-01")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"partnerships/{Guid.CreateVersion7()}/depth/course")).Status);
    }

    // Of what is known today nothing happened after the day.
    private async Task<string> LevelOn(Guid partnership, string day)
    {
        var depth = (await Get($"partnerships/{partnership}/depth?asOf={day}")).Json;
        return $"{depth["level"]} {depth["isDormant"]}";
    }
}
