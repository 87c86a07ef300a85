using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.PartnerViews;

public sealed class SubmittingAPartnerView(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task The_partner_says_how_deep_it_finds_the_relation()
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/partner-views",
            new { occurredOn = "2026-09", rating = 4, helps = "kurze Wege", hinders = "späte Zusagen" });

        var view = Assert.IsType<PartnerViewSubmitted>((await StepsOf(partnership)).Last());
        Assert.Equal((4, "kurze Wege", "späte Zusagen"), (view.Rating, view.Helps, view.Hinders));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public async Task A_rating_off_the_scale_is_refused(int rating)
    {
        var partnership = await GivenPartnership();

        await Refused($"partnerships/{partnership}/partner-views",
            new { occurredOn = "2026-09", rating }, "This is a number from 0 to 5.");
    }
}
