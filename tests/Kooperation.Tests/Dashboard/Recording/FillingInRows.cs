using System.Net;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard.Recording;

/// <summary>Fields of which there are several: lines, rows of fields, and things to tick.</summary>
public sealed class FillingInRows(KooperationHost host) : RecordingSpec(host)
{
    [Fact]
    public async Task Lines_rows_and_things_are_read_one_by_one()
    {
        var (first, second) = (await GivenPartnership("Erster"), await GivenPartnership("Zweiter"));

        await Recorded($"partnerships/{first}/agreements", "de", ("kind", "cooperation"), ("purpose", "Elternarbeit"), ("jointGoals", "Ein Ziel\r\n\r\n Noch eines "), ("signatures/0/party", "municipality"), ("signatures/0/signedOn", "01.03.2026"), ("signatures/1/party", "partner"), ("signatures/1/signedOn", "2026"), ("occurredOn", "01.03.2026"));
        await Recorded("qualifications", "de", ("partnerships", $"{first}"), ("partnerships", $"{second}"), ("title", "Vereinsrecht"));

        var agreement = (await StepsOf(first)).OfType<AgreementSigned>().Single();
        Assert.Equal(["Ein Ziel", "Noch eines"], agreement.JointGoals);
        Assert.Equal([(Side.Municipality, "2026-03-01"), (Side.Partner, "2026")], agreement.Signatures.Select(one => (one.Party, one.SignedOn.ToString())));
        foreach (var partnership in new[] { first, second }) Assert.Equal("Vereinsrecht", (await StepsOf(partnership)).OfType<QualificationOffered>().Single().Title);
    }

    [Fact]
    public async Task Who_did_not_sign_yet_is_left_out_and_a_signature_may_be_of_a_day_that_nobody_knows()
    {
        var partnership = await GivenPartnership();

        await Recorded($"partnerships/{partnership}/agreements", "de", ("kind", "cooperation"), ("purpose", "Elternarbeit"), ("signatures/1/party", "municipality"));

        var signature = Assert.Single((await StepsOf(partnership)).OfType<AgreementSigned>().Single().Signatures);
        Assert.Equal((Side.Municipality, false), (signature.Party, signature.SignedOn.IsKnown));
    }

    [Fact]
    public async Task What_is_wrong_in_a_row_is_said_at_that_row_in_the_words_of_the_form()
    {
        var partnership = await GivenPartnership();
        var path = $"partnerships/{partnership}/agreements";

        var sent = await Send(path, await Form(path), "de", ("kind", "cooperation"), ("purpose", "Elternarbeit"), ("signatures/1/signedOn", "2026"));

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal(("", "2026"), (sent.Form["signatures/0/signedOn"], sent.Form["signatures/1/signedOn"]));
        Assert.Null(sent.Form.ErrorAt("signatures/0/party"));
        Assert.NotNull(sent.Form.ErrorAt("signatures/1/party"));
        Assert.DoesNotContain("„party“", sent.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_every_goal_a_row_asks_what_became_of_it_in_the_next_edition()
    {
        var (earlier, next) = (await GivenStrategy("Konzept 2020"), await GivenStrategy("Konzept 2026"));
        var goals = new[] { await Goal(earlier, "Lernen"), await Goal(earlier, "Wohnen"), await Goal(earlier, "Arbeit"), await Goal(earlier, "Sport"), await Goal(earlier, "Kultur") };
        var successors = new[] { await Goal(next, "Bildung"), await Goal(next, "Leben"), await Goal(next, "Freizeit") };
        var path = $"strategies/{earlier}/succession";

        var form = await Form(path);
        Assert.Equal(goals.Select(goal => $"{goal}"), Enumerable.Range(0, goals.Length).Select(row => form[$"mapping/{row}/from"]));
        Assert.Equal("", form[$"mapping/{goals.Length}/from"]);
        Assert.Contains("Konzept 2026 › Konzept 2026: Feld › Leben", WebUtility.HtmlDecode(form.Html), StringComparison.Ordinal);
        (string, string)[] typed =
        [
            ("successorId", $"{next}"), ("occurredOn", "2026"),
            ("mapping/0/fate", "split"), ("mapping/0/to", $"{successors[0]}"), ("mapping/0/to", $"{successors[1]}"),
            ("mapping/1/fate", "dropped"), ("mapping/2/fate", "dropped"), ("mapping/3/fate", "carriedOver"), ("mapping/3/to", $"{successors[1]}")
        ];
        var asked = await Send(path, form, "de", typed);
        Assert.NotNull(asked.Form.ErrorAt("mapping/4/fate"));
        Assert.Equal("split", asked.Form["mapping/0/fate"]);

        var refused = await Send(path, asked.Form, "de", ("mapping/4/fate", "dropped"));
        Assert.Equal("Mehrere gehen in „Konzept 2026 › Konzept 2026: Feld › Leben“ weiter: Bitte jedes davon als zusammengeführt angeben.", refused.Form.ErrorAt("mapping/3/fate"));
        Assert.NotNull((await Send(path, refused.Form, "de", ("mapping/3/to", $"{successors[2]}"))).StepId);

        var succeeded = (await StepsOf(earlier)).OfType<StrategySucceeded>().Single();
        Assert.Equal(goals, succeeded.Mapping.Select(one => one.From));
        Assert.Equal([2, 0, 0, 1, 0], succeeded.Mapping.Select(one => one.To.Count));

        async Task<Guid> GivenStrategy(string title) => (await Accepted("strategies", new { occurredOn = "2020", title })).Id;

        async Task<Guid> Goal(Guid strategy, string text)
        {
            var title = strategy == earlier ? "Feld" : "Konzept 2026: Feld";
            var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title })).StepId;
            return (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field, text })).StepId;
        }
    }
}
