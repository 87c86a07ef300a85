using Kooperation.Domain.Language;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Time;

namespace Kooperation.Progress;

/// <summary>One strategy in the list, with its figures side by side.</summary>
/// <param name="Id">The strategy.</param>
/// <param name="AdoptedOn">When it was adopted: absent while it is a draft, null where nobody knows the day.</param>
/// <param name="HasEnded">Whether it was closed, or the next edition took over.</param>
/// <param name="SuccessorId">The next edition.</param>
/// <param name="FieldsOfAction">Its fields, by the municipality's word where there is one.</param>
/// <param name="Measures">Measures that count.</param>
/// <param name="Lights">How many measures have which colour.</param>
/// <param name="Partner">Measures with a partner organisation.</param>
/// <param name="Deep">Measures with a partner at level 3 or above.</param>
/// <param name="CoDesigned">Measures that were designed together before they were approved.</param>
/// <param name="Effect">The indicators, counted by their symbol.</param>
/// <param name="Version">The version of the strategy's own history.</param>
public sealed record StrategyOverview(
    Guid Id,
    string Title,
    string? Publisher,
    Term Term,
    PartialDate? AdoptedOn,
    bool HasEnded,
    Guid? SuccessorId,
    IReadOnlyList<string> FieldsOfAction,
    int Measures,
    Implementation Implementation,
    Expectation Expected,
    TrafficLight Light,
    LightCounts Lights,
    ReportFreshness Freshness,
    MeasureShare Partner,
    MeasureShare Deep,
    MeasureShare CoDesigned,
    Effect Effect,
    long Version)
{
    internal string TitleKey() => PlainWords.SortKey(Title, Id);

    internal static StrategyOverview Of(
        StrategyEvidence evidence, IReadOnlyList<MeasureEvidence> measures, IReadOnlyDictionary<Guid, int> depths, ProgressRules rules, DateOnly day)
    {
        var outline = StrategyOutline.Of(evidence, day);
        var figures = StrategyProgress.Assess(evidence, measures, depths, rules, day).Figures;

        return new StrategyOverview(
            evidence.Id,
            outline.Title,
            outline.Publisher,
            outline.Term,
            outline.Adopted?.By.OccurredOn,
            outline.Ended is not null,
            outline.Ended?.SuccessorId,
            [.. outline.Fields.Select(field => field.Word ?? field.Title)],
            figures.Measures,
            figures.Implementation,
            figures.Expected,
            figures.Light,
            figures.Lights,
            figures.Freshness,
            figures.Participation.Partner,
            figures.Participation.Deep,
            figures.Participation.CoDesigned,
            figures.Effect,
            evidence.Version);
    }
}
