using System.Text.Json.Serialization;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress;

/// <summary>
/// What a standing step of a measure says that any rules of progress may ask for. It holds no state and no figure: those follow from the rules
/// and the day, which may change without touching a stored fact.
/// </summary>
public sealed record MeasureFact
{
    /// <summary>The step, which keeps its id through corrections.</summary>
    public required Guid StepId { get; init; }

    /// <summary>Its name in the catalogue.</summary>
    public required string Event { get; init; }

    public PartialDate OccurredOn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Basis Basis { get; init; }

    public string? Source { get; init; }

    /// <summary>What it is about where that is not the measure: the milestone, the partnership, the other of two measures that were merged.</summary>
    public Guid? About { get; init; }

    public Guid? GoalId { get; init; }

    /// <summary>The title of the measure or of the milestone.</summary>
    public string? Title { get; init; }

    /// <summary>The office in charge.</summary>
    public string? Office { get; init; }

    /// <summary>Who is responsible outside the administration.</summary>
    public string? ExternalBody { get; init; }

    public Term? Term { get; init; }

    /// <summary>Null where it goes without saying, which is 1.</summary>
    public Quantity? Weight { get; init; }

    /// <summary>When a milestone is due, or the last day of a call.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PartialDate DueOn { get; init; }

    /// <summary>The most the measure may cost, or one application may ask for, euro cents.</summary>
    public long? AmountInCents { get; init; }

    public PartnerRole? Role { get; init; }

    public DesignStage? Stage { get; init; }

    /// <summary>The partnerships that completed the measure together with the municipality.</summary>
    public IReadOnlyList<Guid>? Partners { get; init; }

    /// <summary>Whether a document shows it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasEvidence { get; init; }

    /// <summary>Whether the measure goes on as a part of the other; of two that were merged, the other goes on in this one where it is false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAbsorbed { get; init; }

    public string? DecisionReference { get; init; }

    /// <summary>What one step says; null for a step that is none of a measure.</summary>
    /// <param name="measure">The measure in whose history it stands.</param>
    public static MeasureFact? Of(Guid measure, RecordedStep recorded)
    {
        if (recorded.Step is not Strategies.StrategyStep step) return null;

        var fact = new MeasureFact
        {
            StepId = recorded.Id,
            Event = Catalogue.NameOf(step),
            OccurredOn = step.OccurredOn,
            Basis = step.Basis,
            Source = step.Source,
            DecisionReference = step.DecisionReference
        };

        return step switch
        {
            MeasurePlanned planned => fact with
            {
                GoalId = planned.GoalId,
                Title = planned.Title,
                Office = planned.ResponsibleOffice,
                ExternalBody = planned.ExternalBody,
                Term = planned.Term,
                Weight = planned.Weight,
                AmountInCents = planned.BudgetCeilingInCents
            },
            MeasureReworded reworded => fact with { Title = reworded.Title },
            MeasureAssigned assigned => fact with { Office = assigned.ResponsibleOffice, ExternalBody = assigned.ExternalBody },
            MeasureWeighted weighted => fact with { Weight = weighted.Weight },
            MeasureRescheduled rescheduled => fact with { Term = rescheduled.Term },
            CallOpened opened => fact with { DueOn = opened.Deadline, AmountInCents = opened.HighestAmountInCents },
            PartnerInvolved involved => fact with { About = involved.PartnershipId, Role = involved.Role, Stage = involved.Stage },
            MilestonePlanned planned => fact with { About = planned.MilestoneId, Title = planned.Title, DueOn = planned.DueOn, Weight = planned.Weight },
            MilestoneReached reached => fact with { About = reached.MilestoneId, HasEvidence = reached.Evidence is not null },
            MilestoneRescheduled rescheduled => fact with { About = rescheduled.MilestoneId, DueOn = rescheduled.DueOn },
            MilestoneDropped dropped => fact with { About = dropped.MilestoneId },
            MeasureCompleted completed => fact with { Partners = completed.Partners is { Count: > 0 } partners ? partners : null, HasEvidence = completed.Evidence is not null },
            MeasureEstablished established => fact with { HasEvidence = established.Evidence is not null },
            MeasuresMerged merged when merged.MergedId == measure => fact with { About = merged.KeptId, IsAbsorbed = true },
            MeasuresMerged merged => fact with { About = merged.MergedId },
            _ => fact
        };
    }
}
