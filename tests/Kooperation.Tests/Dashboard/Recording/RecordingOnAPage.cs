using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Dashboard.Recording;

public sealed class RecordingOnAPage(KooperationHost host) : RecordingSpec(host)
{
    private static readonly Gen<string> Text = Gen.Frequency(
        (2, Gen.OneOf("<script>alert(1)</script>", "</textarea><h1>", "\"' onfocus=alert(1) x='", "\u202Eenrouter\u200F", "\u0007\u001B[2J", "👩🏽‍🌾👩🏽‍🌾", "&lt;&amp;", new string('W', 10_000), "a\u0301\u0301\u0301\u0301", "\r\n\r\n")),
        (3, Gen.Int[1, 0x2FFF].Where(rune => rune is < 0xD800 or > 0xDFFF).Select(rune => char.ConvertFromUtf32(rune)).Array[0, 40].Select(string.Concat)));

    private static readonly Gen<(string Note, string Topic, string Day)> Typing = Gen.Select(Text, Text, Gen.OneOf<string>(Gen.OneOf("01.03.2026", "03.2026", "2026", "", "31.02.2026", "9999", "0", "-1"), Gen.String[Gen.Char[' ', '~'], 0, 12]));

    [Theory]
    [InlineData("de", "03.2026", "1.500,50 €", "31.12.2027")]
    [InlineData("en", "03/2026", "1,500.50", "31/12/2027")]
    public async Task Dates_and_euros_are_typed_as_people_of_either_language_do(string language, string month, string euros, string day)
    {
        var partnership = await GivenPartnership();

        await Recorded($"partnerships/{partnership}/funding", language, ("occurredOn", month), ("kind", "project"), ("purpose", "Kurs"), ("amountInCents", euros), ("term/until", day));

        var granted = Assert.IsType<FundingGranted>((await StepsOf(partnership)).Last());
        Assert.Equal(("2026-03", 150050, "Kurs"), (granted.OccurredOn.ToString(), granted.AmountInCents, granted.Purpose));
        Assert.Equal((false, "2027-12-31"), (granted.Term.From.IsKnown, granted.Term.Until.ToString()));
    }

    [Theory]
    [InlineData("de", "1500.50")]
    [InlineData("de", "1.5")]
    [InlineData("en", "1500,50")]
    [InlineData("en", "0.005")]
    [InlineData("de", "viel")]
    public async Task What_another_language_would_read_otherwise_is_asked_about(string language, string euros)
    {
        var partnership = await GivenPartnership();

        var sent = await NotRecorded($"partnerships/{partnership}/funding", language, ("kind", "project"), ("purpose", "Kurs"), ("amountInCents", euros));

        Assert.StartsWith(language == "de" ? "Bitte einen Betrag in Euro angeben" : "Type an amount in euros", sent.Form.ErrorAt("amountInCents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_chosen_yet_nobody_is_asked_for_an_id()
    {
        var partnership = await GivenPartnership();

        var form = await Form($"partnerships/{partnership}/funding");

        Assert.DoesNotContain("requestId", form.Names);
        Assert.Contains("Noch gibt es nichts zu wählen.", WebUtility.HtmlDecode(form.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_typed_is_recorded_or_stands_there_again()
    {
        var partnership = await GivenPartnership();
        var path = $"partnerships/{partnership}/contacts";
        await Typing.SampleAsync(
            async typed =>
            {
                var (note, topic, day) = typed;
                var sent = await Send(path, await Form(path), "de", ("note", note), ("topics", topic), ("occurredOn", day));
                if (sent.StepId is not null)
                {
                    var told = Assert.IsType<ContactMade>((await StepsOf(partnership)).Last());
                    Assert.Equal((AsSent(note).Trim(), AsSent(topic).Trim()), (AsSent(told.Note ?? "").Trim(), string.Join('\n', told.Topics)));
                    return;
                }

                Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
                Assert.True(sent.Notice.Length > 0, sent.Page.Text);
                Assert.Equal((AsSent(note), AsSent(topic), day), (AsSent(sent.Form["note"]), AsSent(sent.Form["topics"]), sent.Form["occurredOn"]));
            },
            iter: 60,
            threads: 1);

        // What stands in an area is sent with the ends of lines that browsers send; one at the very beginning is no part of it.
        static string AsSent(string text) => text.ReplaceLineEndings("\n").TrimStart('\n');
    }

    [Fact]
    public async Task A_day_that_nobody_knows_is_left_empty()
    {
        var partnership = await GivenPartnership();

        await Recorded($"partnerships/{partnership}/contacts", "de", ("occurredOn", ""));

        Assert.False((await StepsOf(partnership)).Last().OccurredOn.IsKnown);
    }

    [Fact]
    public async Task What_is_sent_twice_is_recorded_once()
    {
        var partnership = await GivenPartnership();
        var path = $"partnerships/{partnership}/contacts";
        var form = await Form(path);

        var (first, again) = (await Send(path, form, "de", ("note", "nur einmal")), await Send(path, form, "de", ("note", "nur einmal")));

        Assert.NotNull(first.StepId);
        Assert.Equal(first.StepId, again.StepId);
        Assert.Equal(2, (await StepsOf(partnership)).Count);
        await Recorded(path, "de", ("note", "noch einer"));
        Assert.Equal(3, (await StepsOf(partnership)).Count);
    }

    [Fact]
    public async Task Another_text_in_a_form_that_was_sent_before_is_asked_about_and_nothing_is_lost()
    {
        var partnership = await GivenPartnership();
        var path = $"partnerships/{partnership}/contacts";
        var form = await Form(path);
        Assert.NotNull((await Send(path, form, "de", ("note", "zuerst"))).StepId);

        var otherwise = await Send(path, form, "de", ("note", "noch etwas"));

        Assert.Equal(HttpStatusCode.BadRequest, otherwise.Status);
        Assert.Contains("schon einmal mit anderem Inhalt abgeschickt", otherwise.Notice, StringComparison.Ordinal);
        Assert.Equal("noch etwas", otherwise.Form["note"]);
        Assert.Equal(2, (await StepsOf(partnership)).Count);
        Assert.NotNull((await Send(path, otherwise.Form, "de")).StepId);
        Assert.Equal(["zuerst", "noch etwas"], (await StepsOf(partnership)).OfType<ContactMade>().Select(one => one.Note));
    }

    [Fact]
    public async Task A_refusal_stands_at_its_field_also_at_one_of_several_lines()
    {
        var partnership = await GivenPartnership();

        var sent = await NotRecorded($"partnerships/{partnership}/contacts", "de", ("occurredOn", "01.01.2099"), ("topics", $"Kita\n{new string('x', 100_000)}"));
        Assert.NotNull(sent.Form.ErrorAt("topics"));

        var future = await NotRecorded($"partnerships/{partnership}/contacts", "en", ("occurredOn", "01/01/2099"));
        Assert.Contains("lies in the future", future.Form.ErrorAt("occurredOn"), StringComparison.Ordinal);
        Assert.Contains("fehlt", (await NotRecorded($"partnerships/{partnership}/funding", "de", ("amountInCents", ""))).Form.ErrorAt("amountInCents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_recorded_meanwhile_is_not_overlooked()
    {
        var partnership = await GivenPartnership();
        var path = $"partnerships/{partnership}/end";
        var form = await Form(path);
        var meanwhile = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "call", direction = "mutual" });

        await Eventually(() => Get($"partnerships/{partnership}?atLeast={meanwhile.Position}"), answer => answer.Status == HttpStatusCode.OK);

        var stale = await Send(path, form, "de", ("by", "partner"), ("reason", "Verein aufgelöst"));

        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
        Assert.Contains("Jemand anderes hat dazu inzwischen etwas festgehalten", stale.Notice, StringComparison.Ordinal);
        Assert.Equal(("partner", "Verein aufgelöst"), (stale.Form["by"], stale.Form["reason"]));
        Assert.IsType<ContactMade>((await StepsOf(partnership)).Last());
        var again = await Send(path, stale.Form, "de");
        Assert.True(again.StepId is not null, again.Notice);
    }

    [Fact]
    public async Task A_step_is_withdrawn_with_its_reason()
    {
        var partnership = await GivenPartnership();
        var meeting = await Recorded($"partnerships/{partnership}/contacts", "de", ("topics", "Kita"));

        var form = await Look($"record/steps/{meeting}/withdrawal");
        Assert.Contains("Kita", form.Text, StringComparison.Ordinal);
        await Recorded($"steps/{meeting}/withdrawal", "de", ("reason", "Verwechslung"));

        Assert.Equal("Verwechslung", Assert.IsType<StepWithdrawn>((await StepsOf(partnership)).Last()).Reason);
    }

    [Fact]
    public async Task What_was_recorded_a_moment_ago_is_in_the_lists_to_which_one_is_led()
    {
        var partnership = await GivenPartnership();
        for (var number = 1; number <= 5; number++)
        {
            var title = $"Vereinsrecht {number}";

            var offered = await Recorded("qualifications", "de", ("partnerships", $"{partnership}"), ("title", title));
            Assert.Contains(title, (await Look($"qualifications?recorded={offered}")).Text, StringComparison.Ordinal);

            var withdrawn = await Recorded($"steps/{offered}/withdrawal", "de", ("reason", $"Verwechslung {number}"));
            Assert.Contains($"Verwechslung {number}", (await Look($"history?of={partnership}&recorded={withdrawn}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_offered_to_many_is_taken_back_from_all()
    {
        var (first, second, before) = (await GivenPartnership("Erster"), await GivenPartnership("Zweiter"), await GivenPartnership("Dritter"));
        await Recorded($"partnerships/{before}/qualifications", "de", ("title", "Vereinsrecht"));
        var offered = await Recorded("qualifications", "de", ("partnerships", $"{first}"), ("partnerships", $"{second}"), ("title", "Vereinsrecht"));
        Assert.Contains("Qualifizierung angeboten (2-mal)", (await Look($"qualifications?recorded={offered}")).Text, StringComparison.Ordinal);

        using var client = Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Kooperation-Actor", "spec/administrator");
        using var undone = await client.PostAsync(
            $"/municipalities/{Municipality}/undo/{offered}", new FormUrlEncodedContent([KeyValuePair.Create("back", $"/municipalities/{Municipality}/qualifications")]), Cancelled);

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        foreach (var partnership in new[] { first, second }) Assert.Single((await StepsOf(partnership)).OfType<StepWithdrawn>());
        Assert.Empty((await StepsOf(before)).OfType<StepWithdrawn>());
    }

    [Fact]
    public async Task What_is_missing_is_named_as_the_form_names_it()
    {
        var sent = await NotRecorded("qualifications", "de", ("title", "Vereinsrecht"));

        Assert.Contains("„Partnerschaften“ fehlt.", sent.Form.ErrorAt("partnerships") + sent.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_is_undone_within_ten_minutes_and_not_afterwards()
    {
        var clock = new Ahead();
        await using var host = KooperationHost.Over(await TestDatabase.New());
        await using var service = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));
        using var client = service.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Kooperation-Actor", "spec/coordinator");
        client.DefaultRequestHeaders.Add("Accept-Language", "de");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", BrowserWindow.Accepts);
        var organisation = (await Told("organisations", new { name = "Verein", kind = "association", occurredOn = "2010" }))["id"]!;
        var (first, second) = (await Renamed("Zweiter"), await Renamed("Dritter"));
        var page = $"/municipalities/{Municipality}/organisations/{organisation}";
        Assert.Contains($"action=\"/municipalities/{Municipality}/undo/{first}\"", await client.GetStringAsync($"{page}?recorded={first}", Cancelled), StringComparison.Ordinal);

        clock.By = TimeSpan.FromMinutes(9);
        var undone = await Undo(first);
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        Assert.StartsWith($"{page}?recorded=", undone.Location, StringComparison.Ordinal);

        clock.By = TimeSpan.FromMinutes(11);
        var late = await Undo(second);
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("nur innerhalb von 10 Minuten", late.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("/undo/", await client.GetStringAsync($"{page}?recorded={second}", Cancelled), StringComparison.Ordinal);

        async Task<JsonNode> Renamed(string name) => (await Told($"organisations/{organisation}/name", new { name, occurredOn = "2020" }))["stepId"]!;

        async Task<JsonNode> Told(string path, object body)
        {
            using var answer = await client.PostAsync(At(path), JsonContent.Create(body), Cancelled);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;
        }

        async Task<Sent> Undo(JsonNode step)
        {
            var address = $"/municipalities/{Municipality}/undo/{step}";
            using var answer = await client.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("back", page)]), Cancelled);
            return new Sent(answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(Cancelled), address);
        }
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/municipalities/99999999/history")]
    [InlineData("/municipalities")]
    public async Task Undoing_leads_back_into_the_same_municipality_and_nowhere_else(string back)
    {
        var partnership = await GivenPartnership();
        var step = await Recorded($"partnerships/{partnership}/contacts", "de");
        using var client = Host.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Kooperation-Actor", "spec/administrator");

        using var answer = await client.PostAsync($"/municipalities/{Municipality}/undo/{step}", new FormUrlEncodedContent([KeyValuePair.Create("back", back)]), Cancelled);

        Assert.StartsWith($"/municipalities/{Municipality}?recorded=", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("auditor")]
    public async Task Whoever_may_not_record_is_told_so_on_a_page(string role)
    {
        var partnership = await GivenPartnership();
        var path = $"partnerships/{partnership}/contacts";
        var step = await Recorded(path, "de");
        var (form, revision) = (await Form(path), await Form($"steps/{step}/withdrawal"));
        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", $"another/{role}");

        foreach (var page in new[] { $"record/{path}", $"record?of=partnerships/{partnership}", $"record/steps/{step}/withdrawal", $"record/steps/{step}/corrections" })
        {
            var refused = await Ask(page);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        }

        foreach (var (address, filled) in new[] { (path, form), ($"steps/{step}/withdrawal", revision) })
        {
            var sent = await Send(address, filled, "de");
            Assert.Equal(HttpStatusCode.Forbidden, sent.Status);
        }

        Assert.Equal(2, (await StepsOf(partnership)).Count);
    }

    [Fact]
    public async Task Who_only_reads_is_told_in_words_on_a_page()
    {
        using var window = new BrowserWindow(Host);
        await window.SignIn("lesende");

        var page = await window.Open("/municipalities/03241001/record/organisations");

        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("Nicht erlaubt", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_records_for_one_office_finds_it_filled_in()
    {
        using var window = new BrowserWindow(Host);
        await window.SignIn("fachbereich");

        foreach (var (path, field) in new[] { ("qualifications", "office"), ("measures", "responsibleOffice") })
        {
            var page = await window.Open($"/municipalities/03241001/record/{path}");
            Assert.Equal("FB 50", FilledForm.Of(page.Text, $"/municipalities/03241001/record/{path}")[field]);
        }
    }

    [Theory]
    [InlineData("record/nothing")]
    [InlineData("record/partnerships/no-id/contacts")]
    [InlineData("record/partnerships/0198a9d4-0000-7000-8000-000000000000/contacts")]
    [InlineData("record/steps/0198a9d4-0000-7000-8000-000000000000/withdrawal")]
    [InlineData("record?of=partnerships/0198a9d4-0000-7000-8000-000000000000")]
    [InlineData("record?of=nothing")]
    [InlineData("record")]
    public async Task Where_there_is_nothing_to_record_a_page_says_so(string path)
    {
        using var window = new BrowserWindow(Host);
        await window.SignIn("koordination");

        var page = await window.Open($"/municipalities/03241001/{path}");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("Nicht gefunden", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_address_stands_in_the_form_whatever_it_is()
    {
        var partnership = await GivenPartnership();

        var form = await Form($"partnerships/{partnership}/contacts?occurredOn=2026&topics=%3Cb%3E&filling=x&version=9&form=nonsense&nothing=1");

        Assert.Equal(("2026", "<b>"), (form["occurredOn"], form["topics"]));
        Assert.NotEqual("x", form["filling"]);
        Assert.NotEqual("9", form["version"]);
    }

    private sealed class Ahead : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
    }
}
