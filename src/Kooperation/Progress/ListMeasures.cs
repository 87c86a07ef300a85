using System.Globalization;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Rules;

namespace Kooperation.Progress;

/// <summary>What a list of measures is ordered by.</summary>
public enum MeasureOrder
{
    Title,

    /// <summary>From the draft to what was dropped.</summary>
    State,

    /// <summary>What is furthest for certain comes first, what cannot be assessed last.</summary>
    AtLeast,

    /// <summary>Red, yellow, grey, green, none.</summary>
    Colour,

    /// <summary>What was never reported on, or longest ago, comes first.</summary>
    LastReport,

    /// <summary>What ends soonest comes first.</summary>
    Ends
}

public static class ListMeasuresEndpoint
{
    public static void MapListMeasures(this IEndpointRouteBuilder measures, RecordedEvidence evidence, Today today) =>
        measures.MapRead<Page<MeasureOverview>>("", async question =>
        {
            var query = question.Query;
            var day = question.Day(today);
            var order = query.Word<MeasureOrder>("sort") ?? MeasureOrder.Title;
            var strategy = query.Id("strategy");
            var wanted = Filter(query);
            var paging = Paging.Of(query);
            if (query.Problem is { } problem) return problem;

            var rules = (await AdoptionRecord.InForce(question.Views)).Progress(day);
            var overview = (await evidence.OfAll(question.Views, question.Cancelled))
                .Where(one => strategy is not { } id || one.Strategy.Id == id)
                .SelectMany(one => MeasureOverview.AllOf(one.Strategy, one.Measures, rules, day))
                .Where(wanted)
                .ToList();

            return question.Http.Spoken(question.Http.Linked(paging.Of(overview, one => KeyOf(one, order))));
        })
        .WithSummary("The measures of a municipality as they stand on a day, filtered and in order.")
        .TakesDay()
        .Takes<MeasureOrder>("sort", "What comes first: by title, state, what is furthest, the worst colour, what was reported on longest ago, or what ends soonest.")
        .Takes<Guid>("strategy", "The strategy.")
        .Takes<Guid>("field", "The field of action.")
        .Takes<Guid>("goal", "The goal.")
        .Takes<string>("office", "The office in charge, or the body outside the administration.")
        .Takes<MeasureState>("state", "The state on the day.")
        .Takes<LightColour>("colour", "The colour on the day.")
        .Takes<FreshnessDegree>("freshness", "How long ago anything was reported of it, as on the day; never for what nothing was reported of.")
        .Takes<bool>("late", "Whether it is late on the day.")
        .Takes<bool>("withoutOffice", "Whether neither an office nor a body outside is in charge.")
        .Takes<Guid>("partner", "A partnership that has a part in it.")
        .TakesPaging();

    private static Func<MeasureOverview, bool> Filter(QueryParameters query)
    {
        var fieldId = query.Id("field");
        var goal = query.Id("goal");
        var office = query.Text("office");
        var state = query.Word<MeasureState>("state");
        var colour = query.Word<LightColour>("colour");
        var freshness = query.Word<FreshnessDegree>("freshness");
        var late = query.Flag("late");
        var withoutOffice = query.Flag("withoutOffice");
        var partner = query.Id("partner");

        return one => (fieldId is null || one.FieldId == fieldId)
            && (goal is null || one.GoalId == goal)
            && (office is null || Names(one.ResponsibleOffice, office) || Names(one.ExternalBody, office))
            && (state is null || one.State == state)
            && (colour is null || one.Light?.Colour == colour)
            && (freshness is null || one.Freshness.Degree == freshness)
            && (late is null || one.IsLate == late)
            && (withoutOffice is null || (one.ResponsibleOffice is null && one.ExternalBody is null) == withoutOffice)
            && (partner is not { } partnership || one.Partners.Contains(partnership));
    }

    private static bool Names(string? office, string asked) => string.Equals(office?.Trim(), asked, StringComparison.OrdinalIgnoreCase);

    private static string KeyOf(MeasureOverview one, MeasureOrder order) => order switch
    {
        MeasureOrder.Title => one.TitleKey(),
        MeasureOrder.State => $"{(int)one.State}{one.TitleKey()}",
        MeasureOrder.AtLeast => $"{100 - (one.Implementation.AtLeast ?? -1):000}{one.TitleKey()}",
        MeasureOrder.Colour => ListStrategiesEndpoint.RankOf(one.Light?.Colour ?? LightColour.None) + one.TitleKey(),
        MeasureOrder.Ends => (one.Term.Until.Latest?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "99999999") + one.TitleKey(),
        _ => ListStrategiesEndpoint.OldestFirst(one.Freshness.LastReport) + one.TitleKey()
    };
}
