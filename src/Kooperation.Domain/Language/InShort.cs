using System.Globalization;

namespace Kooperation.Domain.Language;

/// <summary>What a list quotes from a step: its first words in quotation marks, an amount of money.</summary>
internal static class InShort
{
    private const int MostLetters = 120;

    public static Sentence Quoted(string text)
    {
        var words = Cut(text);
        return new Sentence($"“{words}”", $"„{words}“");
    }

    /// <summary>The text without line breaks, and no longer than a line or two.</summary>
    public static string Cut(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= MostLetters) return line;

        // Half a surrogate pair is no letter.
        var end = char.IsHighSurrogate(line[MostLetters - 1]) ? MostLetters - 1 : MostLetters;
        return line[..end].TrimEnd() + "…";
    }

    public static Sentence Euros(long cents)
    {
        var english = (cents / 100m).ToString("N2", CultureInfo.InvariantCulture);
        return new Sentence($"{english} euros", $"{english.Replace(',', ' ').Replace('.', ',').Replace(' ', '.')} Euro");
    }
}
