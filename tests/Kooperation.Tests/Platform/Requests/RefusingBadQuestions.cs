using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Requests;

/// <summary>Values that the parameters of a view cannot have, as the API document tells the parameters.</summary>
public sealed class RefusingBadQuestions(KooperationHost host) : EveryRoute(host)
{
    [Fact]
    public Task The_questions_that_the_bad_ones_are_made_from_are_answered() => EveryViewAnswers();

    [Fact]
    public Task A_value_that_a_parameter_cannot_have_is_named() => AllAreRefused(
        from view in Views
        from parameter in view.Parameters
        from value in BadValues(parameter.Name, parameter.Shape)
        select new BadRequest(view, $"?{parameter.Name}={(value.Length > 100 ? $"{value.Length} letters" : value)}", () => Ask(view, $"{AddressOf(view)}?{parameter.Name}={value}"), 400, $"/{parameter.Name}"));

    [Fact]
    public Task A_parameter_is_given_once() => AllAreRefused(
        from view in Views
        from parameter in view.Parameters
        let good = GoodValue(parameter.Shape)
        select new BadRequest(view, $"{parameter.Name} twice", () => Ask(view, $"{AddressOf(view)}?{parameter.Name}={good}&{parameter.Name}={good}"), 400, $"/{parameter.Name}"));

    [Fact]
    public Task Every_bad_parameter_is_named_at_once() => AllAreRefused(
        from view in Views
        let bad = view.Parameters.Select(parameter => (parameter.Name, Value: BadValues(parameter.Name, parameter.Shape).First())).Append((Name: "unheardOf", Value: "1")).ToList()
        select new BadRequest(
            view,
            $"{bad.Count} bad parameters",
            () => Ask(view, $"{AddressOf(view)}?{string.Join('&', bad.Select(one => $"{one.Name}={one.Value}"))}"),
            400,
            [.. bad.Select(one => $"/{one.Name}")]));

    [Fact]
    public Task A_bad_parameter_is_named_before_anything_is_looked_for() => AllAreRefused(
        from view in Views
        let unheard = AddressOf(view, id: Guid.CreateVersion7().ToString())
        select new BadRequest(view, "a bad parameter of what is not there", () => Ask(view, $"{unheard}?unheardOf=1"), 400, "/unheardOf"));

    private static IEnumerable<string> BadValues(string name, JsonNode shape) => Kind(shape) switch
    {
        "integer" => ["abc", "-1", "1.5", "1e1", "0x1", "%2B1", "%201", "1%00", "", "99999999999999999999", "9223372036854775808", "٣", "true"],
        "boolean" => ["yes", "1", "True", "TRUE", "", "null", "true%00"],
        "enum" => ["unheardOf", "0", "", shape["enum"]![0]!.ToString().ToUpperInvariant(), $"{shape["enum"]![0]}%20", $"{shape["enum"]![0]},{shape["enum"]![0]}", "%00"],
        "date" => ["yesterday", "2026-11", "2026", "2026-02-30", "2026-13-01", "18.11.2026", "2026-11-18T00:00:00Z", "1799-12-31", "2200-01-01", "9999-12-31", "", "%00", "２０２６-11-18"],
        _ when name == "cursor" => ["%25%25", "AAAA", "unheardOf", "%00", new string('A', 2000), "w6k"],
        _ => ["a%00b", new string('a', 201)]
    };

    private static string GoodValue(JsonNode shape) => Kind(shape) switch
    {
        "integer" => "1",
        "boolean" => "true",
        "enum" => shape["enum"]![0]!.ToString(),
        "date" => "2026-11-18",
        _ => "a"
    };

    private static string Kind(JsonNode shape) =>
        shape["enum"] is not null ? "enum" : shape["format"]?.ToString() == "date" ? "date" : shape["type"]!.ToString();
}
