using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Steps;

/// <summary>What a correction or withdrawal would bring about, were it recorded now. Nothing is recorded.</summary>
/// <param name="AsOf">The day on which the figures are read: today in Germany.</param>
/// <param name="Steps">The steps that would be recorded, the one asked for first, then those that follow in other histories.</param>
/// <param name="Figures">Every figure that would change.</param>
/// <param name="Answers">Every answer that would change.</param>
public sealed record RevisionEffect(DateOnly AsOf, IReadOnlyList<StepToBe> Steps, IReadOnlyList<ChangedFigure> Figures, IReadOnlyList<ChangedAnswer> Answers)
{
    internal static async Task<RevisionEffect> Of(HttpContext http, IReadOnlyList<ImaginedStep> steps)
    {
        var day = http.RequestServices.GetRequiredService<Today>().InGermany;
        await using var views = await http.RequestServices.GetRequiredService<StatesOfKnowledge>().Open(http, QueryParameters.Of(http));
        var now = views.At(views.State);
        var (before, after) = (await Told(now), await Told(now.At(now.State with { Imagined = steps })));

        return new RevisionEffect(
            day,
            [.. steps.Select(one => new StepToBe(one.History, one.Step.Step))],
            [.. Changes(FiguresIn(before), FiguresIn(after))],
            [.. from address in before.Keys.Union(after.Keys)
                let operations = JsonDifference.Between(SaidAt(before, address), SaidAt(after, address)).Select(one => one.Operation).ToList()
                where operations.Count > 0
                select new ChangedAnswer(address, operations)]);

        async Task<Dictionary<string, AnsweredFigures>> Told(Views state)
        {
            var told = new Dictionary<string, AnsweredFigures>();
            foreach (var feature in http.RequestServices.GetServices<ITellsFigures>())
                foreach (var answered in await feature.Tell(state, [.. steps.Select(step => step.History).Distinct()], day, http.RequestAborted)) told[answered.Address] = answered;

            return told;
        }

        JsonNode? SaidAt(Dictionary<string, AnsweredFigures> told, string address) => told.TryGetValue(address, out var answered) ? http.Said(answered.Answer) : null;
    }

    private static Dictionary<(FigureOf, Guid, string), Figure> FiguresIn(Dictionary<string, AnsweredFigures> told) =>
        told.Values.SelectMany(answered => answered.Figures).ToDictionary(figure => (figure.Of, figure.Id, figure.Name));

    private static IEnumerable<ChangedFigure> Changes(Dictionary<(FigureOf, Guid, string), Figure> before, Dictionary<(FigureOf, Guid, string), Figure> after) =>
        from key in before.Keys.Union(after.Keys)
        let values = (Old: before.GetValueOrDefault(key)?.Value, New: after.GetValueOrDefault(key)?.Value)
        where !JsonNode.DeepEquals(values.Old, values.New)
        let figure = after.GetValueOrDefault(key) ?? before[key]
        select new ChangedFigure(figure.Of, figure.Id, figure.Name, Element(values.Old), Element(values.New));

    private static JsonElement? Element(JsonNode? value) => value is null ? null : JsonSerializer.SerializeToElement(value);
}

/// <param name="Stream">The organisation, partnership, strategy or measure in whose history it would stand.</param>
public sealed record StepToBe(Guid Stream, Step Step);

/// <summary>A figure that would change.</summary>
/// <param name="Name">Which of the figures of that thing.</param>
/// <param name="Before">A number or a word; absent where it cannot be said.</param>
/// <param name="After">The same with the revision.</param>
public sealed record ChangedFigure(FigureOf Of, Guid Id, string Name, JsonElement? Before, JsonElement? After);

/// <summary>An answer that would change.</summary>
/// <param name="Address">Where it is read, below the municipality.</param>
/// <param name="Operations">A JSON Patch (RFC 6902) from what is said there now.</param>
public sealed record ChangedAnswer(string Address, IReadOnlyList<JsonOperation> Operations);
