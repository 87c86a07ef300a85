using System.Text.Json;
using System.Text.Unicode;
using Kooperation.Domain.Language;
using Kooperation.Platform.Problems;

namespace Kooperation.Platform.Requests;

/// <summary>The body of a command as it came in, and what is wrong with it, if anything.</summary>
public sealed record RequestBody<T>(T? Value, byte[] Bytes, Problem? Problem) where T : class;

/// <summary>Reads a JSON body strictly: nothing unknown, nothing missing, nothing that two readers could understand differently.</summary>
public static class RequestBody
{
    public const int LargestBytes = 1_000_000;

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static async Task<RequestBody<T>> Read<T>(HttpRequest request) where T : class
    {
        if (!request.HasJsonContentType()) return new(null, [], Problem.NotJson);

        var bytes = await ReadAll(request);
        return bytes is null ? new(null, [], Problem.TooLarge) : Parse<T>(bytes);
    }

    public static RequestBody<T> Parse<T>(byte[] bytes) where T : class
    {
        try
        {
            using var document = Document(bytes);
            if (document is null) return new(null, bytes, Problem.Malformed(NoUnicode));

            var errors = RequestShape.Check<T>(document.RootElement);

            return errors.Count > 0
                ? new(null, bytes, Problem.Malformed(errors))
                : new(document.RootElement.Deserialize<T>(RequestShape.Options), bytes, null);
        }
        catch (JsonException exception)
        {
            return new(null, bytes, Problem.Malformed(NoJson(exception)));
        }
    }

    // Names are compared to find those given twice; a name that holds half a character cannot be.
    private static JsonDocument? Document(byte[] bytes)
    {
        try
        {
            return Utf8.IsValid(bytes) ? JsonDocument.Parse(bytes, Strictly) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

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

    private static readonly Sentence NoUnicode = new(
        "This is not JSON in UTF-8, or the name of a property holds half a character.",
        "Das ist kein JSON in UTF-8, oder der Name einer Eigenschaft enthält ein halbes Zeichen.");

    private static Sentence NoJson(JsonException exception)
    {
        var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
        return new(
            $"This is not JSON, or names a property twice (line {line}, byte {column}).",
            $"Das ist kein JSON oder nennt eine Eigenschaft doppelt (Zeile {line}, Byte {column}).");
    }
}
