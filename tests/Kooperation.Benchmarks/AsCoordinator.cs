using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Kooperation.Benchmarks;

/// <summary>Asks as a coordinator of the municipality in the address, with a token of the provider of Development; the bare path knows none, and asks for none.</summary>
public sealed class AsCoordinator(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentDictionary<string, Task<string?>> _tokens = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (address.AbsolutePath.Split('/') is ([_, "api", _, "municipalities", ..] or [_, "municipalities", ..]) and var parts
            && parts[Array.IndexOf(parts, "municipalities") + 1] is var municipality
            && await SignIn(address, municipality) is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>Has a token of the municipality for what is asked later; null where there is no provider.</summary>
    /// <param name="service">An address of the service.</param>
    public Task<string?> SignIn(Uri service, string municipality) => _tokens.GetOrAdd(municipality, _ => Token(new Uri(service, "/local/connect/token"), municipality));

    private async Task<string?> Token(Uri provider, string municipality)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Post, provider)
        {
            Content = new FormUrlEncodedContent(
                [new("grant_type", "client_credentials"), new("client_id", "coordinator"), new("client_secret", "local"), new("municipality", municipality)])
        };
        using var answer = await base.SendAsync(asked, CancellationToken.None);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;

        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
    }
}
