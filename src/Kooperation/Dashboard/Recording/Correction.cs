using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Steps;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Dashboard.Recording;

/// <summary>
/// A step is corrected in the form of its own kind, filled in with what it says by now. Ids cannot be corrected, so they have no field; they, and whatever nobody
/// changed, stay as they stand.
/// </summary>
internal static class Correction
{
    /// <summary>That of the command below its municipality.</summary>
    public const string Address = "steps/{id}/corrections";

    /// <summary>The place of the step in the command.</summary>
    public const string Replacement = "replacement";

    /// <summary>Says in the form which kind of step it corrects.</summary>
    public const string KindOfStep = "kind-of-step";

    /// <summary>None for what is no kind of step.</summary>
    public static IReadOnlyList<FormField> FieldsOf(string kindOfStep) => Catalogue.All.FirstOrDefault(kind => kind.Name == kindOfStep) is { } kind
        ? [.. FieldsOf(kind.Type), FormField.Of(typeof(CorrectStep)).Single(field => field.Member == "reason")]
        : [];

    public static IEnumerable<(string Field, string Value)> FilledIn(StepInHistory step, CultureInfo culture)
    {
        var said = SaidBy(step);
        return FieldsOf((step.Stands ?? step.Step).GetType()).SelectMany(field => field.Write(said[field.Member], culture)).Prepend((KindOfStep, step.Event));
    }

    /// <summary>The step as it is corrected; what cannot be understood is noted with its field.</summary>
    public static JsonObject Read(StepInHistory step, IReadOnlyDictionary<string, StringValues> typed, CultureInfo culture, Dictionary<string, Sentence> faults)
    {
        var said = SaidBy(step);
        foreach (var field in FieldsOf((step.Stands ?? step.Step).GetType()))
        {
            var stood = said[field.Member];
            var (before, after) = (field.Read(field.Write(stood, culture).ToDictionary(one => one.Field, one => new StringValues(one.Value)), culture, []), field.Read(typed, culture, faults));
            var cannotBeChosen = field.Kind == FieldKind.Word && after is null && field.Words.All(word => word.Value != (string?)stood);
            if (cannotBeChosen || JsonNode.DeepEquals(before, after)) continue;

            // There are as many rows in the form as are usual.
            if (after is JsonArray rows && field.Kind == FieldKind.Rows && stood is JsonArray all) foreach (var row in all.Skip(field.Parts.Count)) rows.Add(row?.DeepClone());
            if ((after ?? field.Nothing) is { } value) said[field.Member] = value;
            else if (field.Kind == FieldKind.Date) said[field.Member] = null; // That nobody knows the day is said.
            else said.Remove(field.Member);
        }

        return said;
    }

    private static IEnumerable<FormField> FieldsOf(Type step) =>
        FormField.Of(step, $"{Replacement}/").Where(field => !field.HoldsIds).Select(AsMayStand);

    // A recorded step always says its lists and days, but none may stand in a list, and a day may be unknown.
    private static FormField AsMayStand(FormField field) => field.Kind switch
    {
        FieldKind.Date or FieldKind.Lines => field with { IsRequired = false },
        FieldKind.Rows => field.Freely(),
        FieldKind.Parts => field with { Parts = [.. field.Parts.Select(AsMayStand)] },
        _ => field
    };

    private static JsonObject SaidBy(StepInHistory step) => JsonSerializer.SerializeToNode(step.Stands ?? step.Step, StepJson.Options)!.AsObject();
}
