using System.Globalization;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Rules;
using Kooperation.Platform;
using Kooperation.Rules.Trials;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kooperation.Tests.Rules.Trials;

/// <summary>Whoever works on a trial may be killed: another one goes on with it.</summary>
public sealed class KillingTrials
{
    private const int Partnerships = 400;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_process_goes_on_where_a_killed_one_stopped_and_finds_what_one_alone_does()
    {
        var connection = await TestDatabase.New();
        await using var database = NpgsqlDataSource.Create(connection);
        var (alone, killed, municipality) = (Guid.CreateVersion7(), Guid.CreateVersion7(), "16000001");

        await using (var host = KooperationHost.Over(connection))
        {
            var store = host.Services.GetRequiredService<IDocumentStore>();
            await using (var session = store.LightweightSession(municipality))
            {
                Many.Partnerships(session, Partnerships);
                await session.SaveChangesAsync(Cancelled);
            }

            await KooperationSpec.Eventually(() => Number(database, "SELECT count(*) FROM kooperation.log"), places => places == Partnerships * 5);
            await using (var session = store.LightweightSession(municipality))
            {
                session.Store(TrialNamed(alone, municipality, host), TrialNamed(killed, municipality, host) with { State = TrialState.Interrupted });
                await session.SaveChangesAsync(Cancelled);
            }

            await KooperationSpec.Eventually(() => Text(database, $"SELECT data ->> 'state' FROM kooperation.mt_doc_trial WHERE id = '{alone}'"), state => state == "done");
        }

        // A service that ends takes its process with it; one within this process leaves its connections to be picked up again.
        await Execute(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'kooperation'");

        // Findings are written so slowly that the process is met in the middle of its work.
        await Execute(database, """
            CREATE FUNCTION kooperation.slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END; $$;
            CREATE TRIGGER slowly BEFORE INSERT ON kooperation.mt_doc_keptfindings FOR EACH ROW EXECUTE FUNCTION kooperation.slowly();
            UPDATE kooperation.mt_doc_trial SET data = jsonb_set(data, '{state}', '"running"') WHERE data ->> 'state' = 'interrupted'
            """);
        using (var process = ServiceProcess.Start("Development", new Dictionary<string, string>
        {
            ["ConnectionStrings:Kooperation"] = connection,
            [$"Municipalities:{municipality}"] = "Stadt",
            ["Logging:LogLevel:Microsoft"] = "Warning"
        }))
        {
            await KooperationSpec.Eventually(() => Done(database, killed), done => done > 0);
            process.Signal("KILL");
            Assert.Equal(137, await process.Ended());
        }

        var left = await Done(database, killed);
        Assert.InRange(left, 1, Partnerships - 1);
        await Execute(database, "DROP TRIGGER slowly ON kooperation.mt_doc_keptfindings");

        await using var other = KooperationHost.Over(connection);
        _ = other.Services;
        await KooperationSpec.Eventually(() => Text(database, $"SELECT data ->> 'state' FROM kooperation.mt_doc_trial WHERE id = '{killed}'"), state => state == "done");

        Assert.Equal(Partnerships, await Done(database, killed));
        Assert.True(await Number(database, $"SELECT max((data ->> 'last')::int) FROM kooperation.mt_doc_keptfindings WHERE data ->> 'trialId' = '{alone}'") > Partnerships);
        Assert.Equal(await Findings(database, alone), await Findings(database, killed));
    }

    private static Trial TrialNamed(Guid id, string municipality, KooperationHost host)
    {
        var file = DepthRules.Standard.Text.Replace("\"depth/1\"", "\"depth/2\"", StringComparison.Ordinal).Replace("\"lasts\": \"12 months\"", "\"lasts\": \"6 months\"", StringComparison.Ordinal);
        return new Trial(id, municipality, "", RulesModel.Depth, "depth/2", RulesEdition.HashOf(file), file, host.Services.GetRequiredService<Today>().InGermany, Partnerships * 5);
    }

    private static Task<long> Done(NpgsqlDataSource database, Guid trial) => Number(database, $"SELECT (data ->> 'done')::bigint FROM kooperation.mt_doc_trial WHERE id = '{trial}'");

    private static Task<string> Findings(NpgsqlDataSource database, Guid trial) =>
        Text(database, $"SELECT string_agg((data -> 'findings')::text, '' ORDER BY (data ->> 'first')::int) FROM kooperation.mt_doc_keptfindings WHERE data ->> 'trialId' = '{trial}'");

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    private static async Task<long> Number(NpgsqlDataSource database, string sql) => long.Parse(await Text(database, $"SELECT ({sql})::text"), CultureInfo.InvariantCulture);

    private static async Task<string> Text(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(Cancelled))!;
    }
}
