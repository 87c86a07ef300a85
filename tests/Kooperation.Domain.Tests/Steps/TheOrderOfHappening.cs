using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Steps;

public sealed class TheOrderOfHappening
{
    private static readonly Mark Paused = MarkOf<PartnershipPaused>("2024-03-01");
    private static readonly Mark Resumed = MarkOf<PartnershipResumed>("2024-06");

    [Fact]
    public void Nothing_stands_before_or_after_anything_in_an_empty_course()
    {
        var course = Course.Of([]);

        Assert.Equal((null, null, null), (course.Last, course.Before(PartialDate.Year(2024)), course.After(PartialDate.Year(2024))));
    }

    [Theory]
    [InlineData("2024-02-29", null, "PartnershipPaused")]
    [InlineData("2024-03-01", "PartnershipPaused", "PartnershipResumed")]
    [InlineData("2024-05-31", "PartnershipPaused", "PartnershipResumed")]
    [InlineData("2024-06-01", "PartnershipResumed", null)]
    [InlineData("2024", "PartnershipResumed", null)]
    [InlineData("2023", null, "PartnershipPaused")]
    public void A_day_has_its_place_whatever_the_order_of_recording(string day, string? before, string? after)
    {
        foreach (var course in new[] { Course.Of([Paused, Resumed]), Course.Of([Resumed, Paused]) })
        {
            Assert.Equal((before, after), (course.Before(PartialDate.Parse(day))?.Event, course.After(PartialDate.Parse(day))?.Event));
            Assert.Equal(Resumed, course.Last);
        }
    }

    [Theory]
    [InlineData("2024-06-15")]
    [InlineData("2024-06")]
    [InlineData("2024")]
    [InlineData(null)]
    public void Where_the_dates_do_not_tell_the_order_of_recording_does(string? day)
    {
        var later = MarkOf<PartnershipEnded>(day);

        Assert.Equal(later, Course.Of([Paused, Resumed, later]).Last);
    }

    [Fact]
    public void An_undated_step_keeps_what_was_recorded_after_it_behind_it()
    {
        var undated = MarkOf<PartnershipEnded>(null);

        var course = Course.Of([undated, Paused]);

        Assert.Equal((Paused, undated), (course.Last, course.Before(PartialDate.Year(1990))));
    }

    private static Mark MarkOf<TStep>(string? day) where TStep : Step =>
        new(Guid.CreateVersion7(), Catalogue.NameOf(typeof(TStep)), Guid.Empty, day is null ? PartialDate.Unknown : PartialDate.Parse(day));
}
