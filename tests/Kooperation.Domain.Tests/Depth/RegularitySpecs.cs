using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

public sealed class RegularitySpecs
{
    private static readonly Step[] ThreeInTwoQuarters = [Contact("2025-01-10"), JointEvent("2025-02-10"), new ExpertiseContributed("").On("2025-04-01")];

    [Fact]
    public void Three_mutual_contacts_in_two_quarters_of_twelve_months_are_regular()
    {
        Assert.Equal(2, Levels("2025-03-31", ThreeInTwoQuarters).Dimensions.Contact);
        Assert.Equal(3, Levels("2025-04-01", ThreeInTwoQuarters).Dimensions.Contact);
        Assert.Equal(3, Levels("2026-01-09", ThreeInTwoQuarters).Dimensions.Contact);
        Assert.Equal(2, Levels("2026-01-10", ThreeInTwoQuarters).Dimensions.Contact);
    }

    [Fact]
    public void The_assessment_lists_the_contacts_and_the_day_the_rhythm_ends()
    {
        var assessment = Assess("2025-05-01", ThreeInTwoQuarters);
        var contact = assessment.Of(Dimension.Contact);

        Assert.Equal(3, contact.CarriedBy.Count);
        Assert.All(contact.CarriedBy, step => Assert.Equal("regularity", step.Rule));
        Assert.Equal(Day("2026-01-09"), contact.Until);
        var regularity = assessment.Regularity;
        Assert.Equal((true, false, 3, 2, 0), (regularity.IsRegular, regularity.IsReliable, regularity.Contacts, regularity.Quarters, regularity.OverdueCommitments));
        Assert.Equal(["ExpertiseContributed", "JointEventHeld", "ContactMade"], regularity.MutualContacts.Select(contact => contact.Event));
    }

    [Fact]
    public void Three_in_one_quarter_and_two_in_two_are_not_regular()
    {
        Assert.Equal(2, Levels("2025-05-01", Contact("2025-01-01"), Contact("2025-02-01"), Contact("2025-03-31")).Dimensions.Contact);
        Assert.Equal(2, Levels("2025-05-01", Contact("2025-01-01"), Contact("2025-04-01")).Dimensions.Contact);
    }

    [Fact]
    public void An_accepted_offer_and_one_way_contacts_are_no_mutual_contacts()
    {
        Step[] steps =
        [
            Contact("2025-01-01"), Contact("2025-04-01"),
            new QualificationAccepted(A).On("2025-04-02"), Contact("2025-04-03", direction: ContactDirection.FromPartner)
        ];

        Assert.Equal(2, Levels("2025-05-01", steps).Dimensions.Contact);
    }

    [Fact]
    public void A_promise_of_the_municipality_more_than_60_days_overdue_ends_regularity_until_it_is_kept()
    {
        Step[] steps = [.. ThreeInTwoQuarters, Promise("2025-01-10", "2025-04-30")];

        Assert.Equal(3, Levels("2025-06-29", steps).Dimensions.Contact);
        Assert.Equal(2, Levels("2025-06-30", steps).Dimensions.Contact);
        Assert.Equal(3, Levels("2025-07-01", [.. steps, new CommitmentKept(A).On("2025-07-01")]).Dimensions.Contact);
        Assert.Equal(1, Assess("2025-06-30", steps).Regularity.OverdueCommitments);
    }

    [Fact]
    public void A_promise_of_the_partner_or_without_a_day_does_not_end_regularity()
    {
        Assert.Equal(3, Levels("2025-12-01", [.. ThreeInTwoQuarters, Promise("2025-01-10", "2025-04-30", Side.Partner)]).Dimensions.Contact);
        Assert.Equal(3, Levels("2025-12-01", [.. ThreeInTwoQuarters, Promise("2025-01-10")]).Dimensions.Contact);
    }

    [Fact]
    public void Reliable_is_regular_for_two_years_with_named_people_and_kept_promises() =>
        Assert.Equal(4, Levels("2025-12-01", Reliable()).Dimensions.Contact);

    [Theory]
    [InlineData("a contact of the year before")]
    [InlineData("the person of the municipality")]
    [InlineData("the person of the partner")]
    [InlineData("a kept promise")]
    public void Reliable_needs_each_of_its_parts(string without)
    {
        var steps = Reliable(without);

        Assert.Equal(3, Levels("2025-12-01", steps).Dimensions.Contact);
    }

    [Fact]
    public void Four_of_five_promises_kept_are_enough_and_three_of_four_are_not()
    {
        Step[] fourth = [.. Reliable(), Promise("2025-01-01", "2025-11-30", Side.Partner, Id(2004))];
        Assert.Equal(4, Levels("2025-11-30", fourth).Dimensions.Contact);
        Assert.Equal(3, Levels("2025-12-01", fourth).Dimensions.Contact);

        Step[] fifth = [.. fourth, Promise("2025-01-01", null, Side.Partner, Id(2005)), new CommitmentKept(Id(2005)).On("2025-02-01")];
        Assert.Equal(4, Levels("2025-12-01", fifth).Dimensions.Contact);
    }

    [Fact]
    public void What_is_missing_for_more_is_said_with_the_figures_so_far()
    {
        var higher = Assess("2025-03-31", ThreeInTwoQuarters).Of(Dimension.Contact).Higher!;

        Assert.Equal(
            "Kontakt 3: in 12 Monaten mindestens 3 gegenseitige Kontakte in mindestens 2 Quartalen, und keine Zusage der Kommune länger als 60 Tage überfällig "
            + "(bisher: Kontakte 2, Quartale 1, überfällige Zusagen 0)",
            higher.What.German);
        Assert.StartsWith("contact 4: ", Assess("2025-05-01", ThreeInTwoQuarters).Of(Dimension.Contact).Higher!.What.English);
    }

    private static Step[] Reliable(string? without = null)
    {
        var parts = new (string Part, Step[] Steps)[]
        {
            ("", [Contact("2024-02-01"), Contact("2024-05-01")]),
            ("a contact of the year before", [Contact("2024-08-01")]),
            ("", [Contact("2025-02-01"), Contact("2025-05-01"), Contact("2025-08-01")]),
            ("the person of the municipality", [new ContactPersonAssigned(A).On("2024-01-01")]),
            ("the person of the partner", [new PartnerContactNamed(B).On("2024-01-01")]),
            ("", Kept(2001)), ("", Kept(2002)), ("a kept promise", Kept(2003))
        };

        return [.. parts.Where(part => without is null || part.Part != without).SelectMany(part => part.Steps)];

        static Step[] Kept(int id) => [Promise("2024-01-01", "2024-06-01", Side.Municipality, Id(id)), new CommitmentKept(Id(id)).On("2024-05-01")];
    }
}
