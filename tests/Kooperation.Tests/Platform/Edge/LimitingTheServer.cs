using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kooperation.Platform.Edge;
using Kooperation.Platform.Requests;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Edge;

/// <summary>The server itself, asked over a socket.</summary>
public sealed class LimitingTheServer(LimitingTheServer.Running running) : IClassFixture<LimitingTheServer.Running>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_does_not_say_what_it_is()
    {
        Assert.StartsWith("HTTP/1.1 200", await Ask("GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        foreach (var request in (string[])["GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "nonsense\r\n\r\n"])
        {
            Assert.DoesNotContain("Server:", await Ask(request), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_is_longer_than_anybody_needs_is_refused_at_once()
    {
        var lines = string.Concat(Enumerable.Range(0, ServerLimits.MostHeaders).Select(number => string.Create(CultureInfo.InvariantCulture, $"X-{number}: a\r\n")));

        Assert.StartsWith("HTTP/1.1 414", await Ask($"GET /{new string('a', ServerLimits.LongestRequestLine)} HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", await Ask($"GET / HTTP/1.1\r\nHost: a\r\nX: {new string('a', ServerLimits.LongestHeaders)}\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", await Ask($"GET / HTTP/1.1\r\nHost: a\r\n{lines}\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_and_a_token_of_many_groups_are_not()
    {
        var cookies = string.Join("; ", Enumerable.Range(0, 4).Select(part => $"session{part}={new string('s', 4_000)}"));

        Assert.StartsWith("HTTP/1.1 200", await Ask($"GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: {cookies}\r\nAuthorization: Bearer {new string('t', 12_000)}\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_sends_too_much_is_told_in_a_sentence(bool isLengthSaid)
    {
        using var client = new HttpClient { BaseAddress = running.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/municipalities/16000001/organisations");
        request.Headers.Add("Kooperation-Actor", "spec/coordinator");
        request.Headers.TransferEncodingChunked = !isLengthSaid;
        request.Content = new StringContent(new string(' ', RequestBody.LargestBytes + 1), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, Cancelled);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Whoever_does_not_come_to_the_end_of_its_headers_is_sent_away() =>
        Assert.StartsWith("HTTP/1.1 408", await Ask("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "), StringComparison.Ordinal);

    private async Task<string> Ask(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(running.Address.Host, running.Address.Port, Cancelled);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancelled);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(Cancelled).WaitAsync(ServerLimits.HeadersWithin * 3, Cancelled);
    }

    /// <summary>The service behind the server that it is delivered with.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private KooperationHost? _host;

        public Uri Address { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _host = KooperationHost.Over(await TestDatabase.New());
            _host.UseKestrel(0);
            _host.StartServer();
            Address = new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }

        public ValueTask DisposeAsync() => _host!.DisposeAsync();
    }
}
