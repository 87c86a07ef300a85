using Kooperation.Demonstration;
using Kooperation.Depth;
using Kooperation.Landscape;
using Kooperation.Organisations;
using Kooperation.Partnerships;
using Kooperation.Platform.Running;
using Kooperation.Platform.Storage;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kooperation.Tests.Platform.Running;

/// <summary>What is rebuilt from the steps equals what the running service keeps, document by document.</summary>
public sealed class RebuildingViews
{
    [Fact]
    public async Task Every_view_rebuilt_is_the_view_that_was_stored()
    {
        var connection = await GivenServiceWithMixedHistory();
        using var store = DocumentStore.For(options =>
        {
            options.Connection(Store.Tuned(connection));
            options.ConfigureStore();
            options.AddOrganisations();
            options.AddPartnerships();
            options.AddDepth();
            options.AddLandscape();
        });
        var live = await Documents(connection);

        Assert.Equal(0, await RebuildViews.Run(store, null, TestContext.Current.CancellationToken));

        var rebuilt = await Documents(connection);
        Assert.True(live.Count > 40, $"only {live.Count} documents");
        Assert.Equal(live, rebuilt);
        Assert.Equal(1, await RebuildViews.Run(store, "Unheard", TestContext.Current.CancellationToken));
    }

    // The demonstration, with a step corrected and one withdrawn, in a database of its own.
    private static async Task<string> GivenServiceWithMixedHistory()
    {
        await using var host = new KooperationHost();
        await host.InitializeAsync();
        await host.Services.GetRequiredService<LoadDemonstration>().Load(LoadDemonstration.Files(), () => { }, TestContext.Current.CancellationToken);

        var spec = new Recorded(host);
        await spec.ReviseSome();
        return host.ConnectionString;
    }

    private static async Task<SortedDictionary<string, string>> Documents(string connection)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();

        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await Column(open, DocumentsOfViews))
        {
            await using var rows = new NpgsqlCommand($"SELECT tenant_id || '/' || id, data::text FROM kooperation.{table}", open);
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync()) documents[$"{table}/{reader.GetString(0)}"] = reader.GetString(1);
        }

        return documents;
    }

    private const string DocumentsOfViews =
        """
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = 'kooperation' AND table_name LIKE 'mt_doc_%' AND table_name <> 'mt_doc_answered' AND column_name = 'tenant_id'
        """;

    private static async Task<IReadOnlyList<string>> Column(NpgsqlConnection open, string sql)
    {
        await using var command = new NpgsqlCommand(sql, open);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync()) values.Add(reader.GetString(0));
        return values;
    }

    private sealed class Recorded(KooperationHost host) : KooperationSpec(host)
    {
        public async Task ReviseSome()
        {
            var partnership = await GivenPartnership();
            var first = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
            var second = await Accepted($"partnerships/{partnership}/joint-work/events", new { occurredOn = "2026-04-01", title = "Fest" });
            await Accepted(
                $"steps/{first.StepId}/corrections",
                new { replacement = new { @event = "ContactMade", occurredOn = "2026-02", form = "visit", direction = "mutual", topics = Array.Empty<string>() }, reason = "anders" },
                "*");
            var last = await Accepted($"steps/{second.StepId}/withdrawal", new { reason = "ausgefallen" }, "*");
            Assert.Equal(2, (await Get($"partnerships/{partnership}/depth?asOf=2026-06-01&atLeast={last.Position}")).Json["level"]!.GetValue<int>());
        }
    }
}
