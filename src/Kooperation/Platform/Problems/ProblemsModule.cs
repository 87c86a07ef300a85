using Kooperation.Platform.Database;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Tenancy;
using Microsoft.AspNetCore.Authorization;
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
            SuppressDiagnosticsCallback = context => ProblemOf(context.Exception) is not null
        });
        app.UseStatusCodePages(context =>
        {
            NameHead(context.HttpContext.Response.Headers);
            return ProblemOf(context.HttpContext).ExecuteAsync(context.HttpContext);
        });
    }

    // Who belongs here and may not is told which role may.
    private static Problem ProblemOf(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden when http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy is { } permission =>
            Ags.TryParse((string?)http.GetRouteValue("ags"), out var ags, out _) && permission != Permissions.Operate && !Actor.Of(http).BelongsTo(ags)
                ? Problem.NotYours
                : Problem.Lacks(permission),
        var status => Problem.OfStatus(status)
    };

    // HEAD is answered wherever GET is, which routing does not know.
    private static void NameHead(IHeaderDictionary headers)
    {
        if (headers.Allow is [{ } allowed] && allowed.Split(", ").Contains(HttpMethods.Get)) headers.Allow = $"{allowed}, {HttpMethods.Head}";
    }

    private static Task Explain(HttpContext http, ILogger log)
    {
        var reason = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var problem = reason is null ? null : ProblemOf(reason);
        if (problem?.RetryAfter is not null) log.LogWarning("{Problem}: {Reason}", problem.Title.English, reason!.GetBaseException().Message);

        return (problem ?? Problem.OfStatus(StatusCodes.Status500InternalServerError)).ExecuteAsync(http);
    }

    // What is no bug: a request that the server cannot read, or something that we need and that is away.
    private static Problem? ProblemOf(Exception reason) => reason switch
    {
        BadHttpRequestException bad => Problem.OfStatus(bad.StatusCode),
        ProviderAway => Problem.IdentityAway,
        _ when DatabaseAway.IsReasonOf(reason) => Problem.DatabaseAway,
        _ => null
    };
}
