using System.Text;
using System.Text.Json.Nodes;

namespace Kooperation.Tests.Platform.Requests;

// What is wrong with a body, and where in it a value may stand.
public sealed partial class RefusingBadBodies
{
    private static IEnumerable<(string What, byte[] Body)> NoObjects(string body) =>
    [
        ("an empty body", []),
        ("nothing but blanks", "  \n"u8.ToArray()),
        ("null", "null"u8.ToArray()),
        ("a list", Encoding.UTF8.GetBytes($"[{body}]")),
        ("a text", "\"text\""u8.ToArray()),
        ("a number", "17"u8.ToArray()),
        ("true", "true"u8.ToArray()),
        ("a body cut off in the middle", Encoding.UTF8.GetBytes(body)[..(body.Length / 2)]),
        ("a body cut off before its end", Encoding.UTF8.GetBytes(body)[..^1]),
        ("two bodies", Encoding.UTF8.GetBytes(body + body)),
        ("a comment", Encoding.UTF8.GetBytes(body + "// that is all")),
        ("a comma too many", Encoding.UTF8.GetBytes(body[..^1] + ",}")),
        ("single quotes", Encoding.UTF8.GetBytes(body.Replace('"', '\''))),
        ("NaN", Encoding.UTF8.GetBytes(With(body, "\"unheardOf\": NaN"))),
        ("UTF-16", Encoding.Unicode.GetBytes(body)),
        ("a byte that is no UTF-8, outside of a text", [.. Encoding.UTF8.GetBytes(body), 0xff]),
        ("500 lists within each other", Encoding.UTF8.GetBytes(Deep('[', ']'))),
        ("500 lists within each other, in a property", Encoding.UTF8.GetBytes(With(body, $"\"unheardOf\":{Deep('[', ']')}"))),
        ("500 lists within each other, never closed", Encoding.UTF8.GetBytes(new string('[', 500))),
        ("a name that is half a character", Encoding.UTF8.GetBytes(With(body, """ "\ud800": 1 """))),
        ("a name that is half a character, as long as it takes", Encoding.UTF8.GetBytes(With(body, $""" "{new string('n', 1000)}\udfff": 1 """))),
        ("a name that is no UTF-8", [.. Encoding.UTF8.GetBytes(body[..^1] + ",\""), 0xc3, 0x28, .. "\":1}"u8]),
        ("two names that are no UTF-8", [.. Encoding.UTF8.GetBytes(body[..^1] + ",\""), 0xff, .. "\":1,\""u8, 0xff, .. "\":1}"u8])
    ];

    private static IEnumerable<(string What, string Body, string[] At)> Disorderly(JsonObject body)
    {
        var text = body.ToJsonString();
        var (name, value) = (body.First().Key, body.First().Value!.ToJsonString());
        var escaped = $"\\u{(int)name[0]:x4}{name[1..]}";
        var capital = char.ToUpperInvariant(name[0]) + name[1..];

        return
        [
            ("an unknown property", With(text, "\"unheardOf\": 1"), ["/unheardOf"]),
            ("two unknown properties", With(text, "\"unheardOf\": 1, \"unseen\": null"), ["/unheardOf", "/unseen"]),
            ("an unknown property with a slash and a tilde", With(text, "\"a/b~c\": 1"), ["/a~1b~0c"]),
            ("an unknown property without a name", With(text, "\"\": 1"), ["/"]),
            ("an unknown property with a null character", With(text, "\"a\\u0000\": 1"), ["/a\0"]),
            ("a property with a capital", With(text, $"\"{capital}\": {value}"), [$"/{capital}"]),
            ("what serialisers take for themselves", With(text, "\"$type\": \"x\", \"$id\": 1, \"__proto__\": {}"), ["/$type", "/$id", "/__proto__"]),
            ("disorder within an unknown property", With(text, "\"unheardOf\": { \"a\": 1, \"a\": \"\\ud800\", \"\\ud800\": 1 }"), ["/unheardOf"]),
            ("a property twice", With(text, $"\"{name}\": {value}"), [$"/{name}"]),
            ("a property twice, spelled otherwise", With(text, $"\"{escaped}\": {value}"), [$"/{name}"]),
            ("a property twice, the second wrong", With(text, $"\"{name}\": 1.5"), [$"/{name}"]),
            ("a property twice, the first wrong", $"{{ \"{name}\": 1.5, {text[1..]}", [$"/{name}"]),
            ("an unknown property twice", With(text, "\"unheardOf\": 1, \"unheardOf\": 2"), ["/unheardOf"])
        ];
    }

    /// <summary>A value that is bad everywhere, or only where the document says so.</summary>
    private sealed record BadValue(string What, byte[] Json, bool Everywhere = false);

    private static readonly BadValue[] BadValues =
    [
        new("null", "null"u8.ToArray()),
        new("an object", "{}"u8.ToArray()),
        new("a list", "[]"u8.ToArray()),
        new("a list of null", "[null]"u8.ToArray()),
        new("a list of lists", "[[]]"u8.ToArray()),
        new("true", "true"u8.ToArray()),
        new("17", "17"u8.ToArray()),
        new("a text", "\"unheard of\""u8.ToArray()),
        new("an empty text", "\"\""u8.ToArray()),
        new("a number in quotes", "\"17\""u8.ToArray()),
        new("1.5", "1.5"u8.ToArray(), Everywhere: true),
        new("2^53 + 1", "9007199254740993"u8.ToArray(), Everywhere: true),
        new("-2^53 - 1", "-9007199254740993"u8.ToArray(), Everywhere: true),
        new("1e400", "1e400"u8.ToArray(), Everywhere: true),
        new("a null character", "\"a\\u0000b\""u8.ToArray(), Everywhere: true),
        new("an escape character", "\"a\\u001bb\""u8.ToArray(), Everywhere: true),
        new("a control character of Latin 1", "\"a\\u0085b\""u8.ToArray(), Everywhere: true),
        new("half a character", "\"\\ud800\""u8.ToArray(), Everywhere: true),
        new("bytes that are no UTF-8", [(byte)'"', 0xc3, 0x28, (byte)'"'], Everywhere: true)
    ];

    /// <summary>One place in a body where a value stands, by its JSON pointer and its shape in the document, and the body around it.</summary>
    private sealed record Place(string At, JsonNode Shape, Func<JsonNode?, JsonNode> Around);

    private IEnumerable<Place> PlacesOf(Route route) =>
        MembersOf(SchemaOf(route), "", () => BodyOf(route), body => body, []);

    private IEnumerable<Place> MembersOf(JsonNode shape, string at, Func<JsonObject> whole, Func<JsonNode, JsonNode> around, string[] within)
    {
        foreach (var (name, member) in shape["properties"]!.AsObject())
        {
            var place = new Place($"{at}/{name}", member!, value =>
            {
                var body = whole();
                body[name] = value;
                return around(body);
            });

            yield return place;
            foreach (var inner in PlacesWithin(place, within)) yield return inner;
        }
    }

    private IEnumerable<Place> PlacesWithin(Place place, string[] within)
    {
        var shape = Unwrapped(place.Shape);
        if (shape["items"] is { } items)
        {
            var element = new Place($"{place.At}/0", items, value => place.Around(new JsonArray(value)));
            return [element, .. PlacesWithin(element, within)];
        }

        // A step may hold a step, of any kind in turn: within another one kind is enough.
        IEnumerable<string> kinds = shape["discriminator"]?["mapping"] is JsonObject every
            ? every.Select(kind => kind.Value!.ToString()).Take(within.Length == 0 ? every.Count : 1)
            : Reference(place.Shape) is { } only ? [only] : [];
        return kinds.Except(within).Select(kind => (Name: kind, Shape: Named(kind))).Where(kind => kind.Shape["properties"] is not null)
            .SelectMany(kind => MembersOf(kind.Shape, place.At, () => Understood(kind.Shape).AsObject(), place.Around, [.. within, kind.Name]));
    }

    /// <summary>The pointers at which the value must be found at fault; none where it is good there.</summary>
    private IReadOnlyList<string> FaultsAt(Place place, BadValue bad)
    {
        if (bad.Everywhere) return [place.At];

        var value = JsonNode.Parse(bad.Json);
        var isNone = value is null && place.Shape["oneOf"] is not null;
        return isNone ? [] : [.. Document.FaultsOf(Unwrapped(place.Shape), value).Select(fault => place.At + fault.Split(' ')[0]).Distinct()];
    }

    /// <summary>A value that the shape allows, with nothing in it but what must be.</summary>
    private JsonNode Understood(JsonNode any)
    {
        var shape = Unwrapped(any);
        if (shape["discriminator"] is { } discriminator) return Understood(Named(discriminator["mapping"]!["ContactMade"]!.ToString()));
        if (shape["enum"] is JsonArray words) return words[0]!.DeepClone();
        if (shape["pattern"] is not null) return "2020";
        if (shape["format"]?.ToString() == "uuid") return Guid.CreateVersion7();
        if (shape["items"] is { } items) return new JsonArray(Understood(items));
        if (shape["properties"] is JsonObject members)
        {
            return new JsonObject(shape["required"]!.AsArray().Select(name => KeyValuePair.Create(name!.ToString(), (JsonNode?)Understood(members[name.ToString()]!))));
        }

        return shape["type"]!.ToJsonString() switch
        {
            var type when type.Contains("integer", StringComparison.Ordinal) => 1,
            var type when type.Contains("boolean", StringComparison.Ordinal) => true,
            _ => "Elternarbeit"
        };
    }

    private bool IsObject(JsonNode shape) => Unwrapped(shape) is var one && (one["properties"] ?? one["discriminator"]) is not null;

    private JsonNode SchemaOf(Route route) => Unwrapped(route.Operation["requestBody"]!["content"]!["application/json"]!["schema"]!);

    private IEnumerable<string> Required(Route route) => SchemaOf(route)["required"]?.AsArray().Select(name => name!.ToString()) ?? [];

    /// <summary>The shape itself, where it is named or may also be null.</summary>
    private JsonNode Unwrapped(JsonNode shape) => Reference(shape) is { } name ? Named(name)
        : shape["oneOf"] is JsonArray either && shape["discriminator"] is null ? Unwrapped(either[0]!)
        : shape;

    private static string? Reference(JsonNode shape) => shape["$ref"]?.ToString()
        ?? (shape["oneOf"] is JsonArray either && shape["discriminator"] is null ? Reference(either[0]!) : null);

    private JsonNode Named(string reference) => Document.Document["components"]!["schemas"]![reference.Split('/')[^1]]!;

    private static byte[] Filled(JsonNode body, byte[] value)
    {
        var (before, after) = body.ToJsonString().Split(Gap) is [var head, var tail] ? (head, tail) : throw new InvalidOperationException("one gap is expected");
        return [.. Encoding.UTF8.GetBytes(before), .. value, .. Encoding.UTF8.GetBytes(after)];
    }

    private static string Without(JsonObject body, IEnumerable<string> names)
    {
        foreach (var name in names) body.Remove(name);
        return body.ToJsonString();
    }

    private static string With(string body, string more) => $"{body[..^1]},{more}}}";

    private static string Deep(char open, char close) => new string(open, 500) + new string(close, 500);
}
