namespace Kooperation.Platform.Identity.Names;

/// <summary>
/// What people call whoever acts in a municipality. Steps hold the reference alone, and the name is kept here, so that it can be erased without touching a step.
/// </summary>
/// <param name="Id">The reference.</param>
/// <param name="Name">As the identity provider said it last; null where it was erased.</param>
public sealed record KnownPerson(string Id, string? Name)
{
    /// <summary>Since when the name is gone; it is not kept again.</summary>
    public Erasure? Erased { get; init; }
}

/// <summary>That a name was erased: when, by whom, and by what right it was asked for.</summary>
public sealed record Erasure(DateTimeOffset At, string By, string LegalBasis);
