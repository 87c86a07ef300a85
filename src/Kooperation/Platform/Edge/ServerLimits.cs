using System.Text;
using Kooperation.Platform.Requests;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Kooperation.Platform.Edge;

/// <summary>What the server takes of one connection. Whatever is beyond is refused by the server itself, in one line without a body, before anything of ours runs.</summary>
public static class ServerLimits
{
    private const int Kilobyte = 1024;

    /// <summary>Bytes of method, address and version; the longest address of ours has a name to search for and a cursor.</summary>
    public const int LongestRequestLine = 8 * Kilobyte;

    /// <summary>Bytes of all header lines: a session in cookies of four kilobytes each, or a token that names many groups, and room beside it.</summary>
    public const int LongestHeaders = 32 * Kilobyte;

    /// <summary>Header lines; a browser behind two proxies sends some thirty.</summary>
    public const int MostHeaders = 100;

    /// <summary>Bytes of a body. A little above what is read (<see cref="RequestBody.LargestBytes"/>), so that whoever sends too much is told in a sentence.</summary>
    public const long LargestBody = RequestBody.LargestBytes + 64 * Kilobyte;

    /// <summary>Whoever has not sent its headers by then keeps a connection from others on purpose.</summary>
    public static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10);

    /// <summary>Bytes a second, in either direction, below which a connection is closed after <see cref="Grace"/>: slower than any line that is in use.</summary>
    public const double SlowestRate = 240;

    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may be idle; longer than proxies keep theirs (60 to 120 seconds), so that the proxy is the one to close and none of its requests is lost.</summary>
    public static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(130);

    public static void LimitServer(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(server =>
    {
        server.AddServerHeader = false; // Which server it is helps nobody but whoever looks for its faults.

        // A header that is not UTF-8 is for whoever reads it to refuse; the server itself would refuse the request without a word.
        server.RequestHeaderEncodingSelector = _ => Encoding.UTF8;

        server.Limits.MaxRequestLineSize = LongestRequestLine;
        server.Limits.MaxRequestHeadersTotalSize = LongestHeaders;
        server.Limits.MaxRequestHeaderCount = MostHeaders;
        server.Limits.MaxRequestBodySize = LargestBody;
        server.Limits.RequestHeadersTimeout = HeadersWithin;
        server.Limits.MinRequestBodyDataRate = server.Limits.MinResponseDataRate = new MinDataRate(SlowestRate, Grace);
        server.Limits.KeepAliveTimeout = IdleFor;
        server.Limits.MaxConcurrentUpgradedConnections = 0; // Nothing here is a web socket.
        server.Limits.MaxResponseBufferSize = 4 * Kilobyte * Kilobyte; // A long answer is handed over at once instead of waiting for the reader again and again.
    });
}
