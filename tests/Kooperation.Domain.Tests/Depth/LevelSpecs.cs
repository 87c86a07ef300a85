using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

public sealed class LevelSpecs
{
    private static readonly Step[] Exchange = [Contact("2025-01-10")];
    private static readonly Step[] Aligned = [.. Exchange, new TasksShared("").On("2025-02-10"), Promise("2025-02-10")];

    private static readonly Step[] Joint =
    [
        Contact("2025-01-10"), Contact("2025-02-10"), Contact("2025-05-10"),
        new ResourcesShared("").On("2025-02-10"), Agreement("2025-02-10", id: B), Seat("2025-02-10", SeatRight.Advisory, C)
    ];

    private static readonly Step[] Shared =
    [
        .. Joint,
        new MeasureCoDesigned(null, "", DesignStage.Need).On("2025-02-10"),
        new DecisionDelegated(Id(3001), "", null, Domain.Time.PartialDate.Unknown).On("2025-02-10"),
        Support("2025-02-10", SupportKind.Equipment)
    ];

    [Fact]
    public void Each_gate_opens_with_what_it_asks_for()
    {
        Assert.Equal(1, Levels("2025-06-01", Support("2025-01-10", SupportKind.Advice)).Level);
        Assert.Equal(2, Levels("2025-06-01", Exchange).Level);
        Assert.Equal(3, Levels("2025-06-01", Aligned).Level);
        Assert.Equal(4, Levels("2025-06-01", Joint).Level);
        Assert.Equal(4, Levels("2025-06-01", Shared).Level);
        Assert.Equal(5, Levels("2025-06-01", [.. Shared, View("2025-05-01", 5)]).Level);
    }

    [Fact]
    public void Level_1_needs_any_dimension_and_level_2_both_contact_and_exchange()
    {
        Assert.Equal(1, Levels("2025-06-01", new JointEvaluationHeld(null, null).On("2025-02-10")).Level);
        Assert.Equal(1, Levels("2025-06-01", Contact("2025-02-10", ContactForm.Event)).Level);
    }

    [Theory]
    [InlineData(4, "2024-06-02", 5)]
    [InlineData(4, "2024-06-01", 5)]
    [InlineData(4, "2024-05-31", 4)]
    [InlineData(3, "2025-05-01", 4)]
    public void Level_5_needs_a_young_view_of_the_partner_that_confirms_it(int rating, string givenOn, int level) =>
        Assert.Equal(level, Levels("2025-06-01", [.. Shared, View(givenOn, rating)]).Level);

    [Fact]
    public void The_latest_view_is_the_one_that_counts() =>
        Assert.Equal(4, Levels("2025-06-01", [.. Shared, View("2025-05-02", 2), View("2025-05-01", 5)]).Level);

    [Fact]
    public void The_view_stands_beside_the_level_with_its_gap()
    {
        var view = Assess("2025-06-01", [.. Exchange, View("2025-05", 4)]).PartnerView!;

        Assert.Equal((4, 2, true), (view.Rating, view.Gap, view.IsCurrent));
        Assert.Equal("Anlass für ein Gespräch: Die Organisation sieht Stufe 4, die Schritte ergeben 2.", view.Note!.German);
        Assert.Null(Assess("2025-06-01", [.. Exchange, View("2025-05", 3)]).PartnerView!.Note);
        Assert.Contains("noch einmal fragen", Assess("2025-06-01", [.. Exchange, View("2023-05", 3)]).PartnerView!.Note!.German);
    }

    [Fact]
    public void Unknown_and_dormant_are_two_words()
    {
        Assert.Equal("Unbekannt", Assess("2024-12-31", Exchange).Name.German);
        Assert.Equal("Ruhend", Assess("2026-01-11", Exchange).Name.German);
        Assert.Equal("Unbekannt", Assess("2026-01-11", Contact(null), Contact("2025-01-10").With(Counterpart.AnotherHost)).Name.German);
        Assert.Equal("Unbekannt", Assess("2026-01-11").Name.German);
    }

    [Fact]
    public void What_is_missing_for_the_next_level_is_said_in_both_languages_with_the_steps_that_do_it()
    {
        var next = Assess("2025-06-01", Exchange).Next!;

        Assert.Equal(3, next.Level);
        Assert.Equal(
            ["commitment 1: agree on something and note it", "joint work 2: hold a joint event or share tasks"],
            next.Missing.Select(missing => missing.What.English));
        Assert.Equal(
            ["Verbindlichkeit 1: etwas zusagen und es festhalten", "Gemeinsame Arbeit 2: eine gemeinsame Veranstaltung ausrichten oder Aufgaben teilen"],
            next.Missing.Select(missing => missing.What.German));
        Assert.Contains("JointEventHeld", next.Missing[1].Steps);
        Assert.Equal(2, next.Missing[1].Needed);
    }

    [Fact]
    public void From_nothing_a_first_step_is_missing_and_from_4_the_partners_view()
    {
        Assert.Equal("write to the organisation or invite it", Assert.Single(Assess("2025-06-01").Next!.Missing).What.English);
        Assert.Equal(
            "die Organisation nach ihrer Sicht fragen: Stufe 5 verlangt, dass sie selbst 4 oder 5 nennt",
            Assert.Single(Assess("2025-06-01", Shared).Next!.Missing).What.German);
        Assert.Null(Assess("2025-06-01", [.. Shared, View("2025-05-01", 5)]).Next);
    }

    [Fact]
    public void What_has_ended_is_resumed_before_anything_else_deepens_it()
    {
        Step[] ended = [Contact("2025-01-10"), new PartnershipEnded(Side.Partner, "").On("2025-02-10")];

        var first = Assess("2025-06-01", ended).Next!.Missing[0];
        Assert.Equal(("die Zusammenarbeit wieder aufnehmen", "PartnershipResumed"), (first.What.German, Assert.Single(first.Steps)));
        Assert.DoesNotContain(Assess("2025-06-01", [.. ended, new PartnershipResumed(null).On("2025-03-10")]).Next!.Missing, missing => missing.What == first.What);
        Assert.DoesNotContain(Assess("2025-02-09", ended).Next!.Missing, missing => missing.What == first.What);
    }

    [Fact]
    public void The_wanted_level_is_the_latest_one_by_the_day()
    {
        Step[] steps = [new DepthWanted(3, null, null).On("2025-01-10"), new DepthWanted(4, null, null).On("2025-03-10")];

        Assert.Null(Assess("2025-01-09", steps).WantedLevel);
        Assert.Equal(3, Assess("2025-03-09", steps).WantedLevel);
        Assert.Equal(4, Assess("2025-03-10", steps).WantedLevel);
    }

    [Fact]
    public void Breadth_shows_fields_and_offices_of_the_last_two_years()
    {
        Step[] wide = [Contact("2025-01-10") with { FieldOfAction = "Integration", Office = "FB 50" }, Contact("2024-06-01") with { FieldOfAction = "education" }, Contact("2023-01-01") with { FieldOfAction = "health" }];

        Assert.Equal(["Integration", "education"], Assess("2025-06-01", wide).Breadth.FieldsOfAction);
        Assert.Equal(["FB 50"], Assess("2025-06-01", wide).Breadth.Offices);
        Assert.Null(Assess("2025-06-01", wide).Breadth.Note);
    }
}
