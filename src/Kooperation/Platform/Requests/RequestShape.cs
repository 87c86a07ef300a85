using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Platform.Requests;

/// <summary>
/// Compares a JSON value with the record it is to become and says everything that is wrong, each with its JSON pointer (RFC 6901),
/// where a deserialiser stops at the first fault and speaks of C#.
/// </summary>
public static class RequestShape
{
    /// <summary>The steps' own JSON, read strictly.</summary>
    public static readonly JsonSerializerOptions Options = Strict();

    private const long LargestExact = 9_007_199_254_740_991;

    private static JsonSerializerOptions Strict()
    {
        var options = StepJson.Configure(new JsonSerializerOptions
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true
        });
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<Sentence>> Check<T>(JsonElement value)
    {
        var faults = new Dictionary<string, IReadOnlyList<Sentence>>();
        Check(value, typeof(T), Limits.LongestName, "", faults);
        return faults;
    }

    private static void Check(JsonElement value, Type type, int longestText, string at, Dictionary<string, IReadOnlyList<Sentence>> faults)
    {
        if (FaultOf(value, Nullable.GetUnderlyingType(type) ?? type, longestText) is { } fault)
        {
            faults[at] = [fault];
            return;
        }

        var info = Options.GetTypeInfo(type);
        if (info.Kind == JsonTypeInfoKind.Enumerable) CheckList(value, info.ElementType!, longestText, at, faults);
        if (info.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary) CheckMembers(value, info, at, faults);
    }

    private static void CheckMembers(JsonElement value, JsonTypeInfo info, string at, Dictionary<string, IReadOnlyList<Sentence>> faults)
    {
        if (MembersOf(value) is not { } members)
        {
            faults[at] = [NoName];
            return;
        }

        if (info.Kind == JsonTypeInfoKind.Object) CheckObject(members, info, at, faults);
        else foreach (var member in members) Check(member.Last(), info.ElementType!, Limits.LongestName, $"{at}/{Escaped(member.Key)}", faults);

        foreach (var twice in members.Where(member => member.Count() > 1)) faults[$"{at}/{Escaped(twice.Key)}"] = [Twice];
    }

    private static void CheckList(JsonElement list, Type elementType, int longestText, string at, Dictionary<string, IReadOnlyList<Sentence>> faults)
    {
        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            var here = $"{at}/{index++}";
            if (element.ValueKind == JsonValueKind.Null) faults[here] = [NoEntry];
            else Check(element, elementType, longestText, here, faults);
        }
    }

    private static void CheckObject(ILookup<string, JsonElement> members, JsonTypeInfo info, string at, Dictionary<string, IReadOnlyList<Sentence>> faults)
    {
        var discriminator = info.PolymorphismOptions?.TypeDiscriminatorPropertyName;
        var name = discriminator is null ? null : TextOf(members[discriminator].LastOrDefault());
        var kind = name is null ? null : Catalogue.All.FirstOrDefault(kind => kind.Name == name);

        if (discriminator is not null && kind is null)
        {
            faults[$"{at}/{discriminator}"] = [new("Name the kind of step, such as ContactMade.", "Bitte die Art des Schritts nennen, zum Beispiel ContactMade.")];
            return;
        }

        var properties = (kind is null ? info : Options.GetTypeInfo(kind.Type)).Properties.Where(IsTaken).ToList();

        foreach (var member in members.Where(member => member.Key != discriminator && !properties.Any(property => property.Name == member.Key)))
        {
            faults[$"{at}/{Escaped(member.Key)}"] = [new("This property is unknown.", "Diese Eigenschaft ist unbekannt.")];
        }

        foreach (var property in properties)
        {
            var here = $"{at}/{property.Name}";
            if (!members.Contains(property.Name))
            {
                if (IsRequired(property)) faults[here] = [Missing(property.Name)];
            }
            else if (members[property.Name].Last() is { ValueKind: not JsonValueKind.Null } member)
            {
                Check(member, property.PropertyType, Limits.LongestText(property.Name), here, faults);
            }
            else if (!MayBeNull(property))
            {
                faults[here] = [Missing(property.Name)];
            }
        }
    }

    // All values under each name; null where a name is no Unicode and so cannot be told.
    private static ILookup<string, JsonElement>? MembersOf(JsonElement value)
    {
        try
        {
            return value.EnumerateObject().ToLookup(member => member.Name, member => member.Value, StringComparer.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Sentence? FaultOf(JsonElement value, Type type, int longestText)
    {
        if (type == typeof(string)) return value.ValueKind == JsonValueKind.String ? TextFault(value, longestText) : new("Text is expected here.", "Hier wird Text erwartet.");
        if (type == typeof(bool)) return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : new("true or false is expected here.", "Hier wird true oder false erwartet.");
        if (type == typeof(int)) return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _) ? null : WholeNumber("2^31 - 1");
        if (type == typeof(long)) return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number is >= -LargestExact and <= LargestExact ? null : WholeNumber("2^53 - 1");
        if (type == typeof(Guid)) return TextOf(value) is { } id && Guid.TryParseExact(id, "D", out var guid) && guid != Guid.Empty ? null : new("An id (UUID) is expected here.", "Hier wird eine Kennung (UUID) erwartet.");
        if (type == typeof(Quantity)) return Quantity.TryParse(TextOf(value), out _) ? null : NoFigure;
        if (type == typeof(KnownAt)) return value.ValueKind == JsonValueKind.Number || TextOf(value) is { Length: <= KnownAt.LongestText } ? null : NoPlace;
        if (type == typeof(PartialDate)) return PartialDate.TryParse(TextOf(value), out _) ? null : NoDate;
        if (type.IsEnum) return TextOf(value) is { } word && Words(type).Contains(word) ? null : OneOf(Words(type));
        if (Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable } list) return ListFault(value, Limits.MostIn(list.ElementType!));

        return value.ValueKind == JsonValueKind.Object ? null : new("An object is expected here.", "Hier wird ein Objekt erwartet.");
    }

    /// <summary>The words by which the values of an enumeration go on the wire.</summary>
    public static IReadOnlyList<string> Words(Type enumeration) =>
        [.. Enum.GetNames(enumeration).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static Sentence OneOf(IReadOnlyList<string> words) =>
        new($"One of {string.Join(", ", words)} is expected here.", $"Erwartet wird eines von: {string.Join(", ", words)}.");

    private static Sentence? TextFault(JsonElement value, int longest) => TextOf(value) switch
    {
        null => NoUnicode,
        var text when text.Any(IsControl) => new(
            "This text holds a control character. Only line breaks and tabs may stand in it.",
            "Dieser Text enthält ein Steuerzeichen. Nur Zeilenumbrüche und Tabulatoren dürfen darin stehen."),
        var text when Limits.LengthOf(text) > longest => new($"A text of at most {longest} characters is expected here.", $"Hier wird ein Text von höchstens {longest} Zeichen erwartet."),
        _ => null
    };

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');

    private static Sentence? ListFault(JsonElement value, int most)
    {
        if (value.ValueKind != JsonValueKind.Array) return new("A list is expected here.", "Hier wird eine Liste erwartet.");

        return value.GetArrayLength() > most ? new($"A list of at most {most} entries is expected here.", $"Hier wird eine Liste von höchstens {most} Einträgen erwartet.") : null;
    }

    // GetString refuses text that is no Unicode: a lone surrogate, or bytes that are not UTF-8.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a request must hold the property. That nobody knows when a step happened is said, with null, and never left out.</summary>
    public static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.DeclaringType == typeof(Step) && property.PropertyType == typeof(PartialDate) || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false, IsNullable: false };

    /// <summary>Whether an answer always holds the property: nothing is left out but what is null, and an unknown date is written as null.</summary>
    public static bool IsAlwaysWritten(JsonPropertyInfo property) =>
        property.Get is not null
        && (property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is null : !property.IsGetNullable);

    /// <summary>Whether null is understood; an unknown date is written as null, so null is one of its values.</summary>
    public static bool MayBeNull(JsonPropertyInfo property) =>
        property.PropertyType == typeof(PartialDate)
        || (property.AssociatedParameter is { IsMemberInitializer: false } parameter ? parameter.IsNullable : property.IsSetNullable);

    /// <summary>Whether a request may hold the property; what is only computed may not be sent.</summary>
    public static bool IsTaken(JsonPropertyInfo property) => property.Set is not null || property.AssociatedParameter is not null;

    internal static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    internal static string Unescaped(string word) => word.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static readonly Sentence NoUnicode = new(
        "This text is no Unicode: it holds half a character (a lone surrogate) or bytes that are not UTF-8.",
        "Dieser Text ist kein Unicode: Er enthält ein halbes Zeichen (ein einzelnes Surrogat) oder Bytes, die kein UTF-8 sind.");

    private static readonly Sentence NoName = new(
        "A name in this object is no Unicode: it holds half a character (a lone surrogate) or bytes that are not UTF-8.",
        "Ein Name in diesem Objekt ist kein Unicode: Er enthält ein halbes Zeichen (ein einzelnes Surrogat) oder Bytes, die kein UTF-8 sind.");

    private static readonly Sentence Twice = new("This property is named twice.", "Diese Eigenschaft ist doppelt genannt.");

    private static readonly Sentence NoEntry = new("This entry is missing.", "Dieser Eintrag fehlt.");

    private static readonly Sentence NoDate = new(
        $"A date is written 2026, 2026-11 or 2026-11-18, from {PartialDate.FirstYear} to {PartialDate.LastYear}, or null where it is unknown.",
        $"Ein Datum wird 2026, 2026-11 oder 2026-11-18 geschrieben, von {PartialDate.FirstYear} bis {PartialDate.LastYear}, oder null, wenn es unbekannt ist.");

    private static readonly Sentence NoPlace = new(
        "A place in the log is expected here, a whole number, or an instant with its offset, such as \"2026-04-15T09:00:00Z\".",
        "Hier wird ein Platz im Protokoll erwartet, eine ganze Zahl, oder ein Zeitpunkt mit Zeitzone, zum Beispiel \"2026-04-15T09:00:00Z\".");

    private static readonly Sentence NoFigure = new(
        "A figure is written as text, such as \"45.8\", with at most 12 digits before the point and 6 behind it.",
        "Eine Zahl mit Nachkommastellen wird als Text geschrieben, zum Beispiel \"45.8\", mit höchstens 12 Ziffern vor dem Punkt und 6 dahinter.");

    private static Sentence Missing(string name) => new($"“{name}” is missing.", $"„{name}“ fehlt.");

    private static Sentence WholeNumber(string largest) => new(
        $"A whole number is expected here, no larger than {largest}.", $"Hier wird eine ganze Zahl erwartet, nicht größer als {largest}.");
}
