namespace Kooperation.Platform.Identity.Keys;

/// <summary>What an API key may be given: a system never administers, and never erases names.</summary>
public enum KeyRole
{
    Reader,
    Coordinator,
    Auditor
}

/// <summary>A key for a system that cannot sign in: what it may do, how long, who gave it to whom and why. Only its digest is kept.</summary>
/// <param name="Label">What system it is for.</param>
/// <param name="Sha256">The digest of the secret, in hexadecimal.</param>
/// <param name="IssuedBy">The reference of the administrator.</param>
/// <param name="ExpiresOn">The last day in Germany on which it opens anything.</param>
/// <param name="Asked">The digest of the request by which it was issued, where that had an Idempotency-Key.</param>
public sealed record ApiKey(
    Guid Id,
    string Municipality,
    string Label,
    KeyRole Role,
    IReadOnlyList<string>? Offices,
    string Sha256,
    DateTimeOffset IssuedAt,
    string IssuedBy,
    string Reason,
    DateOnly ExpiresOn,
    string? Asked)
{
    public Revocation? Revoked { get; init; }

    /// <summary>When it was last used, to within a minute; null where it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public Actor Actor => new($"{ProviderClaims.OwnReferences}{Id}", [new Grant(NameOf(Role), Municipality)], Offices);

    /// <summary>The role among those of people.</summary>
    public static string NameOf(KeyRole role) => role switch
    {
        KeyRole.Reader => Roles.Reader,
        KeyRole.Coordinator => Roles.Coordinator,
        _ => Roles.Auditor
    };
}

/// <summary>That a key opens nothing any more, since when, by whom and why.</summary>
public sealed record Revocation(DateTimeOffset At, string By, string Reason);
