using System.Globalization;

namespace Kooperation.Platform.Reading;

/// <summary>Orders names as a German list does: ä with a, whatever the case.</summary>
public static class GermanOrder
{
    /// <summary>The key goes into the address of the next page; what comes later in a name orders nothing any more.</summary>
    private const int LongestKey = 600;

    private static readonly CompareInfo German = CultureInfo.GetCultureInfo("de-DE").CompareInfo;

    /// <summary>A key that is unique and compared letter by letter.</summary>
    public static string KeyOf(string name, Guid id)
    {
        var key = Convert.ToHexString(German.GetSortKey(name, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols).KeyData);
        return key[..Math.Min(key.Length, LongestKey)] + id.ToString("N");
    }
}
