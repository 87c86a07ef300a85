namespace Kooperation.Platform.Requests;

/// <summary>What is known of an address that has something worked out and records no step; the API document is written from it.</summary>
/// <param name="Name">The name of the operation.</param>
/// <param name="Request">What is sent; null where nothing is.</param>
public sealed record WorkMetadata(string Name, Type? Request);
