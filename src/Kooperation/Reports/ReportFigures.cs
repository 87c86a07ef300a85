using System.Security.Cryptography;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;
using Kooperation.Progress;
using Kooperation.Reports.Comparison;
using Kooperation.Rules;

namespace Kooperation.Reports;

/// <summary>
/// The figures of a report: how far the strategy has come, and how deep every partnership is. They rest on what was known at a place in the log, on a day
/// and on rules, and on nothing else: told again they are the same to the byte.
/// </summary>
/// <param name="AsOf">The day that they are of.</param>
/// <param name="LogIndex">The place in the log up to which steps are known.</param>
/// <param name="Rules">The versions of the rules of depth and of progress.</param>
/// <param name="Partnerships">Those that had been opened by the day.</param>
public sealed record ReportFigures(DateOnly AsOf, long LogIndex, IReadOnlyList<string> Rules, ProgressAssessment Progress, IReadOnlyList<PartnershipFigures> Partnerships)
{
    /// <summary>The figures in a state; null where nothing was known of the strategy.</summary>
    /// <param name="state">A place in the log and a day.</param>
    /// <param name="rules">Those that were in force where none are given.</param>
    public static async Task<ReportFigures?> Of(
        Views views, RecordedEvidence evidence, Guid strategyId, State state, CancellationToken cancelled, RulesInForce? rules = null)
    {
        var (place, day) = (state.KnownAt!.Value, state.AsOf!.Value);
        var known = views.At(new State(place, null));
        rules ??= await AdoptionRecord.InForce(known);
        return await ProgressOf(known, evidence, strategyId, rules, day, cancelled) is { } progress
            ? new ReportFigures(day, place, [rules.Depth(day).Version, rules.Progress(day).Version], progress, await PartnershipFigures.All(known, rules.Depth(day), day))
            : null;
    }

    /// <summary>How far the strategy has come on the day; null where nothing is known of it.</summary>
    public static async Task<ProgressAssessment?> ProgressOf(Views known, RecordedEvidence evidence, Guid strategyId, RulesInForce rules, DateOnly day, CancellationToken cancelled)
    {
        var strategies = await evidence.OfAll(known, cancelled);
        if (strategies.FirstOrDefault(one => one.Strategy.Id == strategyId) is not var (strategy, measures)) return null;

        return StrategyProgress.Assess(
            strategy,
            measures,
            await PartnerDepths.Of(measures, known, rules, day),
            rules.Progress(day),
            day,
            [.. strategies.Where(other => other.Strategy.Id != strategyId).Select(other => StrategyOutline.Of(other.Strategy, day))]);
    }

    internal static IReadOnlyList<ComparedThing> Things(ProgressAssessment progress, IEnumerable<PartnershipFigures> partnerships) =>
        [.. partnerships.Select(one => ComparedThing.Of(one)), .. ComparedThing.Of(progress)];

    /// <summary>Of what is said in German, by which it is known again.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Answers.Bytes(this, Tongue.German)));
}

/// <summary>How deep one partnership is.</summary>
/// <param name="Id">The partnership.</param>
/// <param name="Name">The organisation's name.</param>
/// <param name="Level">0 to 5.</param>
/// <param name="LevelName">The level in words; 0 is unknown or dormant.</param>
/// <param name="Dimensions">0 to 4 each.</param>
/// <param name="HasEnded">Whether the relation had ended by the day.</param>
public sealed record PartnershipFigures(
    Guid Id, Guid OrganisationId, string Name, int Level, bool IsDormant, Sentence LevelName, DimensionLevels Dimensions, bool HasEnded)
{
    /// <summary>Those of every partnership that had been opened by the day, by name.</summary>
    public static async Task<IReadOnlyList<PartnershipFigures>> All(Views known, DepthRules rules, DateOnly day)
    {
        var relations = (await known.HappenedBy(day).All<Relation>()).ToDictionary(relation => relation.Id);
        var names = (await known.All<PartnerName>()).ToDictionary(partner => partner.Id);

        return
        [
            .. (await PartnershipEvidence.All(known))
                .Select(one => Of(one, relations.GetValueOrDefault(one.Id), names.GetValueOrDefault(one.OrganisationId), rules, day))
                .OfType<PartnershipFigures>()
                .OrderBy(figures => PlainWords.SortKey(figures.Name, figures.Id), StringComparer.Ordinal)
        ];
    }

    /// <summary>Those of one with what they rest on; null where it had not been opened by the day, or is read through another.</summary>
    public static async Task<(PartnershipFigures Figures, PartnershipEvidence Evidence, IReadOnlyList<Mark> Turns)?> Find(Views known, Guid id, DepthRules rules, DateOnly day)
    {
        if (await PartnershipEvidence.Find(known, id) is not { } evidence || evidence.Id != id) return null;

        var relation = await known.HappenedBy(day).Find<Relation>(id);
        return Of(evidence, relation, await known.Find<PartnerName>(evidence.OrganisationId), rules, day) is { } figures
            ? (figures, evidence, relation?.Turns ?? [])
            : null;
    }

    private static PartnershipFigures? Of(PartnershipEvidence evidence, Relation? relation, PartnerName? partner, DepthRules rules, DateOnly day)
    {
        if (!evidence.HadBegunBy(day)) return null;

        var levels = PartnershipDepth.LevelsOn(evidence.Facts, rules, day);
        return new PartnershipFigures(
            evidence.Id,
            evidence.OrganisationId,
            partner?.Name ?? "",
            levels.Level,
            levels.IsDormant,
            rules.NameOf(levels.Level, levels.IsDormant),
            levels.Dimensions,
            relation is { IsOpen: false });
    }
}
