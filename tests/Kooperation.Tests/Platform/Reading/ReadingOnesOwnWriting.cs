using System.Net;
using Kooperation.Tests.Harness;
using Npgsql;

namespace Kooperation.Tests.Platform.Reading;

public sealed class ReadingOnesOwnWriting(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task What_was_just_opened_is_read_at_once_at_its_location_and_below()
    {
        for (var time = 0; time < 5; time++)
        {
            var organisation = await Accepted("organisations", new { name = $"Verein {time}", kind = "association", foundedOn = "1990", occurredOn = "2010-01-01" });
            await IsReadAt(organisation, "", "/history");

            await IsReadAt(await Accepted("partnerships", new { organisationId = organisation.Id, occurredOn = "2010-01-01" }), "", "/depth", "/history");

            var strategy = await Accepted("strategies", new { occurredOn = "2020", title = $"Konzept {time}" });
            await IsReadAt(strategy, "", "/progress", "/history");

            var field = await Accepted($"strategies/{strategy.Id}/fields-of-action", new { occurredOn = "2020", title = "Bildung" });
            var goal = await Accepted($"strategies/{strategy.Id}/goals", new { occurredOn = "2020", fieldId = field.StepId });
            await IsReadAt(await Accepted("measures", new { occurredOn = "2020", strategyId = strategy.Id, goalId = goal.StepId, title = "Elterncafé" }), "", "/history");
        }
    }

    [Fact]
    public async Task A_reading_right_after_a_command_has_the_version_that_the_command_answered()
    {
        var partnership = await GivenPartnership();

        for (var time = 0; time < 5; time++)
        {
            var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

            Assert.Equal(contact.Version, (await Get($"partnerships/{partnership}/depth")).Version);
            Assert.Equal(contact.Version, (await Get($"partnerships/{partnership}")).Version);
        }
    }

    [Fact]
    public async Task A_thing_is_found_under_its_own_address_only()
    {
        var organisation = await GivenOrganisation();
        var partnership = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2010-01-01" })).Id;
        var strategy = (await Accepted("strategies", new { occurredOn = "2020", title = "Konzept" })).Id;

        foreach (var address in new[]
        {
            $"partnerships/{organisation}", $"partnerships/{organisation}/depth", $"partnerships/{organisation}/history", $"organisations/{partnership}",
            $"organisations/{partnership}/history", $"strategies/{partnership}/history", $"measures/{strategy}/history", $"measures/{strategy}", $"strategies/{organisation}/progress"
        })
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await Get(address)).Status));
        }
    }

    private async Task IsReadAt(Answer opened, params string[] below)
    {
        foreach (var address in below)
        {
            var read = await Send(new HttpRequestMessage(HttpMethod.Get, opened.Location + address));
            Assert.True(read.Status == HttpStatusCode.OK, $"{opened.Location}{address}: {read}");
            Assert.Equal(opened.Version, read.Version);
        }
    }
}

/// <summary>A service of its own, over a database in which no view can follow for a while.</summary>
public sealed class ReadingWhatIsNotYetVisible
{
    [Fact]
    public async Task What_is_recorded_and_not_yet_visible_is_not_said_to_be_missing_and_what_is_visible_is_still_answered()
    {
        var connection = await TestDatabase.New();
        await using var host = KooperationHost.Over(connection);
        var hall = new Hall(host);
        var before = await hall.Partnership();
        var seen = await hall.Read($"partnerships/{before}");

        await using (await HoldTheViews(connection))
        {
            var after = await hall.Partnership();
            await hall.Contact(before);

            var early = await hall.Read($"partnerships/{after}/depth");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "This is recorded and not yet visible here. Ask again in a moment."), (early.Status, early.Json["detail"]!.ToString()));
            Assert.Equal(seen, await hall.Read($"partnerships/{before}"));
            Assert.Equal(HttpStatusCode.NotFound, (await hall.Read($"organisations/{after}")).Status);
        }

        Assert.Equal(2, (await hall.Read($"partnerships/{before}")).Version);
    }

    // The progress of the views cannot be written while somebody holds it.
    private static async Task<NpgsqlConnection> HoldTheViews(string connection)
    {
        var held = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await held.OpenAsync(TestContext.Current.CancellationToken);
        var transaction = await held.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("SELECT 1 FROM kooperation.mt_event_progression FOR UPDATE", held, transaction);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return held;
    }

    private sealed class Hall(KooperationHost host) : KooperationSpec(host)
    {
        public Task<Guid> Partnership() => GivenPartnership();

        public Task<Answer> Contact(Guid partnership) => Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        public Task<Answer> Read(string path) => Get(path);
    }
}
