using Kooperation.Domain.Language;

namespace Kooperation.Platform.Requests;

/// <summary>Requests within the process, to the addresses that a municipality has over HTTP.</summary>
internal static class InnerRequest
{
    private const string Municipality = "/api/v1/municipalities/{ags}";

    /// <summary>The addresses that carry such metadata, as they are below their municipality: partnerships/{id}; empty for that of the municipality itself.</summary>
    public static IEnumerable<(string Address, RouteEndpoint Endpoint, TMetadata Is)> OfMunicipality<TMetadata>(this EndpointDataSource endpoints) where TMetadata : class =>
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let metadata = endpoint.Metadata.GetMetadata<TMetadata>()
        let address = endpoint.PlainPattern()
        where metadata is not null && address.StartsWith(Municipality, StringComparison.Ordinal)
        select (address[Municipality.Length..].TrimStart('/'), endpoint, metadata);

    /// <summary>A request by whoever asks, as yet without a query or a body.</summary>
    /// <param name="address">Below the municipality.</param>
    /// <param name="values">What stands in the braces of the address.</param>
    public static DefaultHttpContext Of(HttpContext asking, Tongue tongue, string municipality, string address, RouteValueDictionary values)
    {
        var http = new DefaultHttpContext { RequestServices = asking.RequestServices, User = asking.User, RequestAborted = asking.RequestAborted };
        http.Request.RouteValues = new RouteValueDictionary(values) { ["ags"] = municipality };
        http.Request.Path = $"{Municipality}/{address}".Filled(http.Request.RouteValues);
        http.Request.Headers.AcceptLanguage = tongue == Tongue.German ? "de" : "en";
        return http;
    }
}
