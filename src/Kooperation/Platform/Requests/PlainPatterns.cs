using Microsoft.AspNetCore.Routing.Patterns;

namespace Kooperation.Platform.Requests;

/// <summary>Addresses as they are written down: partnerships/{id:guid} is partnerships/{id}.</summary>
internal static class PlainPatterns
{
    public static string PlainPattern(this RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        _ => ""
    }))));

    /// <summary>The address with its values.</summary>
    public static string Filled(this string pattern, RouteValueDictionary values) =>
        values.Aggregate(pattern, (address, value) => address.Replace($"{{{value.Key}}}", Uri.EscapeDataString($"{value.Value}"), StringComparison.Ordinal));
}
