using Kooperation.Domain.Steps;

namespace Kooperation.Platform.Reading;

/// <summary>A state in which views can be read: what was known, and what of it had happened.</summary>
/// <param name="KnownAt">The place in the log up to which steps are known; null for all that is recorded.</param>
/// <param name="AsOf">The day by which they had happened, as far as their dates tell; null for whenever.</param>
public readonly record struct State(long? KnownAt, DateOnly? AsOf)
{
    /// <summary>Steps that are left out, as if nobody had recorded them; null for none.</summary>
    public IReadOnlySet<Guid>? Without { get; init; }

    /// <summary>Steps that are added, as if they had just been recorded; null for none.</summary>
    public IReadOnlyList<ImaginedStep>? Imagined { get; init; }
}

/// <summary>A step that is not recorded, and the history that it would be the next one of.</summary>
public sealed record ImaginedStep(Guid History, RecordedStep Step);
