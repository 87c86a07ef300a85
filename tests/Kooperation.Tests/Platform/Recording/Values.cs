using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Measures;
using Kooperation.Oracle;
using Kooperation.Platform.Requests;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>
/// Sensible bodies for commands and steps of whatever kind, made from their shape. What refers to something earlier is left out: that is
/// known only when the command is sent.
/// </summary>
internal static class Values
{
    private static readonly Gen<string> Text = Gen.OneOf(
        "Elternarbeit", "Sprachcafé Brücke e. V.", "Fest der Kulturen", "O'Neill & \"Søn\"", " am Rand ", "مركز الثقافة", "🤝 gemeinsam", "50 % \\ \n zwei Zeilen", "Ж");

    private static readonly Gen<IReadOnlyList<string>> Texts = Text.List[0, 3].Select(texts => (IReadOnlyList<string>)texts);

    private static readonly Gen<string> Link = Gen.OneOf("https://ratsinfo.example.org/vorlage/17", "http://example.org/a%20b?c=d#e");

    private static readonly Gen<string> Sha256 = Gen.OneOf(new string('a', 64), new string('0', 32) + new string('F', 32));

    private static readonly Gen<string> Version = Gen.OneOf("depth/1", "depth/1", "progress/1", "depth/2");

    private static readonly Gen<Quantity> Figure = Gen.Select(Gen.Long[-5, 2_000_000], Gen.OneOf(1m, 10m, 1_000_000m), (digits, shift) => new Quantity(digits / shift));

    private static readonly Gen<long> Cents = Gen.Frequency((9, Gen.Long[1, 50_000_000]), (1, Gen.Const(9_007_199_254_740_991)));

    // What is told in two histories is easily corrected in one of them only.
    private static readonly Gen<StepKind> Kinds = Gen.Frequency(
        (4, Gen.OneOf([.. Catalogue.Organisation, .. Catalogue.Partnership, .. Catalogue.Strategy, .. Catalogue.Measure])),
        (1, Gen.OneOf([.. Catalogue.All.Where(kind => kind.Name is "ContactPersonNamed" or "ContactPersonLeft" or "PartnerInvolved" or "MeasureCompleted")])));

    /// <summary>A whole step of any kind that says so, as a correction takes it, at most some years back.</summary>
    private static Gen<JsonNode?> AnyStep(Circumstances circumstances) =>
        Gen.Select(Kinds, Gen.Frequency((1, Gen.Const(0)), (1, Gen.Int[0, 1000]))).SelectMany((kind, daysAgo) =>
            BodyOf(kind.Type, circumstances with { Day = circumstances.Day.AddDays(-daysAgo) }).Select(step =>
            {
                step["event"] = kind.Name;
                return (JsonNode?)step;
            }));

    /// <summary>The body of a command or a step told under those circumstances; what may be absent is there every other time.</summary>
    public static Gen<JsonObject> BodyOf(Type type, Circumstances circumstances) =>
        RequestShape.Options.GetTypeInfo(type).Properties
            .Where(member => RequestShape.IsTaken(member) && !IsReference(member))
            .Aggregate(Gen.Const(() => new JsonObject()), (body, member) => Gen.Select(body, Said(member, circumstances), (soFar, said) =>
            {
                if (said.Absent) return soFar;

                soFar[member.Name] = said.Value;
                return soFar;
            }));

    /// <summary>Whether the value is the id of something earlier, or several of them.</summary>
    public static bool IsReference(JsonPropertyInfo member) =>
        (Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) == typeof(Guid) || IsListOfReferences(member);

    public static bool IsListOfReferences(JsonPropertyInfo member) =>
        member.PropertyType == typeof(IReadOnlyList<Guid>) || member.PropertyType == typeof(IReadOnlyList<ShapingPartner>) || member.PropertyType == typeof(IReadOnlyList<Succession>);

    private static Gen<(bool Absent, JsonNode? Value)> Said(JsonPropertyInfo member, Circumstances circumstances)
    {
        var mustBeThere = RequestShape.IsRequired(member) || member.Name is "counterpart" or "basis" or "fieldOfAction";
        return Gen.Select(
            mustBeThere ? Gen.Const(false) : Gen.Bool,
            ValueOf(member.Name, Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType, circumstances),
            (absent, value) => (absent, value));
    }

    private static Gen<JsonNode?> ValueOf(string name, Type type, Circumstances circumstances)
    {
        if (name == "occurredOn") return Constant(circumstances.OccurredOn);
        if (name == "basis") return Constant(circumstances.Basis);
        if (name == "counterpart") return Constant(circumstances.Counterpart);
        if (type == typeof(string)) return Json(name switch { "link" or "website" => Link, "sha256" => Sha256, "version" => Version, _ => Text });
        if (type == typeof(bool)) return Json(Gen.Bool);
        if (type == typeof(int)) return Json(NumberNamed(name));
        if (type == typeof(long)) return Json(Cents);
        if (type == typeof(Quantity)) return Json(Figure);
        if (type == typeof(PartialDate)) return Json(DateNamed(name, circumstances.Day));
        if (type == typeof(Term)) return Json(Period.Any.Select(period => period.StartingAbout(circumstances.Day)));
        if (type == typeof(IReadOnlyList<Signature>)) return Json(SignaturesAbout(circumstances.Day));
        if (type == typeof(IReadOnlyList<string>)) return Json(Texts);
        if (type == typeof(IReadOnlyList<StatusLabel>)) return BodyOf(typeof(StatusLabel), circumstances).List[0, 3].Select(labels => (JsonNode?)new JsonArray([.. labels]));
        if (type == typeof(Step)) return AnyStep(circumstances);
        if (type.IsEnum) return Json(Gen.OneOf([.. RequestShape.Words(type)]));

        return BodyOf(type, circumstances).Select(body => (JsonNode?)body);
    }

    private static Gen<int> NumberNamed(string name) => name switch
    {
        "rating" => Gen.Int[0, 5],
        "level" => Gen.Int[1, 5],
        "seats" => Gen.Int[1, 3],
        "seatsInBody" => Gen.Int[3, 25],
        "percent" => Gen.Int[0, 100],
        "effectLevel" => Gen.Int[0, 7],
        "reportEveryMonths" => Gen.Int[1, 60],
        _ => Gen.Int[1, 400]
    };

    private static Gen<PartialDate> DateNamed(string name, DateOnly day) => name switch
    {
        "foundedOn" => About(new DateOnly(2005, 6, 30), Gen.Int[-20_000, 5_000]),
        "organisationFoundedOn" => About(new DateOnly(2005, 6, 30), Gen.Int[-20_000, 0]),
        "baselineOn" => Gen.OneOf(Gen.Const(PartialDate.Unknown), About(day, Gen.Int[-2_000, 0])),
        "feedbackGivenOn" => Gen.OneOf(Gen.Const(PartialDate.Unknown), About(day, Gen.Int[0, 250])),
        _ => About(day, Gen.Int[0, 900])
    };

    private static Gen<IReadOnlyList<Signature>> SignaturesAbout(DateOnly day) => Gen.Select(
        Gen.Frequency((6, "both"), (1, "municipality"), (1, "partner")), About(day, Gen.Int[-20, 60]), About(day, Gen.Int[-20, 60]),
        (who, municipality, partner) => (IReadOnlyList<Signature>)
        [
            .. who == "partner" ? (Signature[])[] : [new(Side.Municipality, municipality)],
            .. who == "municipality" ? (Signature[])[] : [new(Side.Partner, partner)]
        ]);

    private static Gen<PartialDate> About(DateOnly day, Gen<int> daysLater) =>
        Gen.Select(daysLater, Dates.Precision, (days, precision) => Dates.AtPrecision(day.AddDays(days), precision));

    private static Gen<JsonNode?> Constant<T>(T value) => Json(Gen.Const(value));

    private static Gen<JsonNode?> Json<T>(Gen<T> value) => value.Select(said => JsonSerializer.SerializeToNode(said, StepJson.Options));
}
