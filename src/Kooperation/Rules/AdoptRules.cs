using Kooperation.Domain.Language;
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
        if (await recording.HistoryOf(id) is [])
        {
            var first = Decide(command, sent, []);
            return first.Refusal is { } refusal ? Problem.Refused(refusal) : recording.Start<AdoptedRules>(id, null, first.Steps);
        }

        // Read after the model, whose version is compared on saving: what comes in between was either read or is noticed then.
        var model = await recording.Load<AdoptedRules>(id);
        return recording.Append(model!, Decide(command, sent, await recording.HistoryOf(id)));
    }

    /// <param name="sent">The edition whose file was sent; null where one is named by its version.</param>
    /// <param name="history">Every adoption that was ever recorded here, and what became of it.</param>
    public static Decision Decide(AdoptRules command, RulesEdition? sent, IReadOnlyList<RecordedStep> history)
    {
        var (edition, refusal) = Candidate.Settle(command.Model, command.Version, sent, [.. history.Select(recorded => recorded.Step).OfType<RulesAdopted>().Select(RulesEdition.Of)]);
        if (edition is null) return refusal!;

        var adoptions = StandingSteps.Of(history).Select(Adoption.Of).OfType<Adoption>();
        return command.InForceFrom.Latest is { } day && Adoption.InForceOn(adoptions, command.Model, day) is { } inForce && inForce.InForceFrom == day && inForce.Sha256 == edition.Sha256
            ? AdoptedAlready(inForce)
            : command.Tell(edition.Adopted(command.InForceFrom, command.DecidedBy, command.DecisionReference, command.Reason));
    }

    private static Refusal AdoptedAlready(Adoption adoption)
    {
        var (from, decided) = (adoption.InForceFrom.InWords(), adoption.By.OccurredOn.On());
        return Refusal.Of(
            "adopted-already",
            $"{adoption.Version} is in force from {from.English} already: {adoption.DecidedBy} decided so {decided.English} (step {adoption.By.StepId}).",
            $"{adoption.Version} gilt schon ab dem {from.German}: So hat es {adoption.DecidedBy} {decided.German} beschlossen (Schritt {adoption.By.StepId}).",
            "/inForceFrom");
    }
}
