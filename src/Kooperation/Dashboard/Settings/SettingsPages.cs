using System.Text;
using Kooperation.Municipalities;
using Kooperation.Platform.Problems;

namespace Kooperation.Dashboard.Settings;

internal static class SettingsPages
{
    /// <summary>A picture may be opened by itself, and then nothing in it may run.</summary>
    private const string PolicyOfPictures = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    public static void MapSettings(this IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("settings", Show);
        municipality.MapPage("logo/{fingerprint}", ShowLogo);
    }

    // Whichever is asked for, the one that holds is shown: the address only tells browsers when it is another one.
    private static async Task<IResult> ShowLogo(Visit visit)
    {
        var (municipality, problem) = await visit.AskAbout<MunicipalityEntry>(null, "");
        if (municipality is null) return problem!;
        if (municipality.Logo.Value is not { } svg) return Problem.NotFound;

        visit.Question.Http.Response.Headers.ContentSecurityPolicy = PolicyOfPictures;
        return Results.Text(svg, "image/svg+xml", Encoding.UTF8);
    }

    private static async Task<IResult> Show(Visit visit)
    {
        var (municipality, problem) = await visit.Ask<MunicipalityEntry>("");
        return municipality is null ? problem! : visit.Show<SettingsPage, MunicipalityEntry>(municipality);
    }
}
