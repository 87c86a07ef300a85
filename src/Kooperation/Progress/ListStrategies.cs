using System.Globalization;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Rules;

namespace Kooperation.Progress;

/// <summary>What a list of strategies is ordered by.</summary>
public enum StrategyOrder
{
    Title,

    /// <summary>What is furthest for certain comes first, what cannot be assessed last.</summary>
    AtLeast,

    /// <summary>What is least known comes first.</summary>
    Unknown,

    /// <summary>Red, yellow, grey, green, none.</summary>
    Colour,

    /// <summary>What was never reported on, or longest ago, comes first.</summary>
    LastReport
}

public static class ListStrategiesEndpoint
{
    public static void MapListStrategies(this IEndpointRouteBuilder strategies, RecordedEvidence evidence, Today today) =>
        strategies.MapRead<Page<StrategyOverview>>("", async question =>
        {
            var query = question.Query;
            var day = question.Day(today);
            var order = query.Word<StrategyOrder>("sort") ?? StrategyOrder.Title;
            var wanted = Filter(query);
            var paging = Paging.Of(query);
            if (query.Problem is { } problem) return problem;

            var all = await evidence.OfAll(question.Views, question.Cancelled);
            var rules = await AdoptionRecord.InForce(question.Views);
            var depths = await PartnerDepths.Of([.. all.SelectMany(one => one.Measures)], question.Views, rules, day);
            var overview = all
                .Where(one => one.Strategy.HadBegunBy(day))
                .Select(one => StrategyOverview.Of(one.Strategy, one.Measures, depths, rules.Progress(day), day))
                .Where(wanted)
                .ToList();

            return question.Http.Spoken(question.Http.Linked(paging.Of(overview, one => KeyOf(one, order))));
        })
        .WithSummary("The strategies of a municipality with their figures on a day, filtered and in order.")
        .TakesDay()
        .Takes<StrategyOrder>("sort", "What comes first: by title, what is furthest, what is least known, the worst colour, or what was reported on longest ago.")
        .Takes<string>("fieldOfAction", "A field of action, by the municipality's word or its title.")
        .Takes<LightColour>("colour", "The colour of the whole strategy.")
        .Takes<bool>("assessable", "Whether anything is known of how far it is carried out.")
        .Takes<bool>("ended", "Whether it was closed or the next edition took over.")
        .TakesPaging();

    private static Func<StrategyOverview, bool> Filter(QueryParameters query)
    {
        var fieldOfAction = query.Text("fieldOfAction");
        var colour = query.Word<LightColour>("colour");
        var assessable = query.Flag("assessable");
        var ended = query.Flag("ended");

        return one => (fieldOfAction is null || one.FieldsOfAction.Contains(fieldOfAction, StringComparer.OrdinalIgnoreCase))
            && (colour is null || one.Light.Colour == colour)
            && (assessable is null || one.Implementation.IsAssessable == assessable)
            && (ended is null || one.HasEnded == ended);
    }

    private static string KeyOf(StrategyOverview one, StrategyOrder order) => order switch
    {
        StrategyOrder.Title => one.TitleKey(),
        StrategyOrder.AtLeast => $"{100 - (one.Implementation.AtLeast ?? -1):000}{one.TitleKey()}",
        StrategyOrder.Unknown => $"{100 - one.Implementation.Unknown:000}{one.TitleKey()}",
        StrategyOrder.Colour => RankOf(one.Light.Colour) + one.TitleKey(),
        _ => OldestFirst(one.Freshness.LastReport) + one.TitleKey()
    };

    internal static string RankOf(LightColour colour) => colour switch
    {
        LightColour.Red => "0",
        LightColour.Yellow => "1",
        LightColour.Grey => "2",
        LightColour.Green => "3",
        _ => "4"
    };

    internal static string OldestFirst(ToldStep? report) => report?.OccurredOn.Middle?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "00000000";
}
