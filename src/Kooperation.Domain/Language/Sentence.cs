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
}
