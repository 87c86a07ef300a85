using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Frame;

/// <summary>What a filter offers to choose from.</summary>
internal static class Choice
{
    private const int Longest = 60;

    /// <summary>Each name once, in order; what is chosen is among them, even where it occurs no more.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> occurring, string? chosen) =>
        [.. occurring.Concat(chosen is null ? [] : [chosen]).DistinctBy(PlainWords.Folded).OrderBy(PlainWords.SortKey, StringComparer.Ordinal)];

    /// <summary>A list of choices is as wide as its longest.</summary>
    public static string Shortened(this string text) => text.Length <= Longest ? text : $"{text[..(char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1)]}…";
}
