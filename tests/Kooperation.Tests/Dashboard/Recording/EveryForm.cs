using System.Net;
using Kooperation.Dashboard.Recording;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Dashboard.Recording;

public sealed class EveryForm(KooperationHost host) : RecordingSpec(host)
{
    // What is recorded elsewhere than in a form, and why.
    private static readonly IReadOnlyDictionary<string, string> Elsewhere = new Dictionary<string, string>
    {
        ["rules/adoptions"] = "follows a trial of the rules, whose result a form would not show",
        ["switching-off"] = "is the operator's, who sees no page of a municipality",
        ["switching-on"] = "likewise"
    };

    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "\u202Eedrev", "🙂", new('x', 10_000), "79228162514264337593543950335", "-1", "1e400", "٢٠٢٦", "0.0.0000", "31.02.2026", "99999999999", "' OR 1=1 --", "\n\n  \n", "\t", "null", "{}", "true",
        "00000000-0000-0000-0000-000000000000", "2026", "1.500,50"
    ];

    private InProcessCommands Commands => Host.Services.GetRequiredService<InProcessCommands>();

    [Fact]
    public void Every_command_of_a_municipality_has_a_form_or_a_reason_to_have_none()
    {
        var withForm = RecordableStep.All.Select(step => step.Address).ToHashSet();

        var without = Commands.All.Select(command => command.Address).Where(address => !withForm.Contains(address)).Order(StringComparer.Ordinal);

        Assert.Equal(Elsewhere.Keys.Order(StringComparer.Ordinal), without);
        Assert.All(withForm, address => Assert.NotNull(Commands.Find(address)));
    }

    [Fact]
    public void Every_field_has_a_title_in_words()
    {
        var fields = RecordableStep.All.SelectMany(step => FormField.Of(Commands.Find(step.Address)!.Command)).Concat(Catalogue.All.SelectMany(kind => FormField.Of(kind.Type))).SelectMany(Flat).ToList();

        var missing = fields.Where(field => !field.Member.All(char.IsDigit) && PartTitles.Find(field.Member) is null).Select(field => field.Member).Distinct();
        Assert.Empty(missing);
        Assert.All(fields.SelectMany(field => field.Words), word => Assert.NotEqual(word.Name.In(Tongue.German), word.Value));

        static IEnumerable<FormField> Flat(FormField field) => field.Parts.SelectMany(Flat).Prepend(field);
    }

    public static TheoryData<string> Kinds => [.. RecordableStep.All.Select(step => step.Address.Split('/')[0]).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_is_typed_a_page_comes_back_and_nothing_typed_is_lost(string kind)
    {
        var (thing, about) = await GivenThing(kind);
        var (forms, sent) = (0, 0);
        foreach (var (at, step) in RecordableStep.All.Where(step => step.Address.Split('/')[0] == kind).Index())
        {
            var path = step.Address.Replace("{id}", $"{thing}", StringComparison.Ordinal).Replace("{about}", $"{about}", StringComparison.Ordinal);
            var form = await Form(path, at % 2 == 0 ? "de" : "en");
            forms++;
            foreach (var shift in Enumerable.Range(0, 4))
            {
                var typed = form.Names.Where(name => name is not ("antiforgery" or "filling" or "version" or "kind-of-step" or "slip")).Index()
                    .Select(field => (Field: field.Item, Value: Hostile[(field.Index + (shift * 5) + at) % Hostile.Length])).ToList();
                var answer = await Send(path, form, at % 2 == 0 ? "de" : "en", typed);
                sent++;

                Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod, $"{path}: {(int)answer.Status} {answer.Page.Text}");
                if (answer.Status != HttpStatusCode.BadRequest) continue;

                var boxes = form.Names.Where(name => form.Html.Contains($"type=\"checkbox\" name=\"{name}\"", StringComparison.Ordinal)).ToHashSet();
                var selects = form.Names.Where(name => System.Text.RegularExpressions.Regex.IsMatch(form.Html, $"<select[^>]* name=\"{System.Text.RegularExpressions.Regex.Escape(name)}\"")).ToHashSet();
                foreach (var (field, value) in typed.Where(one => !boxes.Contains(one.Field) && !selects.Contains(one.Field)))
                    Assert.Equal((path, field, value.ReplaceLineEndings()), (path, field, answer.Form[field].ReplaceLineEndings()));
                Assert.DoesNotContain("<script>alert", answer.Html, StringComparison.Ordinal);
            }
        }

        Assert.True(forms > 0 && sent == forms * 4);
    }

    private async Task<(Guid? Thing, Guid About)> GivenThing(string kind)
    {
        var partnership = await GivenPartnership();
        var strategy = await Accepted("strategies", new { occurredOn = "2020", title = "Konzept" });
        var field = (await Accepted($"strategies/{strategy.Id}/fields-of-action", new { occurredOn = "2020", title = "Bildung" })).StepId;
        var goal = (await Accepted($"strategies/{strategy.Id}/goals", new { occurredOn = "2020", fieldId = field, text = "Alle lernen" })).StepId;
        var measure = await Accepted("measures", new { occurredOn = "2020", strategyId = strategy.Id, goalId = goal, title = "Lotsen" });
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var organisation = await GivenOrganisation("Zweiter Verein");
        await Eventually(() => Get($"measures/{measure.Id}?atLeast={contact.Position}"), answer => answer.Status == HttpStatusCode.OK);
        return kind switch
        {
            "partnerships" => (partnership, contact.StepId),
            "organisations" => (organisation, contact.StepId),
            "measures" => (measure.Id, goal),
            "strategies" => (strategy.Id, goal),
            "steps" => (contact.StepId, contact.StepId),
            _ => (null, contact.StepId)
        };
    }
}
