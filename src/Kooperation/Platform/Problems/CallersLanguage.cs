using Kooperation.Domain.Language;

namespace Kooperation.Platform.Problems;

public static class CallersLanguage
{
    /// <summary>Holds the language that a person chose for their browser: de or en.</summary>
    public const string Cookie = "kooperation-language";

    /// <summary>The language that was chosen, else the one the caller prefers (Accept-Language, RFC 9110 section 12.5.4).</summary>
    /// <param name="otherwise">Where none of ours is named: English, as this is an API in English; German on pages for people.</param>
    public static Tongue Tongue(this HttpContext http, Tongue otherwise = Domain.Language.Tongue.English)
    {
        if (http.Request.Cookies[Cookie] is "de" or "en") return http.Request.Cookies[Cookie] == "de" ? Domain.Language.Tongue.German : Domain.Language.Tongue.English;

        var preferred = http.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(language => Is(language, "de") || Is(language, "en"));

        return preferred is null ? otherwise : Is(preferred, "de") ? Domain.Language.Tongue.German : Domain.Language.Tongue.English;
    }

    private static bool Is(string language, string code) =>
        language.Equals(code, StringComparison.OrdinalIgnoreCase) || language.StartsWith(code + "-", StringComparison.OrdinalIgnoreCase);
}
