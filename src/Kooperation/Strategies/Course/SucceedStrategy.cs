using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Course;

/// <summary>The next edition takes over. Both stay readable.</summary>
/// <param name="SuccessorId">The strategy that is the next edition.</param>
/// <param name="Mapping">What became of every goal that was not given up before, and of those measures of which it is known.</param>
public sealed record SucceedStrategy(Guid SuccessorId, IReadOnlyList<Succession>? Mapping = null) : StrategyCommand;

public static class SucceedStrategyEndpoint
{
    public static void MapSucceedStrategy(this IEndpointRouteBuilder strategy) =>
        strategy.MapRecording<SucceedStrategy, Strategy>(
            "succession", (_, command, model, recording) => Tell(command, model, recording), Precondition.Required);

    public static async Task<Problem?> Tell(SucceedStrategy command, Strategy strategy, Recording recording)
    {
        await recording.InTurn(Editions.Turn);
        var named = (command.Mapping ?? []).SelectMany(succession => succession.To.Prepend(succession.From)).Distinct();
        return recording.Append(strategy, Decide(
            command,
            strategy,
            await NextEditions(command.SuccessorId, strategy, recording),
            await recording.Reading.LoadManyAsync<Measure>(named)));
    }

    /// <param name="nextEditions">The next edition, the one after it and so on, ending before this one where they lead back to it.</param>
    /// <param name="measures">The measures that the mapping names.</param>
    public static Decision Decide(
        SucceedStrategy command, Strategy strategy, IReadOnlyList<Strategy> nextEditions, IReadOnlyCollection<Measure> measures)
    {
        if (strategy.SucceededBy is { } already) return AlreadySucceeded(already);
        if (command.SuccessorId == strategy.Id) return ItsOwnSuccessor;
        if (nextEditions is not [var next, ..]) return UnknownSuccessor;
        if (nextEditions[^1].SucceededBy == strategy.Id) return LeadsBack;
        if (Chronology.Refuses(command.OccurredOn, strategy.Drafting) is { } tooEarly) return tooEarly;
        if (Chronology.Refuses(command.OccurredOn, next.Drafting) is { } tooEarlyForNext) return tooEarlyForNext;

        var succeeded = new StrategySucceeded(next.Id, command.Mapping ?? []);
        return Editions.Refuses(succeeded.Mapping, strategy, next, measures) is { } refusal ? refusal : command.Tell(succeeded);
    }

    private static async Task<IReadOnlyList<Strategy>> NextEditions(Guid successorId, Strategy strategy, Recording recording)
    {
        var editions = new List<Strategy>();
        Guid? next = successorId;

        while (next is { } id && id != strategy.Id && await recording.Reading.LoadAsync<Strategy>(id) is { } edition)
        {
            editions.Add(edition);
            next = edition.SucceededBy;
        }

        return editions;
    }

    private static readonly Refusal UnknownSuccessor = Refusal.Of(
        "strategy-unknown", "The next edition is not recorded here.", "Die nächste Fassung ist hier nicht erfasst.", "/successorId");

    private static readonly Refusal ItsOwnSuccessor = Refusal.Of(
        "successor-is-another",
        "A strategy cannot be its own next edition.",
        "Eine Strategie kann nicht ihre eigene nächste Fassung sein.",
        "/successorId");

    private static readonly Refusal LeadsBack = Refusal.Of(
        "succession-in-a-circle",
        "That edition already leads back to this one: an edition comes after another and never before it as well.",
        "Jene Fassung führt schon auf diese zurück: Eine Fassung folgt auf eine andere und geht ihr nicht zugleich voraus.",
        "/successorId");

    private static Refusal AlreadySucceeded(Guid successor) => Refusal.Of(
        "strategy-succeeded",
        $"The next edition took over already ({successor}).",
        $"Eine nächste Fassung hat diese schon abgelöst ({successor}).");
}
