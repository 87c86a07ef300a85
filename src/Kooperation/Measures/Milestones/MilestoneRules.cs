using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Measures.Milestones;

/// <summary>What holds for a milestone whatever becomes of it.</summary>
internal static class MilestoneRules
{
    /// <summary>One that was never planned, was reached, or was given up is not gone on with.</summary>
    public static Refusal? RefusesToGoOn(Guid milestoneId, PartialDate occurredOn, Measure measure)
    {
        if (measure.Find<MilestonePlanned>(milestoneId) is not { } planned) return NeverPlanned;
        if (measure.Find<MilestoneReached>(milestoneId) is not null) return AlreadyReached;
        if (measure.Find<MilestoneDropped>(milestoneId) is not null) return Dropped;

        return Chronology.Refuses(occurredOn, planned);
    }

    private static readonly Refusal NeverPlanned = Refusal.Of(
        "milestone-unknown", "This milestone was never planned.", "Dieser Meilenstein wurde nie geplant.");

    private static readonly Refusal AlreadyReached = Refusal.Of(
        "milestone-reached", "This milestone has been reached already.", "Dieser Meilenstein wurde schon erreicht.");

    private static readonly Refusal Dropped = Refusal.Of(
        "milestone-dropped", "This milestone was dropped.", "Dieser Meilenstein wurde aufgegeben.");
}
