using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;

namespace Kooperation.Browser.Tests.Harness;

/// <summary>
/// Pictures of pages for people to look at, written only when <c>KOOPERATION_WRITE_PICTURES</c> is 1 (into docs/pictures) or names a folder.
/// </summary>
public static partial class Pictures
{
    private static readonly Look[] Taken = [Look.German, Look.EnglishDark, Look.NarrowDark];

    private static readonly string? Folder = Environment.GetEnvironmentVariable("KOOPERATION_WRITE_PICTURES") switch
    {
        null or "" or "0" => null,
        "1" => Path.Combine(Repository.Root, "docs", "pictures"),
        var folder => Path.GetFullPath(folder)
    };

    /// <summary>With those that are only taken as pictures, where there are any to be taken.</summary>
    public static IEnumerable<Look> OrAsUsual(IReadOnlyList<Look> usual) => Folder is null ? usual : usual.Union(Taken);

    /// <summary>The whole page, down to its end.</summary>
    public static async Task Take(Visit visit, string name)
    {
        if (Folder is null || !Taken.Contains(visit.Look)) return;

        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{Other().Replace(name, "-").Trim('-')}.{visit.Look}.png"), FullPage = true });
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Other();
}
