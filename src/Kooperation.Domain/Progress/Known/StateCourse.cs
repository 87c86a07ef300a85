using Kooperation.Domain.Measures;

namespace Kooperation.Domain.Progress.Known;

/// <summary>
/// From the status steps of a measure, in the order in which they happened, to its state. Forward it goes with every step, back only where the days
/// tell that the step came later: so one that is told late, or without a day, takes nothing back. A deferral lies on top of what was.
/// </summary>
internal readonly record struct StateCourse(MeasureState State, MeasureFact? By)
{
    private static readonly HashSet<string> Telling =
    [
        "MeasureApproved", "CallOpened", "MeasureStarted", "MeasureCompleted", "MeasureEstablished", "MeasureDeferred", "MeasureResumed", "MeasureDropped", "MeasuresMerged"
    ];

    /// <summary>How a measure goes its way. What was carried out becomes regular work at best.</summary>
    private static readonly MeasureState[] Way =
    [
        MeasureState.Draft, MeasureState.Approved, MeasureState.CallOpen, MeasureState.Running, MeasureState.Completed, MeasureState.Established, MeasureState.Merged, MeasureState.Dropped
    ];

    public static bool Tells(MeasureFact fact) => Telling.Contains(fact.Event) && (fact.Event != "MeasuresMerged" || fact.IsAbsorbed);

    public static StateCourse Of(IEnumerable<MeasureFact> inOrder)
    {
        var now = new StateCourse(MeasureState.Draft, null);
        StateCourse? beneathDeferral = null;

        foreach (var fact in inOrder)
        {
            if (now.State is MeasureState.Dropped or MeasureState.Merged) break;

            switch (fact.Event)
            {
                case "MeasureDeferred":
                    if (beneathDeferral is null && (now.IsAhead || now.IsEarlierThan(fact))) (beneathDeferral, now) = (now, new StateCourse(MeasureState.Deferred, fact));
                    break;
                case "MeasureResumed":
                    (beneathDeferral, now) = (null, beneathDeferral ?? now);
                    break;
                case "MeasureApproved" when beneathDeferral is { } before:
                    beneathDeferral = before.Then(fact);
                    break;
                default:
                    (beneathDeferral, now) = (null, (beneathDeferral ?? now).Then(fact));
                    break;
            }
        }

        return now;
    }

    private bool IsAhead => State is MeasureState.Draft or MeasureState.Approved or MeasureState.CallOpen or MeasureState.Running;

    private StateCourse Then(MeasureFact fact)
    {
        var next = TargetOf(fact);
        var further = Array.IndexOf(Way, next).CompareTo(Array.IndexOf(Way, State));
        return further > 0 || further < 0 && IsEarlierThan(fact) ? new StateCourse(next, fact) : this;
    }

    private bool IsEarlierThan(MeasureFact fact) => By?.OccurredOn.Latest < fact.OccurredOn.Earliest;

    private static MeasureState TargetOf(MeasureFact fact) => fact.Event switch
    {
        "MeasureApproved" => MeasureState.Approved,
        "CallOpened" => MeasureState.CallOpen,
        "MeasureStarted" => MeasureState.Running,
        "MeasureCompleted" => MeasureState.Completed,
        "MeasureEstablished" => MeasureState.Established,
        "MeasureDropped" => MeasureState.Dropped,
        _ => MeasureState.Merged
    };
}
