using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kooperation.Landscape;

/// <summary>
/// Finds organisations by the names that people type for them. A name is folded to plain words: without case, accents, punctuation and
/// legal form, with ä, ae and a alike (ö, ü and ß likewise), and with every spelling of the gender star alike. A query matches where each
/// of its words begins some word of the names; a slip of one letter in a word of five or more is a weaker match.
/// </summary>
public static partial class NameSearch
{
    /// <summary>Words shorter than this must be spelled right: too many others are one letter away.</summary>
    private const int ShortestWordWithSlip = 5;

    // Letters that are no base letter with an accent, so that decomposing does not help.
    private static readonly FrozenDictionary<char, string> PlainLetters = new Dictionary<char, string>
    {
        ['ß'] = "ss", ['æ'] = "a", ['œ'] = "o", ['ø'] = "o", ['ł'] = "l", ['ı'] = "i", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ħ'] = "h",
        ['ŋ'] = "n", ['ə'] = "e", ['ς'] = "σ"
    }.ToFrozenDictionary();

    // As folded words; those of several words stand before the shorter ones they contain.
    private static readonly IReadOnlyList<string[]> LegalForms =
    [
        ["nicht", "eingetragener", "verein"], ["eingetragener", "verein"], ["gemeinnutzige", "gmbh"], ["ug", "haftungsbeschrankt"],
        ["n", "e", "v"], ["nev"], ["e", "v"], ["ev"], ["e", "g"], ["eg"], ["i", "g"], ["gemeinnutzige", "ug"],
        ["ggmbh"], ["gmbh"], ["gug"], ["ug"], ["gbr"]
    ];

    /// <summary>The words by which a name is found, in its order; compounds with a hyphen also as one word.</summary>
    public static IReadOnlyList<string> WordsOf(string name)
    {
        var words = WithoutLegalForms(Compounds(name).SelectMany(compound => compound));
        var joined = Compounds(name).Where(compound => compound.Count > 1).Select(compound => Collapsed(string.Concat(compound)));
        return [.. words, .. joined];
    }

    /// <summary>What is asked for: the words of the query, and the same with its hyphens left out.</summary>
    public static NameQuery Query(string text)
    {
        var words = WithoutLegalForms(Compounds(text).SelectMany(compound => compound));
        var joined = WithoutLegalForms(Compounds(text).Select(compound => string.Concat(compound)));
        return new NameQuery(words, joined.SequenceEqual(words) ? [] : joined);
    }

    /// <summary>How well the names answer the query: more is better, null is not at all.</summary>
    public static int? Score(NameQuery query, NameWords names)
    {
        var split = Score(query.Words, names);
        var joined = Score(query.Joined, names);
        return joined > split || split is null ? joined : split;
    }

    /// <summary>
    /// The key by which German names are sorted, as in a dictionary (DIN 5007, first variant): ä as a, ß as ss, case and punctuation aside.
    /// Spelled out here because the order must be the same on every machine.
    /// </summary>
    public static string SortKey(string name)
    {
        var folded = string.Join(' ', Tokens(Plain(name)));
        return folded.Length > 0 ? folded : name;
    }

    private static int? Score(IReadOnlyList<string> query, NameWords names)
    {
        if (query.Count == 0) return null;

        var sum = 0;
        foreach (var word in query)
        {
            var best = Math.Max(Best(word, names.Current), Best(word, names.Other) - 1);
            if (best <= 0) return null;
            sum += best;
        }

        var isWhole = query.Count >= names.Length && query.All(names.Current.Contains);
        var begins = names.Current.Count > 0 && names.Current[0].StartsWith(query[0], StringComparison.Ordinal);
        return (sum * 10 / query.Count) + (isWhole ? 20 : 0) + (begins ? 5 : 0);
    }

    private const int Whole = 10;
    private const int Beginning = 8;
    private const int WholeWithSlip = 4;
    private const int BeginningWithSlip = 3;

    private static int Best(string word, IReadOnlyList<string> names)
    {
        var best = 0;
        for (var index = 0; index < names.Count; index++)
        {
            var name = names[index];
            var match =
                name.StartsWith(word, StringComparison.Ordinal) ? (name.Length == word.Length ? Whole : Beginning)
                : word.Length >= ShortestWordWithSlip && BeginsWithSlip(name, word) ? (name.Length <= word.Length + 1 ? WholeWithSlip : BeginningWithSlip)
                : 0;
            best = Math.Max(best, match);
        }

        return best;
    }

    /// <summary>Whether the name begins with the word once one letter of the word is put in, left out, replaced or swapped with the next.</summary>
    private static bool BeginsWithSlip(ReadOnlySpan<char> name, ReadOnlySpan<char> word)
    {
        var same = name.CommonPrefixLength(word);
        name = name[same..];
        word = word[same..];

        return Begins(name, word[1..])
            || (name.Length > 0 && (Begins(name[1..], word[1..]) || Begins(name[1..], word)))
            || (name.Length > 1 && word.Length > 1 && name[0] == word[1] && name[1] == word[0] && Begins(name[2..], word[2..]));

        static bool Begins(ReadOnlySpan<char> text, ReadOnlySpan<char> beginning) => text.StartsWith(beginning, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> WithoutLegalForms(IEnumerable<string> tokens)
    {
        var words = tokens.Select(Collapsed).ToList();
        var kept = new List<string>(words.Count);
        for (var index = 0; index < words.Count;)
        {
            var form = LegalForms.FirstOrDefault(form => words.Skip(index).Take(form.Length).SequenceEqual(form));
            if (form is null && words[index] != "und") kept.Add(words[index]);
            index += form?.Length ?? 1;
        }

        // Whoever is called nothing but "EG" is found by it.
        return kept.Count > 0 ? kept : words;
    }

    // A compound is what stands between blanks; its parts are what punctuation divides.
    private static IEnumerable<IReadOnlyList<string>> Compounds(string text) => Plain(text)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(compound => (IReadOnlyList<string>)[.. Tokens(compound)])
        .Where(compound => compound.Count > 0);

    private static IEnumerable<string> Tokens(string plain) => Words().Matches(plain).Select(word => word.Value);

    // "ae" is a way to write "ä", which is read as "a": the three become one.
    private static string Collapsed(string word) => Digraphs().Replace(word, "$1");

    private static string Plain(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Apostrophes.Contains(rune)) valid.Append(rune.ToString());
        }

        var neutral = GenderStar().Replace(valid.ToString(), "");
        var plain = new StringBuilder(neutral.Length);
        foreach (var letter in neutral.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark) continue;

            var lower = char.ToLowerInvariant(letter);
            if (PlainLetters.TryGetValue(lower, out var replacement)) plain.Append(replacement);
            else plain.Append(lower);
        }

        return Initials().Replace(plain.ToString(), initials => initials.Value.Replace(".", "", StringComparison.Ordinal));
    }

    private static readonly FrozenSet<Rune> Apostrophes = "'’‘ʼ`´".EnumerateRunes().ToFrozenSet();

    // Migrant*innen, Migrant_innen, Migrant:innen, Migrant·innen, Migrant/innen, Migrant/-innen; MigrantInnen needs no more than lower case.
    [GeneratedRegex(@"(?<=\p{L})(?:[*_:·•]|/-?)(?=in(?:nen|\b))", RegexOptions.CultureInvariant)]
    private static partial Regex GenderStar();

    // A.U.B. is one word.
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])\p{L}(?:\.\p{L})+(?![\p{L}\p{Nd}])\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex("([aou])e", RegexOptions.CultureInvariant)]
    private static partial Regex Digraphs();
}

/// <summary>A query as folded words; <paramref name="Joined"/> with its hyphens left out, empty where it has none.</summary>
public sealed record NameQuery(IReadOnlyList<string> Words, IReadOnlyList<string> Joined);

/// <summary>The folded words of what an organisation is called now, and of its other and former names and numbers.</summary>
public sealed record NameWords(IReadOnlyList<string> Current, IReadOnlyList<string> Other)
{
    /// <summary>Words of the present name, compounds counted by their parts.</summary>
    public int Length { get; private init; }

    public static NameWords Of(string name, IEnumerable<string> others) => new(
        NameSearch.WordsOf(name),
        [.. others.SelectMany(NameSearch.WordsOf).Distinct()])
    {
        Length = NameSearch.Query(name).Words.Count
    };
}
