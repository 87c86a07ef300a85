using JasperFx.Events;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;
using Marten.Events.Projections;

namespace Kooperation.Depth;

/// <summary>
/// What one step of a partnership says, as known by now: one small document for each, so that recording the next costs the same however long
/// the history is. A step that was withdrawn stays without its fact.
/// </summary>
/// <param name="Id">The step.</param>
public sealed record StepEvidence(Guid Id, Guid PartnershipId)
{
    /// <summary>The version of the partnership's history after the last that was said of this step. (What is called Version, Marten fills with a position.)</summary>
    public long HistoryVersion { get; init; }

    public DepthFact? Fact { get; init; }

    /// <summary>Whether the municipality and the partner acted together, or one of them tried to.</summary>
    public bool IsContact { get; init; }

    public StepEvidence After(RecordedStep next, long version, long position)
    {
        var fact = DepthEvidence.After(Fact, next, position);
        return this with { HistoryVersion = version, Fact = fact, IsContact = fact is { IsContact: true } };
    }
}

public sealed partial class StepEvidenceProjection : MultiStreamProjection<StepEvidence, Guid>, IGathersSteps
{
    public StepEvidenceProjection()
    {
        foreach (var kind in Catalogue.Partnership.Concat(Catalogue.EveryStream).Where(kind => !TellsTheRelation(kind.Type))) IncludeType(kind.Type);
        Identity<IEvent>(e => StandingSteps.RevisedBy((Step)e.Data) ?? e.Id);
    }

    public Guid? DocumentOf(IEvent step, Func<Guid, IEvent?> recorded) => StandingSteps.RevisedBy((Step)step.Data) ?? step.Id;

    // A correction or withdrawal of what is no evidence, such as the opening, is kept for its version alone.
    public override StepEvidence? Evolve(StepEvidence? evidence, Guid id, IEvent e) =>
        (evidence ?? new StepEvidence(id, e.StreamId)).After(new RecordedStep(e.Id, (Step)e.Data), e.Version, e.Sequence);

    private static bool TellsTheRelation(Type step) => step == typeof(PartnershipOpened) || step == typeof(PartnershipsMerged);
}
