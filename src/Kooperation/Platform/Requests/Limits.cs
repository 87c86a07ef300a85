using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Kooperation.Domain.Steps;

namespace Kooperation.Platform.Requests;

/// <summary>How long a text and a list may be: far more than anybody needs, and little enough for whoever reads, prints or indexes it.</summary>
public static class Limits
{
    /// <summary>A name, a title, an office, a topic, a number in a register.</summary>
    public const int LongestName = 300;

    /// <summary>The address of a website or document.</summary>
    public const int LongestAddress = 2_000;

    /// <summary>Somebody's own words, some two pages.</summary>
    public const int LongestFreeText = 5_000;

    /// <summary>A file of rules, twice as long as the longest that comes with the program.</summary>
    public const int LongestFile = 75_000;

    /// <summary>A picture as SVG.</summary>
    public const int LongestPicture = 50_000;

    public const int MostTexts = 100;

    /// <summary>Entries of any other list, such as the mapping of a large strategy.</summary>
    public const int MostEntries = 5_000;

    private static readonly FrozenSet<string> FreeTexts = ReadFreeTexts().ToFrozenSet();

    /// <summary>Characters, as Unicode counts them, that a text under that name may have, or each text of a list.</summary>
    public static int LongestText(string member) => member switch
    {
        "file" => LongestFile,
        "svg" => LongestPicture,
        "link" or "website" or "address" => LongestAddress,
        _ when FreeTexts.Contains(member) => LongestFreeText,
        _ => LongestName
    };

    public static int MostIn(Type elementType) => elementType == typeof(string) ? MostTexts : MostEntries;

    public static int LengthOf(string text) => text.EnumerateRunes().Count();

    // The steps say of each text what it is; commands call it by the same name.
    private static IEnumerable<string> ReadFreeTexts() => Catalogue.All
        .SelectMany(kind => kind.Type.GetProperties()
            .Where(property => property.IsDefined(typeof(FreeTextAttribute)))
            .Select(property => property.Name)
            .Concat(kind.Type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Where(parameter => parameter.IsDefined(typeof(FreeTextAttribute))).Select(parameter => parameter.Name!)))
        .Select(JsonNamingPolicy.CamelCase.ConvertName);
}
