using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Kooperation.Domain.Steps;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Harness;

/// <summary>Given a municipality, when something is posted, then this was answered and appended: the words every spec uses.</summary>
[Collection(KooperationCollection.Name)]
public abstract class KooperationSpec
{
    private readonly HttpClient _client;

    protected KooperationSpec(KooperationHost host) : this(host, host.NewMunicipality())
    {
    }

    protected KooperationSpec(KooperationHost host, string municipality)
    {
        Host = host;
        Municipality = municipality;
        _client = host.CreateClient();
        _client.DefaultRequestHeaders.Add("Kooperation-Actor", "spec/administrator");
    }

    protected KooperationHost Host { get; }

    protected string Municipality { get; }

    protected HttpClient Client => _client;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The address of something in this spec's municipality.</summary>
    protected string At(string path) => $"/api/v1/municipalities/{Municipality}/{path}";

    protected async Task<Guid> GivenOrganisation(string name = "Sprachcafé e. V.", string foundedOn = "1990")
    {
        var registered = await Accepted("organisations", new { name, kind = "association", foundedOn, occurredOn = "2010-01-01" });
        return registered.Id;
    }

    protected async Task<Guid> GivenPartnership(string organisation = "Sprachcafé e. V.")
    {
        var opened = await Accepted("partnerships", new { organisationId = await GivenOrganisation(organisation), occurredOn = "2010-01-01" });
        return opened.Id;
    }

    protected async Task<Guid[]> GivenPartnerships(int count)
    {
        var partnerships = new Guid[count];
        for (var number = 0; number < count; number++) partnerships[number] = await GivenPartnership($"Verein {number}");
        return partnerships;
    }

    /// <summary>An API key, whose secret nobody keeps.</summary>
    protected async Task<Guid> GivenApiKey()
    {
        var expiresOn = Days.FromNow(30);
        return (await Accepted("api-keys", new { label = "DMS", role = "reader", expiresOn, reason = "Anschluss" })).Id;
    }

    /// <summary>Puts into the store what no command of this spec brings about.</summary>
    protected async Task Record(Action<IDocumentSession> append)
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().LightweightSession(Municipality);
        append(session);
        await session.SaveChangesAsync(Cancelled);
    }

    /// <summary>Posts a command that is to be recorded.</summary>
    protected async Task<Answer> Accepted(string path, object command, string? ifMatch = null)
    {
        var answer = await Post(path, command, ifMatch);
        Assert.True(answer.Status == HttpStatusCode.Created, $"{(int)answer.Status} instead of 201: {answer.Body}");
        return answer;
    }

    /// <summary>Corrects a meeting, of 1 March 2026, that was no more than an invitation.</summary>
    protected Task<Answer> CorrectToInvitation(Guid meeting) => Accepted(
        $"steps/{meeting}/corrections",
        new { replacement = new { @event = "ContactMade", occurredOn = "2026-03-01", form = "invitation", direction = "fromMunicipality", topics = Array.Empty<string>() }, reason = "nur eingeladen" },
        "*");

    /// <summary>Posts a command that is to be refused with that sentence, and sees that nothing was appended.</summary>
    protected async Task<Answer> Refused(string path, object command, string sentence, string? ifMatch = null)
    {
        var before = await CountOfSteps();
        var answer = await Post(path, command, ifMatch);

        Assert.True(answer.Status == HttpStatusCode.Conflict, $"{(int)answer.Status} instead of 409: {answer.Body}");
        Assert.Equal(sentence, answer.Json["detail"]!.GetValue<string>());
        Assert.Equal(before, await CountOfSteps());
        return answer;
    }

    /// <summary>Posts a command that is not understood because of the value at that JSON pointer, and sees that nothing was appended.</summary>
    protected async Task<Answer> Malformed(string path, object command, string at, string sentence)
    {
        var before = await CountOfSteps();
        var answer = await Post(path, command);

        Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{(int)answer.Status} instead of 400: {answer.Body}");
        Assert.Equal(sentence, answer.ErrorAt(at));
        Assert.Equal(before, await CountOfSteps());
        return answer;
    }

    /// <summary>Reads until what is expected is there: for what becomes visible a moment after it was recorded.</summary>
    protected internal static async Task<T> Eventually<T>(Func<Task<T>> read, Func<T, bool> expected)
    {
        var patience = TimeSpan.FromSeconds(60);
        var started = Stopwatch.StartNew();

        while (true)
        {
            var seen = await read();
            if (expected(seen)) return seen;

            if (started.Elapsed > patience) Assert.Fail($"not seen within {patience.TotalSeconds} seconds, but: {seen}");
            await Task.Delay(50, Cancelled);
        }
    }

    protected async Task<Answer> Post(string path, object command, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(path));
        request.Content = command as HttpContent ?? JsonContent.Create(command);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await Send(request);
    }

    protected async Task<Answer> Get(string path) => await Send(new HttpRequestMessage(HttpMethod.Get, At(path)));

    /// <summary>Sends a request as it is. Every answer that any spec receives is held against the published API document.</summary>
    protected async Task<Answer> Send(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request, Cancelled);
        var body = await response.Content.ReadAsStringAsync(Cancelled);
        var document = await Host.ApiDocument;
        Assert.Empty(document.FaultsOf(
            request.Method.Method, request.RequestUri!.OriginalString.Split('?')[0], (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body));

        return new Answer(
            response.StatusCode,
            response.Headers.ETag?.Tag,
            response.Headers.Location?.ToString(),
            response.Headers.TryGetValues("Kooperation-Position", out var position) ? position.Single() : null,
            response.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null,
            body);
    }

    /// <summary>The steps of a stream as they are stored, in order.</summary>
    protected async Task<IReadOnlyList<Step>> StepsOf(Guid stream) => [.. (await StoredOf(stream)).Select(e => (Step)e.Data)];

    /// <summary>The steps of a stream with what the store knows about each.</summary>
    protected async Task<IReadOnlyList<IEvent>> StoredOf(Guid stream)
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession(Municipality);
        return await session.Events.FetchStreamAsync(stream, token: Cancelled);
    }

    /// <summary>For each step of a stream, in order, the id of the step that caused it; null where it stands for itself.</summary>
    protected async Task<IReadOnlyList<string?>> CausesOf(Guid stream)
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession(Municipality);
        return [.. (await session.Events.FetchStreamAsync(stream, token: Cancelled)).Select(e => e.CausationId)];
    }

    /// <summary>How many steps the municipality has in the store.</summary>
    protected async Task<int> CountOfSteps()
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession(Municipality);
        return await session.Events.QueryAllRawEvents().CountAsync(Cancelled);
    }
}

/// <summary>What the service answered.</summary>
public sealed record Answer(HttpStatusCode Status, string? ETag, string? Location, string? Position, string? Link, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body) ?? throw new JsonException("empty body");

    /// <summary>The id of the stream that a command went to.</summary>
    public Guid Id => Json["id"]!.GetValue<Guid>();

    /// <summary>The version that the ETag names; what was read carries a digest behind it.</summary>
    public long Version => long.Parse(ETag!.Trim('"').Split('.')[0], CultureInfo.InvariantCulture);

    /// <summary>What is said to be wrong with the value at that JSON pointer; null where nothing is.</summary>
    public string? ErrorAt(string pointer) => Json["errors"]?[pointer]?[0]?.GetValue<string>();

    public Guid StepId => Json["stepId"]!.GetValue<Guid>();

    public override string ToString() => $"{(int)Status} {Body}";
}
