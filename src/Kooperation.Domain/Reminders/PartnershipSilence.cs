using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Reminders;

/// <summary>
/// How long a partnership has been silent against its own rhythm: a pure function of its evidence and a day. Undated contacts never count, nor
/// does an attempt that nobody answered. A paused or ended partnership is silent by agreement.
/// </summary>
public static class PartnershipSilence
{
    /// <summary>A silence is too long when it lasts so many times as long as usual.</summary>
    public const int Factor = 2;

    /// <summary>Fewer intervals between contacts are no rhythm.</summary>
    public const int FewestIntervals = 3;

    /// <summary>The rhythm is that of the latest intervals; how it was years ago does not matter.</summary>
    public const int MostIntervals = 12;

    /// <summary>Days of silence that are fine whatever the rhythm: whoever meets every week may be away for a month.</summary>
    public const int ShortestInDays = 30;

    /// <summary>Days of silence that are fine where neither a wish nor a rhythm is known: the year for which a contact carries depth.</summary>
    public const int GeneralInDays = 365;

    /// <summary>The kinds of steps that are asked for besides the evidence.</summary>
    public static readonly IReadOnlyList<Type> Kinds = [typeof(DepthWanted), typeof(PartnershipPaused), typeof(PartnershipResumed), typeof(PartnershipEnded)];

    /// <summary>Null where the two never had a dated contact, and where they are silent by agreement.</summary>
    /// <param name="facts">What the partnership's steps say.</param>
    /// <param name="course">Its wishes, pauses, ends and resumptions as they stand, in the order of recording.</param>
    public static Silence? On(DateOnly day, IReadOnlyList<DepthFact> facts, IEnumerable<RecordedStep> course)
    {
        var known = new KnownSteps(course, day);
        var turn = known.Last(step => step is PartnershipPaused or PartnershipResumed or PartnershipEnded);
        if (turn?.Step is PartnershipPaused or PartnershipEnded) return null;

        IReadOnlyList<(DateOnly On, DepthFact Fact)> contacts =
        [
            .. facts
                .Where(fact => fact.IsContact && fact.OccurredOn.Earliest <= day && !IsUnanswered(fact))
                .Select(fact => (On: NoLaterThan(day, fact.OccurredOn.Middle!.Value), Fact: fact))
                .OrderBy(contact => contact.On)
                .ThenBy(contact => contact.Fact.Position)
                .ThenBy(contact => contact.Fact.StepId)
        ];
        if (contacts.Count == 0) return null;

        var (sinceOn, last) = contacts[^1];
        var since = new SilentSince(last.StepId, last.Event, last.OccurredOn, last.Basis == Basis.Invented);
        if (turn?.Step is PartnershipResumed { OccurredOn.Middle: { } resumedOn } resumed && NoLaterThan(day, resumedOn) > sinceOn)
        {
            (sinceOn, since) = (NoLaterThan(day, resumedOn), new SilentSince(turn.Id, Catalogue.NameOf(resumed), resumed.OccurredOn, resumed.Basis == Basis.Invented));
        }

        var wanted = known.Last<DepthWanted>(_ => true);
        var rhythm = RhythmOf([.. contacts.Select(contact => contact.On).Distinct()], PausesOf(known));
        var (longest, by) = (wanted?.Step.LongestSilenceInDays, rhythm) switch
        {
            ({ } stated, _) => (stated, SilenceMeasure.Stated),
            (_, { } own) => (Math.Max(ShortestInDays, Factor * own.IntervalInDays), SilenceMeasure.OwnRhythm),
            _ => (GeneralInDays, SilenceMeasure.General)
        };

        var days = day.DayNumber - sinceOn.DayNumber;
        var attempts = facts.Count(fact => fact.IsContact && fact.OccurredOn.Earliest <= day && IsUnanswered(fact) && fact.OccurredOn.Middle > sinceOn);
        return new Silence(since, sinceOn, days, longest, by, by == SilenceMeasure.Stated ? wanted!.Id : null, rhythm)
        {
            Why = Say(days, since, longest, by, rhythm, attempts)
        };
    }

    // What is known to have happened this year may be counted from a middle that is still to come.
    private static DateOnly NoLaterThan(DateOnly day, DateOnly middle) => middle > day ? day : middle;

    private static bool IsUnanswered(DepthFact fact) =>
        fact.Event == Catalogue.NameOf(typeof(ContactMade)) && (fact.Traits ?? "").Contains("direction=unanswered", StringComparison.Ordinal);

    private static IReadOnlyList<DateOnly> PausesOf(KnownSteps known) =>
        [.. known.Everything.Where(told => told.Step is PartnershipPaused or PartnershipEnded).Select(told => told.Step.OccurredOn.Middle).OfType<DateOnly>()];

    // Time that somebody agreed to be silent for is no part of the rhythm.
    private static Rhythm? RhythmOf(IReadOnlyList<DateOnly> days, IReadOnlyList<DateOnly> pauses)
    {
        List<int> intervals =
        [
            .. days.Zip(days.Skip(1))
                .Where(pair => !pauses.Any(pause => pair.First <= pause && pause < pair.Second))
                .Select(pair => pair.Second.DayNumber - pair.First.DayNumber)
                .TakeLast(MostIntervals)
                .Order()
        ];
        if (intervals.Count < FewestIntervals) return null;

        var middle = intervals.Count / 2;
        var median = intervals.Count % 2 == 1 ? intervals[middle] : (intervals[middle - 1] + intervals[middle] + 1) / 2;
        return new Rhythm(median, intervals.Count, Factor);
    }

    private static Sentence Say(int days, SilentSince since, int longest, SilenceMeasure by, Rhythm? rhythm, int attempts)
    {
        var fine = by switch
        {
            SilenceMeasure.Stated => new Sentence($"{Days(longest)} were said to be fine", $"gewünscht ist eine Stille von höchstens {Tage(longest)}"),
            SilenceMeasure.OwnRhythm => new Sentence(
                $"{Days(rhythm!.IntervalInDays)} are usual between two contacts, and up to {Days(longest)} are fine",
                $"üblich sind {Tage(rhythm.IntervalInDays, "Tage")} zwischen zwei Kontakten, in Ordnung sind bis zu {Tage(longest, "Tage")}"),
            _ => new Sentence($"without a rhythm of its own, up to {Days(longest)} are fine", $"ohne eigenen Rhythmus sind bis zu {Tage(longest, "Tage")} in Ordnung")
        };

        var tried = attempts == 0
            ? new Sentence("", "")
            : new Sentence($"; attempts since then that nobody answered: {attempts}", $"; seitdem unbeantwortete Versuche: {attempts}");

        return new Sentence(
            $"Silent for {Days(days)}, {since.OccurredOn.Since().English}; {fine.English}{tried.English}",
            $"Still seit {Tage(days)}, zuletzt {since.OccurredOn.On().German}; {fine.German}{tried.German}");
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static string Tage(int days, string several = "Tagen") => days == 1 ? "1 Tag" : $"{days} {several}";
}
