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
            $"This follows from what happened on {earlier.OccurredOn} and cannot have happened before, on {occurredOn}.",
            $"Das folgt aus dem, was am {earlier.OccurredOn} geschah, und kann nicht davor, am {occurredOn}, geschehen sein.",
            "/occurredOn");
}
