using System.Globalization;
using System.Text;

namespace Kooperation.Dashboard.Charts.Drawing;

/// <summary>Text as it can be drawn: whatever people typed, made legible, and cut where there is no room.</summary>
internal static class Lettering
{
    /// <summary>How much wider bold letters are, about.</summary>
    public const double Bold = 1.1;

    private const int MostMarks = 3;
    private const int NoBreak = 0xA0;

    /// <summary>
    /// The text in one line, without what breaks XML or turns the words around it: control characters, half surrogate pairs, marks of direction,
    /// towers of accents.
    /// </summary>
    public static string Legible(string text)
    {
        var (legible, marks, blank) = (new StringBuilder(), 0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (category is UnicodeCategory.Control || Rune.IsWhiteSpace(rune) && rune.Value != NoBreak) blank = true;
            else if (marks <= MostMarks && !TurnsWords(rune.Value) && (rune.Value & 0xFFFE) != 0xFFFE)
            {
                if (blank && legible.Length > 0) legible.Append(' ');
                blank = false;
                legible.Append(rune.ToString());
            }
        }

        return legible.ToString();
    }

    /// <summary>As many letters as have room, an ellipsis for the others.</summary>
    public static string Cut(string text, double room, double size = Picture.Letters)
    {
        var legible = Legible(text);
        var (used, end) = (0.0, 0);
        var left = room - Width("…", size);
        for (var at = 0; at < legible.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(legible, at);
            used += WidthOf(legible.AsSpan(at, length)) * size;
            at += length;
            if (used <= left) end = at;
            if (used > room) return legible[..end].TrimEnd() + "…";
        }

        return legible;
    }

    /// <summary>How wide a text is at most, about, in the widest of the usual fonts.</summary>
    public static double Width(string text, double size = Picture.Letters)
    {
        var width = 0.0;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            width += WidthOf(text.AsSpan(at, length)) * size;
            at += length;
        }

        return width;
    }

    /// <summary>How wide the widest of some names is; beyond a bound they are cut.</summary>
    public static double Widest(IEnumerable<string> names, double most) => Math.Min(most, names.Select(name => Width(Legible(name))).DefaultIfEmpty(0).Max());

    /// <summary>The text in lines that have room.</summary>
    public static IReadOnlyList<string> Lines(string text, double room, double size = Picture.Letters)
    {
        List<string> lines = [];
        foreach (var word in Legible(text).Split(' '))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", size) <= room) lines[^1] += $" {word}";
            else lines.Add(word);
        }

        return [.. lines.Select(line => Cut(line, room, size))];
    }

    private static double WidthOf(ReadOnlySpan<char> letter) => letter[0] switch
    {
        >= '\u2e80' or '\u2009' => 1.3,
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' or '\u00a0' or 'I' => 0.35,
        'f' or 'r' or 't' or '(' or ')' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' or '–' => 0.98,
        >= '0' and <= '9' => 0.64,
        >= 'a' and <= 'z' => 0.62,
        _ => 0.75
    };

    // Marks, embeddings, overrides and isolates of direction.
    private static bool TurnsWords(int rune) => rune is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
