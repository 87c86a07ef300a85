using System.Text.Json;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

/// <summary>A real relation on its public facts: yearly conferences 2016 to 2019, then silence.</summary>
public sealed class MisoHannoverSpecs
{
    private static readonly IReadOnlyList<DepthFact> Steps = Read();

    [Theory]
    [InlineData("2015-12-31", 0, "Unbekannt")]
    [InlineData("2016-12-31", 2, "Austausch")]
    [InlineData("2018-12-31", 2, "Austausch")]
    [InlineData("2019-12-31", 2, "Austausch")]
    [InlineData("2020-08-31", 1, "Bekannt")]
    [InlineData("2020-12-31", 0, "Ruhend")]
    [InlineData("2023-12-31", 0, "Ruhend")]
    public void On_the_stated_facts_alone_it_is_an_exchange_that_goes_dormant(string day, int level, string name)
    {
        var assessment = PartnershipDepth.Assess(Steps, DepthRules.Standard, Day(day), AssessmentOptions.Stated);

        Assert.Equal(level, assessment.Level);
        Assert.Equal(name, assessment.Name.German);
        Assert.Equal(0, assessment.BasedOn.Judged);
    }

    [Fact]
    public void With_the_pause_that_was_read_into_it_the_exchange_still_stands_at_the_end_of_2020()
    {
        var assessment = PartnershipDepth.Assess(Steps, DepthRules.Standard, Day("2020-12-31"));

        Assert.Equal(2, assessment.Level);
        Assert.Equal("2020-03", assessment.PausedSince.ToString());
        Assert.Equal(Day("2021-06-30"), assessment.Of(Dimension.Contact).Until);
        Assert.Contains(assessment.Notes, note => note.What.German == "Die Zusammenarbeit pausiert seit März 2020; laufende Fristen stehen still, längstens bis zum 15. März 2021.");
    }

    [Fact]
    public void A_pause_that_lasts_longer_than_it_stops_anything_is_told_in_the_past() => Assert.Contains(
        PartnershipDepth.Assess(Steps, DepthRules.Standard, Day("2021-03-16")).Notes,
        note => note.What.German == "Die Zusammenarbeit pausiert seit März 2020; laufende Fristen standen bis zum 15. März 2021 still und laufen seitdem weiter.");

    [Fact]
    public void The_seat_that_was_read_into_it_is_a_silent_one()
    {
        var assessment = PartnershipDepth.Assess(Steps, DepthRules.Standard, Day("2023-12-31"));

        Assert.Equal(1, assessment.Level);
        Assert.Equal(2, assessment.Of(Dimension.DecisionPower).Level);
        Assert.Equal(
            "stilles Mandat: Die Stimme im Gremium „WIR2.0-Kuratorium“ wurde noch nicht ausgeübt; der Sitz zählt deshalb nur als Stufe 2",
            Assert.Single(assessment.Of(Dimension.DecisionPower).Notes).What.German);
    }

    [Fact]
    public void It_says_what_it_rests_on_and_what_does_not_count()
    {
        var assessment = PartnershipDepth.Assess(Steps, DepthRules.Standard, Day("2023-12-31"));

        Assert.Equal(new BasedOn(Steps: 15, Undated: 2, Judged: 2, Invented: 0, NotCounted: 8), assessment.BasedOn);
        Assert.Equal(6, assessment.NotCounted.Count(step => step.Reason == NotCountedReason.OtherCounterpart));
        Assert.Equal(2, assessment.NotCounted.Count(step => step.Reason == NotCountedReason.Undated));
        Assert.All(assessment.NotCounted, step => Assert.NotNull(step.Source));
    }

    private static IReadOnlyList<DepthFact> Read()
    {
        using var stream = typeof(MisoHannoverSpecs).Assembly.GetManifestResourceStream("miso-hannover.json")!;
        var steps = JsonDocument.Parse(stream).RootElement.GetProperty("steps").Deserialize<Step[]>(StepJson.Options)!;
        return Evidence(steps);
    }
}
