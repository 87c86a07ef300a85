using Kooperation.Domain.Time;

namespace Kooperation.Domain.Steps;

/// <summary>A step that something rests on, by which a reader finds it.</summary>
public sealed record ToldStep(Guid StepId, string Event, PartialDate OccurredOn, Basis Basis, string? Source)
{
    public static ToldStep Of(RecordedStep recorded) =>
        new(recorded.Id, Catalogue.NameOf(recorded.Step), recorded.Step.OccurredOn, recorded.Step.Basis, recorded.Step.Source);
}
