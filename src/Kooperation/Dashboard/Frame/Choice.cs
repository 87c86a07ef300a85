using Kooperation.Domain.Language;
using Kooperation.Platform.Requests;

namespace Kooperation.Dashboard.Frame;

/// <summary>What a filter offers to choose from.</summary>
internal static class Choice
{
    private const int Longest = 60;

    /// <summary>Each name once, in order; what is chosen is among them, even where it occurs no more.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> occurring, string? chosen) =>
        [.. occurring.Concat(chosen is null ? [] : [chosen]).DistinctBy(PlainWords.Folded).OrderBy(PlainWords.SortKey, StringComparer.Ordinal)];

    /// <summary>Whether a page of a list holds all there is, as nothing was chosen.</summary>
    /// <param name="filters">The parameters by which entries are left out.</param>
    public static bool IsAll<TEntry>(this Visit visit, Page<TEntry> shown, IEnumerable<string> filters) => shown.Next is null && filters.Append("cursor").All(filter => visit[filter] is null);

    /// <summary>A list of choices is as wide as its longest.</summary>
    public static string Shortened(this string text) => text.Length <= Longest ? text : $"{text[..(char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1)]}…";
}
