using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using OpenIddict.Server.AspNetCore;

namespace Kooperation.Platform.Identity.Local;

/// <summary>
/// Signing in at the provider of this process. The browser is sent to the address that it uses itself; what else goes from server to server stays in the process,
/// which need not know by which address it could be reached.
/// </summary>
internal static class LocalBackChannel
{
    public static void SignInAtLocalProvider(this OpenIdConnectOptions connect, LocalKey key)
    {
        connect.ClientId = LocalProvider.BrowserClient;
        connect.ClientSecret = LocalAccounts.Secret;
        connect.GetClaimsFromUserInfoEndpoint = false;
        connect.Configuration = new OpenIdConnectConfiguration
        {
            AuthorizationEndpoint = LocalProvider.AuthorizationAddress,
            EndSessionEndpoint = LocalProvider.EndSessionAddress,
            TokenEndpoint = LocalProvider.TokenAddress
        };
        connect.TokenValidationParameters.ValidateIssuer = false;
        connect.TokenValidationParameters.IssuerSigningKey = key.Key;
    }

    /// <summary>The address of this service that the browser used, followed by that path.</summary>
    public static string Here(HttpRequest request, string path) => $"{request.Scheme}://{request.Host}{request.PathBase}{path}";

    /// <summary>Redeems the code as over the network, without one.</summary>
    public static async Task Redeem(AuthorizationCodeReceivedContext received)
    {
        await using var scope = received.HttpContext.RequestServices.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = received.HttpContext.RequestAborted };
        using var form = new FormUrlEncodedContent(received.TokenEndpointRequest!.Parameters);
        using var answer = new MemoryStream();
        http.Request.Method = HttpMethods.Post;
        (http.Request.Scheme, http.Request.Host, http.Request.PathBase, http.Request.Path) =
            (received.Request.Scheme, received.Request.Host, received.Request.PathBase, LocalProvider.TokenAddress);
        http.Request.ContentType = form.Headers.ContentType!.ToString();
        http.Request.Body = await form.ReadAsStreamAsync(received.HttpContext.RequestAborted);
        http.Response.Body = answer;

        var handlers = scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>();
        var provider = (IAuthenticationRequestHandler)(await handlers.GetHandlerAsync(http, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme))!;
        await provider.HandleRequestAsync();
        await http.Response.CompleteAsync();

        var said = new OpenIdConnectMessage(System.Text.Encoding.UTF8.GetString(answer.ToArray()));
        if (http.Response.StatusCode == (int)HttpStatusCode.OK) received.HandleCodeRedemption(said);
        else received.Fail($"{said.Error}: {said.ErrorDescription}");
    }
}
