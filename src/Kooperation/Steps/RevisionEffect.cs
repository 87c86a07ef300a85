using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Reports;
using Kooperation.Rules;

namespace Kooperation.Steps;

/// <summary>
/// What a correction or withdrawal would bring about, were it recorded now. Nothing is recorded. Looked at is what is said of the partnerships,
/// their depth and the organisations whose histories it concerns, of every strategy, its progress and its measures, in the lists of deadlines, of what is missing
/// and of rules, and of the landscape; and what published reports would say if told anew. Lists of things, reminders, histories and dossiers are not looked at.
/// </summary>
/// <param name="AsOf">The day on which figures and answers are read: today in Germany. Where other rules would hold, but not today, the first day from then on for which they would, else the last before.</param>
/// <param name="Steps">The steps that would be recorded, the one asked for first, then those that follow in other histories.</param>
/// <param name="Figures">Every figure of depth and progress that would change.</param>
/// <param name="Answers">Every answer looked at that would change.</param>
/// <param name="Reports">Every published report that would say other figures if told anew; what it said stays.</param>
public sealed record RevisionEffect(
    DateOnly AsOf, IReadOnlyList<StepToBe> Steps, IReadOnlyList<ChangedFigure> Figures, IReadOnlyList<ChangedAnswer> Answers, IReadOnlyList<RestatedReport> Reports)
{
    // They go on with every step.
    private static readonly string[] Counters = ["/version", "/position"];

    internal static async Task<RevisionEffect> Of(HttpContext http, IReadOnlyList<ImaginedStep> steps)
    {
        var today = http.RequestServices.GetRequiredService<Today>().InGermany;
        await using var views = await http.RequestServices.GetRequiredService<StatesOfKnowledge>().Open(http, QueryParameters.Of(http));
        var now = views.At(views.State);
        var then = now.At(now.State with { Imagined = steps });
        var day = AdoptionRecord.DayOfDifference(await AdoptionRecord.Of(now), await AdoptionRecord.Of(then), today);
        var (before, after) = (await Told(now), await Told(then));

        return new RevisionEffect(
            day,
            [.. steps.Select(one => new StepToBe(one.History, one.Step.Step))],
            [.. Changes(FiguresIn(before), FiguresIn(after))],
            [.. from address in before.Keys.Union(after.Keys)
                let operations = JsonDifference.Between(SaidAt(before, address), SaidAt(after, address)).Select(one => one.Operation).Where(one => !Counters.Contains(one.Path)).ToList()
                where operations.Count > 0
                select new ChangedAnswer(day == today ? address : $"{address}{(address.Contains('?') ? '&' : '?')}asOf={day:O}", operations)],
            await http.RequestServices.GetRequiredService<PublishedReports>().RestatedBy(now, then, http.Said, http.RequestAborted));

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
/// <param name="Operations">A JSON Patch (RFC 6902) from what is said there now, of a list on all its pages; version and position, which go on with every step, are left out.</param>
public sealed record ChangedAnswer(string Address, IReadOnlyList<JsonOperation> Operations);
