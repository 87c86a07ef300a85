using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>
/// What the holder of a key is shown once: <c>kop_</c>, the key's id and 256 random bits. As it cannot be guessed, one round of SHA-256 is enough to keep it.
/// </summary>
public static class KeySecret
{
    public const string Prefix = "kop_";
    private const int IdLength = 32;
    private const int SecretBytes = 32;
    private static readonly int Length = Prefix.Length + IdLength + 1 + Base64Url.GetEncodedLength(SecretBytes);

    // Whoever names a key that is not there is compared as long as whoever names one that is.
    private static readonly string OfNobody = Digest("");

    /// <summary>A new secret for the key with that id, as its holder sends it, and its digest.</summary>
    public static (string Shown, string Sha256) New(Guid id)
    {
        var shown = $"{Prefix}{id:N}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        return (shown, Digest(shown));
    }

    /// <summary>Which key somebody shows, if it has the form of one.</summary>
    public static bool TryReadId([NotNullWhen(true)] string? shown, out Guid id)
    {
        id = default;
        return shown?.Length == Length
            && shown.StartsWith(Prefix, StringComparison.Ordinal)
            && Guid.TryParseExact(shown.AsSpan(Prefix.Length, IdLength), "N", out id);
    }

    /// <summary>Whether what is shown is the secret of that key; takes as long for any other, and where there is no such key.</summary>
    public static bool IsOf(string shown, ApiKey? key)
    {
        var isSame = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Digest(shown)), Encoding.ASCII.GetBytes(key?.Sha256 ?? OfNobody));
        return isSame && key is not null;
    }

    private static string Digest(string shown) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)));
}
