using Kooperation.Platform.Problems;

namespace Kooperation.Platform.Recording;

/// <summary>What became of a command: a step recorded, or the problem that kept it from being recorded.</summary>
public abstract record Outcome
{
    public static implicit operator Outcome(Problem problem) => new Rejected(problem);
}

/// <param name="Id">The stream that the step went to: an organisation, a partnership.</param>
/// <param name="StepId">The step; also the id of the agreement, seat or commitment that it brought about.</param>
/// <param name="Version">The version of the stream after it, the value of the ETag.</param>
/// <param name="Position">The position in the store from which on every view shows it.</param>
/// <param name="Opened">The resource that came to be with it, such as <c>partnerships</c>; null where an existing one was continued.</param>
/// <remarks>What is opened as <see cref="TheMunicipality"/> has the address of the municipality.</remarks>
public sealed record Recorded(Guid Id, Guid StepId, long Version, long Position, string? Opened = null) : Outcome
{
    public const string TheMunicipality = "";
}

public sealed record Rejected(Problem Problem) : Outcome;
