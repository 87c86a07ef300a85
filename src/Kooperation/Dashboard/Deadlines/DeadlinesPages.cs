using Kooperation.Dashboard.Frame;
using Kooperation.Deadlines;
using Kooperation.Domain.Language;
using Kooperation.Platform.Requests;
using Kooperation.Quality;
using Kooperation.Reminders;

namespace Kooperation.Dashboard.Deadlines;

/// <summary>Entries of a page, and the offices by which they can be filtered.</summary>
public sealed record OfOffices<TEntry>(Page<TEntry> Entries, IReadOnlyList<string> Offices);

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
        if (due is null) return problem!;

        var all = await Unfiltered(visit, due, "deadlines", ["office", "late"], ("within", visit["within"]));
        return visit.Show<DeadlinesPage, OfOffices<DueEntry>>(new OfOffices<DueEntry>(due, Choice.Of(all.Select(one => one.Office).OfType<string>(), visit["office"])));
    }

    private static async Task<IResult> ShowSilent(Visit visit)
    {
        var (silent, problem) = await visit.Ask<Page<Reminder>>("reminders", null, ("within", visit["within"]), ("cursor", visit["cursor"]), ("total", "true"));
        return silent is null ? problem! : visit.Show<RemindersPage, Page<Reminder>>(silent);
    }

    private static async Task<IResult> ShowMissing(Visit visit)
    {
        var (missing, problem) = await visit.Ask<Page<QualityEntry>>("quality", null, ("office", visit["office"]), ("cursor", visit["cursor"]), ("total", "true"));
        if (missing is null) return problem!;

        var all = await Unfiltered(visit, missing, "quality", ["office"]);
        return visit.Show<QualityPage, OfOffices<QualityEntry>>(new OfOffices<QualityEntry>(missing, Choice.Of(all.SelectMany(one => one.Offices), visit["office"])));
    }

    private static async Task<IReadOnlyList<TEntry>> Unfiltered<TEntry>(Visit visit, Page<TEntry> shown, string address, IEnumerable<string> filters, params IEnumerable<(string Name, string? Value)> kept) =>
        visit.IsAll(shown, filters)
            ? shown.Items
            : (await visit.Ask<Page<TEntry>>(address, null, [.. kept, ("limit", $"{Paging.MostItems}")])).Answer!.Items;

    public static readonly Sentence NothingFits = new("Nothing fits this choice.", "Nichts passt zu dieser Auswahl.");
    public static readonly Sentence DueTitle = new("What is due", "Was fällig ist");
    public static readonly Sentence SilentTitle = new("Who has not been heard from lately", "Von wem man lange nichts hörte");
    public static readonly Sentence MissingTitle = new("What is missing from the record", "Was in den Aufzeichnungen fehlt");
    public static readonly Sentence Title = new("Due and missing", "Fällig und fehlend");

    public static readonly IReadOnlyList<(string Address, Sentence Name)> All = [("deadlines", DueTitle), ("reminders", SilentTitle), ("quality", MissingTitle)];
}
