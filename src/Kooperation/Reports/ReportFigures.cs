using System.Security.Cryptography;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Progress;
using Kooperation.Platform.Reading;
using Kooperation.Progress;

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
    public static async Task<ReportFigures?> Of(Views views, RecordedEvidence evidence, Guid strategyId, State state, CancellationToken cancelled)
    {
        var (place, day) = (state.KnownAt!.Value, state.AsOf!.Value);
        var known = views.At(new State(place, null));
        var strategies = await evidence.OfAll(known, cancelled);
        if (strategies.FirstOrDefault(one => one.Strategy.Id == strategyId) is not var (strategy, measures)) return null;

        var (depth, progress) = RulesOf(day);
        var assessment = StrategyProgress.Assess(
            strategy,
            measures,
            await PartnerDepths.Of(measures, known, day),
            progress,
            day,
            [.. strategies.Where(other => other.Strategy.Id != strategyId).Select(other => StrategyOutline.Of(other.Strategy, day))]);

        return new ReportFigures(day, place, [depth.Version, progress.Version], assessment, await PartnershipFigures.All(known, depth, day));
    }

    /// <summary>Of what is said in German, by which it is known again.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Answers.Bytes(this, Tongue.German)));

    // The editions that were in force.
    private static (DepthRules Depth, ProgressRules Progress) RulesOf(DateOnly _) => (DepthRules.Standard, ProgressRules.Standard);
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
    public static async Task<IReadOnlyList<PartnershipFigures>> All(Views views, DepthRules rules, DateOnly day)
    {
        var opened = (await views.HappenedBy(day).All<Relation>()).ToDictionary(relation => relation.Id);
        var names = (await views.All<PartnerName>()).ToDictionary(partner => partner.Id, partner => partner.Name);

        return
        [
            .. (await PartnershipEvidence.All(views))
                .Where(one => one.Absorbed.Prepend(one.Id).Any(opened.ContainsKey))
                .Select(one => Of(one, names.GetValueOrDefault(one.OrganisationId) ?? "", rules, day, opened.GetValueOrDefault(one.Id) is { IsOpen: false }))
                .OrderBy(figures => PlainWords.SortKey(figures.Name, figures.Id), StringComparer.Ordinal)
        ];
    }

    private static PartnershipFigures Of(PartnershipEvidence evidence, string name, DepthRules rules, DateOnly day, bool hasEnded)
    {
        var levels = PartnershipDepth.LevelsOn(evidence.Facts, rules, day);
        return new PartnershipFigures(
            evidence.Id, evidence.OrganisationId, name, levels.Level, levels.IsDormant, rules.NameOf(levels.Level, levels.IsDormant), levels.Dimensions, hasEnded);
    }
}
