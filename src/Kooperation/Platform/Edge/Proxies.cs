using System.Net;
using Kooperation.Platform.Running;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Kooperation.Platform.Edge;

/// <summary>
/// The proxies under <c>Edge:Proxies</c>, addresses or networks such as <c>10.0.0.7, 10.1.0.0/16</c>. What they say of who asks (X-Forwarded-For) and whether it was
/// over https (X-Forwarded-Proto) is believed; what anybody else says of it is not. The host is for the proxy to pass on as it is.
/// </summary>
public static class Proxies
{
    private const string Setting = "Edge:Proxies";

    internal static void AddProxies(this WebApplicationBuilder builder)
    {
        if (Configured(builder.Configuration) is not { Length: > 0 } proxies) return;

        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null; // As many as stand in a row; the first that is none of them is the caller.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies) forwarded.KnownIPNetworks.Add(network);
        });
    }

    internal static void UseProxies(this WebApplication app)
    {
        if (Configured(app.Configuration).Length > 0) app.UseForwardedHeaders();
    }

    private static IPNetwork[] Configured(IConfiguration configuration) =>
        [.. (configuration[Setting] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)];

    private static IPNetwork Read(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : throw new CannotStart($"{Setting} names the addresses or networks of proxies, such as 10.0.0.7, 10.1.0.0/16, and not {text}.");
}
