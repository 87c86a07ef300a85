using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;

namespace Kooperation.Rules.Trials;

public enum TrialState
{
    /// <summary>Somebody works on it, or will in a moment.</summary>
    Running,

    /// <summary>Somebody stopped it; it can be resumed.</summary>
    Interrupted,

    Done,

    /// <summary>A fault of ours, which is in the service's own record.</summary>
    Failed
}

/// <summary>
/// What a candidate for the rules would have made of the whole history, and how far that is worked out. It is no step: nobody decided anything. It
/// stands for one place in the log and one day, so that it finds the same however often it was interrupted.
/// </summary>
/// <param name="Id">The trial.</param>
/// <param name="Municipality">Whose it is, by its key.</param>
/// <param name="Asked">SHA-256 of what was asked for.</param>
/// <param name="File">The candidate.</param>
/// <param name="Today">The last day that is compared.</param>
/// <param name="KnownAt">The place in the log whose knowledge is compared; 0 where nothing was recorded yet.</param>
public sealed record Trial(Guid Id, string Municipality, string Asked, RulesModel Model, string Version, string Sha256, string File, DateOnly Today, long KnownAt)
{
    public TrialState State { get; init; } = TrialState.Running;

    /// <summary>Partnerships and strategies that are done.</summary>
    public int Done { get; init; }

    /// <summary>All of them; null until they were counted.</summary>
    public int? Total { get; init; }

    public int Findings { get; init; }

    /// <summary>The trial that a caller's own key stands for.</summary>
    public static Guid IdOf(string municipality, string key) => NamedId.Of($"trial of {municipality}: {key}");
}

/// <summary>A time in which the candidate says something else than the rules in force on its days.</summary>
/// <param name="Number">1, 2, 3 and so on within the trial.</param>
/// <param name="Id">The partnership, strategy, field, goal or measure.</param>
/// <param name="Name">The partner, the title; empty where a goal has no words.</param>
/// <param name="StrategyId">Of what belongs to a strategy.</param>
/// <param name="From">The first day; of progress the first one looked at.</param>
/// <param name="Until">The last day; of progress the last one looked at.</param>
/// <param name="Rules">The version in force, of the model that differs.</param>
/// <param name="LevelsBefore">Of a partnership: its levels by the rules in force.</param>
/// <param name="LevelsAfter">Of a partnership: its levels by the candidate.</param>
/// <param name="Why">Of a partnership: which levels differ on the first day, and the steps behind them; in words when it is read.</param>
/// <param name="FiguresBefore">Of what belongs to a strategy: its figures by the rules in force.</param>
/// <param name="FiguresAfter">Of what belongs to a strategy: its figures by the candidate.</param>
public sealed record Finding(
    int Number,
    FigureOf About,
    Guid Id,
    string Name,
    Guid? StrategyId,
    DateOnly From,
    DateOnly Until,
    string Rules,
    LevelsOfDay? LevelsBefore = null,
    LevelsOfDay? LevelsAfter = null,
    IReadOnlyList<DifferentLevel>? Why = null,
    FiguresOfDay? FiguresBefore = null,
    FiguresOfDay? FiguresAfter = null)
{
    internal static Finding Of(Guid partnership, string partner, DifferentDepth one) =>
        new(0, FigureOf.Partnership, partnership, partner, null, one.From, one.Until, one.Rules, one.Before, one.After, one.Why);

    internal static Finding Of(StrategyEvidence strategy, DifferentProgress one) =>
        new(0, AboutOf(one.Part), one.Id, one.Title, strategy.Id, one.From, one.Until, one.Rules, FiguresBefore: one.Before, FiguresAfter: one.After);

    private static FigureOf AboutOf(ProgressPart part) => part switch
    {
        ProgressPart.Strategy => FigureOf.Strategy,
        ProgressPart.FieldOfAction => FigureOf.Field,
        ProgressPart.Goal => FigureOf.Goal,
        _ => FigureOf.Measure
    };
}

/// <summary>Some findings in a row, as they are kept: there may be very many, and each alone would cost a document.</summary>
/// <param name="First">The number of the first of them.</param>
/// <param name="Last">The number of the last.</param>
public sealed record KeptFindings(Guid Id, Guid TrialId, int First, int Last, IReadOnlyList<Finding> Findings)
{
    private const int AtOnce = 100;

    internal static IEnumerable<KeptFindings> Of(Guid trial, int soFar, IReadOnlyList<Finding> found) => found
        .Select((finding, index) => finding with { Number = soFar + index + 1 })
        .Chunk(AtOnce)
        .Select(some => new KeptFindings(Guid.CreateVersion7(), trial, some[0].Number, some[^1].Number, some));
}
