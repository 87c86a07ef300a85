using System.Net;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Progress;

public sealed class ReadingAMeasure(KooperationHost host) : ProgressSpec(host)
{
    [Fact]
    public async Task It_is_told_on_any_day_with_its_plan_its_calls_and_its_figures()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(
            strategy,
            goal,
            more: [new CallOpened(PartialDate.Parse("2024-03-15"), 50_000_00).On("2024-02-01"), new CallOpened(PartialDate.Parse("2024-08-25"), null).On("2024-07-01"), Started("2025-01-01")]);

        var called = (await Read($"measures/{measure}?asOf=2024-12-01")).Json;
        var now = (await Read($"measures/{measure}?asOf={Today}")).Json;
        var before = await Read($"measures/{measure}?asOf=2021-06-01");

        Assert.Equal(("callOpen", "Called for 2 times."), (called["progress"]!["state"]!.GetValue<string>(), called["progress"]!["notes"]![0]!.GetValue<string>()));
        Assert.Equal([("2024-03-15", 50_000_00L), ("2024-08-25", null)], called["calls"]!.AsArray().Select(call => (call!["deadline"]!.GetValue<string>(), call["highestAmountInCents"]?.GetValue<long>())));
        Assert.Equal(("running", 50_000_00L), (now["progress"]!["state"]!.GetValue<string>(), now["budgetCeilingInCents"]!.GetValue<long>()));
        Assert.Equal(HttpStatusCode.NotFound, before.Status);
    }

    [Fact]
    public async Task Its_partners_are_told_with_the_depth_of_the_day()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, more: [Involved(partnership, "2026-01-01", PartnerRole.Design)]);

        var participation = (await Read($"measures/{measure}?asOf=2026-06-01")).Json["progress"]!["participation"]!;

        Assert.Equal((2, "yes"), (participation["partners"]![0]!["depth"]!.GetValue<int>(), participation["coDesign"]!.GetValue<string>()));
        Assert.Equal(("design", "need"), (participation["partners"]![0]!["involvedBy"]![0]!["role"]!.GetValue<string>(), participation["partners"]![0]!["involvedBy"]![0]!["stage"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Measures_that_were_merged_lead_to_each_other()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var (kept, merged) = (await GivenMeasure(strategy, goal), await GivenMeasure(strategy, goal));
        var step = new MeasuresMerged(kept, merged, "dasselbe").On("2024-06-01");
        await Tell(kept, step);
        await Tell(merged, step);

        var ofMerged = (await Read($"measures/{merged}?asOf={Today}")).Json["progress"]!;
        var ofKept = (await Read($"measures/{kept}?asOf={Today}")).Json["progress"]!;

        Assert.Equal(("merged", kept, false), (ofMerged["state"]!.GetValue<string>(), ofMerged["mergedInto"]!.GetValue<Guid>(), ofMerged["counts"]!.GetValue<bool>()));
        Assert.Equal(merged, Assert.Single(ofKept["absorbed"]!.AsArray())!.GetValue<Guid>());
    }

    [Fact]
    public async Task What_is_no_measure_is_not_found()
    {
        var (strategy, _, _) = await GivenStrategy();

        Assert.Equal(HttpStatusCode.NotFound, (await Get($"measures/{strategy}")).Status);
    }
}
