using System.Text.Json;
using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Microsoft.Net.Http.Headers;

namespace Kooperation.Platform.Reading;

public static class Answers
{
    private static readonly JsonSerializerOptions German = Speaking(Tongue.German);
    private static readonly JsonSerializerOptions English = Speaking(Tongue.English);

    /// <summary>The answer with its sentences in the caller's language.</summary>
    public static IResult Spoken<T>(this HttpContext http, T answer)
    {
        var tongue = http.Tongue();
        http.Response.Headers.ContentLanguage = tongue == Tongue.German ? "de" : "en";
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return Results.Json(answer, tongue == Tongue.German ? German : English);
    }

    /// <summary>304 where the caller already has this version of the resource, else the answer with its strong ETag.</summary>
    public static async Task<IResult> Tagged(this HttpContext http, string tag, Func<Task<IResult>> answer)
    {
        var etag = new EntityTagHeaderValue($"\"{tag}\"");
        http.Response.GetTypedHeaders().ETag = etag;

        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : await answer();
    }

    private static JsonSerializerOptions Speaking(Tongue tongue)
    {
        var options = StepJson.Configure(new JsonSerializerOptions());
        options.Converters.Add(new SentenceConverter(tongue));
        return options;
    }

    private sealed class SentenceConverter(Tongue tongue) : JsonConverter<Sentence>
    {
        public override Sentence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Sentences are said, not read.");

        public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options) => writer.WriteStringValue(value.In(tongue));
    }
}
