using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Kooperation.Platform.Pages;

/// <summary>What pages load: their styles, and the typeface. All of it lies below an address that names what is in it, so that browsers keep it for as long as it is the same.</summary>
internal static class PageAssets
{
    private const string Prefix = "assets";

    private static readonly string[] Names =
        [.. typeof(PageAssets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{Prefix}.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static readonly string Root = $"/{Prefix}/{Fingerprint()}";

    private static readonly IReadOnlyList<string> First = ["fonts.css", "kern.css", "pages.css"];

    /// <summary>The addresses of the styles in the order in which they apply. Those of KERN are absent where the build could not bring them.</summary>
    public static readonly IReadOnlyList<string> Styles =
    [
        .. Names.Select(name => name[(Prefix.Length + 1)..])
            .Where(name => name.EndsWith(".css", StringComparison.Ordinal))
            .OrderBy(name => First.Contains(name) ? First.TakeWhile(first => first != name).Count() : First.Count)
            .ThenBy(name => name, StringComparer.Ordinal)
            .Select(AddressOf)
    ];

    /// <summary>The address of htmx, without which every page does all that it does; null where the build could not bring it.</summary>
    public static readonly string? Script = Names.Contains($"{Prefix}.htmx.js") ? AddressOf("htmx.js") : null;

    public static bool IsAsset(PathString path) => path.StartsWithSegments(Root);

    public static string AddressOf(string name) => $"{Root}/{name}";

    /// <summary>Whoever asks may have them: nothing in them is of anybody.</summary>
    public static void UseAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new EmbeddedFileProvider(typeof(PageAssets).Assembly, Prefix),
        RequestPath = Root,
        OnPrepareResponse = asset => asset.Context.Response.Headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable"
    });

    private static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
        {
            using var file = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            hash.AppendData(bytes.ToArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
