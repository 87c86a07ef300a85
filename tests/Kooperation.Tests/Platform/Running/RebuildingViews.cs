using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Kooperation.Deadlines;
using Kooperation.Demonstration;
using Kooperation.Depth;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Landscape;
using Kooperation.Measures;
using Kooperation.Organisations;
using Kooperation.Partnerships;
using Kooperation.Platform.Running;
using Kooperation.Platform.Storage;
using Kooperation.Progress;
using Kooperation.Rules;
using Kooperation.Search;
using Kooperation.Strategies;
using Kooperation.Tests.Deadlines;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kooperation.Tests.Platform.Running;

/// <summary>What is rebuilt from the steps equals what the running service keeps, document by document.</summary>
public sealed class RebuildingViews
{
    [Fact]
    public async Task Everything_derived_is_after_a_rebuilding_what_it_was_before_whatever_became_of_it()
    {
        var connection = await GivenServiceWithMixedHistory();
        using var store = StoreOf(connection);
        var live = await Documents(connection);
        await Execute(connection, "UPDATE kooperation.mt_doc_partnership SET data = data - 'marks'; DELETE FROM kooperation.mt_doc_organisation; DELETE FROM kooperation.mt_doc_relation; DELETE FROM kooperation.mt_doc_standingstep; DELETE FROM kooperation.mt_doc_agreementpurpose");
        Assert.NotEqual(live, await Documents(connection));

        Assert.Equal(0, await RebuildViews.Run(store, [], TestContext.Current.CancellationToken));

        Assert.True(live.Count > 40, $"only {live.Count} documents");
        Assert.Equal(live, await Documents(connection));
        Assert.Contains(live.Keys, key => key.StartsWith("mt_doc_partnership/", StringComparison.Ordinal));
        Assert.Contains(live.Keys, key => key.StartsWith("mt_doc_organisation/", StringComparison.Ordinal));
        Assert.Contains(live.Keys, key => key.StartsWith("mt_doc_standingstep/", StringComparison.Ordinal));
        Assert.Contains(live.Keys, key => key.StartsWith("mt_doc_agreementpurpose/", StringComparison.Ordinal));
        Assert.Contains(live.Keys, key => key.StartsWith("mt_doc_strategyevidence/", StringComparison.Ordinal));
        Assert.Contains(live.Keys, key => key.StartsWith("mt_doc_measureevidence/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_the_command_line_it_says_in_plain_lines_how_far_it_is_and_the_service_goes_on_with_what_was_built()
    {
        var connection = await TestDatabase.New();
        var (municipality, partnership, version) = await GivenPartnership(connection);
        await Execute(connection, "DELETE FROM kooperation.mt_doc_partnership; DELETE FROM kooperation.mt_doc_stepevidence");

        using (var rebuilding = ServiceProcess.Start("Development", Settings(connection), "projections", "rebuild"))
        {
            Assert.Equal((0, ""), (await rebuilding.Ended(), rebuilding.Errors));
            foreach (var view in Views)
            {
                Assert.Matches($"(?m)^{view}: begun\r?$", rebuilding.Output);
                Assert.Matches($"(?m)^{view}: rebuilt in [0-9.]+ s\r?$", rebuilding.Output);
            }

            Assert.DoesNotContain("\u001b", rebuilding.Output, StringComparison.Ordinal);
        }

        await using var host = KooperationHost.Over(connection);
        await new Recorded(host).Continue(municipality, partnership, version);
    }

    [Theory]
    [InlineData("INT", 130, "Interrupted. The same command goes on where it stopped.")]
    [InlineData("TERM", 130, "Interrupted. The same command goes on where it stopped.")]
    [InlineData("KILL", 137, "")]
    public async Task What_was_interrupted_goes_on_where_it_stopped_and_no_service_starts_before(string signal, int exitCode, string said)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no signals between processes.");
        var connection = await TestDatabase.New();
        var (municipality, partnership, version) = await GivenPartnership(connection);

        // Whoever reads partnerships keeps the rebuilding from writing them, so that it is met half done.
        await using (var reading = new NpgsqlConnection(connection + ";Pooling=false"))
        {
            await reading.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = await reading.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using (var hold = new NpgsqlCommand("LOCK TABLE kooperation.mt_doc_partnership IN SHARE MODE", reading)) await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            using var rebuilding = ServiceProcess.Start("Development", Settings(connection), "projections", "rebuild");
            await rebuilding.Says("Partnership: begun");
            using (var tooEarly = ServiceProcess.Start("Development", Settings(connection)))
            {
                Assert.Equal((1, "The views are being rebuilt on this database. Start again once that is done."), (await tooEarly.Ended(), tooEarly.Errors.Trim()));
            }

            rebuilding.Signal(signal);
            Assert.Equal((exitCode, said), (await rebuilding.Ended(), rebuilding.Errors.Trim()));
        }

        using (var service = ServiceProcess.Start("Development", Settings(connection)))
        {
            Assert.Equal(1, await service.Ended());
            Assert.Matches("^The rebuilding of .*Partnership.* was interrupted, and without it decisions are wrong\\. Finish it with: projections rebuild$", service.Errors.Trim());
        }

        using (var rebuilding = ServiceProcess.Start("Development", Settings(connection), "projections", "rebuild"))
        {
            Assert.Equal((0, ""), (await rebuilding.Ended(), rebuilding.Errors));
            Assert.Contains("Goes on where it stopped. Done before: ", rebuilding.Output, StringComparison.Ordinal);
            Assert.Contains("Partnership: rebuilt in", rebuilding.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("StepEvidence: begun", rebuilding.Output, StringComparison.Ordinal);
        }

        using (var again = ServiceProcess.Start("Development", Settings(connection), "projections", "rebuild"))
        {
            Assert.Equal(0, await again.Ended());
            Assert.DoesNotContain("Goes on", again.Output, StringComparison.Ordinal);
            Assert.Contains("StepEvidence: rebuilt in", again.Output, StringComparison.Ordinal);
        }

        await using var host = KooperationHost.Over(connection);
        await new Recorded(host).Continue(municipality, partnership, version);
    }

    [Fact]
    public async Task A_step_that_cannot_be_read_is_named_before_anything_is_lost_that_a_service_needs()
    {
        var connection = await TestDatabase.New();
        var (municipality, partnership, version) = await GivenPartnership(connection);
        await Execute(connection, "UPDATE kooperation.mt_events SET data = jsonb_build_array(data) WHERE type = 'PartnershipOpened'");

        using (var rebuilding = ServiceProcess.Start("Development", Settings(connection), "projections", "rebuild"))
        {
            Assert.Equal(1, await rebuilding.Ended());
            Assert.Matches(
                "^[A-Za-z]+ cannot be rebuilt: the step at position 2 \\(PartnershipOpened\\) cannot be taken \\(System.Text.Json.JsonException\\)\\. Once that is mended, the same command goes on\\.$",
                rebuilding.Errors.Trim());
        }

        await Execute(connection, "UPDATE kooperation.mt_events SET data = data -> 0 WHERE jsonb_typeof(data) = 'array'");
        await using var host = KooperationHost.Over(connection);
        await new Recorded(host).Continue(municipality, partnership, version);
    }

    [Fact]
    public async Task A_service_that_runs_is_to_be_stopped_first()
    {
        var connection = await TestDatabase.New();
        await using var host = KooperationHost.Over(connection);
        Assert.Equal(HttpStatusCode.OK, (await host.CreateClient().GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);

        using var rebuilding = ServiceProcess.Start("Development", Settings(connection), "projections", "rebuild");

        Assert.Equal((1, "Another process works on this database. Stop the service, then rebuild."), (await rebuilding.Ended(), rebuilding.Errors.Trim()));
    }

    [Theory]
    [InlineData("There is no view named Unheard. There are: QualificationFunnel, Relation, StepEvidence, ", "projections", "rebuild", "Unheard")]
    [InlineData("Say what is to be done with the projections: projections rebuild [view ...]", "projections", "rebuidl")]
    public async Task What_is_not_understood_is_said(string sentence, params string[] arguments)
    {
        var connection = await TestDatabase.New();

        using var rebuilding = ServiceProcess.Start("Development", Settings(connection), arguments);

        Assert.Equal(2, await rebuilding.Ended());
        Assert.StartsWith(sentence, rebuilding.Errors, StringComparison.Ordinal);
        Assert.Single(rebuilding.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task One_view_is_rebuilt_by_its_name()
    {
        var connection = await TestDatabase.New();
        await GivenPartnership(connection);

        using var rebuilding = ServiceProcess.Start("Development", Settings(connection), "projections", "rebuild", "Partnership");

        Assert.Equal((0, ""), (await rebuilding.Ended(), rebuilding.Errors));
        Assert.Equal(["Partnership"], Views.Where(view => rebuilding.Output.Contains($"{view}: rebuilt in", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Several_views_are_rebuilt_and_no_other()
    {
        var connection = await TestDatabase.New();
        await GivenPartnership(connection);

        using var rebuilding = ServiceProcess.Start("Development", Settings(connection), "projections", "rebuild", "Relation", "Partnership");

        Assert.Equal((0, ""), (await rebuilding.Ended(), rebuilding.Errors));
        Assert.Equal(["Relation", "Partnership"], Views.Where(view => rebuilding.Output.Contains($"{view}: rebuilt in", StringComparison.Ordinal)));
    }

    private static readonly string[] Views = ["Relation", "StepEvidence", "PartnerName", "OrganisationProfile", "QualificationFunnel", "StandingStep", "StrategyEvidence", "MeasureEvidence", "AdoptionRecord", "AgreementPurpose", "Organisation", "Partnership", "Strategy", "Measure", "AdoptedRules"];

    private static Dictionary<string, string> Settings(string connection) => new() { ["ConnectionStrings:Kooperation"] = connection };

    private static DocumentStore StoreOf(string connection) => DocumentStore.For(options =>
    {
        options.Connection(Store.Tuned(connection));
        options.ConfigureStore();
        options.AddOrganisations();
        options.AddPartnerships();
        options.AddStrategies();
        options.AddMeasures();
        options.AddDepth();
        options.AddProgress();
        options.AddLandscape();
        options.AddDeadlines();
        options.AddRules();
        options.AddSearch();
    });

    private static async Task<(string Municipality, Guid Partnership, long Version)> GivenPartnership(string connection)
    {
        await using var host = KooperationHost.Over(connection);
        return await Closed(connection, await new Recorded(host).Open(), host);
    }

    // A service that ends takes its process with it; one within this process leaves its connections to be picked up again.
    private static async Task<T> Closed<T>(string connection, T result, KooperationHost host)
    {
        await host.DisposeAsync();
        await Execute(connection, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        return result;
    }

    // The demonstration, with a step corrected and one withdrawn, in a database of its own.
    private static async Task<string> GivenServiceWithMixedHistory()
    {
        await using var host = new KooperationHost();
        await host.InitializeAsync();
        await host.Services.GetRequiredService<LoadDemonstration>().Load(LoadDemonstration.Files(), () => { }, TestContext.Current.CancellationToken);

        var spec = new Recorded(host);
        await spec.ReviseSome();
        return await Closed(host.ConnectionString, host.ConnectionString, host);
    }

    private static async Task<SortedDictionary<string, string>> Documents(string connection)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();

        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await Column(open, DocumentsOfViews))
        {
            await using var rows = new NpgsqlCommand($"SELECT tenant_id || '/' || id, data::text || ' ' || mt_version FROM kooperation.{table}", open);
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

    private static async Task Execute(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection + ";Pooling=false");
        await open.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

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
        public async Task<(string Municipality, Guid Partnership, long Version)> Open()
        {
            var partnership = await GivenPartnership();
            var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
            return (Municipality, partnership, long.Parse(contact.ETag!.Trim('"'), CultureInfo.InvariantCulture));
        }

        // A decision that rests on what was rebuilt: the version last seen is still the version.
        public async Task Continue(string municipality, Guid partnership, long version)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/municipalities/{municipality}/partnerships/{partnership}/contacts")
            {
                Content = JsonContent.Create(new { occurredOn = "2026-04-01", form = "meeting", direction = "mutual" })
            };
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
            var answer = await Send(request);
            Assert.Equal((HttpStatusCode.Created, $"\"{version + 1}\""), (answer.Status, answer.ETag));

            var depth = await Eventually(
                () => Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/partnerships/{partnership}/depth?asOf=2026-06-01&atLeast={answer.Position}")),
                read => read.Status == HttpStatusCode.OK);
            Assert.Equal(2, depth.Json["basedOn"]!["steps"]!.GetValue<int>());
        }

        public async Task ReviseSome()
        {
            var partnership = await GivenPartnership();
            var first = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
            var second = await Accepted($"partnerships/{partnership}/joint-work/events", new { occurredOn = "2026-04-01", title = "Fest" });
            await Accepted(
                $"steps/{first.StepId}/corrections",
                new { replacement = new { @event = "ContactMade", occurredOn = "2026-02", form = "visit", direction = "mutual", topics = Array.Empty<string>() }, reason = "anders" },
                "*");
            await ReviseWhatIsDue(partnership);
            var last = await Accepted($"steps/{second.StepId}/withdrawal", new { reason = "ausgefallen" }, "*");
            Assert.Equal(2, (await Get($"partnerships/{partnership}/depth?asOf=2026-06-01&atLeast={last.Position}")).Json["level"]!.GetValue<int>());
            await ReviseAStrategy();
        }

        private async Task ReviseAStrategy()
        {
            var (strategy, part, goal, measure) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
            await Record(session => session.Events.StartStream<Strategy>(
                strategy,
                new StrategyDrafted("Konzept", null, [], Term.Open, null, null),
                new FieldOfActionAdded(part, "Bildung", null),
                new GoalSet(goal, part, null),
                new WeightSet(goal, 2m, "wichtig")));
            await Record(session => session.Events.StartStream<Measure>(
                measure,
                new MeasurePlanned(strategy, goal, "Elterncafé", null, null, Term.Open, null, null, null),
                new MeasureReported("läuft"),
                new MeasureReported("läuft nicht"),
                new MeasureStarted(),
                new MeasureCompleted(null, [], null)));

            var (plan, told) = (await StoredOf(strategy), await StoredOf(measure));
            await Accepted($"steps/{plan[3].Id}/withdrawal", new { reason = "verwechselt" }, "*");
            await Accepted($"steps/{told[1].Id}/withdrawal", new { reason = "verwechselt" }, "*");
            await Accepted($"steps/{told[2].Id}/corrections", new { replacement = new { @event = "MeasureReported", occurredOn = "2026", what = "läuft" }, reason = "anders" }, "*");
            var last = await Accepted($"steps/{told[4].Id}/withdrawal", new { reason = "noch nicht" }, "*");
            Assert.Equal("running", (await Get($"measures/{measure}?atLeast={last.Position}")).Json["progress"]!["state"]!.GetValue<string>());
        }

        private async Task ReviseWhatIsDue(Guid partnership)
        {
            var (corrected, withdrawn) = (await Promise("2026-05-01"), await Promise("2026-06-01"));
            await Accepted($"steps/{corrected}/corrections", new { replacement = Promised("2026-07-01", corrected), reason = "verlesen" }, "*");
            await Accepted($"steps/{withdrawn}/withdrawal", new { reason = "nie gesagt" }, "*");

            var measure = Guid.Empty;
            await Record(session => measure = session.StartMeasure(
                Deadlines.Plans.Plan(session.StartStrategy(Deadlines.Plans.Draft(), Deadlines.Plans.Adoption()), Guid.CreateVersion7()),
                Deadlines.Plans.Milestone(Guid.CreateVersion7(), "2026-03"),
                new MeasureStarted()));
            var stored = await StoredOf(measure);
            await Record(session => session.Events.Append(
                measure, expectedVersion: 5, new StepWithdrawn(stored[1].Id, "überholt"), new StepCorrected(stored[2].Id, new MeasureStarted().On("2026-02"), "nachgesehen")));

            async Task<Guid> Promise(string due) => (await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-01-01", by = "partner", what = "Liste", due })).StepId;

            static object Promised(string due, Guid id) => new { @event = "CommitmentMade", occurredOn = "2026-01-01", commitmentId = id, by = "partner", what = "Liste", due };
        }
    }
}
