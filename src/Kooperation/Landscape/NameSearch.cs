using Kooperation.Domain.Language;

namespace Kooperation.Landscape;

/// <summary>
/// Finds organisations by the names that people type for them. A name is folded to plain words: without case, accents, punctuation and
/// legal form, with ä, ae and a alike (ö, ü and ß likewise), and with every spelling of the gender star alike. A query matches where each
/// of its words begins some word of the names; words that stand side by side are also taken for one, on either side. A slip of one letter in a
/// word of five or more is a weaker match, a later part of a compound the weakest.
/// </summary>
public static class NameSearch
{
    /// <summary>Words shorter than this must be spelled right: too many others are one letter away.</summary>
    private const int ShortestWordWithSlip = 5;

    /// <summary>Words shorter than this stand in the middle of too many others.</summary>
    private const int ShortestLaterPart = 4;

    /// <summary>A part of a compound that comes before another has as many letters.</summary>
    private const int ShortestFirstPart = 3;

    /// <summary>Further words of a query are not tried together.</summary>
    private const int MostWordsJoined = 8;

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
        var words = PartsOf(name);
        var joined = PlainWords.Compounds(name).Where(compound => compound.Count > 1).Select(compound => PlainWords.Collapsed(string.Concat(compound)));
        return [.. words, .. joined];
    }

    /// <summary>What is asked for: the words of the query, and the same with its hyphens left out or words that stand side by side taken for one.</summary>
    public static NameQuery Query(string text)
    {
        var words = PartsOf(text);
        var withoutHyphens = WithoutLegalForms(PlainWords.Compounds(text).Select(compound => string.Concat(compound)));
        var joined = (words.Count is > 1 and <= MostWordsJoined ? Joined(words) : []).ToList();
        return new NameQuery(words, withoutHyphens.SequenceEqual(words) ? joined : [withoutHyphens, .. joined]);
    }

    /// <summary>Whether two names are the same but for legal form, case, accents and punctuation.</summary>
    public static bool AreSame(string one, string other) => PartsOf(one).SequenceEqual(PartsOf(other));

    /// <summary>How well the names answer the query: more is better, null is not at all.</summary>
    public static int? Score(NameQuery query, NameWords names)
    {
        var best = Score(query.Words, names);
        foreach (var joined in query.Joined)
        {
            if (Score(joined, names) is { } score && !(score <= best)) best = score;
        }

        return best;
    }

    /// <summary>The words of a name that stand side by side, taken for one: Südost Europa is found by Südosteuropa.</summary>
    internal static IEnumerable<string> Neighbours(string name)
    {
        var words = PartsOf(name);
        for (var first = 0; first < words.Count - 1; first++) yield return words[first] + words[first + 1];
    }

    internal static IReadOnlyList<string> PartsOf(string text) => WithoutLegalForms(PlainWords.Compounds(text).SelectMany(compound => compound));

    // Each run of two or more words taken for one, the rest left as it is.
    private static IEnumerable<IReadOnlyList<string>> Joined(IReadOnlyList<string> words)
    {
        for (var first = 0; first < words.Count - 1; first++)
        {
            for (var last = first + 1; last < words.Count; last++)
                yield return [.. words.Take(first), string.Concat(words.Skip(first).Take(last - first + 1)), .. words.Skip(last + 1)];
        }
    }

    private static int? Score(IReadOnlyList<string> query, NameWords names)
    {
        if (query.Count == 0) return null;

        var sum = 0;
        foreach (var word in query)
        {
            var best = Math.Max(Best(word, names), Best(word, names.Other) - 1);
            if (best <= 0) return null;
            sum += best;
        }

        var isWhole = query.Count >= names.Length && query.All(names.Current.Contains);
        var begins = names.Current.Count > 0 && names.Current[0].StartsWith(query[0], StringComparison.Ordinal);
        return (sum * 10 / query.Count) + (isWhole ? 20 : 0) + (begins ? 5 : 0);
    }

    private const int Whole = 10;
    private const int Beginning = 8;
    private const int Together = 6;
    private const int WholeWithSlip = 4;
    private const int BeginningWithSlip = 3;
    private const int LaterPart = 2;

    private static int Best(string word, NameWords names)
    {
        var best = Best(word, names.Current);
        return best < Together && names.Together.Any(together => together.StartsWith(word, StringComparison.Ordinal)) ? Together : best;
    }

    private static int Best(string word, IReadOnlyList<string> names)
    {
        var best = 0;
        for (var index = 0; index < names.Count; index++)
        {
            var name = names[index];
            var match =
                name.StartsWith(word, StringComparison.Ordinal) ? (name.Length == word.Length ? Whole : Beginning)
                : word.Length >= ShortestWordWithSlip && BeginsWithSlip(name, word) ? (name.Length <= word.Length + 1 ? WholeWithSlip : BeginningWithSlip)
                : word.Length >= ShortestLaterPart && name.IndexOf(word, StringComparison.Ordinal) >= ShortestFirstPart ? LaterPart
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
        var words = tokens.Select(PlainWords.Collapsed).ToList();
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
}

/// <summary>A query as folded words; <paramref name="Joined"/> are other ways to read it.</summary>
public sealed record NameQuery(IReadOnlyList<string> Words, IReadOnlyList<IReadOnlyList<string>> Joined);

/// <summary>The folded words of what an organisation is called now, and of its other and former names and numbers.</summary>
public sealed record NameWords(IReadOnlyList<string> Current, IReadOnlyList<string> Other)
{
    /// <summary>Words of the present name, compounds counted by their parts.</summary>
    public int Length { get; private init; }

    /// <summary>Words of the present name that stand side by side, taken for one.</summary>
    public IReadOnlyList<string> Together { get; private init; } = [];

    public static NameWords Of(string name, IEnumerable<string> others) => new(
        NameSearch.WordsOf(name),
        [.. others.SelectMany(NameSearch.WordsOf).Distinct()])
    {
        Length = NameSearch.PartsOf(name).Count,
        Together = [.. NameSearch.Neighbours(name)]
    };
}
