using System.Text.Json.Nodes;
using CsCheck;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>Makes of a sensible body what goes over the wire: something that is wrong, or odd, in one place.</summary>
internal delegate string Nonsense(JsonObject body);

internal static class Nonsenses
{
    // As JSON; halves of characters and numbers too large for any type cannot be said otherwise.
    private static readonly Gen<string> OddValue = Gen.OneOf(
        "null", "true", "\"\"", "\"   \"", "\"\\u0000\"", "\"\\ud800\"", "\"unheard-of\"", $"\"{new string('ä', 30_000)}\"",
        "0", "-1", "2147483648", "9007199254740992", "1e400", "0.5", "1.0",
        "\"1799\"", "\"2026-02-30\"", "\"2026-2-3\"", "\"2199-12-31\"", "\"gestern\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"0192f7a000007000800000000000000z\"",
        "[]", "[null]", "[[]]", "[\" \"]", "{}", """{ "from": "2025", "until": "2024" }""", """{ "link": "file:///etc/passwd", "sha256": "00" }""",
        """[{ "party": "partner", "signedOn": null }, { "party": "partner", "signedOn": null }]""");

    private static readonly Gen<string> NoBody = Gen.OneOf(
        "", " ", "null", "[]", "17", "\"text\"", "{", "{}}", "{ \"occurredOn\": \"2025\" ", "{ 'occurredOn': '2025' }", "{ \"a\": 1, \"a\": 2 }",
        "{ \"\\ud800\": 1 }", "\ufeff{}", string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40));

    /// <summary>Something odd of every kind: a value, a property too many or too few, or no body at all.</summary>
    public static readonly Gen<Nonsense> Any = Gen.Frequency(
        (6, Gen.Select(Gen.Int[0, 999], OddValue, SayOddly)),
        (2, Gen.Int[0, 999].Select(LeaveOut)),
        (1, Gen.OneOf("unheardOf", "OccurredOn", "a/b~c", "").Select(SayMore)),
        (1, NoBody.Select(SayNothing)));

    private static Nonsense SayOddly(int choice, string oddValue) => body =>
    {
        const string Place = "«odd»";
        if (NameIn(body, choice) is not { } name) return oddValue;

        body[name] = Place;
        return body.ToJsonString().Replace(JsonValue.Create(Place).ToJsonString(), oddValue, StringComparison.Ordinal);
    };

    private static Nonsense LeaveOut(int choice) => body =>
    {
        if (NameIn(body, choice) is { } name) body.Remove(name);
        return body.ToJsonString();
    };

    private static Nonsense SayMore(string name) => body =>
    {
        body[name] = 1;
        return body.ToJsonString();
    };

    private static Nonsense SayNothing(string text) => _ => text;

    private static string? NameIn(JsonObject body, int choice) =>
        body.Count == 0 ? null : body.ElementAt(choice % body.Count).Key;
}
