using System.Globalization;
using System.Net;
using JasperFx.Events;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Platform;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>How to ask for what was known: by a place in the log, or by an instant that stands for one.</summary>
public sealed class AskingForThen(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task What_was_corrected_or_withdrawn_is_there_when_it_was_known_and_gone_when_it_was_not()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await CorrectToInvitation(meeting.StepId);
        await Accepted($"steps/{meeting.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");
        await Logged(5);

        var levels = new List<int>();
        for (var place = 2; place <= 5; place++) levels.Add((await Get($"partnerships/{partnership}/depth?asOf=2026-06-01&knownAt={place}")).Json["level"]!.GetValue<int>());
        Assert.Equal([0, 2, 1, 0], levels);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"partnerships/{partnership}/depth?knownAt=1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"steps/{meeting.StepId}?knownAt=2")).Status);
        Assert.Null((await Get($"steps/{meeting.StepId}?knownAt=4")).Json["withdrawnBy"]);
        Assert.Equal(3, (await Get($"partnerships/{partnership}/history?knownAt=4&total=true")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_instant_stands_for_the_last_place_given_by_then_and_the_answer_names_it()
    {
        var organisation = await GivenOrganisation("Früher e. V.");
        var first = await Logged(1);
        await Accepted($"organisations/{organisation}/name", new { name = "Später e. V.", occurredOn = "2026-01-01" }, "*");
        var second = await Logged(2);

        Assert.Equal(("1", "Früher e. V."), await KnownAt(first));
        Assert.Equal(("1", "Früher e. V."), await KnownAt(second.AddTicks(-10)));
        Assert.Equal(("2", "Später e. V."), await KnownAt(second));
        Assert.Equal(("2", "Später e. V."), await KnownAt(Host.Services.GetRequiredService<TimeProvider>().GetUtcNow()));

        async Task<(string Place, string Name)> KnownAt(DateTimeOffset instant)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, At($"organisations/{organisation}?knownAt={instant.UtcDateTime:yyyy-MM-ddTHH:mm:ss.FFFFFF}Z"));
            using var response = await Client.SendAsync(request, Cancelled);
            var place = response.Headers.GetValues("Kooperation-Known-At").Single().Split("; ");
            Assert.True(DateTimeOffset.Parse(place[1], CultureInfo.InvariantCulture) <= instant);
            return (place[0], System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!["name"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task The_answer_names_the_day_and_the_place_that_it_stands_for()
    {
        await GivenPartnership();
        await Logged(2);

        foreach (var list in (string[])["partnerships", "organisations", "landscape", "quality", "strategies", "measures"])
        {
            using var response = await Client.GetAsync(At($"{list}?asOf=2026-06-01&knownAt=2"), Cancelled);
            Assert.Equal("2026-06-01", Assert.Single(response.Headers.GetValues("Kooperation-As-Of")));
            Assert.StartsWith("2; ", Assert.Single(response.Headers.GetValues("Kooperation-Known-At")), StringComparison.Ordinal);
        }

        using var latest = await Eventually(() => Client.GetAsync(At("partnerships"), Cancelled), response => response.Headers.Contains("Kooperation-Known-At"));
        Assert.StartsWith("2; ", Assert.Single(latest.Headers.GetValues("Kooperation-Known-At")), StringComparison.Ordinal);
        Assert.Equal($"{Host.Services.GetRequiredService<Today>().InGermany:yyyy-MM-dd}", Assert.Single(latest.Headers.GetValues("Kooperation-As-Of")));
    }

    [Fact]
    public async Task A_day_stands_for_what_was_known_at_its_end()
    {
        var organisation = await GivenOrganisation();
        await Logged(1);
        var today = Host.Services.GetRequiredService<Today>().InGermany;

        Assert.Equal(HttpStatusCode.OK, (await Get($"organisations/{organisation}?knownAt={today:yyyy-MM-dd}")).Status);
        Assert.Equal("Nothing was recorded by then.", (await Get($"organisations?knownAt={today.AddDays(-1):yyyy-MM-dd}")).ErrorAt("/knownAt"));
        Assert.Equal("Nobody knows yet what will be known then.", (await Get($"organisations?knownAt={today.AddDays(1):yyyy-MM-dd}")).ErrorAt("/knownAt"));
    }

    [Fact]
    public async Task What_is_there_now_and_was_not_there_then_is_told_apart_from_what_never_was()
    {
        await GivenOrganisation("Früher e. V.");
        var (partnership, strategy) = (await GivenPartnership(), (await Accepted("strategies", new { occurredOn = "2024-05-01", title = "Konzept" })).Id);
        await Logged(4);
        const string NotThere = "In the state that is asked for this was not there: it was not known yet, had not begun by that day, or was withdrawn.";

        foreach (var address in (string[])[$"partnerships/{partnership}?knownAt=1", $"partnerships/{partnership}/depth?asOf=2009-12-31", $"strategies/{strategy}/progress?asOf=2024-04-30", $"strategies/{strategy}?asOf=2024-04-30", $"steps/{partnership}?knownAt=2"])
        {
            var answer = await Get(address);
            Assert.True(answer.Status == HttpStatusCode.NotFound && answer.Json["detail"]!.ToString() == NotThere, $"{address}: {answer}");
        }

        Assert.NotEqual(NotThere, (await Get($"partnerships/{Guid.Empty}?knownAt=1")).Json["detail"]!.ToString());
        foreach (var list in (string[])["partnerships?asOf=2009-12-31", "strategies?asOf=2024-04-30"])
            Assert.Equal(0, (await Get($"{list}&total=true")).Json["total"]!.GetValue<int>());
        Assert.Equal(1, (await Get("partnerships?asOf=2010-01-01&total=true")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Two_states_of_knowledge_have_two_etags_and_one_has_one()
    {
        var organisation = await GivenOrganisation("Früher e. V.");
        await Accepted($"organisations/{organisation}/name", new { name = "Später e. V.", occurredOn = "2026-01-01" }, "*");
        await Logged(2);

        var (then, now) = ((await Get($"organisations/{organisation}?knownAt=1")).ETag, (await Get($"organisations/{organisation}?knownAt=2")).ETag);

        Assert.NotEqual(then, now);
        using var again = new HttpRequestMessage(HttpMethod.Get, At($"organisations/{organisation}?knownAt=1"));
        again.Headers.TryAddWithoutValidation("If-None-Match", then);
        Assert.Equal(HttpStatusCode.NotModified, (await Send(again)).Status);
    }

    [Theory]
    [InlineData("gestern", "A place in the log is expected here, a day, or an instant with its offset, such as 2026-04-15T09:00:00Z.")]
    [InlineData("2026-02-30", "A place in the log is expected here, a day, or an instant with its offset, such as 2026-04-15T09:00:00Z.")]
    [InlineData("2026-04-15T09:00:00", "A place in the log is expected here, a day, or an instant with its offset, such as 2026-04-15T09:00:00Z.")]
    [InlineData("-1", "A place in the log is expected here, a day, or an instant with its offset, such as 2026-04-15T09:00:00Z.")]
    [InlineData("2199-01-01T00:00:00Z", "Nobody knows yet what will be known then.")]
    [InlineData("1999-01-01T00:00:00%2B01:00", "Nothing was recorded by then.")]
    [InlineData("1999-01-01T00:00:00+01:00", "Nothing was recorded by then.")]
    [InlineData("0", "The log of this municipality has no such place; the last one is 1.")]
    [InlineData("2", "The log of this municipality has no such place; the last one is 1.")]
    [InlineData("9223372036854775807", "The log of this municipality has no such place; the last one is 1.")]
    public async Task A_time_that_leads_nowhere_is_refused_with_a_sentence(string time, string sentence)
    {
        await GivenOrganisation();
        await Logged(1);

        var answer = await Get($"organisations?knownAt={time}");

        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, answer.ErrorAt("/knownAt")));
    }

    [Fact]
    public async Task The_log_of_another_municipality_says_nothing_here()
    {
        await GivenOrganisation();
        await Logged(1);
        var answer = await Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{Host.NewMunicipality()}/organisations?knownAt=1"));

        Assert.Equal("The log of this municipality has no such place; the last one is 0.", answer.ErrorAt("/knownAt"));
    }

    [Fact]
    public async Task What_the_store_writes_in_place_of_a_step_that_lost_a_race_has_no_place_and_is_no_step()
    {
        var partnership = await GivenPartnership();
        var organisation = (await Get($"partnerships/{partnership}")).Json["organisationId"]!.GetValue<Guid>();
        await Assert.ThrowsAnyAsync<Exception>(() => Record(session =>
            session.Events.StartStream<Partnership>(Guid.CreateVersion7(), new PartnershipOpened(organisation, PartialDate.Unknown) { OccurredOn = PartialDate.Year(2026) })));
        var tombstone = await Eventually(TombstoneHere, id => id is not null);
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Logged(3);

        Assert.Equal(2, (await Get("partnerships?asOf=2026-06-01&knownAt=3")).Json["items"]![0]!["level"]!.GetValue<int>());
        foreach (var view in (string[])["landscape", "reminders", "quality", "deadlines", "qualifications"]) Assert.Equal(HttpStatusCode.OK, (await Get($"{view}?knownAt=3")).Status);
        Assert.Equal("The log of this municipality has no such place; the last one is 3.", (await Get("partnerships?knownAt=4")).ErrorAt("/knownAt"));
        foreach (var time in (string[])["", "?knownAt=3"]) Assert.Equal(HttpStatusCode.NotFound, (await Get($"steps/{tombstone}{time}")).Status);
    }

    private async Task<Guid?> TombstoneHere()
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession(Municipality);
        return (await session.Events.QueryAllRawEvents().FirstOrDefaultAsync(e => e.EventTypeName == Tombstone.Name, Cancelled))?.Id;
    }

    // When the last of so many steps was given its place.
    private async Task<DateTimeOffset> Logged(int steps) => (await Eventually(() => InstantOf(steps), instant => instant is not null))!.Value;

    private async Task<DateTimeOffset?> InstantOf(int place)
    {
        using var response = await Client.GetAsync(new Uri(At($"organisations?knownAt={place}"), UriKind.Relative), Cancelled);
        return response.IsSuccessStatusCode ? DateTimeOffset.Parse(response.Headers.GetValues("Kooperation-Known-At").Single().Split("; ")[1], CultureInfo.InvariantCulture) : null;
    }
}
