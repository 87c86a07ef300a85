using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Rules;
using Kooperation.Platform.Reading;

namespace Kooperation.Rules.Trials;

/// <summary>A time in which the candidate says something else than the rules in force on its days, and why.</summary>
/// <param name="Number">1, 2, 3 and so on within the trial.</param>
/// <param name="Id">The partnership, strategy, field, goal or measure.</param>
/// <param name="Name">The partner, the title; empty where a goal has no words.</param>
/// <param name="StrategyId">Of what belongs to a strategy.</param>
/// <param name="From">The first day; of progress the first one looked at.</param>
/// <param name="Until">The last day; of progress the last one looked at.</param>
/// <param name="Rules">The version in force, of the model that differs.</param>
/// <param name="LevelsBefore">Of a partnership: its levels by the rules in force.</param>
/// <param name="LevelsAfter">Of a partnership: its levels by the candidate.</param>
/// <param name="Why">What differs on the first day, by which rules, and for a partnership the steps behind it.</param>
/// <param name="FiguresBefore">Of what belongs to a strategy: its figures by the rules in force.</param>
/// <param name="FiguresAfter">Of what belongs to a strategy: its figures by the candidate.</param>
public sealed record ToldFinding(
    int Number,
    FigureOf About,
    Guid Id,
    string Name,
    Guid? StrategyId,
    DateOnly From,
    DateOnly Until,
    string Rules,
    LevelsOfDay? LevelsBefore,
    LevelsOfDay? LevelsAfter,
    IReadOnlyList<WhyDifferent> Why,
    FiguresOfDay? FiguresBefore,
    FiguresOfDay? FiguresAfter)
{
    /// <summary>The findings of a trial with their reasons, which are read from what the trial knew.</summary>
    internal static async Task<IReadOnlyList<ToldFinding>> Of(IReadOnlyList<Finding> findings, Trial trial, Views views)
    {
        if (findings.Count == 0) return [];

        var known = views.At(new State(trial.KnownAt, null));
        Guid[] partnerships = [.. findings.Where(finding => finding.About == FigureOf.Partnership).Select(finding => finding.Id).Distinct()];
        var evidence = await PartnershipEvidence.Find(known, partnerships);
        var (inForce, candidate) = (await AdoptionRecord.InForce(known), trial.Model == RulesModel.Depth ? DepthRules.Read(trial.File).Rules : null);

        return [.. findings.Select(finding => new ToldFinding(
            finding.Number,
            finding.About,
            finding.Id,
            finding.Name,
            finding.StrategyId,
            finding.From,
            finding.Until,
            finding.Rules,
            finding.LevelsBefore,
            finding.LevelsAfter,
            finding.FiguresBefore is { } before ? WhyDifferent.Of(before, finding.FiguresAfter!) : WhyOf(finding),
            finding.FiguresBefore,
            finding.FiguresAfter))];

        IReadOnlyList<WhyDifferent> WhyOf(Finding finding)
        {
            var facts = evidence[finding.Id].Facts;
            var before = PartnershipDepth.Assess(facts, inForce.Depth(finding.From), finding.From);
            var after = PartnershipDepth.Assess(facts, candidate!, finding.From);
            return [.. finding.Why!.Select(one => WhyDifferent.Of(one, before, after, facts))];
        }
    }
}
