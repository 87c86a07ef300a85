using System.Net;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Kooperation.Tests.Platform.Edge;

/// <summary>Who asks, and over https or not, is what configured proxies say; what anybody else says of it is not believed.</summary>
public sealed class HearingProxies(HearingProxies.Running running) : IClassFixture<HearingProxies.Running>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("10.0.0.7", "203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:10.0.0.7", "203.0.113.10", "203.0.113.10")]
    [InlineData("10.0.0.7", "192.0.2.66, 203.0.113.11", "203.0.113.11")]
    [InlineData("10.0.0.7", "192.0.2.66, 203.0.113.12, 10.1.2.3", "203.0.113.12")]
    [InlineData("10.0.0.8", "203.0.113.9", "10.0.0.8")]
    [InlineData("127.0.0.1", "203.0.113.9", "127.0.0.1")]
    [InlineData("10.0.0.7", "no address", "10.0.0.7")]
    public async Task Only_a_configured_proxy_is_heard(string from, string forwardedFor, string counted)
    {
        var first = await Ask(from, forwardedFor);
        var straight = await Ask(counted, null);

        Assert.Equal(("\"anonymous\";r=2;t=1", "\"anonymous\";r=1;t=1"), (Left(first), Left(straight)));
    }

    private Task<HttpContext> Ask(string from, string? forwardedFor) => running.Host.Server.SendAsync(
        http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(from);
            http.Request.Path = "/unheard-of";
            if (forwardedFor is not null) http.Request.Headers["X-Forwarded-For"] = forwardedFor;
        },
        Cancelled);

    private static string Left(HttpContext answer) => answer.Response.Headers["RateLimit"].ToString();

    /// <summary>The service behind two kinds of proxies, with a quota whose use is seen.</summary>
    public sealed class Running : IAsyncLifetime
    {
        public KooperationHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Host = KooperationHost.Over(await TestDatabase.New(), ("Edge:Proxies", "10.0.0.7, 10.1.0.0/16"), ("Edge:RateLimit:Enabled", "true"), ("Edge:RateLimit:Anonymous:PerSecond", "1"), ("Edge:RateLimit:Anonymous:Burst", "3"));
            using var client = Host.CreateClient();
            (await client.GetAsync("/unheard-of", Cancelled)).Dispose();
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
