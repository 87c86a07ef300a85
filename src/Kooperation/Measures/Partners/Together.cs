using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Measures.Partners;

/// <summary>What is done together is written to the measure and to each partnership, in one transaction, so that depth reads one stream only.</summary>
internal static class Together
{
    /// <summary>Tells a partnership what a step of the measure is there; the refusal of a partnership is one of the whole command.</summary>
    /// <param name="at">JSON pointer of the partnership in the command.</param>
    public static async Task<Problem?> TellPartner(this Recording recording, Guid partnershipId, MeasureInPartnership measure, Step step, string at)
    {
        if (await recording.Load<Partnership>(partnershipId) is not { } partnership)
        {
            return Problem.Refused(Refusal.Of(
                "partnership-unknown", $"There is no partnership {partnershipId} here.", $"Eine Partnerschaft {partnershipId} gibt es hier nicht.", at));
        }

        var told = measure.Tells(step);
        return partnership.Refuses(told) is { } refusal ? Problem.Refused(refusal with { At = at }) : recording.Append(partnership, told);
    }

    /// <summary>The measure as partnerships are told of it.</summary>
    public static async Task<MeasureInPartnership> PartOf(this Recording recording, Measure measure)
    {
        var known = KnownMeasure.On(recording.Today, measure.Id, StandingSteps.Of(await recording.HistoryOf(measure.Id)));
        return new MeasureInPartnership(measure.Id, measure.Title, known?.Office, await recording.FieldOf(measure.StrategyId, measure.GoalId));
    }

    /// <summary>The municipality's word for the field of action of a goal.</summary>
    public static async Task<string?> FieldOf(this Recording recording, Guid strategyId, Guid goalId)
    {
        var standing = StandingSteps.Of(await recording.HistoryOf(strategyId)).Select(recorded => recorded.Step).ToList();
        var goal = standing.OfType<GoalSet>().FirstOrDefault(set => set.GoalId == goalId);
        var field = standing.OfType<FieldOfActionAdded>().FirstOrDefault(added => added.FieldId == goal?.FieldId);
        return field?.Word ?? field?.Title;
    }
}
