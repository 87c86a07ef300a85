using Kooperation.Deadlines;
using Kooperation.Domain.Language;
using Kooperation.Platform.Requests;
using Kooperation.Quality;
using Kooperation.Reminders;

namespace Kooperation.Dashboard.Deadlines;

internal static class DeadlinesPages
{
    public static void MapDeadlines(this IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("deadlines", ShowDue);
        municipality.MapPage("reminders", ShowSilent);
        municipality.MapPage("quality", ShowMissing);
    }

    private static async Task<IResult> ShowDue(Visit visit)
    {
        var (due, problem) = await visit.Ask<Page<DueEntry>>(
            "deadlines", null, ("office", visit["office"]), ("within", visit["within"]), ("late", visit["late"]), ("cursor", visit["cursor"]), ("total", "true"));
        return due is null ? problem! : visit.Show<DeadlinesPage, Page<DueEntry>>(due);
    }

    private static async Task<IResult> ShowSilent(Visit visit)
    {
        var (silent, problem) = await visit.Ask<Page<Reminder>>("reminders", null, ("within", visit["within"]), ("cursor", visit["cursor"]), ("total", "true"));
        return silent is null ? problem! : visit.Show<RemindersPage, Page<Reminder>>(silent);
    }

    private static async Task<IResult> ShowMissing(Visit visit)
    {
        var (missing, problem) = await visit.Ask<Page<QualityEntry>>("quality", null, ("office", visit["office"]), ("cursor", visit["cursor"]), ("total", "true"));
        return missing is null ? problem! : visit.Show<QualityPage, Page<QualityEntry>>(missing);
    }

    public static readonly Sentence DueTitle = new("What is due", "Was fällig ist");
    public static readonly Sentence SilentTitle = new("Who has not been heard of", "Von wem man lange nichts hörte");
    public static readonly Sentence MissingTitle = new("What is missing from the record", "Was in den Aufzeichnungen fehlt");
    public static readonly Sentence Title = new("Due and missing", "Fällig und fehlend");

    public static readonly IReadOnlyList<(string Address, Sentence Name)> All = [("deadlines", DueTitle), ("reminders", SilentTitle), ("quality", MissingTitle)];
}
