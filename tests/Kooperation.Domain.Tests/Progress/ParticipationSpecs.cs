using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>Who has a part in the measures.</summary>
public sealed class ParticipationSpecs
{
    private const string Today = "2025-06-01";

    [Fact]
    public void Shares_are_of_the_measures_that_count()
    {
        var depths = new Dictionary<Guid, int> { [ThePartner] = 3, [Id(52)] = 2 };
        MeasureEvidence[] measures =
        [
            MeasureOf(Id(31), Planned(), Involved("2024-01-01"), Involved("2024-02-01", PartnerRole.Evaluation)),
            MeasureOf(Id(32), Planned(), Involved("2024-01-01", partner: Id(52))),
            MeasureOf(Id(33), Planned()),
            MeasureOf(Id(34), Planned(), Involved("2024-01-01"), Dropped("2024-02-01"))
        ];

        var participation = StrategyProgress.Assess(Plain, measures, depths, ProgressRules.Standard, Day(Today)).Figures.Participation;

        Assert.Equal((3, 2, 67, 1, 33), (participation.Counted, participation.Partner.Count, participation.Partner.Percent, participation.Deep.Count, participation.Deep.Percent));
        Assert.Equal("a partner organisation is recorded for 2 of 3 measures", participation.Partner.Sentence.English);
        Assert.Equal("bei 1 von 3 Maßnahmen ist eine Partnerorganisation ab Stufe 3 erfasst", participation.Deep.Sentence.German);
    }

    [Fact]
    public void Each_partner_is_named_with_its_depth_and_the_steps_that_say_so()
    {
        var depths = new Dictionary<Guid, int> { [ThePartner] = 4 };

        var measure = StrategyProgress.Measures(
            Plain,
            [Measure(Planned(), Involved("2024-01-01", PartnerRole.Design), Completed("2025-01-01", ThePartner, Id(52)))],
            depths,
            ProgressRules.Standard,
            Day(Today)).Single();

        Assert.Equal((true, true, 4), (measure.Participation.HasPartner, measure.Participation.HasDeepPartner, measure.Participation.Depth));
        Assert.Equal(
            [(ThePartner, 4, "PartnerInvolved Design, MeasureCompleted "), (Id(52), null, "MeasureCompleted ")],
            measure.Participation.Partners.Select(partner =>
                (partner.PartnershipId, partner.Depth, string.Join(", ", partner.InvolvedBy.Select(told => $"{told.By.Event} {told.Role}")))));
    }

    [Theory]
    [InlineData("2024-01-01", "approved 2024-02-01", CoDesign.Yes)]
    [InlineData("2024-03-01", "approved 2024-02-01", CoDesign.No)]
    [InlineData("2024-01-01", "", CoDesign.Yes)]
    [InlineData("2024-03-01", "started 2024-02-01", CoDesign.No)]
    [InlineData("2024-01-01", "started 2024-02-01", CoDesign.Yes)]
    [InlineData("2024-03-01", "started 2024-02-01, approved 2024-04-01", CoDesign.Yes)]
    [InlineData("2024-03-01", "called 2024-02-01, approved 2024-04-01", CoDesign.Yes)]
    [InlineData("2024", "approved 2024-02-01", CoDesign.Yes)]
    [InlineData(null, "approved 2024-02-01", CoDesign.Unclear)]
    [InlineData(null, "", CoDesign.Yes)]
    public void Designed_together_is_what_a_partner_shaped_before_the_approval(string? design, string then, CoDesign expected)
    {
        var others = then.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(told => told.Split(' ')).Select(told => told[0] switch
        {
            "approved" => (Step)Approved(told[1]),
            "called" => Called(told[1]),
            _ => Started(told[1])
        });

        var measure = Stands(Today, [Planned(), Involved(design, PartnerRole.Design), .. others]);

        Assert.Equal(expected, measure.Participation.CoDesign);
        Assert.Equal(expected == CoDesign.Unclear, measure.Notes.Any(note => note.English == "Whether the design together came before the approval cannot be told without its day."));
    }

    [Fact]
    public void Recorded_after_an_approval_that_may_have_come_first_it_does_not_count() =>
        Assert.Equal(CoDesign.No, Stands(Today, Planned(), Approved("2024-02-01"), Involved("2024", PartnerRole.Design)).Participation.CoDesign);

    [Fact]
    public void A_part_in_the_delivery_is_no_design() =>
        Assert.Equal(CoDesign.No, Stands(Today, Planned(), Involved("2024-01-01"), Approved("2024-02-01")).Participation.CoDesign);

    [Fact]
    public void A_partner_raises_participation_and_never_the_implementation()
    {
        var figures = Assess(Today, Plain, Measure(Planned(), Approved("2024-02-01"), Involved("2024-03-01"))).Figures;

        Assert.Equal(("0/0", 100), (figures.InTwo(), figures.Participation.Partner.Percent));
    }
}
