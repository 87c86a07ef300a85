using Kooperation.Platform.Database;
using Microsoft.AspNetCore.Diagnostics;

namespace Kooperation.Platform.Problems;

public static class ProblemsModule
{
    /// <summary>Every error is a problem document; stands before authentication, else 401 and 403 have empty bodies.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => Explain(http, app.Logger),
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException || DatabaseAway.IsReasonOf(context.Exception)
        });
        app.UseStatusCodePages(context => Problem.OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }

    private static Task Explain(HttpContext http, ILogger log)
    {
        var reason = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (reason is not null && DatabaseAway.IsReasonOf(reason))
        {
            log.LogWarning("The database cannot be reached: {Reason}", reason.GetBaseException().Message);
            return Problem.DatabaseAway.ExecuteAsync(http);
        }

        return Problem.OfStatus(reason is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError).ExecuteAsync(http);
    }
}
