using Kooperation.Domain.Language;

namespace Kooperation.Platform.Problems;

public static class CallersLanguage
{
    /// <summary>The language the caller prefers (Accept-Language, RFC 9110 section 12.5.4); English where none of ours is named, as this is an API in English.</summary>
    public static Tongue Tongue(this HttpContext http)
    {
        var preferred = http.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(language => Is(language, "de") || Is(language, "en"));

        return preferred is not null && Is(preferred, "de") ? Domain.Language.Tongue.German : Domain.Language.Tongue.English;
    }

    private static bool Is(string language, string code) =>
        language.Equals(code, StringComparison.OrdinalIgnoreCase) || language.StartsWith(code + "-", StringComparison.OrdinalIgnoreCase);
}
