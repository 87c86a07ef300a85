using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Platform.Identity.SignIn.Forms;

/// <summary>The fields of a form that was sent: at most 200, and a megabyte together.</summary>
internal static class FormBody
{
    private const int MostBytes = 1024 * 1024;

    private static readonly FormOptions Limits = new() { BufferBodyLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = MostBytes, ValueCountLimit = 200 };

    /// <summary>The fields by name; null where they are too many or too long.</summary>
    public static async Task<IReadOnlyDictionary<string, StringValues>?> Read(HttpRequest request, CancellationToken cancelled)
    {
        if (request.ContentLength > MostBytes) return null;

        try
        {
            return (await request.ReadFormAsync(Limits, cancelled)).ToDictionary();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
