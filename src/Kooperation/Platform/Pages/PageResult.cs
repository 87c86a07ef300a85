using System.Text;
using Kooperation.Domain.Language;
using Kooperation.Platform.Problems;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Kooperation.Platform.Pages;

/// <summary>A page for people: written on the server, in German unless English is preferred, complete without a script, never kept.</summary>
/// <typeparam name="TPage">Takes the parameter <c>Tongue</c> and those that are given.</typeparam>
public sealed class PageResult<TPage> : IResult where TPage : IComponent
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    public Dictionary<string, object?> Parameters { get; } = [];

    public async Task ExecuteAsync(HttpContext http)
    {
        var tongue = http.Tongue(otherwise: Tongue.German);
        using var said = new StringWriter();
        await using (var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>()))
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(Parameters) { ["Tongue"] = tongue });
            await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters)).WriteHtmlTo(said));
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentLanguage = tongue == Tongue.German ? "de" : "en";
        if (Status == StatusCodes.Status401Unauthorized) headers.WWWAuthenticate = "Bearer";

        http.Response.StatusCode = Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(said.ToString(), Encoding.UTF8, http.RequestAborted);
    }
}
