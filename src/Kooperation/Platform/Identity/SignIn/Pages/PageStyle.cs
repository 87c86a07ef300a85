using System.Security.Cryptography;
using System.Text;

namespace Kooperation.Platform.Identity.SignIn.Pages;

/// <summary>How pages look. Its address names what is in it, so that browsers keep it for as long as it is the same.</summary>
internal static class PageStyle
{
    private static readonly string Text = Read();

    public static readonly string Address = $"/pages/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..16]}.css";

    public static void MapStyle(this IEndpointRouteBuilder routes) => routes.MapGet(Address, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(Text, "text/css", Encoding.UTF8);
    }).AllowAnonymous().ExcludeFromDescription();

    private static string Read()
    {
        using var file = new StreamReader(typeof(PageStyle).Assembly.GetManifestResourceStream("page.css")!);
        return file.ReadToEnd();
    }
}
