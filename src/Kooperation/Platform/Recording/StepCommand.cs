using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Recording;

/// <summary>Something to be recorded.</summary>
public abstract record Command : Request
{
    /// <summary>The caller's own id for the step (UUID); given by the service where absent.</summary>
    public Guid? StepId { get; init; }
}

/// <summary>What every command says about the step it records.</summary>
public abstract record StepCommand : Command
{
    /// <summary>When it happened: a day, a month, a year, or null where nobody knows.</summary>
    public required PartialDate OccurredOn { get; init; }

    /// <summary>Whether somebody stated it (the usual case) or the recorder judged it.</summary>
    public Basis Basis { get; init; }

    /// <summary>What a reader should know besides. No names of people.</summary>
    public string? Note { get; init; }

    /// <summary>Where the statement comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The step, told as this command tells it.</summary>
    public virtual Step Tell(Step step) => step with { OccurredOn = OccurredOn, Basis = Basis, Note = Note, Source = Source };
}
