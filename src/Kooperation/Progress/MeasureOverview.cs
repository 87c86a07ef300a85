using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Time;

namespace Kooperation.Progress;

/// <summary>One measure in the list.</summary>
/// <param name="Id">The measure.</param>
/// <param name="FieldId">The field of its goal; absent where the goal is no part of the strategy.</param>
/// <param name="ExternalBody">Who is responsible outside the administration.</param>
/// <param name="StateName">In the municipality's own words, where it has some.</param>
/// <param name="StateSince">When the step happened that the state rests on: absent for a draft, null where nobody knows the day.</param>
/// <param name="Counts">Whether it is part of what its goal adds up to.</param>
/// <param name="Late">Why it is late; empty where it is not.</param>
/// <param name="Light">Absent where it does not count.</param>
/// <param name="Partners">The partnerships that have a part in it.</param>
/// <param name="Version">The version of its history.</param>
public sealed record MeasureOverview(
    Guid Id,
    Guid StrategyId,
    Guid? FieldId,
    Guid GoalId,
    string Title,
    string? ResponsibleOffice,
    string? ExternalBody,
    Term Term,
    MeasureState State,
    Sentence StateName,
    PartialDate? StateSince,
    bool Counts,
    bool IsLate,
    IReadOnlyList<Sentence> Late,
    Implementation Implementation,
    Expectation Expected,
    TrafficLight? Light,
    ReportFreshness Freshness,
    IReadOnlyList<Guid> Partners,
    long Version)
{
    internal string TitleKey() => PlainWords.SortKey(Title, Id);

    internal static MeasureOverview Of(MeasureProgress measure, Guid? fieldId, long version) => new(
        measure.MeasureId,
        measure.StrategyId,
        fieldId,
        measure.GoalId,
        measure.Title,
        measure.ResponsibleOffice,
        measure.ExternalBody,
        measure.Term,
        measure.State,
        measure.StateName,
        measure.StateBy?.OccurredOn,
        measure.Counts,
        measure.IsLate,
        measure.Late,
        measure.Implementation,
        measure.Expected,
        measure.Light,
        measure.Freshness,
        [.. measure.Participation.Partners.Select(partner => partner.PartnershipId)],
        version);

    /// <summary>The measures of a strategy as the list shows them.</summary>
    internal static IEnumerable<MeasureOverview> AllOf(StrategyEvidence strategy, IReadOnlyList<MeasureEvidence> measures, ProgressRules rules, DateOnly day)
    {
        var fieldOf = StrategyOutline.Of(strategy, day).Fields
            .SelectMany(part => part.Goals.Select(goal => (goal.GoalId, part.FieldId)))
            .ToDictionary(goal => goal.GoalId, goal => goal.FieldId);
        var versions = measures.ToDictionary(measure => measure.Id, measure => measure.Version);

        return StrategyProgress.Measures(strategy, measures, PartnerDepths.NotAsked, rules, day)
            .Select(measure => Of(measure, fieldOf.TryGetValue(measure.GoalId, out var fieldId) ? fieldId : null, versions[measure.MeasureId]));
    }
}
