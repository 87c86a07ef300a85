using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Rules;

/// <summary>An edition of the rules is adopted: a new one with its file, or an earlier one by its version.</summary>
/// <param name="InForceFrom">The first day that it holds for, not before the decision.</param>
/// <param name="DecidedBy">Who took the decision, such as "Rat".</param>
/// <param name="DecisionReference">The decision itself, such as "Ratsbeschluss 0108/2026".</param>
/// <param name="Version">Of an edition that is known here, to go back to it; where absent, the file says it.</param>
/// <param name="File">The rules file of a new edition, as text.</param>
public sealed record AdoptRules(
    RulesModel Model,
    PartialDate InForceFrom,
    string DecidedBy,
    string Reason,
    string? DecisionReference = null,
    string? Version = null,
    string? File = null) : StepCommand;

public static class AdoptRulesEndpoint
{
    public static void MapAdoptRules(this IEndpointRouteBuilder rules) =>
        rules.MapRecording<AdoptRules>("adoptions", (_, command, recording) => Tell(command, recording), Precondition.None);

    public static async Task<Problem?> Tell(AdoptRules command, Recording recording)
    {
        var (sent, problem) = Candidate.Read(command.Model, command.Version, command.File);
        if (problem is not null) return problem;

        // One history, which no two commands begin: whoever comes second finds it begun.
        var id = AdoptedRules.IdOf(recording.Reading.TenantId);
        var history = await recording.HistoryOf(id);
        var decision = Decide(command, sent, [.. history.Select(recorded => recorded.Step).OfType<RulesAdopted>().Select(RulesEdition.Of)]);

        if (history.Count > 0) return recording.Append((await recording.Load<AdoptedRules>(id))!, decision);
        return decision.Refusal is { } refusal ? Problem.Refused(refusal) : recording.Start<AdoptedRules>(id, null, decision.Steps);
    }

    /// <param name="sent">The edition whose file was sent; null where one is named by its version.</param>
    /// <param name="adopted">Every edition that was ever adopted here.</param>
    public static Decision Decide(AdoptRules command, RulesEdition? sent, IReadOnlyList<RulesEdition> adopted)
    {
        var (edition, refusal) = Candidate.Settle(command.Model, command.Version, sent, adopted);
        return edition is null ? refusal! : command.Tell(edition.Adopted(command.InForceFrom, command.DecidedBy, command.DecisionReference, command.Reason));
    }
}
