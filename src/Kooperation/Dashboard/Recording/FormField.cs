using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Requests;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Dashboard.Recording;

/// <summary>How a value is typed.</summary>
public enum FieldKind
{
    Text,
    LongText,

    /// <summary>One text to a line.</summary>
    Lines,

    /// <summary>A day, a month or a year.</summary>
    Date,
    Number,

    /// <summary>Euros; on the wire cents.</summary>
    Money,

    /// <summary>A number with decimal places; on the wire a text.</summary>
    Quantity,
    Flag,

    /// <summary>One of several words.</summary>
    Word,

    /// <summary>The id of something.</summary>
    Thing,

    /// <summary>The ids of several things.</summary>
    Things,

    /// <summary>Fields of their own.</summary>
    Parts,

    /// <summary>Several of those.</summary>
    Rows
}

/// <summary>A field of a form, as the command that it fills says.</summary>
/// <param name="Name">Where its value stands in the command: a JSON pointer without its first slash.</param>
/// <param name="Member">The last word of that.</param>
/// <param name="Words">Of <see cref="FieldKind.Word"/>, as they go on the wire and in words.</param>
/// <param name="Parts">Of <see cref="FieldKind.Parts"/> and <see cref="FieldKind.Rows"/>; of the latter the fields of all rows.</param>
public sealed record FormField(string Name, string Member, FieldKind Kind, bool IsRequired, int Longest, IReadOnlyList<(string Value, Sentence Name)> Words, IReadOnlyList<FormField> Parts)
{
    // What is the same for every step, and seldom said, stands apart.
    private static readonly string[] Seldom = ["note", "source", "basis", "counterpart", "decisionReference"];

    // Who records is no demonstration, and the id of a step is given by the service.
    private static readonly string[] Never = ["stepId"];

    public Sentence Title => PartTitles.Find(Member) ?? new Sentence(Member, Member);

    public bool IsSeldom => Seldom.Contains(Member) && !Name.Contains('/');

    /// <summary>The fields of a command, what is needed first.</summary>
    public static IReadOnlyList<FormField> Of(Type command) => OfMembers(command, "");

    /// <summary>What is typed, as the command says it; what cannot be understood is noted with its field.</summary>
    public JsonNode? Read(IReadOnlyDictionary<string, StringValues> typed, CultureInfo culture, Dictionary<string, Sentence> faults)
    {
        var text = typed.TryGetValue(Name, out var value) ? value.ToString().Trim() : "";
        return Kind switch
        {
            FieldKind.Parts => ReadParts(typed, culture, faults),
            FieldKind.Rows => Parts.Select(row => row.ReadParts(typed, culture, faults)).OfType<JsonNode>().ToArray() is { Length: > 0 } rows ? new JsonArray(rows) : null,
            FieldKind.Things => value.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => (JsonNode)id!.Trim()).ToArray() is { Length: > 0 } ids ? new JsonArray(ids) : null,
            _ when text.Length == 0 => null,
            FieldKind.Lines => new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)]),
            FieldKind.Date => TypedDate.Read(text) is { } date ? date : Fault(NoDate),
            FieldKind.Number => int.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, culture, out var number) ? number : Fault(NoNumber),
            FieldKind.Money => decimal.TryParse(text.Replace("€", "", StringComparison.Ordinal).Trim(), NumberStyles.Number, culture, out var euros) && euros * 100 == Math.Truncate(euros * 100) && Math.Abs(euros) < MostEuros
                ? (long)(euros * 100)
                : Fault(NoMoney),
            FieldKind.Quantity => decimal.TryParse(text, NumberStyles.Number, culture, out var quantity) ? quantity.ToString(CultureInfo.InvariantCulture) : Fault(NoQuantity),
            FieldKind.Flag => text == "true",
            _ => text
        };

        JsonNode? Fault(Sentence fault)
        {
            faults[Name] = fault;
            return null;
        }
    }

    private JsonObject? ReadParts(IReadOnlyDictionary<string, StringValues> typed, CultureInfo culture, Dictionary<string, Sentence> faults)
    {
        var said = new JsonObject();
        foreach (var part in Parts)
            if (part.Read(typed, culture, faults) is { } value) said[part.Member] = value;

        return said.Count > 0 ? said : null;
    }

    private static IReadOnlyList<FormField> OfMembers(Type type, string at) =>
    [
        .. RequestShape.Options.GetTypeInfo(type).Properties
            .Where(member => RequestShape.IsTaken(member) && !Never.Contains(member.Name))
            .OrderBy(member => member.Name != "occurredOn")
            .ThenBy(member => !RequestShape.IsRequired(member))
            .Select(member => Of(member, at))
    ];

    private static FormField Of(JsonPropertyInfo member, string at)
    {
        var (name, type) = (at + member.Name, Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType);
        var info = RequestShape.Options.GetTypeInfo(type);
        var isList = info.Kind == JsonTypeInfoKind.Enumerable;
        var longest = Limits.LongestText(member.Name);
        var kind = type switch
        {
            _ when type == typeof(string) => longest > Limits.LongestAddress ? FieldKind.LongText : FieldKind.Text,
            _ when type == typeof(PartialDate) => FieldKind.Date,
            _ when type == typeof(int) => FieldKind.Number,
            _ when type == typeof(long) => FieldKind.Money,
            _ when type == typeof(Quantity) => FieldKind.Quantity,
            _ when type == typeof(bool) => FieldKind.Flag,
            _ when type == typeof(Guid) => FieldKind.Thing,
            { IsEnum: true } => FieldKind.Word,
            _ when isList && info.ElementType == typeof(string) => FieldKind.Lines,
            _ when isList && info.ElementType == typeof(Guid) => FieldKind.Things,
            _ when isList => FieldKind.Rows,
            _ when info.Kind == JsonTypeInfoKind.Object => FieldKind.Parts,
            _ => FieldKind.Text
        };

        return new FormField(
            name,
            member.Name,
            kind,
            RequestShape.IsRequired(member) && member.Name != "occurredOn",
            longest,
            kind == FieldKind.Word ? [.. WordsOf(type)] : [],
            kind switch
            {
                FieldKind.Parts => [.. OfMembers(type, $"{name}/").Select(part => RequestShape.IsRequired(member) ? part : part.Freely())],
                FieldKind.Rows => [.. Enumerable.Range(0, RowsOf(info.ElementType!)).Select(row => new FormField($"{name}/{row}", $"{row}", FieldKind.Parts, false, 0, [], [.. OfMembers(info.ElementType!, $"{name}/{row}/").Select(cell => row == 0 && RequestShape.IsRequired(member) ? cell : cell.Freely())]))],
                _ => []
            });
    }

    // Who says nothing of a whole need not say its parts.
    private FormField Freely() => this with { IsRequired = false, Parts = [.. Parts.Select(part => part.Freely())] };

    // One for each word of what they tell apart, such as the two parties of an agreement; else a few.
    private static int RowsOf(Type element) =>
        RequestShape.Options.GetTypeInfo(element).Properties.Select(member => member.PropertyType).FirstOrDefault(type => type.IsEnum) is { } words ? Enum.GetValues(words).Length : 4;

    // Nobody records what was made up.
    private static IEnumerable<(string Value, Sentence Name)> WordsOf(Type type) =>
        from word in Enum.GetValues(type).Cast<Enum>()
        where word is not Basis.Invented
        select (System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(word.ToString()), PartTitles.OfWord(word).AsTitle());

    private const decimal MostEuros = 10_000_000_000_000;

    private static readonly Sentence NoDate = new(
        "Type a day, a month or a year, such as 18/11/2026, 11/2026 or 2026.", "Bitte einen Tag, einen Monat oder ein Jahr angeben, zum Beispiel 18.11.2026, 11.2026 oder 2026.");
    private static readonly Sentence NoNumber = new("Type a whole number.", "Bitte eine ganze Zahl angeben.");
    private static readonly Sentence NoMoney = new("Type an amount in euros, such as 1,500 or 1,500.50.", "Bitte einen Betrag in Euro angeben, zum Beispiel 1.500 oder 1.500,50.");
    private static readonly Sentence NoQuantity = new("Type a number, such as 2 or 0.5.", "Bitte eine Zahl angeben, zum Beispiel 2 oder 0,5.");
}
