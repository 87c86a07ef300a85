using System.Globalization;
using Kooperation.Deadlines;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Reminders;
using Kooperation.Domain.Steps;
using Kooperation.Landscape;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Rules;

namespace Kooperation.Reminders;

/// <summary>A partnership that is going silent, or is.</summary>
/// <param name="Partnership">With the name of the organisation.</param>
/// <param name="Why">How long it has been silent and for how long it may be.</param>
/// <param name="TooLongOn">The first day on which the silence is too long.</param>
/// <param name="SilentForDays">Days of silence so far.</param>
/// <param name="DaysTooMany">Days of silence beyond what is fine; 0 before <paramref name="TooLongOn"/>.</param>
/// <param name="Since">The last step in which the two acted together, or the resumption after it.</param>
/// <param name="LongestInDays">Days of silence that are fine.</param>
/// <param name="MeasuredBy">Whether they were stated, follow from the partnership's own rhythm, or hold in general.</param>
/// <param name="StatedBy">The step that stated them.</param>
/// <param name="Rhythm">The partnership's own rhythm; absent where it has too few contacts to have one.</param>
/// <param name="RenewedBy">The steps that end the silence and keep the contact as it is.</param>
/// <param name="Fading">What falls in depth within the days asked for if nothing further is recorded, each dimension once, and the level where it falls without one.</param>
/// <param name="Invented">How many steps of the partnership were made up for the demonstration.</param>
public sealed record Reminder(
    NamedThing Partnership,
    Sentence Why,
    DateOnly TooLongOn,
    int SilentForDays,
    int DaysTooMany,
    SilentSince Since,
    int LongestInDays,
    SilenceMeasure MeasuredBy,
    Guid? StatedBy,
    Rhythm? Rhythm,
    IReadOnlyList<string> RenewedBy,
    IReadOnlyList<Fading> Fading,
    int Invented)
{
    /// <summary>The longest overdue first.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{TooLongOn:yyyyMMdd}{Partnership.Id:N}");

    internal static Reminder Of(NamedThing partnership, Silence silence, IReadOnlyList<DepthFact> facts, DepthRules rules, DateOnly day, int within)
    {
        return new Reminder(
            partnership,
            silence.Why,
            silence.TooLongOn,
            silence.Days,
            silence.DaysTooMany,
            silence.Since,
            silence.LongestInDays,
            silence.MeasuredBy,
            silence.StatedBy,
            silence.Rhythm,
            rules.Dimensions[(int)Dimension.Contact].Levels[MutualContact].Steps,
            PartnershipDepth.FadingWithin(facts, rules, day, within),
            facts.Count(fact => fact.Basis == Basis.Invented));
    }

    /// <summary>The level of the dimension contact that mutual contacts carry.</summary>
    private const int MutualContact = 2;
}

public static class ListRemindersEndpoint
{
    private const int UsuallyWithinDays = 30;
    private const int LongestOutlookInDays = 1000;

    public static void MapListReminders(this IEndpointRouteBuilder reminders, OrganisationDirectory directory, Today today) =>
        reminders.MapExplainedRead<Page<Reminder>>(async question =>
        {
            var day = question.Day(today);
            var within = question.Query.Number("within", UsuallyWithinDays, 0, LongestOutlookInDays);
            var partnership = question.Query.Id("partnership");
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var partners = await Partners.Of(question.Views, directory, question.Cancelled);
            var (histories, evidence) = partnership is { } id
                ? (await StandingStep.In(question.Views, partners.Find(id) is { } partner ? StandingStep.StreamsOf(partner) : []), await Only(question.Views, id))
                : (await StandingStep.All(question.Views), await PartnershipEvidence.All(question.Views));

            var rules = (await AdoptionRecord.InForce(question.Views)).Depth(day);
            var silent = evidence
                .Where(one => one.HadBegunBy(day))
                .AsParallel().AsOrdered()
                .Select(one => Remind(one, partners, histories, rules, day, within))
                .OfType<Reminder>()
                .ToList();

            return question.Http.Spoken(question.Http.Linked(paging.Of(silent, reminder => reminder.Key)));
        }, "Why a partnership goes silent: the steps behind every entry.")
        .WithSummary("Partnerships that go silent against what was wanted or their own rhythm, the longest overdue first.")
        .Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.")
        .Takes<int>("within", "How many days to look ahead, 0 to 1000; 30 where absent. Who is silent too long is always there.")
        .Takes<Guid>("partnership", "A partnership, by any of its ids.")
        .TakesPaging();

    private static async Task<IReadOnlyList<PartnershipEvidence>> Only(Views views, Guid partnership) => await PartnershipEvidence.Find(views, partnership) is { } evidence ? [evidence] : [];

    private static Reminder? Remind(PartnershipEvidence evidence, Partners partners, ILookup<Guid, StandingStep> histories, DepthRules rules, DateOnly day, int within)
    {
        // Nobody answers for an organisation that exists no longer.
        if (partners.Find(evidence.Id) is not { } partner || partner.Organisation.Dissolved is { } dissolved && !(dissolved.OccurredOn.Earliest > day)) return null;

        var silence = PartnershipSilence.On(day, evidence.Facts, StandingStep.Of(partner, histories));
        return silence is null || silence.TooLongOn > day.AddDays(within)
            ? null
            : Reminder.Of(new NamedThing(partner.Id, partner.Organisation.Name), silence, evidence.Facts, rules, day, within);
    }
}
