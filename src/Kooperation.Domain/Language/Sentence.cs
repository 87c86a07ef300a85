namespace Kooperation.Domain.Language;

/// <summary>The two languages in which Kooperation speaks.</summary>
public enum Tongue
{
    German,
    English
}

/// <summary>One statement in both languages. Identifiers never change with the language, sentences do.</summary>
public sealed record Sentence(string English, string German)
{
    public string In(Tongue tongue) => tongue == Tongue.German ? German : English;

    /// <summary>The same as a title or at the beginning of a line, where it is said in the middle of a sentence else.</summary>
    public Sentence AsTitle()
    {
        return new Sentence(Begun(English), Begun(German));

        static string Begun(string said) => said is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : said;
    }
}
