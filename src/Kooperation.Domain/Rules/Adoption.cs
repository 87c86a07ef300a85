using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Rules;

/// <summary>What stands of an adoption, without the file.</summary>
/// <param name="By">The step.</param>
/// <param name="InForceFrom">The first day that the edition holds for.</param>
public sealed record Adoption(ToldStep By, RulesModel Model, string Version, string Sha256, DateOnly InForceFrom, string DecidedBy, string? DecisionReference, string Reason)
{
    /// <summary>Null for a step that adopts no rules.</summary>
    public static Adoption? Of(RecordedStep recorded) => recorded.Step is RulesAdopted adopted
        ? new Adoption(
            ToldStep.Of(recorded), adopted.Model, adopted.Version, adopted.Sha256, adopted.InForceFrom.Latest!.Value, adopted.DecidedBy, adopted.DecisionReference, adopted.Reason)
        : null;

    /// <summary>
    /// Of all adoptions in the order of recording, the one whose edition is in force on a day: the last to come into force by then, of two on the same day the
    /// one recorded later. Null while the standard holds.
    /// </summary>
    public static Adoption? InForceOn(IEnumerable<Adoption> adoptions, RulesModel model, DateOnly day)
    {
        Adoption? latest = null;
        foreach (var one in adoptions)
            if (one.Model == model && one.InForceFrom <= day && !(one.InForceFrom < latest?.InForceFrom)) latest = one;

        return latest;
    }
}
