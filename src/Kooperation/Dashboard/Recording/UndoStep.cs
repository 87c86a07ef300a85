using Kooperation.Domain.Language;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Dashboard.Recording;

/// <summary>A slip is undone on the spot: whoever recorded a step withdraws it within ten minutes, without a reason.</summary>
internal static class UndoStep
{
    public const string Address = "/municipalities/{ags}/undo/{id}";

    /// <summary>The page that one comes back to.</summary>
    public const string Back = "back";

    public static readonly Form Form = new(Address, new("Undo", "Rückgängig machen"), new("Undo", "Rückgängig machen"), typeof(UndoFields), Take);

    public static string AddressOf(Visit visit, Guid stepId) => Address.Filled(new RouteValueDictionary { ["ags"] = visit.Ags, ["id"] = stepId });

    private static async Task<IResult> Take(HttpContext http, FormEntry entry)
    {
        if (await MunicipalForm.Refuses(http, Permissions.Record) is { } refused) return refused;

        var own = $"/municipalities/{http.GetRouteValue("ags")}";
        var back = entry[Back] is var asked && (asked == own || asked.StartsWith($"{own}/", StringComparison.Ordinal)) && !asked.Any(char.IsControl) ? asked : own;
        await using var visit = await Visit.Open(http);
        var commands = http.RequestServices.GetRequiredService<InProcessCommands>();
        var given = await commands.Give(
            http, visit.Tongue, commands.Find("steps/{id}/withdrawal")!, new RouteValueDictionary { ["id"] = http.GetRouteValue("id") }, [], $"undo {http.GetRouteValue("id")}", null);
        return given.Recorded is { } recorded
            ? await StepForm.LeadOn(http, back, recorded)
            : entry.Refused(new Sentence(given.Detail ?? "", given.Detail ?? ""));
    }
}
