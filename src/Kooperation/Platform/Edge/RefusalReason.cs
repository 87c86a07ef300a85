using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Platform.Edge;

/// <summary>Why somebody was refused; up to <see cref="KeyRevoked"/>, because nobody knows who they are. A closed list: nothing that a caller sent can get into it.</summary>
public enum RefusalReason
{
    NoCredentials,
    CredentialsNotAccepted,
    NoToken,
    TokenExpired,
    TokenNotYetValid,
    TokenNeverExpires,
    WrongAudience,
    WrongIssuer,
    BadSignature,
    UnknownSigningKey,
    UnknownAlgorithm,
    NoSubject,
    KeyUnknown,
    KeyExpired,
    KeyRevoked,
    LockedOut,
    RoleLacking,
    OtherMunicipality,
    MunicipalityNotServed,
    TooMany
}

public static class RefusalReasons
{
    /// <summary>The reason as the log says it.</summary>
    public static string Word(this RefusalReason reason) => reason switch
    {
        RefusalReason.NoCredentials => "no credentials",
        RefusalReason.CredentialsNotAccepted => "credentials not accepted",
        RefusalReason.NoToken => "no token",
        RefusalReason.TokenExpired => "token expired",
        RefusalReason.TokenNotYetValid => "token not yet valid",
        RefusalReason.TokenNeverExpires => "token never expires",
        RefusalReason.WrongAudience => "wrong audience",
        RefusalReason.WrongIssuer => "wrong issuer",
        RefusalReason.BadSignature => "bad signature",
        RefusalReason.UnknownSigningKey => "unknown signing key",
        RefusalReason.UnknownAlgorithm => "unknown algorithm",
        RefusalReason.NoSubject => "no subject",
        RefusalReason.KeyUnknown => "key unknown",
        RefusalReason.KeyExpired => "key expired",
        RefusalReason.KeyRevoked => "key revoked",
        RefusalReason.LockedOut => "locked out",
        RefusalReason.RoleLacking => "role lacking",
        RefusalReason.OtherMunicipality => "other municipality",
        RefusalReason.MunicipalityNotServed => "municipality not served",
        RefusalReason.TooMany => "too many",
        _ => throw new ArgumentOutOfRangeException(nameof(reason))
    };

    /// <summary>Why a token was not taken, by what its validation threw.</summary>
    public static RefusalReason Of(Exception? failure) => failure switch
    {
        null => RefusalReason.NoCredentials,
        AggregateException { InnerException: { } first } => Of(first),
        SecurityTokenExpiredException => RefusalReason.TokenExpired,
        SecurityTokenNotYetValidException => RefusalReason.TokenNotYetValid,
        SecurityTokenNoExpirationException => RefusalReason.TokenNeverExpires,
        SecurityTokenInvalidAudienceException => RefusalReason.WrongAudience,
        SecurityTokenInvalidIssuerException => RefusalReason.WrongIssuer,
        SecurityTokenInvalidAlgorithmException => RefusalReason.UnknownAlgorithm,
        SecurityTokenSignatureKeyNotFoundException => RefusalReason.UnknownSigningKey,
        SecurityTokenInvalidSignatureException => RefusalReason.BadSignature,
        SecurityTokenMalformedException => RefusalReason.NoToken,
        _ => RefusalReason.CredentialsNotAccepted
    };
}
