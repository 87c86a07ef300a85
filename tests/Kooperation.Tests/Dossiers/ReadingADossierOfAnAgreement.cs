using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dossiers;

/// <summary>The decision dossier of an agreement.</summary>
public sealed class ReadingADossierOfAnAgreement(KooperationHost host) : DossierSpec(host)
{
    [Fact]
    public async Task It_holds_what_became_of_the_agreement_and_whatever_else_names_it()
    {
        var partnership = await GivenPartnership();
        var signed = await Signed(partnership);
        await Signed(partnership, "Etwas anderes");
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-02-01", form = "meeting", direction = "mutual" });
        var naming = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-02-02", form = "call", direction = "mutual", note = $"Zu {signed.StepId}" });
        var amended = await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/amendments", new { occurredOn = "2026-02-10", what = "Länger", term = new { from = "2026-01-10", until = "2026-02-28" } }, "*");
        var withdrawn = await Accepted($"steps/{amended.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
        var terminated = await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/termination", new { occurredOn = "2026-03-01", by = "partner", reason = "Umzug" }, "*");

        var dossier = await Dossier($"partnerships/{partnership}/agreements/{signed.StepId}/dossier?asOf=2026-06-01");

        Assert.Equal(new[] { signed, naming, amended, withdrawn, terminated }.Select(step => step.StepId.ToString()), Steps(dossier).Select(Id));
        Assert.Equal(
            ["- inForce", "inForce inForce", "inForce expired", "expired inForce", "inForce terminated"],
            Steps(dossier).Select(step => $"{Value(step["around"]!["before"]!, "state") ?? "-"} {Value(step["around"]!["after"]!, "state")}"));
        Assert.Equal(("terminated", terminated.StepId.ToString()), (dossier["figures"]![0]!["figure"]!["value"]!.ToString(), dossier["figures"]![0]!["carriedBy"]![0]!["step"]!["stepId"]!.ToString()));
        Assert.Equal("Cooperation agreement “Elternarbeit”", dossier["title"]!.ToString());
    }

    [Fact]
    public async Task The_level_around_each_step_is_that_of_its_partnership()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-02-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2026-03-01", what = "Beratung" });
        var signed = await Signed(partnership);

        var step = Assert.Single(Steps(await Dossier($"partnerships/{partnership}/agreements/{signed.StepId}/dossier?asOf=2026-06-01")));

        Assert.Equal(("2", "3"), (Value(step["around"]!["before"]!, "level"), Value(step["around"]!["after"]!, "level")));
        var depth = await Get($"partnerships/{partnership}/depth?asOf=2026-06-01&knownAt={step["recorded"]!["logIndex"]}");
        Assert.Equal(depth.Json["level"]!.ToString(), Value(step["around"]!["after"]!, "level"));
    }

    [Fact]
    public async Task Its_documents_stand_with_their_hashes_and_the_steps_that_name_them()
    {
        var partnership = await GivenPartnership();
        var signed = await Signed(partnership);
        var amended = await Accepted(
            $"partnerships/{partnership}/agreements/{signed.StepId}/amendments",
            new { occurredOn = "2026-02-10", what = "Nachtrag", document = new { link = "https://example.org/nachtrag.pdf", sha256 = Sha256 } },
            "*");
        await Accepted($"steps/{amended.StepId}/withdrawal", new { reason = "Irrtum" }, "*");

        var dossier = await Dossier($"partnerships/{partnership}/agreements/{signed.StepId}/dossier");
        var (html, _) = await Page($"partnerships/{partnership}/agreements/{signed.StepId}/dossier");

        Assert.Equal(
            [$"https://example.org/vertrag.pdf {Sha256} {signed.StepId} true", $"https://example.org/nachtrag.pdf {Sha256} {amended.StepId} false"],
            dossier["documents"]!.AsArray().Select(one => $"{one!["link"]} {one["sha256"]} {one["namedBy"]![0]} {one["stands"]}"));
        Assert.Contains("<a href=\"https://example.org/vertrag.pdf\" rel=\"noopener noreferrer\">", html, StringComparison.Ordinal);
        Assert.Contains($"<code>{Sha256}</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_successor_has_a_dossier_of_its_own_that_says_what_it_renews()
    {
        var partnership = await GivenPartnership();
        var signed = await Signed(partnership);
        var renewed = await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/renewals", new { occurredOn = "2026-03-01", term = new { from = "2026-04-01", until = (string?)null } }, "*");

        var dossier = await Dossier($"partnerships/{partnership}/agreements/{renewed.StepId}/dossier?asOf=2026-03-15");

        Assert.Equal("Cooperation agreement “Elternarbeit”", dossier["title"]!.ToString());
        Assert.Equal("pending", dossier["figures"]![0]!["figure"]!["value"]!.ToString());
        Assert.Contains(dossier["about"]!.AsArray(), part => part!["name"]!.ToString() == "predecessorId" && part["ids"]![0]!.ToString() == signed.StepId.ToString());
        Assert.Equal([renewed.StepId.ToString()], Steps(dossier).Select(Id));
    }

    [Fact]
    public async Task A_withdrawn_agreement_stays_readable_with_its_withdrawal()
    {
        var partnership = await GivenPartnership();
        var signed = await Signed(partnership);
        var withdrawn = await Accepted($"steps/{signed.StepId}/withdrawal", new { reason = "Nie unterschrieben" }, "*");

        var dossier = await Dossier($"partnerships/{partnership}/agreements/{signed.StepId}/dossier?asOf=2026-06-01");
        var (html, _) = await Page($"partnerships/{partnership}/agreements/{signed.StepId}/dossier", "de");
        var before = await Dossier($"partnerships/{partnership}/agreements/{signed.StepId}/dossier?knownAt={Steps(dossier)[0]["recorded"]!["logIndex"]}");

        Assert.Equal("Cooperation agreement “Elternarbeit” (withdrawn)", dossier["title"]!.ToString());
        Assert.Equal(
            [$"{signed.StepId} withdrawn - inForce", $"{withdrawn.StepId} stands inForce withdrawn"],
            Steps(dossier).Select(step => $"{Id(step)} {step["standing"]} {Value(step["around"]!["before"]!, "state") ?? "-"} {Value(step["around"]!["after"]!, "state")}"));
        Assert.Equal(("withdrawn", withdrawn.StepId.ToString()), (dossier["figures"]![0]!["figure"]!["value"]!.ToString(), dossier["figures"]![0]!["carriedBy"]![0]!["step"]!["stepId"]!.ToString()));
        Assert.Contains("<del>Vereinbarung unterschrieben</del>", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>Nie unterschrieben</bdi>", html, StringComparison.Ordinal);
        Assert.Equal("Cooperation agreement “Elternarbeit”", before["title"]!.ToString());
    }

    [Fact]
    public async Task What_it_refers_to_has_a_name()
    {
        var partnership = await GivenPartnership();
        var signed = await Signed(partnership);
        var renewed = await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/renewals", new { occurredOn = "2026-03-01", term = new { from = "2026-04-01", until = (string?)null } }, "*");

        var dossier = await Dossier($"partnerships/{partnership}/agreements/{renewed.StepId}/dossier");
        var (html, _) = await Page($"partnerships/{partnership}/agreements/{renewed.StepId}/dossier", "de");

        var names = dossier["names"]!.AsArray().ToDictionary(named => named!["id"]!.ToString(), named => named!["name"]!.ToString());
        Assert.Equal(("cooperation agreement “Elternarbeit”", "Partnership with Sprachcafé e. V."), (names[signed.StepId.ToString()], names[partnership.ToString()]));
        Assert.Contains("<bdi>Kooperationsvereinbarung „Elternarbeit“</bdi>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("<bdi>Partnerschaft mit Sprachcafé e. V.</bdi>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain($"<code>{partnership}</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_that_is_not_there_is_not_found()
    {
        var (partnership, other) = (await GivenPartnership(), await GivenPartnership("Brücke e. V."));
        var signed = await Signed(partnership);
        var dossier = await Dossier($"partnerships/{partnership}/agreements/{signed.StepId}/dossier");
        var index = Steps(dossier)[0]["recorded"]!["logIndex"]!.GetValue<long>();

        foreach (var path in new[]
        {
            $"partnerships/{other}/agreements/{signed.StepId}/dossier",
            $"partnerships/{partnership}/agreements/{Guid.CreateVersion7()}/dossier",
            $"partnerships/{partnership}/agreements/{partnership}/dossier",
            $"partnerships/{partnership}/agreements/{signed.StepId}/dossier?knownAt={index - 1}",
            $"partnerships/{partnership}/agreements/{signed.StepId}/dossier?asOf=2026-01-09"
        })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await Get(path)).Status));
        }
    }
}
