using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Kooperation.Platform.Pages;

/// <summary>What people look at: pages written on the server, complete without a script, and what they load.</summary>
public static class PagesModule
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // The only secret in a page, the word that forms send back, is written otherwise each time.
            compression.MimeTypes = [MediaTypeNames.Text.Html, MediaTypeNames.Text.Css, MediaTypeNames.Text.JavaScript];
        });
        services.AddSingleton<IResponseCompressionProvider, Compression>();
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseAssets();
    }

    public static void MapPages(this IEndpointRouteBuilder routes) => routes.MapAccessibility();

    // A strong tag promises the same bytes, so what has one is sent as it is; what an asset's address names never changes.
    private sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext http) => (http.Response.Headers.ETag.Count == 0 || PageAssets.IsAsset(http.Request.Path)) && base.ShouldCompressResponse(http);
    }
}
