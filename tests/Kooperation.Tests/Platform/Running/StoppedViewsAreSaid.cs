using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;
using Npgsql;

namespace Kooperation.Tests.Platform.Running;

/// <summary>A service of its own over a database in which a step breaks on its way in, so that a view cannot read it.</summary>
public sealed class StoppedViewsAreSaid
{
    [Fact]
    public async Task A_view_that_cannot_take_a_step_turns_ready_red_says_why_and_follows_again_once_the_step_is_mended()
    {
        var connection = await TestDatabase.New();
        await using var host = KooperationHost.Over(connection);
        var service = new Watched(host);
        var partnership = await service.Partnership();
        await service.ReadyOnce(answer => answer.Status == HttpStatusCode.OK);
        await Execute(connection, BreakContacts);

        var broken = await service.Contact(partnership);
        await Execute(connection, BreakNoMore);

        // The view that takes contacts stops, no other.
        var red = await service.ReadyOnce(answer => answer.Status == HttpStatusCode.ServiceUnavailable && answer.Json["views"]!.AsArray().Count(view => view!["isStopped"]!.GetValue<bool>()) == 1);
        var reason = $"the step at position {broken.Position} (ContactMade) cannot be taken (System.Text.Json.JsonException)";
        Assert.Equal("unhealthy", red.Json["status"]!.GetValue<string>());
        Assert.Equal(
            [("StepEvidence:All", reason)],
            red.Json["views"]!.AsArray().Where(view => view!["isStopped"]!.GetValue<bool>()).Select(view => (view!["view"]!.ToString(), view["reason"]!.ToString())).Order());
        Assert.StartsWith("Stopped on an error, nothing is skipped: ", red.Json["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains($"StepEvidence:All: {reason}", red.Json["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await service.Health("live")).Status);

        // It is tried again meanwhile, in vain, and that does not look like health. Steps are recorded all the same.
        for (var look = 0; look < 100; look++)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Health("ready")).Status);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var after = await service.Contact(partnership);

        await Execute(connection, "UPDATE kooperation.mt_events SET data = data -> 0 WHERE jsonb_typeof(data) = 'array'");
        await service.ReadyOnce(answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(2, await service.StepsBehindTheDepth(partnership, after.Position!));
    }

    private const string BreakContacts =
        """
        CREATE FUNCTION kooperation.break_contact() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN NEW.data := jsonb_build_array(NEW.data); RETURN NEW; END $$;
        CREATE TRIGGER break_contact BEFORE INSERT ON kooperation.mt_events
            FOR EACH ROW WHEN (NEW.type = 'ContactMade') EXECUTE FUNCTION kooperation.break_contact();
        """;

    private const string BreakNoMore = "DROP TRIGGER break_contact ON kooperation.mt_events; DROP FUNCTION kooperation.break_contact()";

    private static async Task Execute(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Watched(KooperationHost host) : KooperationSpec(host)
    {
        public Task<Guid> Partnership() => GivenPartnership();

        public Task<Answer> Contact(Guid partnership) =>
            Accepted($"partnerships/{partnership}/contacts", new JsonObject { ["occurredOn"] = "2026-03-01", ["form"] = "meeting", ["direction"] = "mutual" });

        public Task<Answer> Health(string which) => Send(new HttpRequestMessage(HttpMethod.Get, $"/health/{which}"));

        public Task<Answer> ReadyOnce(Func<Answer, bool> expected) => Eventually(() => Health("ready"), expected);

        public async Task<int> StepsBehindTheDepth(Guid partnership, string position) =>
            (await Get($"partnerships/{partnership}/depth?asOf=2026-06-01&atLeast={position}")).Json["basedOn"]!["steps"]!.GetValue<int>();
    }
}
