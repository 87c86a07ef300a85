using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Steps;

/// <summary>What follows from something cannot have happened before it.</summary>
public static class Chronology
{
    public static Refusal? Refuses(PartialDate occurredOn, Mark earlier) => earlier.CanPrecede(occurredOn)
        ? null
        : Refusal.Of(
            "order-of-steps",
            $"This follows from what happened {earlier.OccurredOn.On().English} and cannot have happened before, {occurredOn.On().English}.",
            $"Das folgt aus dem, was {earlier.OccurredOn.On().German} geschah, und kann nicht davor, {occurredOn.On().German}, geschehen sein.",
            "/occurredOn");
}
