using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Measures;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Steps;

/// <summary>Whoever has just recorded a step mends it without ceremony; everybody else, and they themselves later, says why and what they read.</summary>
public sealed class MendingASlip(KooperationHost host) : MeasureSpec(host)
{
    private const string NoReason = "Say why: without a reason only whoever recorded a step may correct or withdraw it, and only within 10 minutes.";

    [Fact]
    public async Task Whoever_recorded_a_step_corrects_and_withdraws_it_at_once_without_a_word()
    {
        var partnership = await GivenPartnership();
        var meeting = await Meeting(partnership);

        await Accepted($"steps/{meeting.StepId}/corrections", Replacement("2026-02-01"));
        await Accepted($"steps/{meeting.StepId}/withdrawal", new { });

        Assert.Null(Assert.IsType<StepCorrected>((await StepsOf(partnership))[2]).Reason);
        Assert.Null(Assert.IsType<StepWithdrawn>((await StepsOf(partnership))[3]).Reason);
        Assert.DoesNotContain("reason", (await Get($"partnerships/{partnership}/history")).Json["items"]![2]!["step"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task What_was_read_is_compared_where_it_is_said_and_a_reason_that_is_given_says_something()
    {
        var meeting = await Meeting(await GivenPartnership());

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Post($"steps/{meeting.StepId}/withdrawal", new { }, "\"1\"")).Status);
        await Refused($"steps/{meeting.StepId}/withdrawal", new { reason = " " }, "This must not be empty.");
    }

    [Fact]
    public async Task What_follows_in_other_histories_is_mended_along()
    {
        var (measure, partnership) = (await GivenPlanned(), await GivenPartnership());
        var shaped = await Accepted($"measures/{measure}/partners", new { occurredOn = "2022", partnershipId = partnership, role = "design", stage = "design" });

        await Accepted($"steps/{shaped.StepId}/withdrawal", new { });

        var followed = Assert.IsType<StepWithdrawn>((await StepsOf(partnership)).Last());
        Assert.Null(followed.Reason);
        Assert.IsType<MeasureCoDesigned>((await StoredOf(partnership)).Single(step => step.Id == followed.StepId).Data);
    }

    [Fact]
    public async Task Somebody_else_says_why_and_what_they_read()
    {
        var partnership = await GivenPartnership();
        var meeting = await Meeting(partnership);
        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", "another/coordinator");

        await NeedsCeremony(meeting, "corrections", Replacement("2026-02-01"), Replacement("2026-02-01", "verlesen"));
        await NeedsCeremony(meeting, "withdrawal", new { }, new { reason = "Irrtum" });

        Assert.Equal(["verlesen", "Irrtum"], (await StepsOf(partnership)).Skip(2).Select(step => (step as StepCorrected)?.Reason ?? (step as StepWithdrawn)?.Reason));
    }

    [Fact]
    public async Task What_others_may_have_read_at_once_is_no_slip()
    {
        const string NeverWithout = "Say why: others may have read a published report or adopted rules already, so these are never corrected or withdrawn without a reason.";
        var strategy = await GivenStrategy();
        var report = await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" } });
        var rules = await Accepted("rules/adoptions", new { model = "depth", version = "depth/1", inForceFrom = "2026-06-01", occurredOn = "2026-01-15", decidedBy = "Rat", reason = "Beschluss" });

        foreach (var published in new[] { report, rules })
        {
            Assert.Null((await Get($"steps/{published.StepId}")).Json["revisions"]!["slipUntil"]);
            await Malformed($"steps/{published.StepId}/withdrawal", new { }, "/reason", NeverWithout);
            Assert.Equal(HttpStatusCode.PreconditionRequired, (await Post($"steps/{published.StepId}/withdrawal", new { reason = "Irrtum" })).Status);
            await Accepted($"steps/{published.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
        }
    }

    [Fact]
    public async Task After_ten_minutes_it_is_no_slip_any_more_but_what_was_answered_to_it_is_answered_again()
    {
        var clock = new Ahead();
        await using var host = KooperationHost.Over(await TestDatabase.New());
        await using var service = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.Add("Kooperation-Actor", "spec/coordinator");
        var organisation = (await Told("organisations", new { name = "Verein", kind = "association", occurredOn = "2010" })).Body["id"]!;
        var (first, second) = (await Renamed("Zweiter"), await Renamed("Dritter"));

        clock.By = TimeSpan.FromMinutes(9);
        Assert.NotNull((await Step(first))["revisions"]!["slipUntil"]);
        var (status, mended) = await Told($"steps/{first}/withdrawal", new { }, "slip");
        Assert.Equal(HttpStatusCode.Created, status);

        clock.By = TimeSpan.FromMinutes(11);
        Assert.Null((await Step(second))["revisions"]!["slipUntil"]);
        Assert.Equal((HttpStatusCode.BadRequest, NoReason), await Problem(new { }));
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Problem(new { reason = "Irrtum" })).Status);
        var again = await Told($"steps/{first}/withdrawal", new { }, "slip");
        Assert.Equal((HttpStatusCode.Created, mended.ToJsonString()), (again.Status, again.Body.ToJsonString()));

        async Task<JsonNode> Renamed(string name) => (await Told($"organisations/{organisation}/name", new { name, occurredOn = "2020" })).Body["stepId"]!;

        async Task<JsonNode> Step(JsonNode id) => JsonNode.Parse(await client.GetStringAsync(At($"steps/{id}"), Cancelled))!;

        async Task<(HttpStatusCode Status, string Detail)> Problem(object body) => await Told($"steps/{second}/withdrawal", body) is var (problem, told) ? (problem, told["detail"]!.ToString()) : default;

        async Task<(HttpStatusCode Status, JsonNode Body)> Told(string path, object body, string? key = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = JsonContent.Create(body) };
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            using var answer = await client.SendAsync(request, Cancelled);
            return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!);
        }
    }

    private async Task NeedsCeremony(Answer step, string revision, object silent, object withReason)
    {
        var withoutReason = await Malformed($"steps/{step.StepId}/{revision}", silent, "/reason", NoReason);
        Assert.Equal(NoReason, withoutReason.Json["detail"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Post($"steps/{step.StepId}/{revision}", withReason)).Status);
        await Accepted($"steps/{step.StepId}/{revision}", withReason, "*");
    }

    private Task<Answer> Meeting(Guid partnership) => Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

    private static object Replacement(string occurredOn, string? reason = null) =>
        new { replacement = new { @event = "ContactMade", occurredOn, form = "meeting", direction = "mutual", topics = Array.Empty<string>() }, reason };

    private sealed class Ahead : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
    }
}
