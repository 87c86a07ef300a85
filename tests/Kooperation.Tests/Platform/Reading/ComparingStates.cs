using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Recording;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>How a thing differs between two pairs of times, and why.</summary>
public sealed class ComparingStates(KooperationHost host) : KooperationSpec(host)
{
    private const int PairsOfEachHistory = 10;

    [Fact]
    public async Task A_step_that_came_to_be_known_causes_what_it_changes_and_a_correction_what_it_changes_back()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-02", by = "municipality", what = "ein Raum" });
        var corrected = await CorrectToInvitation(meeting.StepId);
        await Logged(5);

        var first = await Diff($"partnerships/{partnership}/depth/diff?fromAsOf=2026-06-01&toAsOf=2026-06-01&fromKnownAt=2&toKnownAt=4");
        var second = await Diff($"partnerships/{partnership}/depth/diff?fromAsOf=2026-06-01&toAsOf=2026-06-01&fromKnownAt=4&toKnownAt=5");
        var back = await Diff($"partnerships/{partnership}/depth/diff?fromAsOf=2026-06-01&toAsOf=2026-06-01&fromKnownAt=5&toKnownAt=4");

        Assert.Equal(("2", $"known {meeting.StepId}"), Told(first, "/level"));
        Assert.Equal(("1", $"known {corrected.StepId}"), Told(second, "/level"));
        Assert.Equal(("2", $"known {corrected.StepId}"), Told(back, "/level"));
        var step = Assert.Single(second["steps"]!.AsArray())!;
        Assert.Equal(("StepCorrected", meeting.StepId, 5, "spec"), (step["step"]!["event"]!.ToString(), step["revises"]!.GetValue<Guid>(), step["logIndex"]!.GetValue<int>(), step["by"]!.ToString()));
        Assert.Equal((4, 5), (second["from"]!["logIndex"]!.GetValue<int>(), second["to"]!["logIndex"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Between_two_days_what_happened_and_what_lapsed_is_named_with_its_day()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2024-03-01", form = "meeting", direction = "mutual" });

        var rise = await Diff($"partnerships/{partnership}/depth/diff?fromAsOf=2024-02-01&toAsOf=2024-06-01");
        var fall = await Diff($"partnerships/{partnership}/depth/diff?fromAsOf=2024-06-01&toAsOf=2026-06-01");

        Assert.Equal(("2", $"happened {meeting.StepId} 2024-03-01"), Told(rise, "/level"));
        Assert.Equal(("0", $"lapsed {meeting.StepId} 2025-03-02"), Told(fall, "/level"));
        Assert.Equal(("2026-06-01", "time"), Told(fall, "/asOf"));
    }

    [Fact]
    public async Task The_cause_is_what_comes_on_the_day_and_not_what_it_displaces()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2024-05-01", form = "meeting", direction = "fromPartner" });
        var promised = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2024-05-02", by = "municipality", what = "ein Raum", due = "2024-08-31" });
        var shared = await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2024-07-01", what = "Beratung" });
        await Logged(5);

        var rise = await Diff($"partnerships/{partnership}/depth/diff?fromAsOf=2024-06-01&toAsOf=2024-09-15");

        Assert.Equal($"happened {shared.StepId} 2024-07-01", Told(rise, "/dimensions/2/level").Causes);
        Assert.Equal(("3", $"happened {shared.StepId} 2024-07-01"), Told(rise, "/basedOn/steps"));
        Assert.Equal($"reached {promised.StepId} 2024-09-01", Told(rise, "/regularity/commitmentsDue").Causes);
        Assert.All(rise["operations"]!.AsArray().SelectMany(operation => operation!["causes"]!.AsArray()), cause => Assert.NotEqual("lapsed", cause!["kind"]!.ToString()));
    }

    [Fact]
    public async Task Of_two_steps_that_each_suffice_both_are_named_when_they_come_on_one_day()
    {
        var partnership = await GivenPartnership();
        var first = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2024-05-01", form = "meeting", direction = "mutual" });
        var second = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2024-05-01", form = "visit", direction = "mutual" });
        await Logged(4);

        var rise = await Diff($"partnerships/{partnership}/depth/diff?fromAsOf=2024-04-01&toAsOf=2024-06-01");

        Assert.Equal($"happened {first.StepId} 2024-05-01, happened {second.StepId} 2024-05-01", Told(rise, "/dimensions/0/level").Causes);
    }

    [Fact]
    public async Task What_rose_and_fell_back_before_it_rose_to_stay_is_caused_by_the_last_rise()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2022-03-01", form = "meeting", direction = "mutual" });
        var later = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2024-03-01", form = "meeting", direction = "mutual" });
        await Logged(4);

        var rise = await Diff($"partnerships/{partnership}/depth/diff?fromAsOf=2022-01-01&toAsOf=2024-06-01");

        Assert.Equal(("2", $"happened {later.StepId} 2024-03-01"), Told(rise, "/dimensions/0/level"));
    }

    [Fact]
    public async Task A_thing_that_was_not_there_is_added_as_a_whole_by_the_step_that_began_it()
    {
        var organisation = await GivenOrganisation();
        var opened = await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" });
        await Logged(2);

        var all = Assert.Single((await Diff($"partnerships/{opened.Id}/diff?fromKnownAt=1&toKnownAt=2"))["operations"]!.AsArray())!;

        Assert.Equal(("replace", "", opened.Id.ToString(), opened.StepId.ToString()), (all["op"]!.ToString(), all["path"]!.ToString(), all["value"]!["id"]!.ToString(), all["causes"]![0]!["stepId"]!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"partnerships/{Guid.Empty}/diff?fromKnownAt=1")).Status);
    }

    [Theory]
    [InlineData("fromKnownAt=99", "/fromKnownAt", "The log of this municipality has no such place; the last one is 1.")]
    [InlineData("toKnownAt=yesterday", "/toKnownAt", "A place in the log is expected here, a day, or an instant with its offset, such as 2026-04-15T09:00:00Z.")]
    [InlineData("toKnownAt=2999-01-01T00:00:00Z", "/toKnownAt", "Nobody knows yet what will be known then.")]
    [InlineData("fromKnownAt=2000-01-01T00:00:00Z", "/fromKnownAt", "Nothing was recorded by then.")]
    [InlineData("toAsOf=2026-02-30", "/toAsOf", "A day is expected here, such as 2026-11-18, from 1800 to 2199.")]
    [InlineData("asOf=2026-02-20", "/asOf", "This parameter is unknown.")]
    public async Task Times_that_lead_nowhere_are_answered_with_a_sentence(string query, string at, string sentence)
    {
        var organisation = await GivenOrganisation();
        await Logged(1);

        var answer = await Get($"organisations/{organisation}/diff?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, answer.ErrorAt(at)));
    }

    [Theory]
    [InlineData("depth/diff?fromAsOf=2010-01-01")]
    [InlineData("depth/explain")]
    [InlineData("depth/replay")]
    [InlineData("dossier")]
    public async Task However_often_a_thing_is_read_for_it_an_answer_has_the_headers_of_one(string view)
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2024-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2025-03-01", what = "Beratung" });
        await Logged(4);

        using var answer = await Client.GetAsync(At($"partnerships/{partnership}/{view}"), Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(answer.Headers.Vary.Distinct(), answer.Headers.Vary);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_step_says_something_else_on_the_same_day_once_its_correction_is_known()
    {
        var registered = await Accepted("organisations", new { name = "Brüke e. V.", kind = "association", occurredOn = "2020" });
        await Accepted(
            $"steps/{registered.StepId}/corrections",
            new { replacement = new { @event = "OrganisationRegistered", name = "Brücke e. V.", kind = "association", otherNames = Array.Empty<string>(), fieldsOfActivity = Array.Empty<string>(), districts = Array.Empty<string>(), foundedOn = (string?)null, occurredOn = "2020" }, reason = "Schreibfehler" },
            "*");
        await Logged(2);

        var difference = await Get($"organisations/{registered.Id}/diff?fromKnownAt=1&fromAsOf=2026-01-01&toKnownAt=2&toAsOf=2026-01-01");

        var renamed = difference.Json["operations"]!.AsArray().Single(operation => operation!["path"]!.ToString() == "/name")!;
        Assert.Equal("Brücke e. V.", renamed["value"]!.ToString());
    }

    [Fact]
    public async Task Applied_to_what_was_said_in_one_state_a_difference_gives_what_is_said_in_the_other()
    {
        var routes = CommandRoute.Of(Host);
        var store = Host.Services.GetRequiredService<IDocumentStore>();
        var foreign = await GivenOrganisation("Nachbarstadt e. V.");

        await Gen.Select(new Wishes(routes).Sequence(120), State.Array[2 * PairsOfEachHistory]).SampleAsync(
            async (wishes, states) =>
            {
                var municipality = Host.NewMunicipality();
                var townHall = new TownHall(municipality, store, Send, foreign, new Tally(routes));
                foreach (var wish in wishes) await townHall.Send(wish);
                var last = await Eventually(() => LastPlace(municipality), place => place > 0);

                foreach (var view in await ThingsOf(municipality))
                {
                    foreach (var pair in states.Chunk(2))
                    {
                        var (from, to) = (Query(pair[0], last, Separate), Query(pair[1], last, Separate));
                        var (before, after) = (await Read($"{view}?{Query(pair[0], last, Plain)}"), await Read($"{view}?{Query(pair[1], last, Plain)}"));
                        var difference = await Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/{view}/diff?{string.Format(null, from, "from")}&{string.Format(null, to, "to")}"));
                        if (before is null && after is null)
                        {
                            Assert.Equal(HttpStatusCode.NotFound, difference.Status);
                            continue;
                        }

                        var applied = JsonPatch.Applied(before, difference.Json["operations"]!.AsArray());
                        Assert.True(JsonNode.DeepEquals(after, applied), $"{view} from {pair[0]} to {pair[1]}:\n{applied}\nbut\n{after}");
                        Assert.All(difference.Json["operations"]!.AsArray(), operation => Assert.NotEmpty(operation!["causes"]!.AsArray()));
                        Assert.Equal(
                            difference.Json["operations"]!.AsArray().SelectMany(operation => operation!["causes"]!.AsArray()).Select(cause => cause!["stepId"]?.ToString()).OfType<string>().ToHashSet(),
                            difference.Json["steps"]!.AsArray().Select(step => step!["step"]!["stepId"]!.ToString()).ToHashSet());
                    }
                }

                async Task<JsonNode?> Read(string address) => await Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/{address}")) is { Status: HttpStatusCode.OK } answer ? answer.Json : null;
            },
            iter: 2,
            threads: 1);
    }

    // How far into the log, in thousandths, and a day.
    private static readonly Gen<(int Known, int DaysAgo)> State = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 4000]);

    private const string Separate = "{{0}}KnownAt={0}&{{0}}AsOf={1:yyyy-MM-dd}";
    private const string Plain = "knownAt={0}&asOf={1:yyyy-MM-dd}";

    private static string Query((int Known, int DaysAgo) state, long last, string shape) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, 1 + state.Known * (last - 1) / 1000, new DateOnly(2026, 11, 20).AddDays(-state.DaysAgo));

    // One of each kind.
    private async Task<IReadOnlyList<string>> ThingsOf(string municipality)
    {
        var things = new List<string>();
        foreach (var (list, views) in (IReadOnlyList<(string, string[])>)[("organisations", [""]), ("partnerships", ["", "/depth"]), ("strategies", ["", "/progress"]), ("measures", [""])])
        {
            var answer = await Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/{list}?limit=500"));
            things.AddRange(answer.Json["items"]!.AsArray().Take(2).SelectMany(item => views.Select(view => $"{list}/{item!["id"]}{view}")));
        }

        return things;
    }

    private async Task<long> LastPlace(string municipality)
    {
        var newest = await Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/history?order=newest&limit=1"));
        return newest.Json["items"]!.AsArray().FirstOrDefault()?["logIndex"]!.GetValue<long>() ?? 0;
    }

    private Task Logged(int steps) => Eventually(() => LastPlace(Municipality), place => place == steps);

    private async Task<JsonNode> Diff(string address)
    {
        var answer = await Get(address);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return answer.Json;
    }

    private static (string? Value, string Causes) Told(JsonNode difference, string path)
    {
        var operation = Assert.Single(difference["operations"]!.AsArray(), operation => operation!["path"]!.ToString() == path)!;
        return (operation["value"]?.ToString(), string.Join(", ", operation["causes"]!.AsArray().Select(cause => $"{cause!["kind"]} {cause["stepId"]} {cause["on"]}".Trim())));
    }
}
