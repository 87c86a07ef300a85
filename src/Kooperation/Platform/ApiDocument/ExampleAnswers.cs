using System.Text.Json.Nodes;

namespace Kooperation.Platform.ApiDocument;

/// <summary>What views answer about the demonstration, cut short, by the id of the operation. Made and kept true by a test, never by hand.</summary>
internal static class ExampleAnswers
{
    private static readonly Lazy<JsonObject> All = new(Read);

    /// <summary>Null for what is no view of a record, such as the rules.</summary>
    public static JsonNode? Of(string operationId) => All.Value[operationId]?.DeepClone();

    private static JsonObject Read()
    {
        using var file = typeof(ExampleAnswers).Assembly.GetManifestResourceStream("example-answers.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
