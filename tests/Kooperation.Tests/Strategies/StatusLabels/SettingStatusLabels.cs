using Kooperation.Domain.Measures;
using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.StatusLabels;

public sealed class SettingStatusLabels(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task A_municipality_has_its_own_words_and_several_may_mean_one_state()
    {
        var strategy = await GivenStrategy();

        await Accepted($"strategies/{strategy}/status-labels", new
        {
            occurredOn = "2021",
            labels = new[]
            {
                new { label = "im laufenden Geschäft", state = "established" },
                new { label = "erfüllt", state = "completed" },
                new { label = "abgeschlossen", state = "completed" }
            }
        });

        Assert.Equal(
            [
                new StatusLabel("im laufenden Geschäft", MeasureState.Established),
                new StatusLabel("erfüllt", MeasureState.Completed),
                new StatusLabel("abgeschlossen", MeasureState.Completed)
            ],
            Assert.IsType<StatusLabelsSet>((await StepsOf(strategy)).Last()).Labels);
    }

    [Fact]
    public async Task Without_words_of_its_own_the_usual_ones_are_back()
    {
        var strategy = await GivenStrategy();

        await Accepted($"strategies/{strategy}/status-labels", new { occurredOn = "2021", labels = Array.Empty<object>() });

        Assert.Empty(Assert.IsType<StatusLabelsSet>((await StepsOf(strategy)).Last()).Labels);
    }

    [Fact]
    public async Task One_word_means_one_state()
    {
        var strategy = await GivenStrategy();

        var refused = await Refused(
            $"strategies/{strategy}/status-labels",
            new { occurredOn = "2021", labels = new[] { new { label = "erfüllt", state = "completed" }, new { label = " Erfüllt ", state = "established" } } },
            "\"erfüllt\" is named twice: one word means one state.");
        Assert.NotNull(refused.ErrorAt("/labels"));
    }

    [Fact]
    public async Task A_word_says_something_and_means_a_state()
    {
        var strategy = await GivenStrategy();

        var refused = await Refused(
            $"strategies/{strategy}/status-labels",
            new { occurredOn = "2021", labels = new[] { new { label = "erfüllt", state = "completed" }, new { label = " ", state = "running" } } },
            "This must not be empty.");
        Assert.NotNull(refused.ErrorAt("/labels/1/label"));
        await Malformed(
            $"strategies/{strategy}/status-labels",
            new { occurredOn = "2021", labels = new[] { new { label = "verspätet", state = "late" } } },
            "/labels/0/state",
            "One of draft, approved, callOpen, running, established, completed, deferred, merged, dropped is expected here.");
    }
}
