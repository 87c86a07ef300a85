using Kooperation.Domain.Time;

namespace Kooperation.Domain.Steps;

/// <summary>
/// What a write model remembers of a step that later decisions ask about: which kind it was, what it was about and when.
/// <paramref name="Then"/> is the other thing it was about, where there is one: who took over, which agreement succeeded, which request
/// was granted. <paramref name="Settled"/> says that the step itself closed what it opened, as a hearing does that was held and answered
/// in one.
/// </summary>
public sealed record Mark(Guid StepId, string Event, Guid About, PartialDate OccurredOn, Guid? Then = null, bool Settled = false)
{
    public bool Is<TStep>() where TStep : Step => Event == Catalogue.NameOf(typeof(TStep));

    /// <summary>Whether something of that day can have happened after this, as far as the dates are known.</summary>
    public bool CanPrecede(PartialDate occurredOn) => OccurredOn.CanPrecede(occurredOn);
}
