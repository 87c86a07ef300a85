using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Platform;
using Kooperation.Platform.Log;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Progress;

namespace Kooperation.Reports.Comparison;

/// <summary>What entered, left, rose and fell from one state to another.</summary>
/// <param name="Items">The things that are otherwise, by kind and name.</param>
/// <param name="Steps">The steps that are named as causes, in the order of the log.</param>
/// <param name="Total">How many there are on all pages; only where asked for.</param>
public sealed record ComparisonOfStates(ReadState From, ReadState To, IReadOnlyList<ThingChange> Items, IReadOnlyList<CausingStep> Steps, int? Total)
{
    /// <summary>The cursor of the next page; null on the last.</summary>
    [JsonIgnore]
    public string? Next { get; init; }
}

public static class CompareStatesEndpoint
{
    public static void MapCompareStates(this IEndpointRouteBuilder municipality, RecordedEvidence evidence, Today today) =>
        municipality.MapRead<ComparisonOfStates>("comparison", async question =>
        {
            var query = question.Query;
            var (fromPlace, toPlace) = (await question.PlaceOf("from"), await question.PlaceOf("to"));
            var toDay = query.Day("toAsOf") ?? today.InGermany;
            var fromDay = query.Day("fromAsOf") ?? (query.Value("fromKnownAt") is null ? toDay.AddYears(-1) : toDay);
            var wanted = Filter(query);
            var paging = Paging.Of(query);
            if (query.Problem is { } problem) return problem;

            return await Compare(question, evidence, (fromDay, fromPlace), (toDay, toPlace), wanted, paging);
        })
        .WithTags("Comparison")
        .WithSummary("What entered, left, rose and fell from one state to another, with the steps and days that made it so.")
        .Takes<DateOnly>("fromAsOf", "The day of the one state; where absent, a year before the other, or the same where fromKnownAt is given.")
        .Takes<string>("fromKnownAt", "What was known in the one state: a place in the log or an instant; all that is known where absent.")
        .Takes<DateOnly>("toAsOf", "The day of the other state; today in Germany where absent.")
        .Takes<string>("toKnownAt", "What was known in the other state.")
        .TakesFilter()
        .TakesPaging();

    internal static async Task<IResult> Compare(
        Question question, RecordedEvidence evidence, (DateOnly Day, LogPlace? Place) from, (DateOnly Day, LogPlace? Place) to, Func<ThingChange, bool> wanted, Paging paging)
    {
        var (earlier, later) = (new State(from.Place?.Index, from.Day), new State(to.Place?.Index, to.Day));
        var views = question.Views.At(earlier.KnownAt is { } one && later.KnownAt is { } other ? new State(Math.Max(one, other), null) : question.Views.State);
        var compared = new ComparedStates(views, evidence, question.Http.Said, question.Cancelled);

        var changes = ThingChange.Between(await compared.All(earlier), await compared.All(later), question.Http.Said).Where(wanted).ToList();
        var page = question.Http.Linked(paging.Of(changes, change => $"{(int)change.Kind}{PlainWords.SortKey(change.Name, change.Id)}"));
        var (caused, steps) = await compared.WithCauses(page.Items, earlier, later);
        return question.Http.Spoken(new ComparisonOfStates(Read(from), Read(to), caused, steps, page.Total) { Next = page.Next });

        ReadState Read((DateOnly Day, LogPlace? Place) end) => new(end.Day, end.Place?.Index, end.Place?.At);
    }

    internal static Func<ThingChange, bool> Filter(QueryParameters query)
    {
        var kind = query.Word<FigureOf>("kind");
        var change = query.Word<Change>("change");
        var figure = query.Word<FigureName>("figure");
        var strategy = query.Id("strategy");

        return one => (kind is null || one.Kind == kind)
            && (change is null || figure is not null || one.Changes.Contains(change.Value))
            && (figure is null || one.Figures.Any(other => other.Figure == figure && (change is null || other.Change == change)))
            && (strategy is null || one.StrategyId == strategy);
    }

    internal static RouteHandlerBuilder TakesFilter(this RouteHandlerBuilder view) => view
        .Takes<FigureOf>("kind", "Only things of that kind.")
        .Takes<Change>("change", "Only what became so: the figure that is named, else the thing or any of its figures.")
        .Takes<FigureName>("figure", "Only where that figure is another one.")
        .Takes<Guid>("strategy", "Only the strategy and its parts.");
}
