using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Measures.Milestones;

/// <summary>What holds for a milestone whatever becomes of it.</summary>
internal static class MilestoneRules
{
    /// <summary>One that was never planned is neither reached nor given up, any other once; and it got no other day afterwards.</summary>
    public static Refusal? RefusesToSettle(Guid milestoneId, PartialDate settledOn, Measure measure)
    {
        if (measure.Find<MilestonePlanned>(milestoneId) is not { } planned) return NeverPlanned;
        if (measure.Find<MilestoneReached>(milestoneId) is not null) return AlreadyReached;
        if (measure.Find<MilestoneDropped>(milestoneId) is not null) return Dropped;

        return Chronology.Refuses(settledOn, planned)
            ?? (measure.Marks.Find(mark => mark.About == milestoneId && mark.Is<MilestoneRescheduled>() && settledOn.Latest < mark.OccurredOn.Earliest) is { } later
                ? StillOpenOn(later.OccurredOn)
                : null);
    }

    /// <summary>One that was reached or given up gets no other day; what happened before may still be recorded.</summary>
    public static Refusal? RefusesToReschedule(Guid milestoneId, PartialDate occurredOn, Measure measure)
    {
        if (measure.Find<MilestonePlanned>(milestoneId) is not { } planned) return NeverPlanned;
        if (measure.Find<MilestoneReached>(milestoneId)?.CanPrecede(occurredOn) ?? false) return AlreadyReached;
        if (measure.Find<MilestoneDropped>(milestoneId)?.CanPrecede(occurredOn) ?? false) return Dropped;

        return Chronology.Refuses(occurredOn, planned);
    }

    private static readonly Refusal NeverPlanned = Refusal.Of(
        "milestone-unknown", "This milestone was never planned.", "Dieser Meilenstein wurde nie geplant.");

    private static readonly Refusal AlreadyReached = Refusal.Of(
        "milestone-reached", "This milestone has been reached already.", "Dieser Meilenstein wurde schon erreicht.");

    private static readonly Refusal Dropped = Refusal.Of(
        "milestone-dropped", "This milestone was dropped.", "Dieser Meilenstein wurde gestrichen.");

    private static Refusal StillOpenOn(PartialDate on) => Refusal.Of(
        "milestone-rescheduled-later",
        $"This milestone got another day {on.On().English}: before that it was neither reached nor given up.",
        $"Dieser Meilenstein bekam {on.On().German} einen anderen Tag: Davor war er weder erreicht noch aufgegeben.",
        "/occurredOn");
}
