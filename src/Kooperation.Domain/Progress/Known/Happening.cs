using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress.Known;

/// <summary>The agreed reading of days: what had happened by a day, and what came before what.</summary>
internal static class Happening
{
    /// <summary>A partial date counts from its middle; what has no day is known on every day.</summary>
    public static bool HasHappened(this PartialDate occurredOn, DateOnly day) => !(occurredOn.Middle > day);

    /// <summary>
    /// The later of two things said of the same, the second of which was recorded later: where the days do not tell, the one recorded first came first.
    /// </summary>
    public static bool GivesWayTo(this PartialDate earlierRecorded, PartialDate laterRecorded) => earlierRecorded.CanPrecede(laterRecorded);

    /// <summary>In the order of happening, from the order of recording (as in <see cref="Steps.Course"/>).</summary>
    public static List<MeasureFact> InOrder(IEnumerable<MeasureFact> recorded)
    {
        var happened = new List<MeasureFact>();
        foreach (var fact in recorded)
            happened.Insert(happened.FindLastIndex(earlier => earlier.OccurredOn.CanPrecede(fact.OccurredOn)) + 1, fact);

        return happened;
    }
}
