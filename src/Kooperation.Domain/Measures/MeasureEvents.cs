using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Measures;

// One measure of a strategy, from the plan to what came of it.

/// <summary>Where a measure stands. "Late" is none of them: it follows from dates.</summary>
public enum MeasureState
{
    /// <summary>Planned, and nobody has decided on it.</summary>
    Draft,
    Approved,
    CallOpen,
    Running,

    /// <summary>Part of the regular work by now (verstetigt).</summary>
    Established,
    Completed,
    Deferred,

    /// <summary>Goes on as a part of another measure.</summary>
    Merged,
    Dropped
}

/// <summary>In what a partner has a part.</summary>
public enum PartnerRole
{
    /// <summary>Shaped it: at the need, the goal or the design.</summary>
    Design,

    /// <summary>Does a share of the work.</summary>
    Delivery,

    /// <summary>Looks with the municipality at what it did.</summary>
    Evaluation
}

/// <summary>A measure was planned for a goal.</summary>
/// <param name="ResponsibleOffice">The office in charge; null where none is named.</param>
/// <param name="ExternalBody">Who is responsible outside the administration, such as a foundation.</param>
/// <param name="Weight">More than zero; 1 where null. Another weight has a reason.</param>
/// <param name="BudgetCeilingInCents">The most it may cost, euro cents.</param>
public sealed record MeasurePlanned(
    Guid StrategyId,
    Guid GoalId,
    [NotPersonal] string Title,
    [NotPersonal] string? ResponsibleOffice,
    [NotPersonal] string? ExternalBody,
    Term Term,
    Quantity? Weight,
    [FreeText] string? WeightReason,
    long? BudgetCeilingInCents) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today)
        ?? BlankOf(Title, "/title")
        ?? Flaws.OfTerm(Term)
        ?? StrategyFlaws.OfWeight(Weight, WeightReason)
        ?? Flaws.OfAmount(BudgetCeilingInCents, "/budgetCeilingInCents");
}

/// <summary>A measure was put into other words and stays the same measure.</summary>
public sealed record MeasureReworded([NotPersonal] string Title, [FreeText] string? Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Title, "/title");
}

/// <summary>An office, or a body outside, took charge of the measure; replaces what was known before.</summary>
public sealed record MeasureAssigned([NotPersonal] string? ResponsibleOffice, [NotPersonal] string? ExternalBody) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? (!Visible.Is(ResponsibleOffice) && !Visible.Is(ExternalBody)
            ? Refusal.Of(
                "somebody-in-charge",
                "Say which office or which body outside is in charge.",
                "Bitte angeben, welches Amt oder welche externe Stelle zuständig ist.",
                "/responsibleOffice")
            : null);
}

/// <summary>The measure counts for more or less than 1 among those of its goal.</summary>
public sealed record MeasureWeighted(Quantity Weight, [FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? StrategyFlaws.OfWeight(Weight) ?? BlankOf(Reason, "/reason");
}

/// <summary>Those who may decided that the measure is to be.</summary>
public sealed record MeasureApproved([NotPersonal] string? DecidedBy) : StrategyStep;

/// <summary>Applications were called for; a second call reopens the first.</summary>
/// <param name="Deadline">The last day for applications; unknown where none was named.</param>
/// <param name="HighestAmountInCents">The most that one application may ask for, euro cents.</param>
public sealed record CallOpened(PartialDate Deadline, long? HighestAmountInCents) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? Flaws.OfEnd(OccurredOn, Deadline, "/deadline") ?? Flaws.OfAmount(HighestAmountInCents, "/highestAmountInCents");
}

/// <summary>A partner has a part in the measure. It is told to the partnership as well.</summary>
/// <param name="Stage">When the partner came in; of design alone.</param>
/// <param name="What">The partner's share; of delivery, what it does, of evaluation, what came out.</param>
public sealed record PartnerInvolved(Guid PartnershipId, PartnerRole Role, DesignStage? Stage, [FreeText] string? What) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? (Role switch
    {
        PartnerRole.Design when Stage is null => Refusal.Of(
            "design-stage",
            "Say at which stage the partner came in: at the need, the goal or the design.",
            "Bitte angeben, wann der Partner dazukam: beim Bedarf, beim Ziel oder beim Entwurf.",
            "/stage"),
        PartnerRole.Delivery or PartnerRole.Evaluation when Stage is not null => Refusal.Of(
            "stage-of-design",
            "A stage is told of design alone: leave it out, or call the partner's role design.",
            "Wann der Partner dazukam, gehört nur zum Entwurf: Bitte weglassen oder als Rolle den Entwurf angeben.",
            "/stage"),
        PartnerRole.Delivery => BlankOf(What ?? "", "/what"),
        _ => null
    });
}

/// <summary>A part of the measure that can be seen to be done.</summary>
/// <param name="Weight">More than zero; 1 where null. Another weight has a reason.</param>
public sealed record MilestonePlanned(
    Guid MilestoneId,
    [NotPersonal] string Title,
    PartialDate DueOn,
    Quantity? Weight,
    [FreeText] string? WeightReason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? BlankOf(Title, "/title") ?? StrategyFlaws.OfWeight(Weight, WeightReason);
}

/// <summary>A milestone was reached.</summary>
public sealed record MilestoneReached(Guid MilestoneId, Document? Evidence) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? Flaws.OfDocument(Evidence, "/evidence");
}

/// <summary>A milestone got another day.</summary>
public sealed record MilestoneRescheduled(Guid MilestoneId, PartialDate DueOn, [FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>A milestone was given up; it leaves the count.</summary>
public sealed record MilestoneDropped(Guid MilestoneId, [FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>Work on the measure began.</summary>
public sealed record MeasureStarted : StrategyStep;

/// <summary>Somebody told how the measure is going, without anything changing its state.</summary>
public sealed record MeasureReported([FreeText] string What) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(What, "/what");
}

/// <summary>The measure got another period.</summary>
public sealed record MeasureRescheduled(Term Term, [FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason") ?? Flaws.OfTerm(Term);
}

/// <summary>The measure was carried out to its end.</summary>
/// <param name="Partners">The partnerships that completed it together with the municipality; told to each of them as well.</param>
public sealed record MeasureCompleted([FreeText] string? Result, IReadOnlyList<Guid> Partners, Document? Evidence) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? Flaws.OfDocument(Evidence, "/evidence");
}

/// <summary>The measure became a regular task (verstetigt).</summary>
/// <param name="As">Where it lives on, such as a post or a budget line.</param>
public sealed record MeasureEstablished([FreeText] string? As, Document? Evidence) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? Flaws.OfDocument(Evidence, "/evidence");
}

/// <summary>The measure was put off.</summary>
public sealed record MeasureDeferred([FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>A measure that was put off goes on where it stood.</summary>
public sealed record MeasureResumed([FreeText] string? Reason) : StrategyStep;

/// <summary>The measure was given up. It leaves the count and stays visible.</summary>
public sealed record MeasureDropped([FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>A measure goes on as a part of another one. Told in both.</summary>
public sealed record MeasuresMerged(Guid KeptId, Guid MergedId, [FreeText] string Reason) : StrategyStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}
