using JasperFx.Events;
using JasperFx.Events.Projections;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Measures.Course;
using Kooperation.Measures.Milestones;
using Kooperation.Measures.Partners;
using Kooperation.Platform.Storage;
using Kooperation.Steps;
using Marten;
using Marten.Events.Aggregation;

namespace Kooperation.Measures;

public static class MeasuresModule
{
    public static void AddMeasures(this StoreOptions store)
    {
        store.Projections.Add<MeasureSnapshot>(ProjectionLifecycle.Inline);

        // A goal with measures cannot be taken back.
        store.IndexInMunicipality<Measure>(measure => measure.GoalId);
    }

    public static void MapMeasures(this IEndpointRouteBuilder municipality)
    {
        var measures = municipality.MapGroup("measures").WithTags("Measures");

        measures.MapPlanMeasure();

        var measure = measures.MapGroup("{id:guid}");
        measure.MapStepHistory<Measure>();
        measure.MapRewordMeasure();
        measure.MapAssignMeasure();
        measure.MapWeighMeasure();
        measure.MapRescheduleMeasure();
        measure.MapReportOnMeasure();
        measure.MapCourse();
        measure.MapMilestones();
        measure.MapPartners();
    }
}

/// <summary>Keeps the write model up to date in the transaction that appends: the next decision needs it.</summary>
public sealed partial class MeasureSnapshot : SingleStreamProjection<Measure, Guid>
{
    public MeasureSnapshot()
    {
        foreach (var kind in Catalogue.Measure.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    public override Measure? Evolve(Measure? state, Guid id, IEvent e) => Measure.Evolve(state, id, new RecordedStep(e.Id, (Step)e.Data));
}
