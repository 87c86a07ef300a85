using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress.Known;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress;

/// <summary>A measure as it stood on a day: what was said of it by then, without any figure.</summary>
public sealed record MeasureOutline
{
    public required Guid Id { get; init; }

    public required Guid StrategyId { get; init; }

    public required Guid GoalId { get; init; }

    public required string Title { get; init; }

    /// <summary>The office in charge; null where none is named.</summary>
    public string? ResponsibleOffice { get; init; }

    /// <summary>Who is responsible outside the administration; null where nobody is.</summary>
    public string? ExternalBody { get; init; }

    public required Term Term { get; init; }

    /// <summary>The step that gave it the period it has now; null where that is the one that planned it.</summary>
    public MeasureFact? RescheduledBy { get; init; }

    public Quantity Weight { get; init; } = Quantity.One;

    /// <summary>The step that gave it another weight than 1; null where none did.</summary>
    public MeasureFact? WeightedBy { get; init; }

    /// <summary>The most it may cost, euro cents.</summary>
    public long? BudgetCeilingInCents { get; init; }

    public required MeasureFact PlannedBy { get; init; }

    public MeasureState State { get; init; }

    /// <summary>The step that the state rests on; null for a draft.</summary>
    public MeasureFact? StateBy { get; init; }

    /// <summary>The steps that tell the state, in the order in which they happened.</summary>
    public required IReadOnlyList<MeasureFact> Course { get; init; }

    /// <summary>How often it was called for.</summary>
    public int Calls { get; init; }

    public required IReadOnlyList<MilestoneOutline> Milestones { get; init; }

    public required IReadOnlyList<PartnerOutline> Partners { get; init; }

    public CoDesign CoDesign { get; init; }

    /// <summary>The measure that it goes on in; null where it stands for itself.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Measures that go on in it.</summary>
    public required IReadOnlyList<Guid> Absorbed { get; init; }

    /// <summary>Everything that was known by the day but mere reports, in the order of recording.</summary>
    public required IReadOnlyList<MeasureFact> Known { get; init; }

    /// <summary>The latest mere report with a day; null where there is none.</summary>
    public MereReport? LastReport { get; init; }

    /// <summary>What all of this rests on.</summary>
    public required ProgressBasis Basis { get; init; }

    /// <summary>Null where the measure was not planned by that day.</summary>
    public static MeasureOutline? Of(MeasureEvidence evidence, DateOnly day) => MeasureReader.Read(evidence, day);
}

/// <param name="DueOn">Unknown where it has no date.</param>
/// <param name="RescheduledBy">The step that gave it the date it has now; null where that is the one that planned it.</param>
/// <param name="ReachedBy">Null while it is not reached.</param>
/// <param name="DroppedBy">Null while it counts.</param>
public sealed record MilestoneOutline(
    Guid MilestoneId,
    string Title,
    Quantity Weight,
    PartialDate DueOn,
    MeasureFact PlannedBy,
    MeasureFact? RescheduledBy,
    MeasureFact? ReachedBy,
    MeasureFact? DroppedBy);

/// <summary>A partner organisation's part in a measure.</summary>
/// <param name="InvolvedBy">The steps that say so.</param>
public sealed record PartnerOutline(Guid PartnershipId, IReadOnlyList<MeasureFact> InvolvedBy);

/// <summary>Whether a partner shaped a measure before it was decided on.</summary>
public enum CoDesign
{
    No,
    Yes,

    /// <summary>A partner shaped it, and the days do not tell when.</summary>
    Unclear
}

/// <summary>What an assessment rests on.</summary>
/// <param name="Steps">Standing steps known by the day.</param>
/// <param name="Undated">Those of them without a day.</param>
/// <param name="Judged">Those that were judged rather than stated.</param>
/// <param name="Invented">Those made up for a demonstration.</param>
public readonly record struct ProgressBasis(int Steps, int Undated, int Judged, int Invented)
{
    public static ProgressBasis operator +(ProgressBasis one, ProgressBasis other) =>
        new(one.Steps + other.Steps, one.Undated + other.Undated, one.Judged + other.Judged, one.Invented + other.Invented);

    internal ProgressBasis With(PartialDate occurredOn, Basis basis) => new(
        Steps + 1,
        Undated + (occurredOn.IsKnown ? 0 : 1),
        Judged + (basis == Kooperation.Domain.Steps.Basis.Judged ? 1 : 0),
        Invented + (basis == Kooperation.Domain.Steps.Basis.Invented ? 1 : 0));
}
