namespace Kooperation.Platform.Recording;

/// <summary>A request that was answered, kept in the transaction that recorded its step, so that its repetition gets the same answer.</summary>
/// <param name="Id">The Idempotency-Key, per municipality.</param>
/// <param name="Fingerprint">SHA-256 of the request.</param>
/// <param name="Steps">Everything that was recorded, the step that was asked for first.</param>
public sealed record Answered(string Id, string Fingerprint, Guid Stream, IReadOnlyList<Guid> Steps, long Version, string? Opened);
