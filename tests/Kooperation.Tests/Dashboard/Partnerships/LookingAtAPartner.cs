using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard.Partnerships;

public sealed class LookingAtAPartner(KooperationHost host) : DashboardSpec(host)
{
    private const string Day = "asOf=2026-06-01";

    private string? _position;

    [Fact]
    public async Task It_says_first_what_to_do_next()
    {
        var partnership = await GivenStory();

        var page = await Look($"partnerships/{partnership}?{Day}&atLeast={_position}");

        var toDo = page.Section("to-do");
        Assert.Contains("Eine Zusage wurde gebrochen (2. April 2026): Kontakt bleibt bis zum 2. Oktober 2026 höchstens auf Stufe 2.", toDo, StringComparison.Ordinal);
        Assert.Contains("Für Stufe 3 · Abgestimmtes Handeln fehlt", toDo, StringComparison.Ordinal);
        Assert.Contains("„Ein Programm“: 1 Tag überfällig", toDo, StringComparison.Ordinal);
        Assert.True(page.Html.IndexOf("id=\"to-do\"", StringComparison.Ordinal) < page.Html.IndexOf("id=\"dimensions\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_level_and_each_dimension_stand_there_with_what_carries_them_and_until_when()
    {
        var partnership = await GivenStory();

        var page = await Look($"partnerships/{partnership}?{Day}&atLeast={_position}");

        Assert.Contains("2 Austausch Warum?", page.Text, StringComparison.Ordinal);
        var dimensions = page.Section("dimensions");
        Assert.Contains("Gegenseitiger Kontakt , 1. März 2026 zählt bis 1. März 2027", dimensions, StringComparison.Ordinal);
        Assert.Contains("Kooperationsvereinbarung , 10. Januar 2026 zählt bis 31. Dezember 2027", dimensions, StringComparison.Ordinal);
        Assert.Contains("Gemeinsam tätig in Bildung", dimensions, StringComparison.Ordinal);
        foreach (var figure in (string[])["/level", "/basedOn", "/dimensions/0/level", "/dimensions/4/level", "/brakes/0", "/next", "/partnerView/rating", "/breadth/offices"])
            Assert.Contains($"/partnerships/{partnership}/depth/explain?figure={Uri.EscapeDataString(figure)}&amp;asOf=2026-06-01", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_that_asks_why_is_answered()
    {
        var partnership = await GivenStory();
        var page = await Look($"partnerships/{partnership}?{Day}&atLeast={_position}");

        var whys = System.Text.RegularExpressions.Regex.Matches(page.Html, "class=\"why\" href=\"/municipalities/[0-9]{8}/([^\"]+)\"").Select(why => WebUtility.HtmlDecode(why.Groups[1].Value)).Distinct().ToList();

        Assert.True(whys.Count > 12, string.Join('\n', whys));
        foreach (var why in whys) await Look(why);
    }

    [Fact]
    public async Task The_partners_view_stands_beside_the_level_and_a_wide_gap_is_a_topic()
    {
        var partnership = await GivenStory();

        var view = (await Look($"partnerships/{partnership}?{Day}&atLeast={_position}")).Section("own-view");

        Assert.Contains("Der Partner sieht 5 von 5", view, StringComparison.Ordinal);
        Assert.Contains("Die Schritte zeigen 2 Austausch", view, StringComparison.Ordinal);
        Assert.Contains("Anlass für ein Gespräch: Die Organisation sieht Stufe 5, die Schritte ergeben 2.", view, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreements_qualifications_and_promises_say_how_they_stand()
    {
        var partnership = await GivenStory();

        var matters = (await Look($"partnerships/{partnership}?{Day}&atLeast={_position}")).Section("matters");

        Assert.Contains("in Kraft Kooperationsvereinbarung Elternarbeit 10. Januar 2026 bis 31. Dezember 2027", matters, StringComparison.Ordinal);
        Assert.Contains("noch nicht in Kraft Rahmenvereinbarung Auf Jahre", matters, StringComparison.Ordinal);
        Assert.Contains("Die andere Seite hat nicht unterschrieben.", matters, StringComparison.Ordinal);
        Assert.Contains("Vereinsrecht für den Partner Angeboten am 1. Februar 2026 Angenommen am 2. Februar 2026 Abgeschlossen am 1. Mai 2026; 6 Teilnehmende", matters, StringComparison.Ordinal);
        Assert.Contains("überfällig Ein Programm vom Partner am 1. Mai 2026 zugesagt; fällig 31. Mai 2026", matters, StringComparison.Ordinal);
        Assert.Contains("gebrochen Ein Raum von der Kommune am 1. Februar 2026 zugesagt; fällig 1. März 2026 Gebrochen am 2. April 2026: Wasserschaden", matters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_are_told_the_newest_first_with_what_was_corrected_and_withdrawn()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await CorrectToInvitation(meeting.StepId);
        var tasks = await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2026-03-01", what = "Beratung" });
        var last = await Accepted($"steps/{tasks.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        var page = await Look($"partnerships/{partnership}?atLeast={last.Position}");

        Assert.Contains("<del>Aufgaben geteilt</del>", page.Html, StringComparison.Ordinal);
        Assert.Matches("Zurückgezogen am [0-9]{1,2}\\. .{1,30} Uhr ?: Verwechslung", page.Text);
        Assert.Contains("<del><span class=\"text\" dir=\"auto\">Treffen</span></del> <ins><span class=\"text\" dir=\"auto\">Einladung</span></ins>", page.Html, StringComparison.Ordinal);
        Assert.Contains("erfasst von Ihnen", page.Text, StringComparison.Ordinal);
        Assert.Contains($"record/steps/{meeting.StepId}/withdrawal", page.Html, StringComparison.Ordinal);
        Assert.Contains($"record/steps/{partnership}/corrections", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"record/steps/{partnership}/withdrawal", page.Html, StringComparison.Ordinal);
        var order = new[] { last.StepId, tasks.StepId, meeting.StepId }.Select(step => page.Html.IndexOf($"id=\"step-{step}\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task A_long_history_is_paged()
    {
        var partnership = await GivenPartnership();
        var last = "";
        for (var day = 1; day <= 21; day++) last = (await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = $"2026-03-{day:00}", form = "call", direction = "mutual" })).Position!;

        var first = await Look($"partnerships/{partnership}?atLeast={last}");
        var next = System.Text.RegularExpressions.Regex.Match(first.Html, "rel=\"next\" href=\"/municipalities/[0-9]{8}/([^\"]+)\"").Groups[1].Value;
        var second = await Look(WebUtility.HtmlDecode(next));

        Assert.Contains("Alle Schritte 22", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Partnerschaft eröffnet", first.Section("steps"), StringComparison.Ordinal);
        Assert.Contains("Partnerschaft eröffnet", second.Section("steps"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_without_steps_says_how_to_begin()
    {
        var partnership = await GivenPartnership();
        await Eventually(() => Ask($"partnerships/{partnership}"), page => page.Status == HttpStatusCode.OK);

        var page = await Look($"partnerships/{partnership}");

        Assert.Contains("0 Unbekannt", page.Text, StringComparison.Ordinal);
        Assert.Contains("Noch ist nichts erfasst", page.Text, StringComparison.Ordinal);
        Assert.Contains("Für Stufe 1 · Bekannt fehlt", page.Section("to-do"), StringComparison.Ordinal);
        Assert.Contains("Der Verlauf beginnt mit dem ersten Schritt", page.Section("course"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_day_stands_beside_the_first()
    {
        var partnership = await GivenStory();

        var page = await Look($"partnerships/{partnership}?{Day}&comparedWith=2025-12-31&atLeast={_position}");
        var before = await Look($"partnerships/{partnership}?{Day}&comparedWith=2001-01-01&atLeast={_position}");

        Assert.Contains("Am 31. Dezember 2025: 0 Unbekannt", page.Text, StringComparison.Ordinal);
        Assert.Contains("Am 31. Dezember 2025: 0 keine", page.Section("dimensions"), StringComparison.Ordinal);
        Assert.Contains("Am 1. Januar 2001: gab es noch keine Partnerschaft", before.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_words()
    {
        var partnership = await GivenStory();

        using var window = new BrowserWindow(Host);
        await window.SignIn("koordination");

        var unknown = await window.Open($"/municipalities/03241001/partnerships/{Guid.CreateVersion7()}");
        var before = await Ask($"partnerships/{partnership}?asOf=2001-01-01&atLeast={_position}");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (unknown.Status, unknown.MediaType));
        Assert.Contains("Unter dieser Kennung führt diese Kommune nichts.", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, before.Status);
        Assert.Contains("hatte an dem Tag noch nicht begonnen", before.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_somebody_wrote_is_shown_and_never_obeyed()
    {
        const string Hostile = "</h1></li><script>alert(1)</script><img src=x onerror=alert(1)> \u202E\u200Fenrouter & \"quoted\" 👩🏽‍🌾";
        var partnership = await GivenPartnership($"{Hostile}{new string('ü', 200)}");
        await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-02-01", by = "partner", what = Hostile + new string('ä', 3_000), due = "2026-03-01" });
        await Accepted($"partnerships/{partnership}/agreements", new { occurredOn = "2026-02-01", kind = "cooperation", purpose = Hostile, jointGoals = new[] { Hostile }, term = new { from = "2026", until = "2027" } });
        await Accepted($"partnerships/{partnership}/qualifications", new { occurredOn = "2026-02-01", title = Hostile, @for = "partner" });
        var last = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-02-01", form = "meeting", direction = "mutual", fieldOfAction = "<b>Bildung</b>", office = Hostile });

        foreach (var path in new[] { $"partnerships/{partnership}", "partnerships?fieldOfAction=%3Cb%3E", "landscape", "partnerships/movement" })
        {
            var page = await Look(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"atLeast={last.Position}");

            Assert.DoesNotContain("<script>", page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>", page.Html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Its_pictures_are_taken_away_as_files()
    {
        var partnership = await GivenStory();

        var figures = await Ask($"partnerships/{partnership}/profile.csv?{Day}&atLeast={_position}");
        var picture = await Ask($"partnerships/{partnership}/course.svg?{Day}");

        Assert.Equal((HttpStatusCode.OK, "text/csv"), (figures.Status, figures.MediaType));
        Assert.Contains("V · Verbindlichkeit,3", figures.Html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (picture.Status, picture.MediaType));
        Assert.Equal(HttpStatusCode.NotFound, (await Ask($"partnerships/{Guid.CreateVersion7()}/course.svg")).Status);
    }

    [Fact]
    public async Task In_English_it_is_said_in_English()
    {
        var partnership = await GivenStory();

        var page = await Look($"partnerships/{partnership}?{Day}&atLeast={_position}", "en");

        Assert.Contains("What to do next", page.Text, StringComparison.Ordinal);
        Assert.Contains("counts until 31 December 2027", page.Text, StringComparison.Ordinal);
    }

    private async Task<Guid> GivenStory()
    {
        var partnership = await GivenPartnership("Brücke e. V.");
        await Accepted($"partnerships/{partnership}/agreements", new
        {
            occurredOn = "2026-01-10", kind = "cooperation", purpose = "Elternarbeit", jointGoals = new[] { "Mehr Eltern erreichen" }, term = new { from = "2026-01-10", until = "2027-12-31" },
            signatures = new[] { new { party = "municipality", signedOn = "2026-01-10" }, new { party = "partner", signedOn = "2026-01-10" } }
        });
        await Accepted($"partnerships/{partnership}/agreements", new
        {
            occurredOn = "2026-05-10", kind = "framework", purpose = "Auf Jahre", jointGoals = Array.Empty<string>(), term = new { from = "2026-05-10", until = "2029" },
            signatures = new[] { new { party = "municipality", signedOn = "2026-05-10" } }
        });
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-02-01", by = "municipality", what = "Ein Raum", due = "2026-03-01" });
        await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/breach", new { occurredOn = "2026-04-02", reason = "Wasserschaden" }, "*");
        await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-05-01", by = "partner", what = "Ein Programm", due = "2026-05-31" });
        var offered = await Accepted($"partnerships/{partnership}/qualifications", new { occurredOn = "2026-02-01", title = "Vereinsrecht", @for = "partner" });
        await Accepted($"partnerships/{partnership}/qualifications/{offered.StepId}/acceptance", new { occurredOn = "2026-02-02" }, "*");
        await Accepted($"partnerships/{partnership}/qualifications/{offered.StepId}/completion", new { occurredOn = "2026-05-01", participants = 6 }, "*");
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", fieldOfAction = "Bildung", office = "FB 50" });
        _position = (await Accepted($"partnerships/{partnership}/partner-views", new { occurredOn = "2026-05-20", rating = 5 })).Position;
        return partnership;
    }
}
