using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Reading;

/// <summary>Why a view of a thing says what it says.</summary>
/// <param name="Rules">The edition of the rules; absent where none are asked.</param>
/// <param name="Values">Every single value of what was asked about.</param>
/// <param name="Steps">The steps that are named, in the order of the log.</param>
public sealed record Explained(DateOnly? AsOf, string? Rules, IReadOnlyList<ExplainedValue> Values, IReadOnlyList<CausingStep> Steps);

/// <summary>Why a value is what it is.</summary>
/// <param name="Path">JSON pointer (RFC 6901) into the answer.</param>
/// <param name="Rule">The rule that it follows, as the answer names it; absent where it names none.</param>
/// <param name="Steps">The steps, corrections and withdrawals among them, but for any one of which something else would stand here, or nothing. Where several do the same, none of them is.</param>
/// <param name="Named">The steps that the answer names beside it as what it rests on.</param>
public sealed record ExplainedValue(string Path, JsonElement Value, string? Rule, IReadOnlyList<Guid> Steps, IReadOnlyList<Guid> Named);

/// <summary>
/// Explains by leaving out: what a view says is compared with what it would say if nobody had recorded a step, for each step in turn. So a step that is
/// not named has no part in it, whatever the rules are.
/// </summary>
internal static class Explanations
{
    /// <summary>So many steps are left out in turn at most, where they are those of a whole municipality.</summary>
    private const int MostSteps = 1_000;

    /// <summary>Explains a view of one thing by the steps of the histories that tell of it.</summary>
    public static async Task<IResult> Explain<TAnswer>(Question question, ThingView<TAnswer> view, DateOnly? day)
    {
        var reader = view.Asked(question.Query);
        var about = question.Query.Text("figure") ?? "";
        if (question.Query.Problem is { } problem) return problem;

        var id = question.Http.RouteId("id");
        var views = question.Views.At(question.Views.State);
        if (await reader(views, id, day, question.Cancelled) is not { } found) return Problem.UnknownId;

        var histories = found.Histories.Concat(views.Recorded.Histories).ToHashSet();
        var candidates = (await views.Recorded.Read()).Where(one => histories.Contains(one.Step.StreamId)).ToList();
        return await Explain(question, about, day, question.Http.Said(found.Answer)!, candidates, view.ByRule, view.NoEvidence, async state =>
            await reader(views.At(state), found.Id, day, question.Cancelled) is { } other ? question.Http.Said(other.Answer) : null);
    }

    /// <summary>Explains a view of a whole municipality by all the steps that it reads.</summary>
    public static async Task<IResult> Explain(Question question, Func<Question, Task<IResult>> answer)
    {
        var about = question.Query.Text("figure") ?? "";
        var views = question.Views.At(question.Views.State);
        if (await Said(views) is not { } said) return question.Query.Problem!;

        var candidates = await views.Recorded.Read();
        return candidates.Count > MostSteps
            ? TooMany(candidates.Count)
            : await Explain(question, about, question.Query.Day("asOf"), said, candidates, [], [], state => Said(views.At(state)));

        async Task<JsonNode?> Said(PastViews other)
        {
            var result = await answer(question with { Views = other });
            question.Http.Response.Headers.Remove("Link"); // That leads to the next page of the answer, not of this one.
            return result is IValueHttpResult { Value: { } value } ? question.Http.Said(value) : null;
        }
    }

    private static async Task<IResult> Explain(
        Question question,
        string about,
        DateOnly? day,
        JsonNode answer,
        IReadOnlyList<(LogPlace? Place, IEvent Step)> candidates,
        IReadOnlyList<string> byRule,
        IReadOnlyList<string> noEvidence,
        Func<State, Task<JsonNode?>> say)
    {
        var within = JsonDifference.PlaceOf(answer, about);
        var values = new List<(string Path, string Place, string Value)>();
        JsonDifference.Visit(answer, (path, place, value) =>
        {
            if (IsWithin(path, about)) values.Add((path, place, value));
        }, within);
        if (values.Count == 0)
        {
            question.Query.Fault("figure", NoSuchFigure(Like(about, answer)));
            return question.Query.Problem!;
        }

        var said = JsonDifference.ValuesOf(answer, within);
        var changes = new List<(IEvent Step, HashSet<string> Places)>();
        foreach (var (_, step) in candidates)
        {
            question.Cancelled.ThrowIfCancellationRequested();
            var without = await say(question.Views.State with { Without = new HashSet<Guid> { step.Id } });
            changes.Add((step, JsonDifference.Differing(said, without is null ? [] : JsonDifference.ValuesOf(without, within))));
        }

        ExplainedValue[] explained =
        [
            .. values.Where(value => !value.Place.EndsWith('/')).Select(value => new ExplainedValue(
                value.Path,
                JsonSerializer.Deserialize<JsonElement>(value.Value),
                RuleOf(answer, value.Path, byRule),
                [.. changes.Where(change => change.Places.Contains(value.Place)).Select(change => change.Step.Id)],
                [.. NamedBeside(answer, value.Path, noEvidence)]))
        ];
        var named = explained.SelectMany(value => value.Steps.Concat(value.Named)).ToHashSet();
        return question.Http.Spoken(new Explained(
            day,
            answer["rules"]?.GetValue<string>(),
            explained,
            [.. candidates.Where(one => named.Contains(one.Step.Id)).Select(one => CausingStep.Of(one.Place, one.Step))]));
    }

    // The rule that stands nearest; that of the whole answer decides a few of its members.
    private static string? RuleOf(JsonNode answer, string path, IReadOnlyList<string> byRule)
    {
        var part = Around(answer, path).FirstOrDefault(part => part["rule"] is JsonValue);
        return part is null || ReferenceEquals(part, answer) && !byRule.Contains(path[1..]) ? null : part["rule"]!.GetValue<string>();
    }

    // What the nearest part that names any step names.
    private static IEnumerable<Guid> NamedBeside(JsonNode answer, string path, IReadOnlyList<string> noEvidence) =>
        Around(answer, path).Select(part => NamedIn(part, noEvidence).Distinct().ToList()).FirstOrDefault(named => named.Count > 0) ?? [];

    private static IEnumerable<Guid> NamedIn(JsonNode? part, IReadOnlyList<string> aside) => part switch
    {
        JsonObject said => said.Where(member => !aside.Contains(member.Key)).SelectMany(member =>
            member is { Key: "stepId", Value: JsonValue step } ? [step.GetValue<Guid>()] : NamedIn(member.Value, aside)),
        JsonArray list => list.SelectMany(member => NamedIn(member, aside)),
        _ => []
    };

    // The objects around a value, the nearest first.
    private static IEnumerable<JsonObject> Around(JsonNode answer, string path)
    {
        var parts = new Stack<JsonObject>();
        JsonNode? part = answer;
        foreach (var word in path.Split('/').Skip(1))
        {
            if (part is JsonObject around) parts.Push(around);
            part = part is JsonArray list ? list[int.Parse(word, CultureInfo.InvariantCulture)] : part?[RequestShape.Unescaped(word)];
        }

        return parts;
    }

    private static bool IsWithin(string path, string about) => path.StartsWith(about, StringComparison.Ordinal) && (path.Length == about.Length || about.Length == 0 || path[about.Length] == '/');

    private static Problem TooMany(int steps) => new(
        "too-much",
        StatusCodes.Status422UnprocessableEntity,
        new("Too much to explain at once", "Zu viel, um es auf einmal zu erklären"),
        new(
            $"{steps} steps may have a part in this, and {MostSteps} can be tried in turn at most. Ask about one partnership, organisation, strategy or measure.",
            $"Daran können {steps} Schritte einen Anteil haben; höchstens {MostSteps} können der Reihe nach erprobt werden. Bitte nach einer Partnerschaft, Organisation, Strategie oder Maßnahme fragen."));

    // One that shares its last word, or any.
    private static string Like(string about, JsonNode answer)
    {
        var paths = new List<string>();
        JsonDifference.Visit(answer, (path, _, _) => paths.Add(path));
        return paths.Find(path => path.Split('/').Contains(about.Split('/')[^1])) ?? paths[0];
    }

    private static Sentence NoSuchFigure(string path) => new(
        $"The answer says nothing there: a JSON pointer into it is expected, such as {path}.", $"Dort sagt die Antwort nichts: Hier wird ein JSON-Zeiger in sie erwartet, zum Beispiel {path}.");
}
