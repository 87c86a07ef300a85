using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kooperation.Domain.Language;

/// <summary>
/// Text folded to plain words: without case, accents and punctuation, with every spelling of the gender star alike. Spelled out here, since
/// what is found and what stands first must be the same on every machine.
/// </summary>
public static partial class PlainWords
{
    private const int LongestSortKey = 100;

    // Letters that are no base letter with an accent, so that decomposing does not help.
    private static readonly FrozenDictionary<char, string> PlainLetters = new Dictionary<char, string>
    {
        ['ß'] = "ss", ['æ'] = "a", ['œ'] = "o", ['ø'] = "o", ['ł'] = "l", ['ı'] = "i", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ħ'] = "h",
        ['ŋ'] = "n", ['ə'] = "e", ['ς'] = "σ"
    }.ToFrozenDictionary();

    private static readonly FrozenSet<Rune> Apostrophes = "'’‘ʼ`´".EnumerateRunes().ToFrozenSet();

    /// <summary>The words, each compound by its parts: what stands between blanks is a compound, its parts are what punctuation divides.</summary>
    public static IEnumerable<IReadOnlyList<string>> Compounds(string text) => Plain(text)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(compound => (IReadOnlyList<string>)[.. Tokens(compound)])
        .Where(compound => compound.Count > 0);

    /// <summary>"ae" is a way to write "ä", which is read as "a": the three become one (ö and ü likewise).</summary>
    public static string Collapsed(string word) => Digraphs().Replace(word, "$1");

    /// <summary>Whether two texts are the same word or words, however they are written: Suedstadt and Südstadt, social affairs and Social Affairs.</summary>
    public static bool AreSame(string one, string other) => Folded(one) == Folded(other);

    /// <summary>What all ways of writing a word, or words, have in common.</summary>
    public static string Folded(string text) => Tokens(Plain(text)).Select(Collapsed).ToList() is { Count: > 0 } words ? string.Join(' ', words) : text;

    /// <summary>
    /// The key by which German names are sorted, as in a dictionary (DIN 5007, first variant): ä as a, ß as ss, case and punctuation aside.
    /// </summary>
    public static string SortKey(string name)
    {
        var folded = string.Join(' ', Tokens(Plain(name)));
        return folded.Length > 0 ? folded : name;
    }

    /// <summary>The same for something with an id: unique, and short enough for an address.</summary>
    public static string SortKey(string name, Guid id) => SortKey(name) is var key && key.Length > LongestSortKey
        ? $"{key[..LongestSortKey]}\n{id:N}"
        : $"{key}\n{id:N}";

    private static IEnumerable<string> Tokens(string plain) => Words().Matches(plain).Select(word => word.Value);

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
