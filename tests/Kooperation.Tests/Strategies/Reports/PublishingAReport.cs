using System.Globalization;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Reports;

public sealed class PublishingAReport(KooperationHost host) : StrategySpec(host)
{
    private static readonly string Sha256 = new('a', 64);

    [Fact]
    public async Task A_report_knows_every_step_recorded_before_it_and_the_rules_in_force()
    {
        var strategy = await GivenStrategy();
        var last = await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" });

        var published = await Accepted($"strategies/{strategy}/reports", new
        {
            occurredOn = "2023-03",
            title = "Zweiter Controlling-Bericht",
            period = new { from = "2021", until = "2022" },
            document = new { link = "https://stadt.example/bericht-2.pdf", sha256 = Sha256 }
        });

        var report = Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last());
        Assert.Equal(
            (published.StepId, "Zweiter Controlling-Bericht", new Term(PartialDate.Year(2021), PartialDate.Year(2022)), "https://stadt.example/bericht-2.pdf"),
            (report.ReportId, report.Title, report.Period, report.Document?.Link));
        Assert.Equal(["depth/1", "progress/1"], report.Rules);
        Assert.InRange(report.Position, PositionOf(last), PositionOf(published) - 1);
    }

    [Fact]
    public async Task What_a_report_knew_is_not_for_the_caller_to_say()
    {
        var strategy = await GivenStrategy();

        await Malformed(
            $"strategies/{strategy}/reports",
            new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" }, position = 1 },
            "/position",
            "This property is unknown.");
        await Malformed(
            $"strategies/{strategy}/reports",
            new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" }, rules = new[] { "progress/0" } },
            "/rules",
            "This property is unknown.");
    }

    public static TheoryData<object, string, string> Flaws => new()
    {
        { new { from = "2199", until = (string?)null }, "/period", "The year 2199 lies in the future: a report tells of time that has passed." },
        { new { from = (string?)null, until = "2199-12-31" }, "/period", "31 December 2199 lies in the future: a report tells of time that has passed." },
        { new { from = "2023", until = "2022" }, "/period", "A period cannot end before it begins." }
    };

    [Theory]
    [MemberData(nameof(Flaws), DisableDiscoveryEnumeration = true)]
    public async Task A_report_tells_of_time_that_has_passed(object period, string at, string sentence)
    {
        var strategy = await GivenStrategy();

        var refused = await Refused($"strategies/{strategy}/reports", new { occurredOn = "2023", title = "Bericht", period }, sentence);

        Assert.NotNull(refused.ErrorAt(at));
    }

    [Fact]
    public async Task A_report_has_a_title()
    {
        var strategy = await GivenStrategy();

        await Refused(
            $"strategies/{strategy}/reports", new { occurredOn = "2023", title = "", period = new { from = "2021", until = "2022" } }, "This must not be empty.");
    }

    [Fact]
    public async Task Of_a_report_everything_can_be_corrected_but_what_it_knew()
    {
        var strategy = await GivenStrategy();
        var published = await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" } });
        var position = Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last()).Position;
        var corrections = $"steps/{published.StepId}/corrections";

        const string KnewThat = "What a report knew and by which rules it was written cannot be corrected: publish another one.";
        await Refused(corrections, Correction(published.StepId, position - 1, "depth/1", "progress/1"), KnewThat, "*");
        await Refused(corrections, Correction(published.StepId, position, "depth/1", "progress/2"), KnewThat, "*");
        await Refused(
            corrections,
            Correction(Guid.CreateVersion7(), position, "depth/1", "progress/1"),
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");
        await Accepted(corrections, Correction(published.StepId, position, "depth/1", "progress/1"), "*");
    }

    private static object Correction(Guid reportId, long position, params string[] rules) => new
    {
        replacement = new
        {
            @event = "ReportPublished",
            occurredOn = "2023-04",
            reportId,
            title = "Erster Bericht",
            period = new { from = "2021", until = "2022-06" },
            position,
            rules
        },
        reason = "verlesen"
    };

    private static long PositionOf(Answer answer) => long.Parse(answer.Position!, CultureInfo.InvariantCulture);
}
