using Kooperation.Domain.Language;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Dashboard.Recording;

/// <summary>A slip is undone on the spot: whoever recorded a step, or one for each of many, withdraws what the form recorded within ten minutes, without a reason.</summary>
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
        var back = entry[Back] is var page && (page == own || page.StartsWith($"{own}/", StringComparison.Ordinal)) && !page.Any(char.IsControl) ? page : own;
        await using var visit = await Visit.Open(http);
        var commands = http.RequestServices.GetRequiredService<InProcessCommands>();
        var withdraw = commands.Find("steps/{id}/withdrawal")!;
        var asked = Guid.TryParse((string?)http.GetRouteValue("id"), out var id) ? id : Guid.Empty;
        Given? given = null;
        foreach (var step in (await RecordedTogether.With(visit, asked)).Select(step => step.StepId).DefaultIfEmpty(asked).Reverse())
        {
            given = await commands.Give(http, visit.Tongue, withdraw, new RouteValueDictionary { ["id"] = $"{step}" }, [], $"undo {step}", null);
            if (given.Recorded is null) return entry.Refused(new Sentence(given.Detail ?? "", given.Detail ?? ""));
        }

        return await StepForm.LeadOn(http, back, given!.Recorded!, given.Position);
    }
}
