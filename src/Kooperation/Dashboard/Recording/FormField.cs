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

    public Sentence Title { get; private init; } = PartTitles.Find(Member) ?? new Sentence(Member, Member);

    /// <summary>Whether it stands in one of several rows.</summary>
    public bool IsInRow => Name.Split('/').Any(part => part.All(char.IsAsciiDigit));

    public bool IsSeldom => Seldom.Contains(Member) && Name.Split('/') is [_] or [Correction.Replacement, _];

    /// <summary>The fields of a command, or of whatever else stands at a place in one, what is needed first.</summary>
    /// <param name="at">Empty, or the JSON pointer of that place with a slash behind it instead of before it.</param>
    public static IReadOnlyList<FormField> Of(Type command, string at = "") => OfMembers(command, at);

    /// <summary>Itself and what it is made of.</summary>
    public IEnumerable<FormField> All => Parts.SelectMany(part => part.All).Prepend(this);

    /// <summary>Whether it refers to something by its id.</summary>
    public bool HoldsIds => Kind is FieldKind.Thing or FieldKind.Things || Parts.Any(part => part.HoldsIds);

    /// <summary>What a step says where nothing stands in the field; null where it says nothing then.</summary>
    public JsonNode? Nothing => Kind switch
    {
        FieldKind.Lines or FieldKind.Things or FieldKind.Rows => new JsonArray(),
        FieldKind.Flag => false,
        FieldKind.Parts when IsRequired => new JsonObject(Parts.Select(part => KeyValuePair.Create(part.Member, part.Nothing))),
        _ => null
    };

    /// <summary>What stands in the field, and in those that it is made of, where this is said.</summary>
    public IEnumerable<(string Field, string Value)> Write(JsonNode? said, CultureInfo culture) => (Kind, said) switch
    {
        (_, null) or (FieldKind.Things, _) => [],
        (FieldKind.Parts, _) => Parts.SelectMany(part => part.Write(said[part.Member], culture)),
        (FieldKind.Rows, _) => Parts.Zip(said.AsArray()).SelectMany(row => row.First.Write(row.Second, culture)),
        (FieldKind.Lines, _) => [(Name, string.Join('\n', said.AsArray().Select(line => (string?)line)))],
        (FieldKind.Date, _) => [(Name, PartialDate.TryParse((string?)said, out var date) ? TypedDate.Show(date, culture) : "")],
        (FieldKind.Number, _) => [(Name, ((int)said).ToString(culture))],
        (FieldKind.Money, _) => [(Name, ((long)said / 100m).ToString("N2", culture))],
        (FieldKind.Quantity, _) => [(Name, decimal.Parse((string)said!, CultureInfo.InvariantCulture).ToString(culture))],
        (FieldKind.Flag, _) => [(Name, (bool)said ? "true" : "")],
        _ => [(Name, (string)said!)]
    };

    /// <summary>What is typed, as the command says it; what cannot be understood is noted with its field.</summary>
    public JsonNode? Read(IReadOnlyDictionary<string, StringValues> typed, CultureInfo culture, Dictionary<string, Sentence> faults)
    {
        var text = typed.TryGetValue(Name, out var value) ? value.ToString().ReplaceLineEndings("\n").Trim() : "";
        return Kind switch
        {
            FieldKind.Parts => ReadParts(typed, culture, faults),
            FieldKind.Rows => Parts.Select(row => row.ReadParts(typed, culture, faults)).OfType<JsonNode>().ToArray() is { Length: > 0 } rows ? new JsonArray(rows) : null,
            FieldKind.Things => value.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => (JsonNode)id!.Trim()).ToArray() is { Length: > 0 } ids ? new JsonArray(ids) : null,
            _ when text.Length == 0 => null,
            FieldKind.Lines => new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)]),
            FieldKind.Date => TypedDate.Read(text) is { } date ? date : Fault(NoDate),
            FieldKind.Number => TypedNumber.Read(text, culture) is { } number && number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : Fault(NoNumber),
            FieldKind.Money => TypedNumber.Read(text.Replace("€", "", StringComparison.Ordinal).Trim(), culture) is { } euros && Math.Abs(euros) < MostEuros && euros * 100 == Math.Truncate(euros * 100)
                ? (long)(euros * 100)
                : Fault(NoMoney),
            FieldKind.Quantity => TypedNumber.Read(text, culture) is { } quantity ? quantity.ToString(CultureInfo.InvariantCulture) : Fault(NoQuantity),
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
        var said = Parts.ToDictionary(part => part, part => part.Read(typed, culture, faults));
        if (said.Values.All(value => value is null)) return null;

        // That nobody knows a day, or that there is none of something, is said.
        var sent = said.Where(part => part.Value is not null || part.Key.Kind is FieldKind.Date or FieldKind.Lines or FieldKind.Things);
        return new JsonObject(sent.Select(part => KeyValuePair.Create(part.Key.Member, part.Value ?? part.Key.Nothing)));
    }

    /// <summary>With as many rows as are filled in.</summary>
    public FormField WithRowsFor(IReadOnlyDictionary<string, StringValues> typed)
    {
        if (Kind != FieldKind.Rows) return this;

        // Nobody sends more rows than fields.
        var filled = typed.Keys.Select(RowOf).OfType<int>().Where(row => row < typed.Count).DefaultIfEmpty(-1).Max() + 1;
        return this with { Parts = [.. Parts, .. Enumerable.Range(Parts.Count, Math.Max(0, filled - Parts.Count)).Select(row => Parts[^1].Freely().At($"{Name}/{row}") with { Member = $"{row}" })] };
    }

    /// <summary>The field that a refusal is about: it counts the rows that were sent, and the empty ones were not.</summary>
    /// <param name="place">A JSON pointer into the command, without its first slash.</param>
    public string FieldAt(string place, IReadOnlyDictionary<string, StringValues> typed, CultureInfo culture)
    {
        if (Kind != FieldKind.Rows || RowOf(place) is not { } row) return place;

        return Parts.Where(part => part.ReadParts(typed, culture, []) is not null).ElementAtOrDefault(row) is { } filled ? filled.Name + place[$"{Name}/{row}".Length..] : place;
    }

    private int? RowOf(string field) =>
        field.StartsWith($"{Name}/", StringComparison.Ordinal) && int.TryParse(field[(Name.Length + 1)..].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;

    // The same field in another place.
    private FormField At(string place) => this with { Name = place, Parts = [.. Parts.Select(part => part.At(place + part.Name[Name.Length..]))] };

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
                FieldKind.Rows => [.. Enumerable.Range(0, RowsOf(info.ElementType!)).Select(row => new FormField($"{name}/{row}", $"{row}", FieldKind.Parts, false, 0, [], [.. OfMembers(info.ElementType!, $"{name}/{row}/").Select(cell => row == 0 && RequestShape.IsRequired(member) && cell.Kind != FieldKind.Date ? cell : cell.Freely())]))],
                _ => []
            }) is var field && PartTitles.Find(member.DeclaringType, member.Name) is { } title ? field with { Title = title } : field;
    }

    /// <summary>The same where nothing needs to be said: then its parts need not be said either.</summary>
    internal FormField Freely() => this with { IsRequired = false, Parts = [.. Parts.Select(part => part.Freely())] };

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
