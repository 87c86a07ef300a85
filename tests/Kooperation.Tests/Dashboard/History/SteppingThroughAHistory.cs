using System.Net;
using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard.History;

/// <summary>Whoever wants to know how something came about goes from step to step, and sees what each changed.</summary>
public sealed partial class SteppingThroughAHistory(KooperationHost host) : DashboardSpec(host)
{
    [Fact]
    public async Task Each_step_says_what_it_changed_and_leads_to_the_next_and_back()
    {
        var partnership = await GivenPartnership("Brücke e. V.");
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await CorrectToInvitation(meeting.StepId);
        var withdrawn = await Accepted($"steps/{meeting.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        var opened = await Look($"partnerships/{partnership}/depth/replay?asOf=2026-06-01&atLeast={withdrawn.Position}");
        var met = await Follow(opened, "next");
        var corrected = await Follow(met, "next");
        var last = await Follow(corrected, "next");

        Assert.Equal(["Schritt 1 von 4", "Schritt 2 von 4", "Schritt 3 von 4", "Schritt 4 von 4"], new[] { opened, met, corrected, last }.Select(page => Numbered().Match(page.Text).Value));
        Assert.Contains("Brücke e. V.", opened.Text, StringComparison.Ordinal);
        Assert.Contains("Betrachtet wird der 1. Juni 2026.", met.Text, StringComparison.Ordinal);
        Assert.Contains("Stufe 0 2 ", met.Text, StringComparison.Ordinal);
        Assert.Contains("Stufe 2 1 ", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("Stufe 1 0 ", last.Text, StringComparison.Ordinal);
        Assert.Contains("Verwechslung", last.Text, StringComparison.Ordinal);
        Assert.Null(LinkTo(last, "next"));
        Assert.Null(LinkTo(opened, "prev"));
        Assert.Equal(met.Text, (await Follow(corrected, "prev")).Text);
    }

    [Fact]
    public async Task What_a_step_left_can_be_looked_at_as_it_was()
    {
        var partnership = await GivenPartnership("Brücke e. V.");
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var wanted = await Accepted($"partnerships/{partnership}/wanted-depth", new { occurredOn = "2026-03-02", level = 4 });
        await Eventually(() => Get($"history?atLeast={wanted.Position}"), answer => answer.Status == HttpStatusCode.OK);

        var met = await Follow(await Look($"partnerships/{partnership}/depth/replay?asOf=2026-06-01"), "next");
        var then = await Follow(met, AsItWas());

        Assert.Contains("Gewünscht: Stufe 4", (await Look($"partnerships/{partnership}?asOf=2026-06-01")).Text, StringComparison.Ordinal);
        Assert.Contains("2 Austausch", then.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gewünscht: Stufe 4", then.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_merged_is_gone_through_under_any_of_its_ids()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar"), await GivenOrganisation("Al Dar"));
        var ofKept = (await Accepted("partnerships", new { organisationId = kept, occurredOn = "2015" })).Id;
        var ofMerged = (await Accepted("partnerships", new { organisationId = merged, occurredOn = "2015" })).Id;
        await Accepted($"partnerships/{ofMerged}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var last = await Accepted($"organisations/{kept}/merges", new { occurredOn = "2026-04-01", mergedId = merged, reason = "doppelt" }, "*");

        foreach (var partnership in new[] { ofKept, ofMerged })
        {
            var page = await Look($"partnerships/{partnership}/depth/replay?asOf=2026-06-01&atLeast={last.Position}");
            var raised = 0;
            while (LinkTo(page, "next") is not null)
            {
                page = await Follow(page, "next");
                if (page.Text.Contains("Stufe 0 2 ", StringComparison.Ordinal)) raised++;
            }

            Assert.Equal(("Schritt 5 von 5", 1), (Numbered().Match(page.Text).Value, raised));
            Assert.Contains("Al-Dar", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_it_began_there_is_nothing_to_look_at()
    {
        var partnership = await GivenPartnership("Brücke e. V.");
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        var page = await Look($"partnerships/{partnership}/depth/replay?atLeast={meeting.Position}");
        var today = await Follow(page, "next");

        Assert.Contains("der Tag, an dem der Schritt bekannt wurde.", today.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask($"partnerships/{partnership}/depth/replay?asOf=1990-01-01")).Status);
    }

    [Theory]
    [InlineData("at=gestern", HttpStatusCode.BadRequest)]
    [InlineData("at=0", HttpStatusCode.NotFound)]
    public async Task A_place_at_which_there_is_no_step_is_said_to_be_none(string at, HttpStatusCode status)
    {
        var partnership = await GivenPartnership();

        Assert.Equal(status, (await Ask($"partnerships/{partnership}/depth/replay?{at}")).Status);
    }

    private Task<LookedAt> Follow(LookedAt page, string rel) => Follow(page, new Regex($"rel=\"{rel}\" href=\"([^\"]+)\""));

    private Task<LookedAt> Follow(LookedAt page, Regex link) => Look(WebUtility.HtmlDecode(link.Match(page.Html).Groups[1].Value).Split($"/municipalities/{Municipality}/")[1]);

    private static string? LinkTo(LookedAt page, string rel) => Regex.Match(page.Html, $"rel=\"{rel}\" href=\"([^\"]+)\"") is { Success: true } link ? link.Groups[1].Value : null;

    [GeneratedRegex("Schritt \\d+ von \\d+")]
    private static partial Regex Numbered();

    [GeneratedRegex("href=\"([^\"]+)\">Die ganze Seite, wie sie nach diesem Schritt war")]
    private static partial Regex AsItWas();
}
