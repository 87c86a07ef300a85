using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.FieldsOfAction;

public sealed class AddingAFieldOfAction(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task A_field_has_a_title_and_the_word_that_partnerships_use()
    {
        var strategy = await GivenStrategy();

        var added = await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung und Sprache", word = "education" });

        var field = Assert.IsType<FieldOfActionAdded>((await StepsOf(strategy)).Last());
        Assert.Equal((added.StepId, "Bildung und Sprache", "education"), (field.FieldId, field.Title, field.Word));
    }

    [Fact]
    public async Task A_field_without_a_title_is_refused()
    {
        var strategy = await GivenStrategy();

        await Refused($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "" }, "This must not be empty.");
        await Malformed($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020" }, "/title", "“title” is missing.");
    }
}
