using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kooperation.Platform.Identity.SignIn;

internal static class ProviderDocument
{
    /// <summary>What the provider publishes of itself; null for the one of this process. One that cannot be reached is said to be away.</summary>
    public static async Task<OpenIdConnectConfiguration?> ReadDocument(this OpenIdConnectOptions provider, CancellationToken cancelled)
    {
        if (provider.ConfigurationManager is not { } document) return null;

        try
        {
            return await document.GetConfigurationAsync(cancelled);
        }
        catch (Exception reason) when (reason is InvalidOperationException or IOException)
        {
            throw new ProviderAway(reason);
        }
    }
}
