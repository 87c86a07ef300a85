using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Database;

namespace Kooperation.Tests.Platform.Storage;

/// <summary>What is kept for ever must not depend on how a program happens to count or spell: the store holds words, as the interface does.</summary>
public sealed class StepsAreStoredAsTheyAreSent(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task The_store_holds_names_and_words_as_the_interface_says_them()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03", form = "meeting", direction = "fromPartner", topics = new[] { "Elternarbeit" } });

        Assert.Equal(
            """{"form": "meeting", "basis": "stated", "topics": ["Elternarbeit"], "direction": "fromPartner", "occurredOn": "2026-03", "counterpart": "municipality"}""",
            await Stored(contact.StepId));
    }

    [Fact]
    public async Task A_step_within_a_correction_is_stored_in_the_same_way()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03", form = "meeting", direction = "mutual" });
        var replacement = new { @event = "ContactMade", occurredOn = "2026-04", form = "visit", direction = "unanswered", topics = Array.Empty<string>() };
        var corrected = await Accepted($"steps/{contact.StepId}/corrections", new { replacement, reason = "Verschrieben" }, "*");

        var stored = JsonNode.Parse(await Stored(corrected.StepId))!;
        var steps = await StepsOf(partnership);

        Assert.Equal(("ContactMade", "visit", "unanswered"), (stored["replacement"]!["event"]!.ToString(), stored["replacement"]!["form"]!.ToString(), stored["replacement"]!["direction"]!.ToString()));
        Assert.True(JsonNode.DeepEquals(stored, JsonSerializer.SerializeToNode(steps[^1], steps[^1].GetType(), StepJson.Options)));
    }

    private Task<string> Stored(Guid step) => Ask.One(Host.ConnectionString, $"SELECT data FROM kooperation.mt_events WHERE id = '{step}'");
}
