using Kooperation.Platform.Edge;
using Kooperation.Platform.Problems;

namespace Kooperation.Platform.Tenancy;

/// <summary>Lets a request through to a municipality only if the key is one and the instance serves it. Whoever does not belong there was refused before.</summary>
public sealed class MunicipalityFilter(ServedMunicipalities municipalities) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        if (!Ags.TryParse((string?)http.GetRouteValue("ags"), out var ags, out var flaw)) return Problem.Malformed(flaw, "/ags");

        if (await municipalities.Find(ags, http.RequestAborted) is not null) return await next(context);

        http.RefusedBecause(RefusalReason.MunicipalityNotServed);
        return Problem.NoSuchMunicipality;
    }
}

public static class MunicipalityOfRequest
{
    /// <summary>The key of the municipality in the address, the tenant of every session.</summary>
    public static string Municipality(this HttpContext http) => (string)http.GetRouteValue("ags")!;
}
