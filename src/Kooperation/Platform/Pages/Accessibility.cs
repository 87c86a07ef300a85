namespace Kooperation.Platform.Pages;

/// <summary>The statement on accessibility (BITV 2.0, section 7; Directive (EU) 2016/2102, article 7), with the way to say what hinders.</summary>
internal static class Accessibility
{
    public const string Address = "/accessibility";

    /// <summary>Where somebody answers who runs this service: an address of a page, or of mail.</summary>
    private const string Contact = "Accessibility:Contact";

    /// <summary>The body that is turned to where that did not help.</summary>
    private const string Arbitration = "Accessibility:Arbitration";

    public static void MapAccessibility(this IEndpointRouteBuilder routes) => routes.MapGet(Address, (IConfiguration configuration) => new PageResult<AccessibilityPage>
    {
        Parameters =
        {
            [nameof(AccessibilityPage.Contact)] = LinkOf(configuration[Contact]),
            [nameof(AccessibilityPage.Arbitration)] = LinkOf(configuration[Arbitration])
        }
    }).AllowAnonymous().IsAlsoAPage().ExcludeFromDescription();

    private static Uri? LinkOf(string? configured) =>
        Uri.TryCreate(configured?.Contains('@') is true && !configured.Contains(':') ? $"mailto:{configured}" : configured, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeMailto) ? link : null;
}
