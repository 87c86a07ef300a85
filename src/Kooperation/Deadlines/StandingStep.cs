using JasperFx.Events;
using Kooperation.Domain.Deadlines;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Reminders;
using Kooperation.Domain.Steps;
using Kooperation.Landscape;
using Kooperation.Platform.Reading;
using Marten.Events.Projections;

namespace Kooperation.Deadlines;

/// <summary>
/// One step as it stands by now: one small document for each, so that recording the next costs the same however long the history is. Of strategies
/// and measures every step, of partnerships those that name a day to come, settle one, or say how long a silence may be. A step that was withdrawn
/// has none.
/// </summary>
/// <param name="Id">The step.</param>
/// <param name="Stream">The partnership, strategy or measure it belongs to.</param>
/// <param name="Position">The position in the store at which it was recorded, through all corrections.</param>
public sealed record StandingStep(Guid Id, Guid Stream, long Position, Step Step)
{
    // A correction or withdrawal of a step of another kind finds nothing here.
    public static StandingStep? After(StandingStep? standing, Guid stream, long position, RecordedStep next) => next.Step switch
    {
        StepWithdrawn => null,
        StepCorrected corrected => standing is null ? null : standing with { Step = corrected.Replacement },
        _ => new StandingStep(next.Id, stream, position, next.Step)
    };

    /// <summary>The steps of the municipality by what they belong to.</summary>
    public static Task<ILookup<Guid, StandingStep>> All(Views views) =>
        views.Once(async () => (await views.All<StandingStep>()).ToLookup(step => step.Stream));

    /// <summary>The steps of some partnerships, strategies or measures by what they belong to.</summary>
    public static async Task<ILookup<Guid, StandingStep>> In(Views views, IEnumerable<Guid> streams)
    {
        Guid[] asked = [.. streams];
        return (await views.ToldBy<StandingStep>(asked, step => asked.Contains(step.Stream))).ToLookup(step => step.Stream);
    }

    /// <summary>All ids under which the steps of a partnership are kept.</summary>
    public static IEnumerable<Guid> StreamsOf(Partner partner) => partner.Absorbed.Append(partner.Id);

    /// <summary>The steps of a partnership and of those that are read through it; whether it goes on, it says alone.</summary>
    public static IEnumerable<RecordedStep> Of(Partner partner, ILookup<Guid, StandingStep> histories) => InOrder(
        histories[partner.Id].Concat(partner.Absorbed
            .SelectMany(absorbed => histories[absorbed])
            .Where(standing => standing.Step is not (PartnershipPaused or PartnershipResumed or PartnershipEnded))));

    /// <summary>In the order of recording.</summary>
    public static IEnumerable<RecordedStep> InOrder(IEnumerable<StandingStep> standing) =>
        standing.OrderBy(step => step.Position).Select(step => new RecordedStep(step.Id, step.Step));
}

public sealed partial class StandingStepProjection : MultiStreamProjection<StandingStep, Guid>, IGathersSteps
{
    public StandingStepProjection()
    {
        var kinds = PartnershipDeadlines.Kinds
            .Union(PartnershipSilence.Kinds)
            .Concat(Catalogue.Strategy.Concat(Catalogue.Measure).Concat(Catalogue.EveryStream).Select(kind => kind.Type));

        foreach (var kind in kinds) IncludeType(kind);
        Identity<IEvent>(e => StandingSteps.RevisedBy((Step)e.Data) ?? e.Id);
    }

    public Guid? DocumentOf(IEvent step, Func<Guid, IEvent?> recorded) => StandingSteps.RevisedBy((Step)step.Data) ?? step.Id;

    public override StandingStep? Evolve(StandingStep? standing, Guid id, IEvent e) =>
        StandingStep.After(standing, e.StreamId, e.Sequence, new RecordedStep(e.Id, (Step)e.Data));
}
