namespace Kooperation.Dashboard.Frame;

internal static class Choice
{
    private const int Longest = 60;

    /// <summary>A list of choices is as wide as its longest.</summary>
    public static string Shortened(this string text) => text.Length <= Longest ? text : $"{text[..(char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1)]}…";
}
