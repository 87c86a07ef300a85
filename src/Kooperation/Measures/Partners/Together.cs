using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Measures.Partners;

/// <summary>A partner's share in a step of a measure.</summary>
/// <param name="At">JSON pointer of the partnership in the command.</param>
internal sealed record Share(Guid PartnershipId, Step Step, string At);

/// <summary>What is done together is written to the measure and to each partnership, in one transaction, so that depth reads one stream only.</summary>
internal static class Together
{
    public const int MostPartners = 500;

    /// <summary>What is wrong with a list of partners itself, by JSON pointer.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Sentence>> FaultsOf(IReadOnlyList<Guid> partners, Func<int, string> at)
    {
        if (partners.Count > MostPartners) return new Dictionary<string, IReadOnlyList<Sentence>> { ["/partners"] = [TooMany] };

        var seen = new HashSet<Guid>();
        return partners.Index()
            .Where(partner => !seen.Add(partner.Item))
            .ToDictionary(partner => at(partner.Index), IReadOnlyList<Sentence> (_) => [NamedTwice]);
    }

    /// <summary>Tells each partnership what a step of the measure is there. If one refuses, nothing is recorded of the whole command.</summary>
    public static async Task<Problem?> TellPartners(this Recording recording, Measure measure, IReadOnlyList<Share> shares)
    {
        if (shares.Count == 0) return null;

        var known = KnownMeasure.On(recording.Today, measure.Id, StandingSteps.Of(await recording.HistoryOf(measure.Id)));
        var strategy = await recording.Reading.LoadAsync<Strategy>(measure.StrategyId);
        return await recording.TellPartners(new MeasureInPartnership(measure.Id, measure.Title, known?.Office, strategy?.FieldOfActionOf(measure.GoalId)), shares);
    }

    public static async Task<Problem?> TellPartners(this Recording recording, MeasureInPartnership measure, IReadOnlyList<Share> shares)
    {
        if (shares.Count == 0) return null;

        var partnerships = await recording.LoadAll<Partnership>([.. shares.Select(share => share.PartnershipId)]);
        var told = shares.Zip(partnerships, (share, partnership) => (Share: share, Partnership: partnership, Step: measure.Tells(share.Step))).ToList();

        var refusals = told.Select(one => RefusalOf(one.Share, one.Partnership, one.Step)).OfType<Refusal>().ToList();
        if (refusals.Count > 0) return Refused(refusals);

        foreach (var (_, partnership, step) in told)
        {
            if (recording.Append(partnership!, step) is { } problem) return problem;
        }

        return null;
    }

    private static Refusal? RefusalOf(Share share, Partnership? partnership, Step told)
    {
        var id = share.PartnershipId;
        if (partnership is null)
        {
            return Refusal.Of("partnership-unknown", $"There is no partnership {id} here.", $"Eine Partnerschaft {id} gibt es hier nicht.", share.At);
        }

        return partnership.Refuses(told) is { } refusal
            ? Refusal.Of(
                refusal.Rule,
                $"Nothing was recorded because of partnership {id}. {refusal.Reason.English}",
                $"Wegen der Partnerschaft {id} wurde nichts erfasst. {refusal.Reason.German}",
                share.At)
            : null;
    }

    private static Problem Refused(IReadOnlyList<Refusal> refusals) => Problem.Refused(refusals[0]) with
    {
        Errors = refusals.ToDictionary(refusal => refusal.At, IReadOnlyList<Sentence> (refusal) => [refusal.Reason])
    };

    private static readonly Sentence TooMany = new($"A measure has up to {MostPartners} partners at once.", $"Eine Maßnahme hat bis zu {MostPartners} Partner auf einmal.");

    private static readonly Sentence NamedTwice = new("This partnership is named already.", "Diese Partnerschaft ist schon genannt.");
}
