using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Platform.Log;
using Kooperation.Tests.Harness;
using Marten;
using Marten.Services;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kooperation.Tests.Platform.Log;

/// <summary>Every step has a place in the log of its municipality, in the order in which the steps came to be known.</summary>
public sealed class WritingTheLog(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task Every_step_has_the_next_place_in_the_log_of_its_municipality()
    {
        var partnership = await GivenPartnership();
        for (var day = 1; day <= 5; day++) await Contact(partnership);

        var log = await LogOnceItHas(7);

        Assert.Equal(Enumerable.Range(1, 7).Select(place => (long)place), log.Select(entry => entry.Index));
        Assert.Equal(log.Select(entry => entry.Position).Order(), log.Select(entry => entry.Position));
        Assert.Equal(log.Select(entry => entry.At).Order(), log.Select(entry => entry.At));
    }

    [Fact]
    public async Task A_step_that_is_committed_late_comes_later_in_the_log_although_its_number_is_earlier()
    {
        var (first, second, third) = (await GivenPartnership(), await GivenPartnership(), await GivenPartnership());
        await LogOnceItHas(6);

        await using var one = await Held(first);
        await using var other = await Held(second);
        var early = await Contact(third);
        Assert.Equal(early.Position, $"{(await LogOnceItHas(7))[^1].Position}");
        await other.Transaction.CommitAsync(Cancelled);
        Assert.Equal(other.Position, (await LogOnceItHas(8))[^1].Position);
        await one.Transaction.CommitAsync(Cancelled);

        var log = await LogOnceItHas(9);
        Assert.Equal([early.Position!, $"{other.Position}", $"{one.Position}"], log.Skip(6).Select(entry => $"{entry.Position}"));
        Assert.True(one.Position < other.Position && other.Position < log[6].Position);
        Assert.Equal(log.Select(entry => entry.At).Order(), log.Select(entry => entry.At));
    }

    [Fact]
    public async Task What_a_step_is_found_by_is_noted_at_places_that_were_given_before_the_log_told_it()
    {
        var partnership = await GivenPartnership();
        var contact = await Contact(partnership);
        await Accepted($"steps/{contact.StepId}/withdrawal", new { });
        await LogOnceItHas(4);
        await using var connection = new NpgsqlConnection(Host.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var forget = new NpgsqlCommand("UPDATE kooperation.log SET type = NULL, user_name = NULL, causation_id = NULL, revises = NULL, occurred_on = NULL WHERE tenant_id = $1", connection) { Parameters = { new() { Value = Municipality } } };
        await forget.ExecuteNonQueryAsync(Cancelled);
        Assert.Equal((0, 0), (await Found("event=ContactMade&by=spec"), await Found("occurredFrom=2026-03-01")));

        await Host.Services.GetRequiredService<LogWriter>().FillIn(Cancelled);

        Assert.Equal((1, 4, 2, 2), (await Found("event=ContactMade&by=spec"), await Found("by=spec"), await Found("asOf=2026-12-31"), await Found("occurredFrom=2026-03-01")));
    }

    private async Task<int> Found(string query) => (await Get($"history?{query}&total=true")).Json["total"]!.GetValue<int>();

    private Task<Answer> Contact(Guid partnership) => Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

    // A contact whose transaction stays open.
    private async Task<HeldStep> Held(Guid partnership)
    {
        var connection = new NpgsqlConnection(Host.ConnectionString);
        await connection.OpenAsync(Cancelled);
        var transaction = await connection.BeginTransactionAsync(Cancelled);
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = Municipality;
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().LightweightSession(options);
        session.Events.Append(partnership, new ContactMade(ContactForm.Meeting, ContactDirection.Mutual, [], null) { OccurredOn = PartialDate.Year(2026) });
        await session.SaveChangesAsync(Cancelled);

        await using var number = new NpgsqlCommand("SELECT max(seq_id) FROM kooperation.mt_events WHERE stream_id = $1", connection, transaction) { Parameters = { new() { Value = partnership } } };
        return new HeldStep(connection, transaction, (long)(await number.ExecuteScalarAsync(Cancelled))!);
    }

    private async Task<IReadOnlyList<Entry>> LogOnceItHas(int entries) => await Eventually(ReadLog, log => log.Count >= entries);

    private async Task<List<Entry>> ReadLog()
    {
        await using var connection = new NpgsqlConnection(Host.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var read = new NpgsqlCommand("SELECT log_index, seq_id, logged_at FROM kooperation.log WHERE tenant_id = $1 ORDER BY log_index", connection)
        {
            Parameters = { new() { Value = Municipality } }
        };
        await using var rows = await read.ExecuteReaderAsync(Cancelled);
        var log = new List<Entry>();
        while (await rows.ReadAsync(Cancelled)) log.Add(new Entry(rows.GetInt64(0), rows.GetInt64(1), rows.GetFieldValue<DateTimeOffset>(2)));
        return log;
    }

    private sealed record Entry(long Index, long Position, DateTimeOffset At);

    private sealed record HeldStep(NpgsqlConnection Connection, NpgsqlTransaction Transaction, long Position) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
