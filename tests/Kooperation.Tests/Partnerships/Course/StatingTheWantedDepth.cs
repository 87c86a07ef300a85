using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Course;

public sealed class StatingTheWantedDepth(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task The_wanted_depth_is_recorded_with_the_longest_silence()
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/wanted-depth",
            new { occurredOn = "2026-01-10", level = 4, longestSilenceInDays = 90, reason = "Elternarbeit an drei Schulen" });

        var wanted = Assert.IsType<DepthWanted>((await StepsOf(partnership)).Last());
        Assert.Equal((4, 90, "Elternarbeit an drei Schulen"), (wanted.Level, wanted.LongestSilenceInDays, wanted.Reason));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task A_depth_that_is_no_level_is_refused(int level)
    {
        var partnership = await GivenPartnership();

        await Refused($"partnerships/{partnership}/wanted-depth", new { occurredOn = "2026-01-10", level }, "This is a number from 1 to 5.");
    }

    [Fact]
    public async Task A_silence_of_no_days_is_refused()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/wanted-depth",
            new { occurredOn = "2026-01-10", level = 3, longestSilenceInDays = 0 },
            "The longest silence can be 1 to 3660 days.");
    }
}
