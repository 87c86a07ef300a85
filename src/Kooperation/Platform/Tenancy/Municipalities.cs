using Kooperation.Platform.Edge;
using Kooperation.Platform.Problems;

namespace Kooperation.Platform.Tenancy;

/// <summary>The municipalities that this instance serves, by AGS; configured under <c>Municipalities</c>.</summary>
public sealed class Municipalities(IConfiguration configuration)
{
    private readonly Dictionary<string, string> _names =
        configuration.GetSection("Municipalities").GetChildren().ToDictionary(entry => entry.Key, entry => entry.Value ?? entry.Key);

    public string? NameOf(Ags ags) => _names.GetValueOrDefault(ags.ToString());
}

/// <summary>Lets a request through to a municipality only if the key is one and the instance serves it. Whoever does not belong there was refused before.</summary>
public sealed class MunicipalityFilter(Municipalities municipalities) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        if (!Ags.TryParse((string?)http.GetRouteValue("ags"), out var ags, out var flaw)) return Problem.Malformed(flaw, "/ags");

        if (municipalities.NameOf(ags) is not null) return await next(context);

        http.RefusedBecause(RefusalReason.MunicipalityNotServed);
        return Problem.NoSuchMunicipality;
    }
}

public static class MunicipalityOfRequest
{
    /// <summary>The key of the municipality in the address, the tenant of every session.</summary>
    public static string Municipality(this HttpContext http) => (string)http.GetRouteValue("ags")!;
}
