using Kooperation.Domain.Language;
using Kooperation.Platform.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Platform.Identity.SignIn.Forms;

/// <summary>The fields of a form that was sent: at most 200, and a megabyte together.</summary>
internal static class FormBody
{
    private const int MostBytes = 1024 * 1024;

    internal static readonly Problem NoForm = Problem.Malformed(new Sentence(
        "A filled-in form is expected here, with at most 200 fields.", "Hier wird ein ausgefülltes Formular mit höchstens 200 Feldern erwartet."));

    private static readonly FormOptions Limits = new() { BufferBodyLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = MostBytes, ValueCountLimit = 200 };

    /// <summary>The fields by name, or what is wrong with what was sent.</summary>
    public static async Task<(IReadOnlyDictionary<string, StringValues>? Fields, Problem? Problem)> Read(HttpRequest request, CancellationToken cancelled)
    {
        if (request.ContentLength > MostBytes) return (null, Problem.TooLarge);

        try
        {
            var fields = (await request.ReadFormAsync(Limits, cancelled)).ToDictionary();
            return fields.Any(field => field.Key.Contains('\0') || field.Value.Any(value => value?.Contains('\0') is true)) ? (null, NoForm) : (fields, null);
        }
        catch (Exception reason) when (reason is InvalidDataException or IOException && !cancelled.IsCancellationRequested)
        {
            return (null, NoForm);
        }
    }
}
