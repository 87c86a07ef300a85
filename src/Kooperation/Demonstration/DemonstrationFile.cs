using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Running;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Demonstration;

/// <summary>What a municipality is shown with: commands in the order in which they are told, and where the facts in them come from.</summary>
/// <param name="Municipality">Its AGS.</param>
/// <param name="About">What is real and what is not.</param>
/// <param name="Sources">Title and address of every source that a line names.</param>
public sealed record DemonstrationFile(
    string Municipality,
    string About,
    IReadOnlyDictionary<string, DemonstrationSource> Sources,
    IReadOnlyList<DemonstrationLine> Lines)
{
    /// <summary>Reads a file strictly; every fault is named with its place.</summary>
    public static DemonstrationFile Read(string path)
    {
        var read = RequestBody.Parse<DemonstrationFile>(File.ReadAllBytes(path));
        return read.Value ?? throw new CannotStart($"{path} cannot be understood: {read.Problem!.Faults()}");
    }

    public Ags Ags => Ags.TryParse(Municipality, out var ags, out var flaw) ? ags : throw new CannotStart(flaw.English);

    /// <summary>The id of whatever a line brings about, the same at every loading: a UUID of version 8 made of the key (RFC 9562).</summary>
    public Guid IdOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Municipality}/{key}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>The body of a line as HTTP would carry it: <c>"@key"</c> stands for the id of that line.</summary>
    public byte[] BodyOf(DemonstrationLine line) => JsonSerializer.SerializeToUtf8Bytes(Resolved(JsonObject.Create(line.Body)));

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
