using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Rules;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dossiers;

/// <summary>The decision dossier of a partnership.</summary>
public sealed partial class ReadingADossier(KooperationHost host) : DossierSpec(host)
{
    [Fact]
    public async Task Every_recorded_step_is_there_exactly_once_in_the_order_of_the_log_in_both_forms()
    {
        var (partnership, _) = await GivenStory();
        var history = (await Get($"partnerships/{partnership}/history")).Json["items"]!.AsArray().Select(step => step!["stepId"]!.ToString()).ToList();

        var steps = Steps(await Dossier($"partnerships/{partnership}/dossier"));
        var (html, _) = await Page($"partnerships/{partnership}/dossier");

        Assert.Equal(6, history.Count);
        Assert.Equal(history, steps.Select(Id));
        Assert.Equal(steps.Select(step => step["recorded"]!["logIndex"]!.GetValue<long>()).Order(), steps.Select(step => step["recorded"]!["logIndex"]!.GetValue<long>()));
        Assert.Equal(history, StepsInPage().Matches(html).Select(step => step.Groups[1].Value));
    }

    [Fact]
    public async Task The_figures_before_and_after_a_step_are_those_that_depth_answers_as_known_then()
    {
        var (partnership, _) = await GivenStory();

        foreach (var step in Steps(await Dossier($"partnerships/{partnership}/dossier?asOf=2026-06-01")).Skip(1))
        {
            var (index, around) = (step["recorded"]!["logIndex"]!.GetValue<long>(), step["around"]!);
            foreach (var (known, figures) in new[] { (index - 1, around["before"]!), (index, around["after"]!) })
            {
                var depth = (await Get($"partnerships/{partnership}/depth?asOf={around["asOf"]}&knownAt={known}")).Json;
                Assert.Equal(depth["level"]!.ToString(), Value(figures, "level"));
                Assert.Equal(depth["rules"]!.ToString(), around["rules"]!.ToString());
                foreach (var dimension in depth["dimensions"]!.AsArray()) Assert.Equal(dimension!["level"]!.ToString(), Value(figures, dimension["dimension"]!.ToString()));
            }
        }
    }

    [Fact]
    public async Task What_each_step_changed_is_told_and_what_carries_the_figures_in_the_end()
    {
        var (partnership, meeting) = await GivenStory();

        var dossier = await Dossier($"partnerships/{partnership}/dossier?asOf=2026-06-01");

        Assert.Equal(
            ["- 0", "0 2", "2 2", "2 3", "3 1", "1 1"],
            Steps(dossier).Select(step => $"{Value(step["around"]!["before"]!, "level") ?? "-"} {Value(step["around"]!["after"]!, "level")}"));
        var contact = dossier["figures"]!.AsArray().Single(carried => carried!["figure"]!["name"]!.ToString() == "contact")!;
        Assert.Equal("1", contact["figure"]!["value"]!.ToString());
        Assert.Contains(contact["carriedBy"]!.AsArray(), carrier => carrier!["step"]!["stepId"]!.ToString() == meeting.ToString() && carrier["until"]!.ToString() == "2027-03-01");
        Assert.Equal($"depth/1 {RulesEdition.StandardOf(RulesModel.Depth).Sha256}", Assert.Single(dossier["rules"]!.AsArray().Select(edition => $"{edition!["version"]} {edition["sha256"]}")));
        Assert.Equal(("Partnership with Sprachcafé e. V.", "partnership"), (dossier["title"]!.ToString(), dossier["of"]!.ToString()));
    }

    [Fact]
    public async Task A_corrected_step_says_both_and_a_withdrawn_one_stays_readable_with_the_reason()
    {
        var (partnership, meeting) = await GivenStory();

        var dossier = await Dossier($"partnerships/{partnership}/dossier");
        var (html, _) = await Page($"partnerships/{partnership}/dossier");

        var corrected = Steps(dossier)[1];
        Assert.Equal(("corrected", meeting.ToString()), (corrected["standing"]!.ToString(), Id(corrected)));
        Assert.Equal(["form: meeting → invitation", "direction: mutual → from the municipality"], corrected["changes"]!.AsArray().Select(Changed));
        Assert.Equal(corrected["changes"]!.ToJsonString(), Steps(dossier)[4]["changes"]!.ToJsonString());
        Assert.Equal("withdrawn", Steps(dossier)[2]["standing"]!.ToString());
        Assert.Contains("<del><span class=\"pre\" dir=\"auto\">meeting</span></del> <ins><span class=\"pre\" dir=\"auto\">invitation</span></ins>", html, StringComparison.Ordinal);
        Assert.Contains("<del>Tasks shared</del>", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>Verwechslung</bdi>", html, StringComparison.Ordinal);

        static string Changed(JsonNode? change) => $"{change!["name"]}: {change["before"]!["said"]![0]} → {change["after"]!["said"]![0]}";
    }

    [Fact]
    public async Task What_limits_the_depth_what_fades_and_what_is_next_is_said_as_depth_says_it()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-07-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{partnership}/seats", new { occurredOn = "2026-01-10", body = "Beirat", right = "vote", seats = 1 });
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-02-01", by = "municipality", what = "Ein Raum", due = "2026-03-01" });
        var broken = await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/breach", new { occurredOn = "2026-03-02", reason = "Wasserschaden" }, "*");

        var dossier = await Dossier($"partnerships/{partnership}/dossier?asOf=2026-06-01");
        var depth = (await Get($"partnerships/{partnership}/depth?asOf=2026-06-01")).Json;
        var (html, _) = await Page($"partnerships/{partnership}/dossier?asOf=2026-06-01", "de");

        foreach (var part in (string[])["brakes", "fading", "next", "notes", "notCounted"])
            Assert.True(JsonNode.DeepEquals(depth[part], dossier["depth"]![part]), part);
        Assert.Equal(broken.StepId.ToString(), Assert.Single(dossier["depth"]!["brakes"]!.AsArray())!["stepId"]!.ToString());
        var text = WebUtility.HtmlDecode(html);
        Assert.Contains("Stilles Mandat: Die Stimme im Gremium „Beirat“ wurde noch nicht ausgeübt; der Sitz zählt deshalb nur als Stufe 2", text, StringComparison.Ordinal);
        Assert.Contains("Eine Zusage wurde gebrochen (2. März 2026)", text, StringComparison.Ordinal);
        Assert.Contains("Kontakt sinkt am 2. Juli 2026 von 2 auf 1", text, StringComparison.Ordinal);
        Assert.Contains("Für Stufe 3 · Abgestimmtes Handeln fehlt", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_limit_that_lowers_nothing_yet_is_told_with_the_step_that_sets_it()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-02-01", by = "municipality", what = "Ein Raum", due = "2026-03-01" });
        await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/breach", new { occurredOn = "2026-03-02", reason = "Wasserschaden" }, "*");

        var broken = Steps(await Dossier($"partnerships/{partnership}/dossier?asOf=2026-06-01"))[^1];

        Assert.Equal(("0", "1"), (Value(broken["around"]!["before"]!, "brakes"), Value(broken["around"]!["after"]!, "brakes")));
        var said = broken["around"]!["after"]!.AsArray().Single(figure => figure!["name"]!.ToString() == "brakes")!["said"]!.ToString();
        Assert.Equal("A promise was broken (2 March 2026): contact stays at 2 at most until 2 September 2026.", said);
    }

    [Fact]
    public async Task A_step_is_read_on_the_day_on_which_it_happened_too()
    {
        var partnership = await GivenPartnership();
        foreach (var day in (string[])["2019-02-01", "2019-05-01", "2019-08-01"])
            await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = day, form = "meeting", direction = "mutual" });
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2019-08-01", by = "municipality", what = "Ein Raum", due = "2019-09-01" });
        await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/breach", new { occurredOn = "2019-09-02", reason = "Wasserschaden" }, "*");

        var broken = Steps(await Dossier($"partnerships/{partnership}/dossier"))[^1];
        var (html, _) = await Page($"partnerships/{partnership}/dossier", "de");

        var (around, itsDay) = (broken["around"]!, broken["aroundItsDay"]!);
        Assert.Equal(around["before"]!.ToJsonString(), around["after"]!.ToJsonString());
        Assert.Equal(("2019-09-02", "3", "2"), (itsDay["asOf"]!.ToString(), Value(itsDay["before"]!, "contact"), Value(itsDay["after"]!, "contact")));
        Assert.Contains("Was dieser Schritt änderte, Stand: 2. September 2019", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("Unverändert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_course_of_the_level_says_from_when_to_when_and_why()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2024-03-01", form = "meeting", direction = "mutual" });
        var tasks = await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2024-05-01", what = "Beratung" });
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2024-06-01", by = "municipality", what = "Ein Raum", due = "2024-07-01" });

        var course = (await Dossier($"partnerships/{partnership}/dossier?asOf=2026-06-01"))["depth"]!["course"]!.AsArray();
        var (html, _) = await Page($"partnerships/{partnership}/dossier?asOf=2026-06-01", "de");

        Assert.Equal(
            [
                "2024-03-01–2024-05-31: 2 · exchange", "2024-06-01–2025-03-01: 3 · aligned action", "2025-03-02–2025-11-01: 1 · known", "2025-11-02–: 0 · dormant"
            ],
            course.Select(span => $"{span!["from"]}–{span["until"]}: {span["said"]}"));
        Assert.Equal(
            [$"commitment rises from 0 to 1: this counts now {made.StepId}"],
            course[1]!["because"]!.AsArray().Select(Told));
        Assert.Contains($"contact falls from 2 to 0: this no longer counts {meeting.StepId}", course[2]!["because"]!.AsArray().Select(Told));
        Assert.Equal([$"joint work falls from 2 to 0: this no longer counts {tasks.StepId}"], course[3]!["because"]!.AsArray().Select(Told));
        foreach (var span in course)
            Assert.Equal(span!["level"]!.ToString(), (await Get($"partnerships/{partnership}/depth?asOf={span["from"]}")).Json["level"]!.ToString());
        Assert.Contains("1. Juni 2024 bis 1. März 2025", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("Verbindlichkeit steigt von 0 auf 1: das zählt jetzt", WebUtility.HtmlDecode(html), StringComparison.Ordinal);

        static string Told(JsonNode? cause) => $"{cause!["what"]} {string.Join(' ', cause["steps"]!.AsArray().Select(step => step!["stepId"]))}";
    }

    [Fact]
    public async Task A_day_leaves_out_what_happened_later_and_a_place_in_the_log_what_was_not_yet_known()
    {
        var (partnership, _) = await GivenStory();
        var all = Steps(await Dossier($"partnerships/{partnership}/dossier"));

        var before = Steps(await Dossier($"partnerships/{partnership}/dossier?asOf=2026-01-31"));
        var known = await Dossier($"partnerships/{partnership}/dossier?knownAt={all[2]["recorded"]!["logIndex"]}");

        Assert.Equal(["PartnershipOpened", "AgreementSigned"], before.Select(step => step["recorded"]!["event"]!.ToString()));
        Assert.Equal(all.Take(3).Select(Id), Steps(known).Select(Id));
        Assert.All(Steps(known), step => Assert.Equal("stands", step["standing"]!.ToString()));
        Assert.Equal(all[2]["recorded"]!["logIndex"]!.ToString(), known["knownAt"]!["logIndex"]!.ToString());
    }

    [Fact]
    public async Task It_names_the_place_and_the_day_with_which_it_is_had_again()
    {
        var (partnership, _) = await GivenStory();
        var first = await Get($"partnerships/{partnership}/dossier");
        var (html, _) = await Page($"partnerships/{partnership}/dossier");

        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-04-01", form = "meeting", direction = "mutual" });
        var again = await Get($"partnerships/{partnership}/dossier?asOf={first.Json["asOf"]}&knownAt={first.Json["knownAt"]!["logIndex"]}");
        var later = await Get($"partnerships/{partnership}/dossier");

        Assert.Equal(first.Body, again.Body);
        Assert.Equal(Steps(first.Json).Count + 1, Steps(later.Json).Count);
        Assert.Contains($"{At($"partnerships/{partnership}/dossier")}?asOf={first.Json["asOf"]}&amp;knownAt={first.Json["knownAt"]!["logIndex"]}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_names_the_editions_of_the_rules_with_their_hashes_and_who_adopted_them()
    {
        var partnership = await GivenPartnership();
        var file = DepthRules.Standard.Text.Replace("\"depth/1\"", "\"depth/2\"", StringComparison.Ordinal);
        var adopted = await Accepted("rules/adoptions", new { model = "depth", file, inForceFrom = "2026-06-01", occurredOn = "2026-01-15", decidedBy = "Rat", reason = "Probe" });

        var before = await Dossier($"partnerships/{partnership}/dossier?asOf=2026-05-31");
        var from = await Dossier($"partnerships/{partnership}/dossier?asOf=2026-06-01");

        var standard = $"depth/1 {RulesEdition.StandardOf(RulesModel.Depth).Sha256} ";
        Assert.Equal([standard], before["rules"]!.AsArray().Select(Told));
        Assert.Equal([standard, $"depth/2 {RulesEdition.HashOf(file)} {adopted.StepId}"], from["rules"]!.AsArray().Select(Told));

        static string Told(JsonNode? edition) => $"{edition!["version"]} {edition["sha256"]} {edition["adoptedBy"]?["stepId"]}";
    }

    [Fact]
    public async Task What_was_merged_is_told_in_the_dossier_of_what_was_kept()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar"), await GivenOrganisation("Al Dar"));
        var (ofKept, ofMerged) = (await Open(kept), await Open(merged));
        var meeting = await Accepted($"partnerships/{ofMerged}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"organisations/{kept}/merges", new { occurredOn = "2026-04-01", mergedId = merged, reason = "doppelt" }, "*");

        var dossier = await Dossier($"partnerships/{ofMerged}/dossier?asOf=2026-06-01");

        Assert.Equal(ofKept.ToString(), dossier["id"]!.ToString());
        Assert.Single(Steps(dossier), step => Id(step) == meeting.StepId.ToString());
        Assert.Equal(Steps(dossier).Count, Steps(dossier).Select(Id).Distinct().Count());

        async Task<Guid> Open(Guid organisation) => (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var (partnership, _) = await GivenStory();

        Assert.Equal(HttpStatusCode.NotFound, (await Get($"partnerships/{Guid.CreateVersion7()}/dossier")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"measures/{partnership}/dossier")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"partnerships/{partnership}/dossier?knownAt=1")).Status);
    }

    // Opened, a meeting, tasks, an agreement; the meeting was an invitation and the tasks never were.
    private async Task<(Guid Partnership, Guid Meeting)> GivenStory()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var tasks = await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2026-03-01", what = "Beratung" });
        await Signed(partnership);
        await CorrectToInvitation(meeting.StepId);
        await Accepted($"steps/{tasks.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");
        return (partnership, meeting.StepId);
    }

    [GeneratedRegex("<li id=\"step-([0-9a-f-]{36})\"")]
    private static partial Regex StepsInPage();
}
