using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Kooperation.Domain.Language;
using Kooperation.Platform.Problems;
using Microsoft.Net.Http.Headers;

namespace Kooperation.Platform.Requests;

/// <summary>The body of a command as it came in, and what is wrong with it, if anything.</summary>
public sealed record RequestBody<T>(T? Value, byte[] Bytes, Problem? Problem) where T : class;

/// <summary>Reads a JSON body strictly: nothing unknown, nothing missing, nothing that two readers could understand differently.</summary>
public static class RequestBody
{
    public const int LargestBytes = 1_000_000;

    /// <summary>Faults that are told at once; nobody reads more, and an answer must not be many times as long as the request.</summary>
    public const int MostFaults = 100;

    private const string PlainEncoding = "identity";

    // A property that is named twice is found by its shape, which can say where it is.
    private static readonly JsonDocumentOptions Strictly = new() { MaxDepth = 32 };

    public static async Task<RequestBody<T>> Read<T>(HttpRequest request) where T : class
    {
        if (IsEncoded(request))
        {
            request.HttpContext.Response.Headers.AcceptEncoding = PlainEncoding;
            return new(null, [], Problem.Encoded);
        }

        if (!IsJson(request)) return new(null, [], Problem.NotJson);

        var bytes = await ReadAll(request);
        return bytes is null ? new(null, [], Problem.TooLarge) : Parse<T>(bytes);
    }

    public static RequestBody<T> Parse<T>(byte[] bytes) where T : class
    {
        if (bytes.Length == 0) return new(null, bytes, Problem.Malformed(Empty));

        try
        {
            // Some clients put a byte order mark before what they send as UTF-8.
            var json = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
            using var document = JsonDocument.Parse(json, Strictly);
            var errors = RequestShape.Check<T>(document.RootElement);

            return errors.Count > 0
                ? new(null, bytes, Problem.Malformed(errors.Take(MostFaults).ToDictionary()))
                : new(document.RootElement.Deserialize<T>(RequestShape.Options), bytes, null);
        }
        catch (JsonException exception)
        {
            return new(null, bytes, Problem.Malformed(NoJson(exception)));
        }
    }

    private static bool IsJson(HttpRequest request) =>
        request.GetTypedHeaders().ContentType is { } type
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static bool IsEncoded(HttpRequest request) =>
        request.Headers.ContentEncoding.Count > 0 && !request.Headers.ContentEncoding.ToString().Equals(PlainEncoding, StringComparison.OrdinalIgnoreCase);

    private static async Task<byte[]?> ReadAll(HttpRequest request)
    {
        if (request.ContentLength > LargestBytes) return null;

        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (read.Length + count > LargestBytes) return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static readonly Sentence Empty = new("The body is empty; a JSON object is expected, at least {}.", "Der Inhalt fehlt; erwartet wird ein JSON-Objekt, mindestens {}.");

    private static Sentence NoJson(JsonException exception)
    {
        var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
        return new(
            $"This is not JSON, or has more than {Strictly.MaxDepth} levels (line {line}, byte {column}).",
            $"Das ist kein JSON oder hat mehr als {Strictly.MaxDepth} Ebenen (Zeile {line}, Byte {column}).");
    }
}
