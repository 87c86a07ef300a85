using Kooperation.Municipalities;

namespace Kooperation.Dashboard.Settings;

internal static class SettingsPages
{
    public static void MapSettings(this IEndpointRouteBuilder municipality) => municipality.MapPage("settings", Show);

    private static async Task<IResult> Show(Visit visit)
    {
        var (municipality, problem) = await visit.Ask<MunicipalityEntry>("");
        return municipality is null ? problem! : visit.Show<SettingsPage, MunicipalityEntry>(municipality);
    }
}
