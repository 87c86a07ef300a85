using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Kooperation.Platform.Edge;

/// <summary>
/// Says in the log, once each and under <c>Kooperation.Refusals</c>, whom the service refused and why: every 401, 403 and 429, and every 404 of a municipality that is not served.
/// What the caller sent as proof, its query and its body are never in it.
/// </summary>
public static partial class Refusals
{
    public const string Category = "Kooperation.Refusals";

    private const int LongestText = 200;

    /// <summary>Says why the request is refused, if it is. The last word counts.</summary>
    public static void RefusedBecause(this HttpContext http, RefusalReason reason) => http.Features.Set(new Said(reason));

    internal static void UseRefusalLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            finally
            {
                if (IsRefused(http)) await Say(log, http);
            }
        });
    }

    private static bool IsRefused(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests => true,
        StatusCodes.Status404NotFound => http.Features.Get<Said>() is { Reason: RefusalReason.MunicipalityNotServed },
        _ => false
    };

    private static async Task Say(ILogger log, HttpContext http)
    {
        var reason = await ReasonOf(http);
        Refused(
            log,
            http.Response.StatusCode,
            reason.Word(),
            reason == RefusalReason.RoleLacking ? PermissionOf(http) : null,
            OnOneLine(http.Request.Method),
            (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
            Ags.TryParse(http.GetRouteValue("ags") as string, out var ags, out _) ? ags.ToString() : null,
            http.User.Identity?.IsAuthenticated is true ? OnOneLine(Actor.Of(http).Reference) : null,
            http.Connection.RemoteIpAddress?.ToString(),
            Activity.Current?.TraceId.ToString() ?? OnOneLine(http.TraceIdentifier));
    }

    // Whoever may not is known, whatever was wrong with something else that was shown.
    private static async Task<RefusalReason> ReasonOf(HttpContext http) => (http.Response.StatusCode, http.Features.Get<Said>()?.Reason) switch
    {
        (StatusCodes.Status403Forbidden, null or < RefusalReason.LockedOut) => IsOfAnother(http) ? RefusalReason.OtherMunicipality : RefusalReason.RoleLacking,
        (_, { } reason) => reason,
        _ => RefusalReasons.Of((await http.AuthenticateAsync()).Failure) // Found before, and kept for the request.
    };

    private static bool IsOfAnother(HttpContext http) =>
        PermissionOf(http) != Permissions.Operate && Ags.TryParse(http.GetRouteValue("ags") as string, out var ags, out _) && !Actor.Of(http).BelongsTo(ags);

    private static string? PermissionOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy;

    // What is no letter, digit or sign might end the line, or turn the rest of it round.
    private static string OnOneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(LongestText)) line.Append(IsShown(Rune.GetUnicodeCategory(rune)) ? rune.ToString() : "?");
        return line.ToString();
    }

    private static bool IsShown(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "Refused {Status}: {Reason}; method={Method} route={Route} permission={Permission} municipality={Municipality} caller={Caller} address={Address} trace={Trace}")]
    private static partial void Refused(
        ILogger log, int status, string reason, string? permission, string method, string? route, string? municipality, string? caller, string? address, string trace);

    private sealed record Said(RefusalReason Reason);
}
