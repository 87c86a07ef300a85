using Microsoft.AspNetCore.Http.Features;

namespace Kooperation.Platform.Requests;

public static class HeadRequests
{
    /// <summary>HEAD is answered like GET, without the body (RFC 9110 section 9.3.2). Stands before routing, which would not find the method.</summary>
    public static void UseHeadRequests(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Request.Method = HttpMethods.Get;
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(http);
        }
        finally
        {
            // The server looks at the method again before it sends the headers, whose Content-Length no body follows.
            http.Request.Method = HttpMethods.Head;
            http.Features.Set(body);
        }
    });
}
