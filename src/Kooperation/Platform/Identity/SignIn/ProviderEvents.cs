using System.Security.Claims;
using System.Text.Json;
using Kooperation.Platform.Identity.Local;
using Kooperation.Platform.Identity.SignIn.Pages;
using Kooperation.Platform.Identity.SignIn.Sessions;
using Kooperation.Platform.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kooperation.Platform.Identity.SignIn;

/// <summary>What is particular in signing in at the provider and out of it.</summary>
internal sealed class ProviderEvents(IConfiguration configuration, IHostEnvironment environment, ILogger<ProviderEvents> log) : OpenIdConnectEvents
{
    private const string Sid = "sid";

    private bool IsLocal => LocalProvider.IsUsed(configuration, environment);

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (IsLocal) context.ProtocolMessage.IssuerAddress = LocalBackChannel.Here(context.Request, LocalProvider.AuthorizationAddress);
        return Task.CompletedTask;
    }

    // Not every provider knows a way out; then the session ends here alone.
    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        if (IsLocal) context.ProtocolMessage.IssuerAddress = LocalBackChannel.Here(context.Request, LocalProvider.EndSessionAddress);
        if (string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
        {
            context.Response.Redirect(context.Request.PathBase + "/");
            context.HandleResponse();
        }

        return Task.CompletedTask;
    }

    public override Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context) => IsLocal ? LocalBackChannel.Redeem(context) : Task.CompletedTask;

    // As the claims of a token come: a list as several, an object as its JSON.
    public override Task UserInformationReceived(UserInformationReceivedContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        foreach (var said in context.User.RootElement.EnumerateObject())
        {
            var values = said.Value.ValueKind == JsonValueKind.Array ? said.Value.EnumerateArray().ToList() : [said.Value];
            identity.AddClaims(values.Where(value => value.ValueKind != JsonValueKind.Null).Select(value => new Claim(said.Name, value.ToString())));
        }

        return Task.CompletedTask;
    }

    /// <summary>Of all that the provider says there remain our own claims, and what it takes to sign out.</summary>
    public override Task TicketReceived(TicketReceivedContext context)
    {
        var said = context.Principal!.Claims.ToList();
        var (actor, name, flaw) = (IsLocal ? LocalProvider.Claims : ProviderClaims.Configured(configuration)).Read(said);
        if (actor is null)
        {
            context.Fail(flaw!);
            return Task.CompletedTask;
        }

        context.Principal = actor.Principal(Browser.Session, name);
        var idToken = context.Properties!.GetTokenValue(OpenIdConnectParameterNames.IdToken);
        context.Properties!.StoreTokens(idToken is null ? [] : [new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = idToken }]);
        context.Properties!.Items.Remove(".Token.expires_at");
        SessionEvents.Name(context.Properties!, said.FirstOrDefault(claim => claim.Type == Sid)?.Value);
        return Task.CompletedTask;
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        log.LogInformation("Somebody could not be signed in: {Reason}", context.Failure?.GetBaseException().Message);
        context.HandleResponse();
        await new PageResult<FailedPage> { Status = StatusCodes.Status400BadRequest }.ExecuteAsync(context.HttpContext);
    }
}
