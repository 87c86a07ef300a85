using System.Net;
using System.Net.Sockets;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Running;

namespace Kooperation.Platform.Edge;

/// <summary>The quotas under <c>Edge:RateLimit</c>; off with <c>Edge:RateLimit:Enabled=false</c>.</summary>
public sealed record Quotas(bool AreOn, Quota Reading, Quota Recording, Quota Anonymous)
{
    /// <summary>
    /// What holds unless something else is set. Reading: a dashboard asks some thirty addresses when it is opened, twenty of them may be at once; a view takes some 10 ms,
    /// so one caller keeps a fifth of a processor busy. Recording: an import of ten thousand steps takes two and a half minutes, and a twentieth of what the service records.
    /// Anonymous, for each address, as nothing else is known: a whole town hall may come from one, and signs in with some ten requests each. Times are those of docs/benchmarks.md.
    /// </summary>
    public static readonly Quotas Usual = new(
        AreOn: true,
        new Quota("reading", PerSecond: 20, Burst: 600),
        new Quota("recording", PerSecond: 50, Burst: 3_000),
        new Quota("anonymous", PerSecond: 10, Burst: 300));

    internal static Quotas Of(IConfiguration configuration)
    {
        var limits = configuration.GetSection("Edge:RateLimit");
        return new Quotas(IsOn(limits), Usual.Reading.SetBy(limits), Usual.Recording.SetBy(limits), Usual.Anonymous.SetBy(limits));
    }

    /// <summary>Whose quota a request counts against: that of a caller by its reference, else that of an address.</summary>
    internal Caller CallerOf(HttpContext http) =>
        http.User.Identity?.IsAuthenticated is true && Actor.Of(http).Reference is { Length: > 0 } reference
            ? new Caller(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? Reading : Recording, reference)
            : new Caller(Anonymous, Household(http.Connection.RemoteIpAddress));

    // Whoever has one address of IPv6 has at least the 2^64 around it (RFC 6177).
    private static string Household(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes().Take(8), .. new byte[8]]).ToString(),
        _ => address.ToString()
    };

    private static bool IsOn(IConfigurationSection limits) => limits["Enabled"] switch
    {
        null => true,
        var text when bool.TryParse(text, out var isOn) => isOn,
        var text => throw new CannotStart($"{limits.Path}:Enabled is true or false, and not {text}.")
    };
}

/// <summary>Somebody with a quota.</summary>
internal readonly record struct Caller(Quota Quota, string Who);
