using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kooperation.Platform.Database;
using Kooperation.Tests.Harness;
using Npgsql;

namespace Kooperation.Tests.Platform.Database;

/// <summary>A service of its own over a PostgreSQL of its own, which is stopped, filled and broken under it.</summary>
public sealed class WhenTheDatabaseIsAway(KeptFolder folder) : IClassFixture<KeptFolder>
{
    private const string InEnglish =
        "The database cannot be reached. Send the same request again in a few seconds; with an Idempotency-Key it is recorded at most once.";

    private const string InGerman =
        "Die Datenbank ist nicht erreichbar. Bitte dieselbe Anfrage in einigen Sekunden noch einmal senden; mit einem Idempotency-Key wird sie höchstens einmal erfasst.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_says_so_until_it_is_back_and_then_goes_on_by_itself()
    {
        await using var database = await folder.Start();
        await using var host = KooperationHost.Over(database.ConnectionString);
        var service = new Served(host);
        var partnership = await service.Partnership();
        await database.DisposeAsync();

        var operations = await service.Operations();
        Assert.True(operations.Count > 40, $"only {operations.Count} operations");
        foreach (var (method, address, body, takesVersion, role) in operations)
        {
            using var answer = await service.Ask(method, address.Replace("{id}", partnership.ToString(), StringComparison.Ordinal), body, "en", takesVersion: takesVersion, role: role);
            await AssertAway(answer, "The database cannot be reached", InEnglish, "en");
        }

        using (var read = await service.Ask("get", $"{service.Address}/partnerships", null, "de")) await AssertAway(read, "Die Datenbank ist nicht erreichbar", InGerman, "de");
        using (var told = await service.Contact(partnership, "de")) await AssertAway(told, "Die Datenbank ist nicht erreichbar", InGerman, "de");
        Assert.Equal(HttpStatusCode.OK, await service.Status("/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.Status("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await service.Status("/openapi/v1.json"));

        await using var back = await folder.Start();
        Assert.Equal(database.ConnectionString, back.ConnectionString);
        using var recorded = await service.Contact(partnership, "en");
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("many")]
    public async Task The_views_stop_with_it_and_follow_again_by_themselves(string nodes)
    {
        await using var database = await folder.Start();
        await using var host = KooperationHost.Over(database.ConnectionString, ("Nodes", nodes));
        var service = new Served(host);
        await service.StatusSoon("/health/ready", HttpStatusCode.OK);
        var partnership = await service.Partnership();

        // Recorded, and no view has read it yet.
        using var before = await service.Contact(partnership, "en");
        await database.DisposeAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.Status("/health/ready"));

        await using var back = await folder.Start();
        await service.StatusSoon("/health/ready", HttpStatusCode.OK);
        using var after = await service.Contact(partnership, "en");
        Assert.Equal(2, await service.FactsOnceAt(partnership, after.Headers.GetValues("Kooperation-Position").Single()));
    }

    [Fact]
    public async Task A_request_whose_connection_breaks_is_told_so_and_its_repetition_is_recorded_once()
    {
        await using var database = await folder.Start();
        await using var host = KooperationHost.Over(database.ConnectionString);
        var service = new Served(host);
        var partnership = await service.Partnership();

        // Holds up the writing of the step until the server ends, and the connection with it.
        await using var holding = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await holding.OpenAsync(Cancelled);
        await using var transaction = await holding.BeginTransactionAsync(Cancelled);
        await using (var hold = new NpgsqlCommand("LOCK TABLE kooperation.mt_events IN ACCESS EXCLUSIVE MODE", holding)) await hold.ExecuteNonQueryAsync(Cancelled);

        var telling = service.Contact(partnership, "en", key: "broken");
        while (await Ask.One(database.ConnectionString, "SELECT count(*) FROM pg_locks WHERE NOT granted") == "0") await Task.Delay(20, Cancelled);
        Assert.False(telling.IsCompleted);
        await database.DisposeAsync();

        using (var broken = await telling) await AssertAway(broken, "The database cannot be reached", InEnglish, "en");

        await using var back = await folder.Start();
        using var recorded = await service.Contact(partnership, "en", key: "broken");
        using var again = await service.Contact(partnership, "en", key: "broken");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (recorded.StatusCode, again.StatusCode));
        Assert.Equal(await recorded.Content.ReadAsStringAsync(Cancelled), await again.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("1", await Ask.One(back.ConnectionString, $"SELECT count(*) FROM kooperation.mt_events WHERE type = 'ContactMade' AND stream_id = '{partnership}'"));
    }

    [Fact]
    public async Task A_database_that_takes_no_more_connections_is_away_until_it_takes_them_again()
    {
        await using var database = await folder.Start();
        await using var host = KooperationHost.Over(database.ConnectionString);
        var service = new Served(host);
        var partnership = await service.Partnership();

        var others = new List<NpgsqlConnection>();
        try
        {
            // A place that was just freed may be taken by the service a moment later: it must have none three times in a row.
            await TakeAll(database.ConnectionString, others);
            for (var without = 0; without < 3; without++)
            {
                if (await HasAny(others[0]))
                {
                    await EndThoseOfTheService(others[0]);
                    without = -1;
                }

                await TakeAll(database.ConnectionString, others);
                await Task.Delay(100, Cancelled);
            }

            using (var read = await service.Ask("get", $"{service.Address}/partnerships/{partnership}", null, "en")) await AssertAway(read, "The database cannot be reached", InEnglish, "en");
            using (var told = await service.Contact(partnership, "en")) await AssertAway(told, "The database cannot be reached", InEnglish, "en");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.Status("/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await service.Status("/health/live"));
        }
        finally
        {
            foreach (var other in others) await other.DisposeAsync();
        }

        using var recorded = await service.Contact(partnership, "en");
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        await service.StatusSoon("/health/ready", HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("SELECT pg_terminate_backend(pg_backend_pid())", true)]
    [InlineData("SELECT unheard", false)]
    [InlineData("DO $$ BEGIN RAISE disk_full; END $$", true)]
    [InlineData("DO $$ BEGIN RAISE unique_violation; END $$", false)]
    public async Task What_the_database_refuses_for_good_is_no_absence(string sql, bool isAway)
    {
        await using var database = await folder.Start();

        var refused = await Assert.ThrowsAnyAsync<NpgsqlException>(() => Ask.One(database.ConnectionString, sql));

        Assert.Equal(isAway, DatabaseAway.IsReasonOf(refused));
        Assert.Equal(isAway, DatabaseAway.IsReasonOf(new AggregateException(new InvalidOperationException("wrapped", refused))));
    }

    private static async Task AssertAway(HttpResponseMessage answer, string title, string sentence, string language)
    {
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode} {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("5", answer.Headers.GetValues("Retry-After").Single());
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);

        var problem = JsonNode.Parse(body)!;
        Assert.Equal(
            ("urn:kooperation:problem:database-away", title, sentence),
            (problem["type"]!.GetValue<string>(), problem["title"]!.GetValue<string>(), problem["detail"]!.GetValue<string>()));
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    private static async Task TakeAll(string connectionString, List<NpgsqlConnection> taken)
    {
        try
        {
            while (true)
            {
                var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
                await connection.OpenAsync(Cancelled);
                taken.Add(connection);
            }
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            Assert.NotEmpty(taken);
        }
    }

    // The service may be quicker than the test to take a place that was just freed.
    private static async Task<bool> HasAny(NpgsqlConnection through)
    {
        await using var any = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'kooperation')", through);
        return (bool)(await any.ExecuteScalarAsync(Cancelled))!;
    }

    private static async Task EndThoseOfTheService(NpgsqlConnection through)
    {
        await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kooperation'", through);
        await end.ExecuteNonQueryAsync(Cancelled);
    }

    // The service as a caller sees it; answers are held against the API document.
    private sealed class Served(KooperationHost host) : KooperationSpec(host)
    {
        public string Address => $"/api/v1/municipalities/{Municipality}";

        public Task<Guid> Partnership() => GivenPartnership();

        public async Task<IReadOnlyList<(string Method, string Address, JsonNode? Body, bool TakesVersion, string Role)>> Operations() =>
        [
            .. (await Host.ApiDocument).Document["paths"]!.AsObject().Where(path => path.Key != "/api/v1/me").SelectMany(path => path.Value!.AsObject().Select(operation => (
                operation.Key,
                path.Key.Replace("{ags}", Municipality, StringComparison.Ordinal).Replace("{about}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal),
                operation.Value!["requestBody"]?["content"]?["application/json"]?["example"],
                operation.Value["parameters"]!.AsArray().Any(parameter => parameter!["name"]!.ToString() == "If-Match"),
                operation.Value["security"]![0]!["token"]![0]!.ToString())))
        ];

        public async Task<HttpResponseMessage> Ask(string method, string address, JsonNode? body, string language, string? key = null, bool takesVersion = false, string role = "coordinator")
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
            request.Headers.TryAddWithoutValidation("Kooperation-Actor", $"spec/{role}");
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
            if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            if (takesVersion) request.Headers.TryAddWithoutValidation("If-Match", "*");
            if (body is not null) request.Content = JsonContent.Create(body);

            var answer = await Client.SendAsync(request, Cancelled);
            Assert.Empty((await Host.ApiDocument).FaultsOf(
                request.Method.Method, address.Split('?')[0], (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(Cancelled)));
            return answer;
        }

        public Task<HttpResponseMessage> Contact(Guid partnership, string language, string? key = null) => Ask(
            "post",
            $"{Address}/partnerships/{partnership}/contacts",
            new JsonObject { ["occurredOn"] = "2026-03-01", ["form"] = "meeting", ["direction"] = "fromMunicipality" },
            language,
            key);

        public async Task<HttpStatusCode> Status(string address) => (await Client.GetAsync(address, Cancelled)).StatusCode;

        public Task<HttpStatusCode> StatusSoon(string address, HttpStatusCode expected) => Eventually(() => Status(address), status => status == expected);

        public async Task<int> FactsOnceAt(Guid partnership, string position)
        {
            var depth = await Eventually(
                () => Get($"partnerships/{partnership}/depth?asOf=2026-06-01&atLeast={position}"), answer => answer.Status == HttpStatusCode.OK);
            return depth.Json["basedOn"]!["steps"]!.GetValue<int>();
        }
    }
}
