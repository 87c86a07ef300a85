using Marten;
using Microsoft.AspNetCore.Authentication;

namespace Kooperation.Platform.Identity.Keys;

public static class KeysModule
{
    public static void AddApiKeys(this AuthenticationBuilder authentication)
    {
        authentication.Services.AddSingleton<GuessedKeys>();
        authentication.Services.AddSingleton<KeyRegister>();
        authentication.AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Name, null);
    }

    // A key says itself which municipality it opens.
    public static void AddApiKeys(this StoreOptions store) => store.Schema.For<ApiKey>().SingleTenanted().Index(key => key.Municipality);

    public static void MapApiKeys(this IEndpointRouteBuilder municipality)
    {
        var keys = municipality.MapGroup("api-keys").WithTags("API keys");
        keys.MapListApiKeys();
        keys.MapIssueApiKey();
        keys.MapRevokeApiKey();
    }
}
