using System.Buffers;
using System.Security.Cryptography;

namespace Kooperation.Platform.Requests;

/// <summary>
/// The strong ETag of a resource: <c>"17"</c>, its version, which If-Match compares. What is read of it carries a digest of the answer as well,
/// <c>"17.5f0c9d1e2b3a4c5d"</c>.
/// </summary>
public static class VersionTag
{
    private const int DigestBytes = 8;

    public static string Of(long version) => $"\"{version}\"";

    public static string Of(long version, ReadOnlySequence<byte> answer)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in answer) hash.AppendData(part.Span);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return $"\"{version}.{Convert.ToHexStringLower(digest[..DigestBytes])}\"";
    }

    public static bool TryRead(string etag, out long? version)
    {
        version = null;
        if (etag is not ['"', .. var tag, '"']) return false;

        var dot = tag.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0 && (tag.Length - dot - 1 != 2 * DigestBytes || !tag[(dot + 1)..].All(char.IsAsciiHexDigitLower))) return false;
        if (!QueryParameters.TryReadNumber(dot < 0 ? tag : tag[..dot], out var seen)) return false;

        version = seen;
        return true;
    }
}
