using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;
using Microsoft.IO;
using Microsoft.Net.Http.Headers;

namespace Kooperation.Platform.Reading;

public static class Answers
{
    private static readonly RecyclableMemoryStreamManager Buffers = new();
    private static readonly JsonSerializerOptions German = Speaking(Tongue.German);
    private static readonly JsonSerializerOptions English = Speaking(Tongue.English);

    /// <summary>The answer with its sentences in the caller's language.</summary>
    public static IResult Spoken<T>(this HttpContext http, T answer) => Results.Json(answer, Speech(http));

    /// <summary>The answer in that language, as it is sent.</summary>
    public static byte[] Bytes<T>(T answer, Tongue tongue) => JsonSerializer.SerializeToUtf8Bytes(answer, OptionsOf(tongue));

    /// <summary>The answer as it would be said.</summary>
    public static JsonNode? Said<T>(this HttpContext http, T answer) => JsonSerializer.SerializeToNode(answer, Speech(http));

    /// <summary>
    /// 304 where the caller already has what would be said, else that with its strong ETag: the version that a command may be conditional on,
    /// and a digest, as what is said of one version changes with the day, the language and the steps of others.
    /// </summary>
    public static IResult Tagged<T>(this HttpContext http, long version, T answer) => new TaggedAnswer<T>(version, answer);

    /// <summary>An empty buffer that lasts as long as the request.</summary>
    internal static RecyclableMemoryStream Buffer(this HttpContext http)
    {
        var buffer = Buffers.GetStream();
        http.Response.RegisterForDispose(buffer);
        return buffer;
    }

    /// <summary>The same for what is already written.</summary>
    internal static IResult Tagged(this HttpContext http, long version, RecyclableMemoryStream said, string contentType)
    {
        said.Position = 0;
        var etag = new EntityTagHeaderValue(VersionTag.Of(version, said.GetReadOnlySequence()));
        http.Response.GetTypedHeaders().ETag = etag;

        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : new Buffered(said, contentType);
    }

    private sealed class TaggedAnswer<T>(long version, T answer) : IResult, IValueHttpResult<T>
    {
        public T Value => answer;

        public Task ExecuteAsync(HttpContext http)
        {
            var said = http.Buffer();
            JsonSerializer.Serialize((Stream)said, answer, Speech(http));
            return http.Tagged(version, said, "application/json; charset=utf-8").ExecuteAsync(http);
        }
    }

    // Part by part, as it lies in the buffers.
    private sealed class Buffered(RecyclableMemoryStream answer, string contentType) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            (http.Response.ContentType, http.Response.ContentLength) = (contentType, answer.Length);
            foreach (var part in answer.GetReadOnlySequence()) await http.Response.BodyWriter.WriteAsync(part, http.RequestAborted);
        }
    }

    /// <summary>Where the id in the address leads to a thing with another one, says the address of that (Content-Location).</summary>
    public static void SayIfElsewhere(this HttpContext http, Guid asked, Guid found)
    {
        if (asked != found) http.Response.Headers.ContentLocation = http.Request.Path.Value?.Replace($"{asked}", $"{found}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The language in which the caller is answered, said in the headers.</summary>
    internal static Tongue Speaks(this HttpContext http)
    {
        var tongue = http.Tongue();
        http.Response.Headers.ContentLanguage = tongue == Tongue.German ? "de" : "en";
        http.VariesBy(HeaderNames.AcceptLanguage);
        return tongue;
    }

    /// <summary>Says once, however often it is asked for, that the answer is another one for another value of that header (Vary).</summary>
    internal static void VariesBy(this HttpContext http, string header)
    {
        if (!http.Response.Headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(header)) http.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, header);
    }

    private static JsonSerializerOptions Speech(HttpContext http) => OptionsOf(http.Speaks());

    private static JsonSerializerOptions OptionsOf(Tongue tongue) => tongue == Tongue.German ? German : English;

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
