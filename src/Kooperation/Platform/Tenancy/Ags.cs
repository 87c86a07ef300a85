using System.Diagnostics.CodeAnalysis;
using Kooperation.Domain.Language;

namespace Kooperation.Platform.Tenancy;

/// <summary>
/// The Amtlicher Gemeindeschlüssel, the key of a German municipality: eight digits, the first two a Land from 01 to 16.
/// Source: Statistisches Bundesamt, Gemeindeverzeichnis.
/// </summary>
public readonly record struct Ags
{
    private readonly string _digits;

    private Ags(string digits) => _digits = digits;

    public static bool TryParse(string? text, out Ags ags, [NotNullWhen(false)] out Sentence? flaw)
    {
        ags = default;
        flaw = null;

        if (text is not { Length: 8 } || !text.All(char.IsAsciiDigit))
        {
            flaw = new(
                "A municipality is named by its eight-digit AGS, such as 03241001.",
                "Eine Kommune wird mit ihrem achtstelligen AGS benannt, zum Beispiel 03241001.");
        }
        else if (string.CompareOrdinal(text, 0, "01", 0, 2) < 0 || string.CompareOrdinal(text, 0, "16", 0, 2) > 0)
        {
            flaw = new(
                $"There is no Land {text[..2]}: the first two digits of an AGS run from 01 to 16.",
                $"Ein Land {text[..2]} gibt es nicht: Die ersten zwei Ziffern eines AGS reichen von 01 bis 16.");
        }
        else
        {
            ags = new Ags(text);
        }

        return flaw is null;
    }

    public override string ToString() => _digits;
}
