using System.Text.Json.Nodes;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Rules;

/// <summary>Rules files made from the standard, as a municipality would write them.</summary>
public abstract class RulesSpec(KooperationHost host) : KooperationSpec(host)
{
    /// <summary>The standard with the version <c>depth/2</c> and one change.</summary>
    protected static string DepthFile(Action<JsonObject>? change = null, string version = "depth/2") => Changed(DepthRules.Standard.Text, version, change);

    protected static string ProgressFile(Action<JsonObject>? change = null, string version = "progress/2") => Changed(ProgressRules.Standard.Text, version, change);

    /// <summary>A contact counts for six months instead of twelve.</summary>
    protected static void HalfAsLong(JsonObject file)
    {
        foreach (var line in file["evidence"]!.AsArray().Where(line => line!["event"]!.ToString() == "ContactMade")) line!["lasts"] = "6 months";
    }

    protected Task<Answer> Adopted(string file, string inForceFrom, string decidedOn = "2026-01-15", string model = "depth") =>
        Accepted("rules/adoptions", Adoption(model, inForceFrom, decidedOn, file));

    protected static object Adoption(string model, string inForceFrom, string occurredOn, string? file = null, string? version = null) =>
        new { model, file, version, inForceFrom, occurredOn, decidedBy = "Rat", decisionReference = "Ratsbeschluss 12/2026", reason = "Kontakte sollen schneller verblassen" };

    private static string Changed(string standard, string version, Action<JsonObject>? change)
    {
        var file = JsonNode.Parse(standard)!.AsObject();
        file["version"] = version;
        change?.Invoke(file);
        return file.ToJsonString();
    }
}
