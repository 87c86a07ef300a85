using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Kooperation.Domain.Language;

namespace Kooperation.Platform.Requests;

/// <summary>One page of a list. Where there is a next one, its address is in the header <c>Link</c> (RFC 8288).</summary>
/// <param name="Total">How many there are on all pages; only where <c>total=true</c> asked for it.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int? Total)
{
    /// <summary>The cursor of the next page; null on the last.</summary>
    [JsonIgnore]
    public string? Next { get; init; }

    public Page<TOther> Select<TOther>(Func<T, TOther> turn) => new([.. Items.Select(turn)], Total) { Next = Next };
}

/// <summary>
/// Which part of a list is asked for: <c>limit</c>, <c>cursor</c> and <c>total</c>. A list is ordered by a key, a text that is unique and
/// compared letter by letter; the cursor holds the key after which the page begins, so that nothing is skipped or shown twice when
/// entries come and go between two pages.
/// </summary>
public sealed class Paging
{
    public const int MostItems = 500;
    private const int UsualItems = 50;

    /// <summary>A key goes into an address, where browsers and proxies take some two thousand letters.</summary>
    private const int LongestCursor = 1500;

    private readonly string _query;

    private Paging(QueryParameters query)
    {
        _query = FingerprintOf(query);
        Limit = query.Number("limit", UsualItems, 1, MostItems);
        WithTotal = query.Flag("total") ?? false;
        After = ReadCursor(query);
    }

    public static Paging Of(QueryParameters query) => new(query);

    public int Limit { get; }

    public bool WithTotal { get; }

    /// <summary>The key of the last entry of the page before; null on the first page.</summary>
    public string? After { get; }

    /// <summary>The page of a list that is at hand as a whole, in whatever order.</summary>
    public Page<T> Of<T>(IReadOnlyCollection<T> all, Func<T, string> keyOf)
    {
        var rest = all
            .Select(item => (Key: keyOf(item), Item: item))
            .Where(keyed => After is null || string.CompareOrdinal(keyed.Key, After) > 0)
            .OrderBy(keyed => keyed.Key, StringComparer.Ordinal)
            .Take(Limit + 1)
            .ToList();

        return new Page<T>([.. rest.Take(Limit).Select(keyed => keyed.Item)], WithTotal ? all.Count : null)
        {
            Next = rest.Count > Limit ? CursorAfter(rest[Limit - 1].Key) : null
        };
    }

    /// <summary>The cursor of the page that begins after the entry with that key.</summary>
    public string CursorAfter(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(_query + key));

    private string? ReadCursor(QueryParameters query)
    {
        if (query.Text("cursor", LongestCursor) is not { } cursor) return null;

        if (Base64Url.IsValid(cursor)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var text
            && text.StartsWith(_query, StringComparison.Ordinal))
        {
            return text[_query.Length..];
        }

        query.Fault("cursor", new Sentence(
            "This cursor belongs to another list: follow the link of a page, or begin again without it.",
            "Dieser Cursor gehört zu einer anderen Liste: Bitte dem Link einer Seite folgen oder ohne ihn neu beginnen."));
        return null;
    }

    private static string FingerprintOf(QueryParameters query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', query.Except("cursor", "limit", "total").Select(parameter => $"{parameter.Key}={parameter.Value}").Prepend(query.Path)))))[..8];
}

public static class PageAnswers
{
    /// <summary>The page, with the address of the next one in its header.</summary>
    public static IResult Answer<T>(this HttpContext http, Page<T> page) => TypedResults.Ok(http.Linked(page));

    /// <summary>Puts the address of the next page into the header.</summary>
    public static Page<T> Linked<T>(this HttpContext http, Page<T> page)
    {
        if (page.Next is { } cursor)
        {
            var next = QueryString.Create(QueryParameters.Of(http).Except("cursor").Append(KeyValuePair.Create("cursor", (string?)cursor)));
            http.Response.Headers.Append("Link", $"<{http.Request.PathBase}{http.Request.Path}{next}>; rel=\"next\"");
        }

        return page;
    }
}
