namespace Kooperation.Domain.Steps;

/// <summary>A document that lies elsewhere: its address and the SHA-256 of its bytes in hexadecimal. The bytes themselves are never stored.</summary>
public sealed record Document([NotPersonal] string Link, [NotPersonal] string Sha256);
