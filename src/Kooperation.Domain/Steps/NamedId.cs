using System.Security.Cryptography;
using System.Text;

namespace Kooperation.Domain.Steps;

/// <summary>An id that is made from a name, the same wherever it is made: a UUID of version 8 (RFC 9562).</summary>
public static class NamedId
{
    private const int Bytes = 16;

    public static Guid Of(string name)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, Bytes);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
