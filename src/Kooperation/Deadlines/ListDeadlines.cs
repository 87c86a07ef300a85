using System.Globalization;
using Kooperation.Domain.Deadlines;
using Kooperation.Domain.Language;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Landscape;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Rules;

namespace Kooperation.Deadlines;

/// <summary>Something that is due, or was and is not settled.</summary>
/// <param name="On">The last day of what was said about when.</param>
/// <param name="Said">What was said about when: a day, a month or a year.</param>
/// <param name="When">The day in words; of a month or a year also that no more was said.</param>
/// <param name="LateByDays">The days since then; 0 on the day itself and before.</param>
/// <param name="StepId">The step that named the day.</param>
/// <param name="Event">Which kind of step that is.</param>
/// <param name="About">The agreement, grant, commitment or milestone; the measure or strategy itself; of an override, what it is about.</param>
/// <param name="Office">The office in charge; absent where none is named.</param>
/// <param name="Partnership">With the name of the organisation; absent where it is about a measure or a strategy.</param>
/// <param name="SettledBy">The steps any of which settles it.</param>
/// <param name="Invented">Whether that step was made up for the demonstration.</param>
public sealed record DueEntry(
    DeadlineKind Kind,
    Sentence What,
    DateOnly On,
    PartialDate Said,
    Sentence When,
    int LateByDays,
    Guid StepId,
    string Event,
    Guid About,
    string? Office,
    NamedThing? Partnership,
    NamedThing? Measure,
    NamedThing? Strategy,
    IReadOnlyList<string> SettledBy,
    bool Invented)
{
    /// <summary>By day; what is due on one day in the order in which it was recorded, as far as the ids tell.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{On:yyyyMMdd}{StepId:N}{(int)Kind:00}");

    internal static DueEntry Of(Deadline deadline, DateOnly day) => new(
        deadline.Kind,
        deadline.What,
        deadline.On,
        deadline.Said,
        deadline.When,
        deadline.LateOn(day),
        deadline.StepId,
        deadline.Event,
        deadline.About,
        deadline.Office,
        null,
        null,
        null,
        deadline.SettledBy,
        deadline.Basis == Basis.Invented);
}

public static class ListDeadlinesEndpoint
{
    private const int UsuallyWithinDays = 90;
    internal const int LongestOutlookInDays = 3660;

    public static void MapListDeadlines(this IEndpointRouteBuilder deadlines, OrganisationDirectory directory, Today today) =>
        deadlines.MapExplainedRead<Page<DueEntry>>(async question =>
        {
            var query = question.Query;
            var day = question.Day(today);
            var within = query.Number("within", UsuallyWithinDays, 0, LongestOutlookInDays);
            var partnership = query.Id("partnership");
            var filter = Filter(query);
            var paging = Paging.Of(query);
            if (query.Problem is { } problem) return problem;

            var due = (await Find(question.Views, directory, partnership, day, within, question.Cancelled)).Where(filter).ToList();
            return question.Http.Spoken(question.Http.Linked(paging.Of(due, entry => entry.Key)));
        }, "Why something is due: the steps behind every entry.")
        .WithSummary("What is due in the next days and what is late, in partnerships, measures and strategies, by day.")
        .Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.")
        .Takes<int>("within", "How many days to look ahead, 0 to 3660; 90 where absent. What is late is always there.")
        .Takes<string>("office", "The office in charge.")
        .Takes<Guid>("partnership", "A partnership, by any of its ids.")
        .Takes<DeadlineKind>("kind", "What is due.")
        .Takes<bool>("late", "Whether it is late.")
        .TakesPaging();

    /// <summary>What is late or due in so many days, in no order.</summary>
    /// <param name="partnership">Null for everywhere.</param>
    internal static async Task<IEnumerable<DueEntry>> Find(
        Views views, OrganisationDirectory directory, Guid? partnership, DateOnly day, int within, CancellationToken cancelled)
    {
        var partners = await Partners.Of(views, directory, cancelled);
        IReadOnlyCollection<Partner> asked = partnership is { } id ? [.. new[] { partners.Find(id) }.OfType<Partner>()] : partners.All;
        var histories = partnership is null
            ? await StandingStep.All(views)
            : await StandingStep.In(views, asked.SelectMany(StandingStep.StreamsOf));

        var rules = (await AdoptionRecord.InForce(views)).Progress(day);
        return asked
            .SelectMany(partner => Of(partner, histories, day))
            .Concat(partnership is null ? Of(Plans.On(day, histories), rules, day) : [])
            .Where(entry => entry.On <= day.AddDays(within));
    }

    private static Func<DueEntry, bool> Filter(QueryParameters query)
    {
        var office = query.Text("office");
        var kind = query.Word<DeadlineKind>("kind");
        var late = query.Flag("late");

        return entry => (office is null || (entry.Office is { } own && PlainWords.AreSame(own, office)))
            && (kind is null || entry.Kind == kind)
            && (late is null || entry.LateByDays > 0 == late);
    }

    private static IEnumerable<DueEntry> Of(Partner partner, ILookup<Guid, StandingStep> histories, DateOnly day)
    {
        var named = new NamedThing(partner.Id, partner.Organisation.Name);
        return PartnershipDeadlines.On(day, StandingStep.Of(partner, histories)).Select(deadline => DueEntry.Of(deadline, day) with { Partnership = named });
    }

    private static IEnumerable<DueEntry> Of(Plans plans, ProgressRules rules, DateOnly day)
    {
        var strategies = plans.Strategies.ToDictionary(strategy => strategy.Id);
        var measures = plans.Measures.ToDictionary(measure => measure.Id);

        foreach (var strategy in plans.Strategies)
        {
            foreach (var deadline in StrategyDeadlines.Of(strategy, about => measures.GetValueOrDefault(about)?.Title))
            {
                var measure = measures.GetValueOrDefault(deadline.About);
                yield return DueEntry.Of(deadline, day) with
                {
                    Strategy = new NamedThing(strategy.Id, strategy.Title),
                    Measure = measure is null ? null : new NamedThing(measure.Id, measure.Title),
                    Office = measure?.Office
                };
            }
        }

        foreach (var measure in plans.Measures)
        {
            var strategy = strategies.GetValueOrDefault(measure.StrategyId);
            if (strategy is { IsOver: true }) continue;

            foreach (var deadline in MeasureDeadlines.Of(measure, strategy?.Drafted.Step.ReportEveryMonths, rules))
            {
                yield return DueEntry.Of(deadline, day) with
                {
                    Measure = new NamedThing(measure.Id, measure.Title),
                    Strategy = strategy is null ? null : new NamedThing(strategy.Id, strategy.Title)
                };
            }
        }
    }
}
