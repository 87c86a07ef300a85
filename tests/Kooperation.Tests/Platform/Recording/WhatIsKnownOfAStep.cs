using System.Net.Http.Json;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>Besides the fact, every step keeps who recorded it, when, through what, and what it belongs together with.</summary>
public sealed class WhatIsKnownOfAStep(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task An_id_is_one_in_its_municipality_and_taken_everywhere_in_it()
    {
        var (step, here) = (Guid.CreateVersion7(), await GivenPartnership());
        await Accepted("organisations", new { name = "Verein", kind = "association", occurredOn = "2010", stepId = step });

        await Refused(
            $"partnerships/{here}/contacts",
            new { occurredOn = "2026-01-01", form = "meeting", direction = "mutual", stepId = step },
            $"A step with the id {step} is recorded already.");
    }

    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string TraceParent = $"00-{Trace}-00f067aa0ba902b7-01";

    private static readonly object Contact = new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" };

    [Fact]
    public async Task Who_recorded_it_when_and_through_what()
    {
        var partnership = await GivenPartnership();
        var before = DateTimeOffset.UtcNow;

        var told = await Tell($"partnerships/{partnership}/contacts", Contact, actor: "berta-9/administrator");

        var step = (await StoredOf(partnership)).Single(stored => stored.Id == told.StepId);
        Assert.Equal(("berta-9", "http", Municipality), (step.UserName, step.GetHeader("source")?.ToString(), step.TenantId));
        Assert.InRange(step.Timestamp, before.AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(1));

        var shown = (await Get($"steps/{told.StepId}")).Json;
        Assert.Equal(("berta-9", "http", step.CorrelationId), (shown["recordedBy"]!.ToString(), shown["through"]!.ToString(), shown["correlationId"]!.ToString()));
        Assert.Equal(step.Timestamp, shown["recordedAt"]!.GetValue<DateTimeOffset>());
        Assert.Null(shown["causedBy"]);
    }

    [Fact]
    public async Task What_the_caller_traces_belongs_together_and_causes_nothing()
    {
        var partnership = await GivenPartnership();

        var first = await Tell($"partnerships/{partnership}/contacts", Contact, TraceParent);
        var second = await Tell($"partnerships/{partnership}/contacts", Contact, TraceParent);

        var stored = (await StoredOf(partnership)).Where(step => step.Id == first.StepId || step.Id == second.StepId);
        Assert.All(stored, step => Assert.Equal((Trace, null), (step.CorrelationId, step.CausationId)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    public async Task Without_a_trace_every_request_belongs_to_itself(string? traceParent)
    {
        var partnership = await GivenPartnership();

        var first = await Tell($"partnerships/{partnership}/contacts", Contact, traceParent);
        var second = await Tell($"partnerships/{partnership}/contacts", Contact, traceParent);

        var traces = (await StoredOf(partnership)).Where(step => step.Id == first.StepId || step.Id == second.StepId).Select(step => step.CorrelationId!).ToList();
        Assert.Equal(2, traces.Distinct().Count());
        Assert.All(traces, trace => Assert.Matches("^(?!0{32})[0-9a-f]{32}$", trace));
    }

    [Fact]
    public async Task What_follows_from_a_step_names_it_as_its_cause_and_shares_the_rest()
    {
        var partnership = await GivenPartnership();
        var organisation = (await Eventually(() => Get($"partnerships/{partnership}"), answer => answer.Status == System.Net.HttpStatusCode.OK)).Json["organisationId"]!.GetValue<Guid>();

        var named = await Tell($"organisations/{organisation}/contact-persons", new { occurredOn = "2020", person = Guid.CreateVersion7() }, TraceParent);

        var cause = (await StoredOf(organisation)).Single(step => step.Id == named.StepId);
        var consequence = (await StoredOf(partnership))[^1];
        Assert.Equal((null, named.StepId.ToString()), (cause.CausationId, consequence.CausationId));
        Assert.All([cause, consequence], step => Assert.Equal(("spec", "http", Trace), (step.UserName, step.GetHeader("source")?.ToString(), step.CorrelationId)));
        Assert.Equal(named.StepId, (await Get($"steps/{consequence.Id}")).Json["causedBy"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task A_repetition_under_another_trace_leaves_the_first_as_it_was()
    {
        var partnership = await GivenPartnership();

        var first = await Tell($"partnerships/{partnership}/contacts", Contact, TraceParent, key: "once");
        var again = await Tell($"partnerships/{partnership}/contacts", Contact, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", key: "once");

        Assert.Equal(first, again);
        Assert.Equal(Trace, (await StoredOf(partnership)).Single(step => step.Id == first.StepId).CorrelationId);
    }

    private async Task<Answer> Tell(string path, object command, string? traceParent = null, string? key = null, string? actor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = JsonContent.Create(command) };
        if (traceParent is not null) request.Headers.TryAddWithoutValidation("traceparent", traceParent);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (actor is not null) request.Headers.Add("Kooperation-Actor", actor);
        return await Send(request);
    }
}
