using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Municipalities;

/// <summary>A municipality that is not configured: its key lies in the district Dachau and is given to one spec only.</summary>
public abstract class MunicipalitySpec : KooperationSpec
{
    private static int _last;

    protected MunicipalitySpec(KooperationHost host) : base(host, string.Create(CultureInfo.InvariantCulture, $"09174{Interlocked.Increment(ref _last):000}"))
    {
    }

    /// <summary>Sends as somebody else than the coordinator that specs usually are.</summary>
    protected async Task<Answer> As(string actor, HttpMethod method, string address, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Kooperation-Actor", actor);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await Send(request);
    }

    protected Task<Answer> Open(object? command = null, string? key = null) => As(
        "olga/operator", HttpMethod.Post, "/api/v1/municipalities", command ?? new { ags = Municipality, name = "Altstadt", reason = "Vertrag 7/2025", occurredOn = "2025-01-01" }, key);

    protected async Task GivenTheMunicipality() => Assert.Equal(HttpStatusCode.Created, (await Open()).Status);

    protected Task<Answer> Set(string setting, object command) => As("adam/administrator", HttpMethod.Post, At(setting), command);

    protected async Task<Answer> Settled(string setting, object command)
    {
        var answer = await Set(setting, command);
        Assert.True(answer.Status == HttpStatusCode.Created, $"{answer}");
        return answer;
    }

    protected Task<Answer> Switch(string off) => As("olga/operator", HttpMethod.Post, At($"switching-{off}"), new { reason = "Vertrag endet", occurredOn = "2026-06-01" });

    protected string Address => $"/api/v1/municipalities/{Municipality}";
}
