using Kooperation.Domain.Progress;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>What stands beside the figures: what somebody set by hand, other strategies, other editions.</summary>
public sealed class NotesSpecs
{
    [Theory]
    [InlineData("2024-02-29", false)]
    [InlineData("2024-03-01", true)]
    [InlineData("2024-06-30", true)]
    [InlineData("2024-07-01", false)]
    public void A_figure_set_by_hand_is_shown_from_its_day_to_its_end_beside_what_was_worked_out(string day, bool shown)
    {
        var strategy = Strategy(
            Field(), Goal(), new ProgressOverridden(Id(71), TheMeasure, 60, "vor Ort gesehen", PartialDate.Parse("2024-06")).On("2024-03-01"));

        var measure = Assess(day, strategy, Measure(Planned(), Started("2024-01-01"))).Fields[0].Goals[0].Measures[0];

        Assert.Equal(shown ? ["von Hand gesetzt: 60 %, bis Juni 2024: vor Ort gesehen"] : [], measure.Overrides.Select(overridden => overridden.Sentence.German));
        Assert.Equal("-/100", measure.Implementation.InTwo());
    }

    [Fact]
    public void A_figure_can_be_set_for_anything_and_lifted()
    {
        var strategy = Strategy(
            Field(),
            Goal(),
            Set(71, TheStrategy),
            Set(72, TheField),
            Set(73, TheGoal),
            Set(74, TheGoal),
            new OverrideLifted(Id(74), null).On("2024-05-01"));

        var before = Assess("2024-04-01", strategy);
        var after = Assess("2024-05-01", strategy);

        Assert.Equal([1, 1, 2], Counts(before));
        Assert.Equal([1, 1, 1], Counts(after));

        static ProgressOverridden Set(int id, Guid about) => new ProgressOverridden(Id(id), about, 60, "gesehen", PartialDate.Parse("2025")).On("2024-03-01");

        static int[] Counts(ProgressAssessment assessment) =>
            [assessment.Overrides.Count, assessment.Fields[0].Overrides.Count, assessment.Fields[0].Goals[0].Overrides.Count];
    }

    [Theory]
    [InlineData("bildung", "2026", "2027", true)]
    [InlineData("Bildung", null, null, true)]
    [InlineData("Bildung", "2027", null, false)]
    [InlineData("Kultur", "2024", "2025", false)]
    public void Another_strategy_for_the_same_field_and_time_is_named(string word, string? from, string? until, bool named)
    {
        var other = StrategyOf(Id(2), new StrategyDrafted("Bildungsplan", null, [], Term(from, until), null, null).On("2022-01-01"), Field(Id(19), word), Field(Id(18), "Sport"));

        var notes = Notes(Strategy(Field(word: "Bildung"), Goal()), other);

        Assert.Equal(named ? [$"At the same time there is for the same fields ({word}) also: Bildungsplan"] : [], notes);
    }

    [Fact]
    public void An_edition_that_ended_overlaps_with_nothing_and_says_that_it_ended()
    {
        var earlier = StrategyOf(TheStrategy, Drafted(), Field(word: "Bildung"), new StrategySucceeded(Id(2), []).On("2024-05-01"));
        var next = StrategyOf(Id(2), Drafted(), new StrategyAdopted("Rat", null).On("2022-01-01"), Field(Id(19), "Bildung"));

        Assert.Equal(["The next edition took over (1 May 2024)."], Notes(earlier, next));
        Assert.Empty(Notes(next, earlier));
    }

    [Fact]
    public void A_draft_and_a_closed_strategy_say_what_they_are()
    {
        Assert.Equal(["No adoption of the strategy is recorded up to this day."], Notes(StrategyOf(TheStrategy, Drafted(), Field())));
        Assert.Equal(["The strategy is closed (May 2024)."], Notes(StrategyOf(TheStrategy, Drafted(), new StrategyClosed("fertig").On("2024-05"))));
    }

    private static IEnumerable<string> Notes(StrategyEvidence strategy, params StrategyEvidence[] others) =>
        StrategyProgress.Assess(strategy, [], NoDepths, ProgressRules.Standard, Day("2025-06-01"), [.. others.Select(other => StrategyOutline.Of(other, Day("2025-06-01")))])
            .Notes.Select(note => note.English);
}
