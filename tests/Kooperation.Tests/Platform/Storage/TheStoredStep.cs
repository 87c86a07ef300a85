using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;
using Npgsql;

namespace Kooperation.Tests.Platform.Storage;

/// <summary>What lies in the store is what the wire says, so that any program can read it, today and in twenty years.</summary>
public sealed class TheStoredStep(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task It_has_the_names_and_words_of_the_wire()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03", form = "visit", direction = "fromPartner", topics = new[] { "Räume" } });

        Assert.Equal(
            """{"form": "visit", "basis": "stated", "topics": ["Räume"], "direction": "fromPartner", "occurredOn": "2026-03", "counterpart": "municipality"}""",
            await Stored(contact.StepId));
    }

    [Fact]
    public async Task A_replacement_within_a_correction_has_them_too()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03", form = "meeting", direction = "mutual" });
        var replacement = new { @event = "ContactMade", occurredOn = "2026-02", form = "visit", direction = "mutual", topics = Array.Empty<string>() };
        var correction = await Accepted($"steps/{contact.StepId}/corrections", new { replacement, reason = "anderer Monat" }, "*");

        Assert.Equal("visit", JsonNode.Parse(await Stored(correction.StepId))!["replacement"]!["form"]!.GetValue<string>());
    }

    private async Task<string> Stored(Guid step)
    {
        await using var database = new NpgsqlConnection(Host.ConnectionString);
        await database.OpenAsync(Cancelled);
        await using var data = new NpgsqlCommand("SELECT data::text FROM kooperation.mt_events WHERE id = $1", database) { Parameters = { new() { Value = step } } };
        return (string)(await data.ExecuteScalarAsync(Cancelled))!;
    }
}
