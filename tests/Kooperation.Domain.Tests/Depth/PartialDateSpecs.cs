using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

public sealed class PartialDateSpecs
{
    [Theory]
    [InlineData("2024", "2024-06-30", "2025-06-30")]
    [InlineData("2024-02", "2024-02-15", "2025-02-15")]
    public void A_partial_date_counts_from_its_middle(string occurredOn, string first, string last)
    {
        var contact = Contact(occurredOn);

        Assert.Equal(0, Levels(Day(first).AddDays(-1).ToString("O"), contact).Level);
        Assert.Equal(2, Levels(first, contact).Level);
        Assert.Equal(2, Levels(last, contact).Level);
        Assert.Equal(0, Levels(Day(last).AddDays(1).ToString("O"), contact).Level);
    }

    [Fact]
    public void Before_its_middle_it_is_shown_as_not_yet_counting()
    {
        var step = Assert.Single(Assess("2024-03-01", Contact("2024")).NotCounted);

        Assert.Equal(NotCountedReason.NotYet, step.Reason);
        Assert.Equal("Der Tag ist nur teilweise bekannt: Der Schritt zählt ab dem 30. Juni 2024, der Mitte dessen, was er heißen kann.", step.Why.German);
        Assert.Empty(Assess("2023-12-31", Contact("2024")).NotCounted);
    }

    [Fact]
    public void Where_another_day_would_give_another_level_it_says_so()
    {
        var uncertainty = Assess("2025-08-01", Contact("2024")).Uncertainty!;

        Assert.Equal((0, 2), (uncertainty.Lowest, uncertainty.Highest));
        Assert.Equal([2], Assert.Single(uncertainty.Steps).Levels);
        Assert.Contains("0 bis 2", uncertainty.What.German);
    }

    [Fact]
    public void Where_no_other_day_would_give_another_level_it_says_nothing()
    {
        Assert.Null(Assess("2024-12-31", Contact("2024")).Uncertainty);
        Assert.Null(Assess("2026-02-01", Contact("2024")).Uncertainty);
        Assert.Null(Assess("2025-08-01", Contact("2024"), Contact("2025-07-01")).Uncertainty);
        Assert.Null(Assess("2024-08-01", Contact("2024-07-01")).Uncertainty);
    }

    [Fact]
    public void No_other_day_lies_after_the_day_of_the_assessment() =>
        Assert.Null(Assess("2024-07-15", Contact("2024-07-01"), Contact("2024-07", ContactForm.Invitation)).Uncertainty);

    [Fact]
    public void Undated_steps_are_shown_and_never_count()
    {
        var assessment = Assess("2024-12-31", Contact(null), Seat(null), new SeatWithdrawn(A, null).On(null));

        Assert.Equal(0, assessment.Level);
        Assert.Equal(3, assessment.BasedOn.Undated);
        Assert.All(assessment.NotCounted, step => Assert.Equal(NotCountedReason.Undated, step.Reason));
    }
}
