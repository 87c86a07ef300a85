using Kooperation.Domain.Time;

namespace Kooperation.Domain.Steps;

/// <summary>
/// What a write model remembers of a step that later decisions ask about: which kind it was, what it was about and when.
/// <paramref name="Then"/> is what it was handed to, where there is such a thing; <paramref name="Settled"/> says that the step itself
/// closed what it opened, as a hearing does that was held and answered in one.
/// </summary>
public sealed record Mark(Guid StepId, string Event, Guid About, PartialDate OccurredOn, Guid? Then = null, bool Settled = false)
{
    public bool Is<TStep>() where TStep : Step => Event == Catalogue.NameOf(typeof(TStep));
}
