using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;

namespace Kooperation.Platform.Requests;

/// <summary>
/// The query of a request, read strictly: ask for every parameter the address knows, then for <see cref="Problem"/>, which names each
/// unknown parameter and each value that cannot be understood, keyed by <c>/parameter</c>.
/// </summary>
/// <param name="path">The address that is asked.</param>
public sealed class QueryParameters(IQueryCollection query, string path = "")
{
    /// <summary>Letters that a text may have; nobody searches for more.</summary>
    public const int LongestText = 200;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Sentence>> _faults = [];

    public static QueryParameters Of(HttpContext http) => new(http.Request.Query, http.Request.Path.Value ?? "");

    /// <summary>The address that is asked.</summary>
    public string Path => path;

    /// <summary>What is wrong with the query as far as it was asked for; null when nothing is.</summary>
    public Problem? Problem
    {
        get
        {
            foreach (var name in query.Keys.Where(name => !_known.Contains(name))) Fault(name, Unknown);
            return Misunderstood;
        }
    }

    /// <summary>The same without what was not asked for: links that people follow get things appended on their way.</summary>
    public Problem? Misunderstood => _faults.Count > 0 ? Problem.Malformed(_faults) : null;

    /// <summary>A text; an empty one is as good as none.</summary>
    public string? Text(string name, int longest = LongestText)
    {
        var value = Value(name)?.Trim();
        if (string.IsNullOrEmpty(value)) return null;
        if (value.Length <= longest && !value.Contains('\0')) return value;

        Fault(name, new(
            $"A text of at most {longest} letters is expected here, without null characters.",
            $"Hier wird ein Text von höchstens {longest} Buchstaben ohne Nullzeichen erwartet."));
        return null;
    }

    /// <summary>One of the words of an enumeration, as they go on the wire.</summary>
    public TWord? Word<TWord>(string name) where TWord : struct, Enum
    {
        if (Value(name) is not { } value) return null;

        var words = RequestShape.Words(typeof(TWord));
        for (var index = 0; index < words.Count; index++)
        {
            if (words[index] == value) return Enum.GetValues<TWord>()[index];
        }

        Fault(name, RequestShape.OneOf(words));
        return null;
    }

    public bool? Flag(string name)
    {
        switch (Value(name))
        {
            case null: return null;
            case "true": return true;
            case "false": return false;
            default:
                Fault(name, new("true or false is expected here.", "Hier wird true oder false erwartet."));
                return null;
        }
    }

    public int Number(string name, int otherwise, int lowest, int highest)
    {
        if (Value(name) is not { } value) return otherwise;
        if (TryReadNumber(value, out var number) && number >= lowest && number <= highest) return (int)number;

        Fault(name, new(
            $"A whole number from {lowest} to {highest} is expected here.",
            $"Hier wird eine ganze Zahl von {lowest} bis {highest} erwartet."));
        return otherwise;
    }

    /// <summary>The id of something.</summary>
    public Guid? Id(string name)
    {
        if (Value(name) is not { } value) return null;
        if (Guid.TryParseExact(value, "D", out var id)) return id;

        Fault(name, new("An id (UUID) is expected here.", "Hier wird eine Kennung (UUID) erwartet."));
        return null;
    }

    /// <summary>A position in the store as a command answered it.</summary>
    public long? Position(string name)
    {
        if (Value(name) is not { } value) return null;
        if (TryReadNumber(value, out var position)) return position;

        Fault(name, new("The Kooperation-Position of an answer is expected here.", "Hier wird die Kooperation-Position einer Antwort erwartet."));
        return null;
    }

    /// <summary>A place in the log.</summary>
    public long? Place(string name)
    {
        if (Value(name) is not { } value) return null;
        if (TryReadNumber(value, out var place)) return place;

        Fault(name, new("A place in the log is expected here, a whole number.", "Hier wird ein Platz im Protokoll erwartet, eine ganze Zahl."));
        return null;
    }

    /// <summary>A whole day, <c>2026-11-18</c>.</summary>
    public DateOnly? Day(string name)
    {
        if (Value(name) is not { } value) return null;
        if (PartialDate.TryParse(value, out var day) && day.Precision == DatePrecision.Day) return day.Earliest;

        Fault(name, new(
            $"A day is expected here, such as 2026-11-18, from {PartialDate.FirstYear} to {PartialDate.LastYear}.",
            $"Hier wird ein Tag erwartet, zum Beispiel 2026-11-18, von {PartialDate.FirstYear} bis {PartialDate.LastYear}."));
        return null;
    }

    /// <summary>Reads digits and nothing else; .NET by itself would take null characters behind them.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return !text.ContainsAnyExceptInRange('0', '9') && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Says that a value was not understood.</summary>
    public void Fault(string name, Sentence fault) => _faults["/" + RequestShape.Escaped(name)] = [fault];

    /// <summary>All parameters but the named ones, in a fixed order: what makes two queries the same.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Except(params string[] names) => query
        .Where(parameter => !names.Contains(parameter.Key))
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, value)));

    internal string? Value(string name)
    {
        _known.Add(name);
        if (!query.TryGetValue(name, out var values)) return null;
        if (values.Count == 1) return values[0];

        Fault(name, new("This parameter is given once.", "Dieser Parameter wird nur einmal angegeben."));
        return null;
    }

    private static readonly Sentence Unknown = new("This parameter is unknown.", "Dieser Parameter ist unbekannt.");
}
