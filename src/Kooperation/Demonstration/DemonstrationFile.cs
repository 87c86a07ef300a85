using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Running;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Demonstration;

/// <summary>What a municipality is shown with: commands in the order in which they are told, and where the facts in them come from.</summary>
/// <param name="Municipality">Its AGS.</param>
/// <param name="Name">What the municipality is called.</param>
/// <param name="About">What is real and what is not.</param>
/// <param name="Sources">Title and address of every source that a line names.</param>
public sealed record DemonstrationFile(
    string Municipality,
    string Name,
    string About,
    IReadOnlyDictionary<string, DemonstrationSource> Sources,
    IReadOnlyList<DemonstrationLine> Lines)
{
    /// <summary>Reads a file strictly, before anything of it is told; every fault is named with its line and key.</summary>
    public static DemonstrationFile Read(string path)
    {
        var read = RequestBody.Parse<DemonstrationFile>(File.ReadAllBytes(path));
        IReadOnlyList<string> faults = read.Value is { } file ? [.. file.Faults()] : [read.Problem!.Faults()];
        return faults.Count == 0
            ? read.Value!
            : throw new CannotStart($"{Path.GetFileName(path)} cannot be understood:{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}");
    }

    public Ags Ags => Ags.TryParse(Municipality, out var ags, out var flaw) ? ags : throw new CannotStart(flaw.English);

    /// <summary>The id of whatever a line brings about, the same at every loading.</summary>
    public Guid IdOf(string key) => NamedId.Of($"{Municipality}/{key}");

    /// <summary>
    /// The body of a line as HTTP would carry it: <c>"@key"</c> stands for the id of that line, a source for its title and address,
    /// so that whoever reads the step finds the page without the file.
    /// </summary>
    public byte[] BodyOf(DemonstrationLine line)
    {
        var body = Resolved(JsonObject.Create(line.Body))!;
        if (SourceOf(line) is { } id) body["source"] = $"{Sources[id].Title}, {Sources[id].Address}";
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    private IEnumerable<string> Faults()
    {
        if (!Ags.TryParse(Municipality, out _, out var flaw)) yield return $"/municipality: {flaw.English}";

        var before = new HashSet<string>();
        foreach (var (line, number) in Lines.Select((line, index) => (line, index + 1)))
        {
            foreach (var fault in FaultsOf(line, before)) yield return $"Line {number}, {line.Key}: {fault}";
            before.Add(line.Key);
        }
    }

    private IEnumerable<string> FaultsOf(DemonstrationLine line, HashSet<string> before)
    {
        if (before.Contains(line.Key)) yield return "An earlier line has this key.";

        foreach (var key in KeysNamedBy(line).Where(key => !before.Contains(key) && !key.StartsWith(OfPersons, StringComparison.Ordinal)))
        {
            yield return $"No earlier line has the key {key}.";
        }

        if (!Telling.ByName.TryGetValue(line.Command, out var telling))
        {
            yield return $"There is no command {line.Command}. There are {string.Join(", ", Telling.ByName.Keys)}.";
        }
        else if (SourceOf(line) is { } source && !Sources.ContainsKey(source))
        {
            yield return $"There is no source {source}. There are {string.Join(", ", Sources.Keys)}.";
        }
        else if (telling.FaultsOf(BodyOf(line)) is { } problem)
        {
            yield return problem.Faults();
        }
    }

    private static IEnumerable<string> KeysNamedBy(DemonstrationLine line) =>
        new[] { line.In, line.About }.OfType<string>().Concat(TextsOf(line.Body).Where(text => text.StartsWith('@')).Select(text => text[1..]));

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.String => [element.GetString()!],
        _ => []
    };

    private static string? SourceOf(DemonstrationLine line) =>
        line.Body.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String ? source.GetString() : null;

    // A person is an opaque reference that no line brings about.
    private const string OfPersons = "person/";

    private JsonNode? Resolved(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Resolved(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Resolved)]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('@') => JsonValue.Create(IdOf(text[1..])),
        _ => node?.DeepClone()
    };
}

public sealed record DemonstrationSource(string Title, string Address);

/// <summary>One command.</summary>
/// <param name="Key">Its name within the file; what it brings about has an id made of it.</param>
/// <param name="Command">Which command, such as <c>makeContact</c>.</param>
/// <param name="Body">The same as over HTTP.</param>
/// <param name="In">The key of the organisation or partnership it is recorded in.</param>
/// <param name="About">The key of what it is about: a commitment, a seat, an offer.</param>
public sealed record DemonstrationLine(string Key, string Command, JsonElement Body, string? In = null, string? About = null);
