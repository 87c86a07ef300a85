using Microsoft.AspNetCore.Diagnostics;

namespace Kooperation.Platform.Problems;

public static class ProblemsModule
{
    /// <summary>Every error is a problem document; stands before authentication, else 401 and 403 have empty bodies.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Explain, SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException });
        app.UseStatusCodePages(context => Problem.OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }

    private static Task Explain(HttpContext http)
    {
        var status = http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
            ? bad.StatusCode
            : StatusCodes.Status500InternalServerError;

        return Problem.OfStatus(status).ExecuteAsync(http);
    }
}
