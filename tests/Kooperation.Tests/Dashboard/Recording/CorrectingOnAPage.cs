using System.Net;
using System.Text.Json;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard.Recording;

public sealed class CorrectingOnAPage(KooperationHost host) : RecordingSpec(host)
{
    [Fact]
    public async Task The_form_is_filled_in_with_what_the_step_says_and_what_is_typed_over_is_corrected()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", topics = new[] { "Kita", "Schule" }, office = "FB 50", note = "erste\nzweite" });

        var form = await Form($"steps/{meeting.StepId}/corrections");

        Assert.Equal(("01.03.2026", "meeting", "Kita\nSchule", "FB 50"), (form["replacement/occurredOn"], form["replacement/form"], form["replacement/topics"], form["replacement/office"]));
        await Recorded($"steps/{meeting.StepId}/corrections", "de", ("replacement/occurredOn", "03.2026"), ("replacement/form", "visit"));
        var corrected = Assert.IsType<StepCorrected>((await StepsOf(partnership)).Last());
        var contact = Assert.IsType<ContactMade>(corrected.Replacement);
        Assert.Equal(("2026-03", ContactForm.Visit, "FB 50", "erste\nzweite"), (contact.OccurredOn.ToString(), contact.Form, contact.Office, contact.Note));
        Assert.Equal(["Kita", "Schule"], contact.Topics);
    }

    [Fact]
    public async Task Nothing_has_to_be_added_to_what_was_said_briefly()
    {
        var partnership = await GivenPartnership();
        var briefly = new[]
        {
            await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = (string?)null, form = "meeting", direction = "mutual" }),
            await Accepted($"partnerships/{partnership}/agreements", new { occurredOn = "2026", kind = "cooperation", purpose = "Elternarbeit" }),
            await Accepted($"partnerships/{partnership}/qualifications", new { occurredOn = "2026", title = "Vereinsrecht", @for = "partner" }),
            await Accepted($"partnerships/{partnership}/funding", new { occurredOn = "2026", kind = "project", purpose = "Kurs", amountInCents = 100 })
        };

        foreach (var step in briefly) await Recorded($"steps/{step.StepId}/corrections", "de", ("replacement/note", "ergänzt"));

        Assert.Equal(briefly.Select(step => step.StepId), (await StepsOf(partnership)).OfType<StepCorrected>().Where(step => step.Replacement.Note == "ergänzt").Select(step => step.StepId));
    }

    [Theory]
    [InlineData("de", "1.500,50", "2.000")]
    [InlineData("en", "1,500.50", "2,000")]
    public async Task Ids_periods_and_euros_stay_where_nobody_typed_over_them(string language, string shown, string typed)
    {
        var partnership = await GivenPartnership();
        var granted = await Accepted($"partnerships/{partnership}/funding", new { occurredOn = "2026-03-01", kind = "project", purpose = "Kurs", amountInCents = 150050, term = new { from = "2026", until = (string?)null } });

        var form = await Form($"steps/{granted.StepId}/corrections", language);

        Assert.Equal((shown, "2026", ""), (form["replacement/amountInCents"], form["replacement/term/from"], form["replacement/term/until"]));
        await Recorded($"steps/{granted.StepId}/corrections", language, ("replacement/amountInCents", typed));
        var before = (FundingGranted)(await StepsOf(partnership))[1];
        Assert.Equal(Said(before with { AmountInCents = 200000 }), Said(((StepCorrected)(await StepsOf(partnership)).Last()).Replacement));

        static string Said(Step step) => JsonSerializer.Serialize(step, StepJson.Options);
    }

    [Fact]
    public async Task An_agreement_keeps_its_signatures_and_a_period_may_be_open()
    {
        var partnership = await GivenPartnership();
        var signed = await Accepted($"partnerships/{partnership}/agreements", new
        {
            occurredOn = "2026-03-01", kind = "cooperation", purpose = "Elternarbeit", signatures = new[] { new { party = "municipality", signedOn = "2026-03-01" }, new { party = "partner", signedOn = "2026-03-02" } }, term = new { from = "2026-03", until = "2027" }
        });

        await Recorded($"steps/{signed.StepId}/corrections", "de", ("replacement/term/until", ""), ("replacement/signatures/1/signedOn", "03.03.2026"));

        var agreement = Assert.IsType<AgreementSigned>(((StepCorrected)(await StepsOf(partnership)).Last()).Replacement);
        Assert.Equal((signed.StepId, "2026-03", false), (agreement.AgreementId, agreement.Term.From.ToString(), agreement.Term.Until.IsKnown));
        Assert.Equal(["2026-03-01", "2026-03-03"], agreement.Signatures.Select(signature => signature.SignedOn.ToString()));
    }

    [Fact]
    public async Task Nothing_changed_is_said_and_what_is_wrong_stands_at_its_field()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", topics = new[] { "Kita" } });
        var path = $"steps/{meeting.StepId}/corrections";

        Assert.Contains("Genau das sagt der Schritt schon", (await NotRecorded(path, "de")).Notice, StringComparison.Ordinal);
        Assert.Contains("liegt in der Zukunft", (await NotRecorded(path, "de", ("replacement/occurredOn", "01.01.2099"))).Form.ErrorAt("replacement/occurredOn"), StringComparison.Ordinal);
        Assert.Contains("Bitte einen Tag, einen Monat oder ein Jahr angeben", (await NotRecorded(path, "de", ("replacement/occurredOn", "gestern"))).Form.ErrorAt("replacement/occurredOn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_says_why_and_does_not_overlook_what_others_did()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", topics = new[] { "Kita" } });
        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", "another/coordinator");
        var path = $"steps/{meeting.StepId}/corrections";

        Assert.Contains("Bitte einen Grund nennen", (await NotRecorded(path, "de", ("replacement/form", "visit"))).Form.ErrorAt("reason"), StringComparison.Ordinal);
        var form = await Form(path);
        Assert.Equal(["reason"], form.Missing);
        var meanwhile = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-04-01", form = "call", direction = "mutual" });
        await Eventually(() => Get($"history?atLeast={meanwhile.Position}"), answer => answer.Status == HttpStatusCode.OK);
        var stale = await Send(path, form, "de", ("replacement/form", "visit"), ("reason", "verlesen"));
        Assert.Contains("Jemand anderes hat dazu inzwischen etwas festgehalten", stale.Notice, StringComparison.Ordinal);
        Assert.Equal(("visit", "verlesen"), (stale.Form["replacement/form"], stale.Form["reason"]));
        var again = await Send(path, stale.Form, "de");
        Assert.True(again.StepId is not null, again.Notice);
        Assert.Equal("verlesen", ((StepCorrected)(await StepsOf(partnership)).Last()).Reason);
    }

    [Fact]
    public async Task What_a_step_itself_gave_no_reason_for_needs_none_when_somebody_else_corrects_it()
    {
        var partnership = await GivenPartnership();
        var wanted = await Accepted($"partnerships/{partnership}/wanted-depth", new { occurredOn = "2026-03-01", level = 3 });
        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", "another/coordinator");

        await Recorded($"steps/{wanted.StepId}/corrections", "de", ("replacement/note", "ergänzt"), ("reason", "unvollständig"));

        Assert.Equal("unvollständig", ((StepCorrected)(await StepsOf(partnership)).Last()).Reason);
    }

    [Fact]
    public async Task What_was_made_up_stays_so_and_what_cannot_be_corrected_says_why()
    {
        var partnership = await GivenPartnership();
        var invented = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", basis = "judged" });
        await Recorded($"steps/{invented.StepId}/corrections", "de", ("replacement/form", "visit"));
        Assert.Equal(Basis.Judged, ((StepCorrected)(await StepsOf(partnership)).Last()).Replacement.Basis);

        await Accepted($"steps/{invented.StepId}/withdrawal", new { });
        Assert.Contains("wurde schon zurückgezogen", (await Look($"record/steps/{invented.StepId}/corrections")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask($"record/steps/{Guid.CreateVersion7()}/corrections")).Status);
    }

    [Fact]
    public async Task A_history_leads_to_it_for_whoever_may_record()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        var page = await Look($"history?atLeast={meeting.Position}");

        foreach (var revision in (string[])["corrections", "withdrawal"]) Assert.Contains($"/record/steps/{meeting.StepId}/{revision}\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/corrections\"", (await Look("history?asOf=2026-04-01")).Html, StringComparison.Ordinal);
        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", "another/reader");
        Assert.DoesNotContain("/corrections\"", (await Look("history")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask($"record/steps/{meeting.StepId}/corrections")).Status);
    }
}
