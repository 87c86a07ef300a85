using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Course;

public sealed class AdoptingAStrategy(KooperationHost host) : StrategySpec(host)
{
    private static readonly string Sha256 = new('a', 64);

    [Fact]
    public async Task A_strategy_is_adopted_by_a_body_with_a_decision()
    {
        var strategy = await GivenStrategy();

        await Accepted($"strategies/{strategy}/adoption", new
        {
            occurredOn = "2021-06-30",
            decidedBy = "Stadtverordnetenversammlung",
            decisionReference = "Beschluss 0108/2021",
            document = new { link = "https://stadt.example/0108", sha256 = Sha256 }
        });

        var adopted = Assert.IsType<StrategyAdopted>((await StepsOf(strategy)).Last());
        Assert.Equal(
            ("Stadtverordnetenversammlung", "Beschluss 0108/2021", PartialDate.Day(2021, 6, 30), "https://stadt.example/0108"),
            (adopted.DecidedBy, adopted.DecisionReference, adopted.OccurredOn, adopted.Document?.Link));
    }

    [Fact]
    public async Task Which_body_decided_is_left_out_where_the_source_does_not_say()
    {
        var strategy = await GivenStrategy();

        await Accepted($"strategies/{strategy}/adoption", new { occurredOn = "2021-10" });

        Assert.Null(Assert.IsType<StrategyAdopted>((await StepsOf(strategy)).Last()).DecidedBy);
    }

    [Fact]
    public async Task A_strategy_is_adopted_once()
    {
        var strategy = await GivenAdoptedStrategy();

        await Refused($"strategies/{strategy}/adoption", new { occurredOn = "2022", decidedBy = "Rat" }, "This strategy has been adopted already.");
    }

    [Fact]
    public async Task A_strategy_is_adopted_after_it_was_drafted()
    {
        var strategy = await GivenStrategy(draftedOn: "2020-05");

        await Refused(
            $"strategies/{strategy}/adoption",
            new { occurredOn = "2020-04-30", decidedBy = "Rat" },
            "This follows from what happened in May 2020 and cannot have happened before, on 30 April 2020.");
        await Accepted($"strategies/{strategy}/adoption", new { occurredOn = "2020", decidedBy = "Rat" });
    }

    [Fact]
    public async Task A_strategy_is_adopted_before_it_is_closed()
    {
        var strategy = await GivenStrategy();
        await Accepted($"strategies/{strategy}/closing", new { occurredOn = "2022-03", reason = "Kein Auftrag" }, "*");

        await Refused(
            $"strategies/{strategy}/adoption",
            new { occurredOn = "2022-04-01", decidedBy = "Rat" },
            "This strategy ended in March 2022 and cannot have been adopted after that, on 1 April 2022.");
        await Accepted($"strategies/{strategy}/adoption", new { occurredOn = "2021", decidedBy = "Rat" });
    }

    [Fact]
    public async Task Whoever_decided_has_a_name_and_decided_by_today()
    {
        var strategy = await GivenStrategy();

        await Refused($"strategies/{strategy}/adoption", new { occurredOn = "2021", decidedBy = "" }, "This must not be empty.");
        await Refused(
            $"strategies/{strategy}/adoption",
            new { occurredOn = "2199", decidedBy = "Rat" },
            "The year 2199 lies in the future: a step is recorded once it has happened.");
    }
}
