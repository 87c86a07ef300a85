using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Platform.Identity.Local;

/// <summary>The key by which the provider of Development signs, RSA of 2048 bits: another one with every start, and never outside this process.</summary>
public sealed class LocalKey : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);

    public LocalKey() => Key = new RsaSecurityKey(_rsa) { KeyId = Guid.CreateVersion7().ToString("N") };

    public RsaSecurityKey Key { get; }

    public void Dispose() => _rsa.Dispose();
}
