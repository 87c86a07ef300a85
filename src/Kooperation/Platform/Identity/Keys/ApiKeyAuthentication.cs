using System.Text.Encodings.Web;
using Kooperation.Platform.Problems;
using Marten;
using Marten.Patching;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>Systems that show an API key in the header <c>X-API-Key</c>.</summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IDocumentStore store,
    GuessedKeys guessed,
    Today today,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";
    public const string Header = "X-API-Key";

    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    private bool _isLockedOut;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header] is not { Count: > 0 } shown) return AuthenticateResult.NoResult();

        if (_isLockedOut = guessed.IsLockedOut(Context)) return AuthenticateResult.Fail("locked out");

        await using var session = store.LightweightSession();
        var key = KeySecret.TryReadId(shown, out var id) ? await session.LoadAsync<ApiKey>(id, Context.RequestAborted) : null;
        if (!KeySecret.IsOf(shown.ToString(), key))
        {
            guessed.ShownBy(Context);
            return AuthenticateResult.Fail("key unknown");
        }

        if (key!.Revoked is not null) return AuthenticateResult.Fail("key revoked");
        if (key.ExpiresOn < today.InGermany) return AuthenticateResult.Fail("key expired");

        await NoteUse(session, key);
        return AuthenticateResult.Success(new AuthenticationTicket(key.Actor.Principal(Name, key.Label), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isLockedOut) return Problem.LockedOut.ExecuteAsync(Context);

        Response.Headers.WWWAuthenticate = Name;
        return Problem.WrongKey.ExecuteAsync(Context);
    }

    // In a statement of its own that touches nothing else: a key that is revoked at this moment stays revoked.
    private async Task NoteUse(IDocumentSession session, ApiKey key)
    {
        var now = clock.GetUtcNow();
        if (now - key.LastUsedAt < UseIsNotedEvery) return;

        session.Patch<ApiKey>(key.Id).Set(stored => stored.LastUsedAt, now);
        await session.SaveChangesAsync(Context.RequestAborted);
    }
}
