using System.Globalization;
using System.Text;

namespace Kooperation.Domain.Language;

/// <summary>Whether a text says anything to somebody who looks at it.</summary>
public static class Visible
{
    // Letters and a symbol by their category, and drawn as nothing: the fillers of Hangul, and Braille without a dot.
    private static readonly Rune[] Blanks = [new(0x115F), new(0x1160), new(0x3164), new(0xFFA0), new(0x2800)];

    /// <summary>False of no text, and of one of blanks, control characters, zero-width characters and marks without a letter to stand on.</summary>
    public static bool Is(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsDrawn(Rune.GetUnicodeCategory(rune)) && !Blanks.Contains(rune)) return true;
        }

        return false;
    }

    private static bool IsDrawn(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
