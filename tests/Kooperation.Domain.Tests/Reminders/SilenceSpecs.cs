using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Reminders;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Tests.Deadlines;
using Kooperation.Domain.Tests.Depth;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Reminders;

public sealed class SilenceSpecs
{
    // Intervals of 31, 28, 31 and 61 days.
    private static readonly PartnershipStep[] Monthly = [Contact("2025-01-01"), Contact("2025-02-01"), Contact("2025-03-01"), Contact("2025-04-01"), Contact("2025-06-01")];

    [Fact]
    public void A_silence_is_measured_by_the_partnerships_own_rhythm()
    {
        var silence = Silence("2025-08-10", Monthly)!;

        Assert.Equal((SilenceMeasure.OwnRhythm, new Rhythm(31, 4, 2), 62), (silence.MeasuredBy, silence.Rhythm, silence.LongestInDays));
        Assert.Equal((Id(5), "ContactMade", Day("2025-06-01"), 70), (silence.Since.StepId, silence.Since.Event, silence.SinceOn, silence.Days));
        Assert.Equal((Day("2025-08-03"), 8), (silence.TooLongOn, silence.DaysTooMany));
        Assert.Equal("Silent for 70 days, since 1 June 2025; 31 days are usual between two contacts, and up to 62 days are fine", silence.Why.English);
        Assert.Equal("Still seit 70 Tagen, zuletzt am 1. Juni 2025; üblich sind 31 Tage zwischen zwei Kontakten, in Ordnung sind bis zu 62 Tage", silence.Why.German);
    }

    [Fact]
    public void The_first_day_that_is_too_much_is_the_one_after_the_last_that_is_fine()
    {
        Assert.Equal(0, Silence("2025-08-02", Monthly)!.DaysTooMany);
        Assert.Equal(1, Silence("2025-08-03", Monthly)!.DaysTooMany);
    }

    [Fact]
    public void What_was_said_of_silence_goes_before_the_rhythm_and_the_last_wish_holds()
    {
        var silence = Silence("2025-06-02", [.. Monthly, Wanted("2025-01-01", 100), Wanted("2025-05-01", 14)])!;
        Assert.Equal((SilenceMeasure.Stated, 14, Id(7)), (silence.MeasuredBy, silence.LongestInDays, silence.StatedBy));
        Assert.Equal("Still seit 1 Tag, zuletzt am 1. Juni 2025; gewünscht ist eine Stille von höchstens 14 Tagen", silence.Why.German);

        Assert.Equal(SilenceMeasure.OwnRhythm, Silence("2025-06-02", [.. Monthly, Wanted("2025-01-01", 100), Wanted("2025-05-01", null)])!.MeasuredBy);
        Assert.Equal(SilenceMeasure.OwnRhythm, Silence("2025-06-02", [.. Monthly, Wanted("2025-07-01", 14)])!.MeasuredBy);
    }

    [Fact]
    public void Few_contacts_are_no_rhythm_and_whoever_meets_often_may_be_away_for_a_month()
    {
        var few = Silence("2025-06-01", Contact("2025-01-01"), Contact("2025-02-01"), Contact("2025-03-01"))!;
        Assert.Equal((SilenceMeasure.General, 365, null), (few.MeasuredBy, few.LongestInDays, few.Rhythm));

        var often = Silence("2025-02-01", Contact("2025-01-01"), Contact("2025-01-08"), Contact("2025-01-15"), Contact("2025-01-22"))!;
        Assert.Equal((7, 30), (often.Rhythm!.IntervalInDays, often.LongestInDays));
    }

    [Fact]
    public void Several_contacts_of_one_day_are_one_and_old_habits_do_not_matter()
    {
        Assert.Null(Silence("2025-06-01", Contact("2025-01-01"), Contact("2025-01-01"), Contact("2025-01-01"), Contact("2025-01-01"))!.Rhythm);

        PartnershipStep[] yearly = [.. Enumerable.Range(2000, 10).Select(year => Contact($"{year}-01-01"))];
        PartnershipStep[] monthly = [.. Enumerable.Range(1, 12).Select(month => Contact($"2010-{month:00}-01")), Contact("2011-01-01")];
        Assert.Equal(new Rhythm(31, 12, 2), Silence("2011-02-01", [.. yearly, .. monthly])!.Rhythm);
    }

    [Fact]
    public void Undated_contacts_unanswered_attempts_and_what_others_did_end_no_silence()
    {
        PartnershipStep[] more =
        [
            Contact(null), Contact("2025-07-01", direction: ContactDirection.Unanswered), Contact("2025-07-01").With(Counterpart.AnotherHost),
            new ContactPersonAssigned(A).On("2025-07-01"), Wanted("2025-07-01", null)
        ];

        Assert.Equal((Id(5), 70), Since(Silence("2025-08-10", [.. Monthly, .. more])));
        Assert.Equal((Id(6), 40), Since(Silence("2025-08-10", [.. Monthly, JointEvent("2025-07-01")])));
        Assert.Null(Silence("2025-08-10", Contact(null)));
    }

    [Fact]
    public void Whoever_tried_in_vain_since_is_told_so()
    {
        var tried = Contact("2025-07-01", direction: ContactDirection.Unanswered);

        Assert.EndsWith("in Ordnung sind bis zu 62 Tage; seitdem unbeantwortete Versuche: 1", Silence("2025-08-10", [.. Monthly, tried])!.Why.German, StringComparison.Ordinal);
        Assert.DoesNotContain("Versuche", Silence("2025-08-10", [.. Monthly, tried, Contact("2025-07-02")])!.Why.German, StringComparison.Ordinal);
        Assert.DoesNotContain("Versuche", Silence("2025-06-30", [.. Monthly, tried])!.Why.German, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_counts_from_its_middle_and_never_from_a_day_to_come()
    {
        Assert.Equal((Id(6), 26), Since(Silence("2025-08-10", [.. Monthly, Contact("2025-07")])));
        Assert.Equal((Id(6), 0), Since(Silence("2025-08-10", [.. Monthly, Contact("2025-08")])));
        Assert.Equal((Id(5), 10), Since(Silence("2025-06-11", [.. Monthly, Contact("2025-08")])));
    }

    [Fact]
    public void A_paused_or_ended_partnership_is_silent_by_agreement_until_it_is_resumed()
    {
        var (paused, ended) = (new PartnershipPaused("Umzug").On("2025-06-15"), new PartnershipEnded(Side.Partner, "").On("2025-06-15"));

        Assert.Null(Silence("2025-08-10", [.. Monthly, paused]));
        Assert.Null(Silence("2025-08-10", [.. Monthly, ended]));
        Assert.NotNull(Silence("2025-06-14", [.. Monthly, paused]));

        var resumed = Silence("2025-08-10", [.. Monthly, paused, new PartnershipResumed(null).On("2025-08-01")])!;
        Assert.Equal(("PartnershipResumed", 9), (resumed.Since.Event, resumed.Days));
    }

    [Fact]
    public void A_pause_is_no_part_of_the_rhythm()
    {
        var rhythm = Silence(
            "2026-08-01",
            [.. Monthly, new PartnershipPaused("Umzug").On("2025-06-15"), new PartnershipResumed(null).On("2026-05-15"), Contact("2026-06-01")])!.Rhythm;

        Assert.Equal(new Rhythm(31, 4, 2), rhythm);
    }

    [Fact]
    public void Silence_since_an_invented_step_says_so() =>
        Assert.True(Silence("2025-08-10", [.. Monthly, Contact("2025-07-01") with { Basis = Basis.Invented }])!.Since.Invented);

    private static DepthWanted Wanted(string day, int? longestSilence) => new DepthWanted(3, longestSilence, null).On(day);

    private static (Guid StepId, int Days) Since(Silence? silence) => (silence!.Since.StepId, silence.Days);

    private static Silence? Silence(string day, params PartnershipStep[] steps) => PartnershipSilence.On(
        Day(day),
        Evidence([.. steps]),
        Told.Recorded([.. steps]).Where(recorded => PartnershipSilence.Kinds.Contains(recorded.Step.GetType())));
}
