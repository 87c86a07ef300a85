using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Measures;

/// <summary>A measure as the partnerships are told of it that have a part in it.</summary>
/// <param name="Office">The office in charge; null where none is named.</param>
/// <param name="FieldOfAction">The municipality's word for the field of action it belongs to.</param>
public sealed record MeasureInPartnership(Guid MeasureId, string Title, string? Office, string? FieldOfAction)
{
    /// <summary>What a step that the measure and a partner take together is in the partnership.</summary>
    public PartnershipStep Tells(Step step)
    {
        PartnershipStep told = step switch
        {
            PartnerInvolved { Role: PartnerRole.Design, Stage: { } stage } => new MeasureCoDesigned(MeasureId, Title, stage),
            PartnerInvolved { Role: PartnerRole.Delivery } involved => new TasksShared(involved.What ?? "", MeasureId),
            PartnerInvolved involved => new JointEvaluationHeld(MeasureId, involved.What),
            MeasureCompleted completed => new JointMeasureCompleted(MeasureId, Title, completed.Result),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "leaves no step in a partnership")
        };

        return told with { OccurredOn = step.OccurredOn, Basis = step.Basis, Note = step.Note, Source = step.Source, Office = Office, FieldOfAction = FieldOfAction };
    }

    /// <summary>The measure as it was told of in that step of a partnership; null where the step follows from no measure.</summary>
    public static MeasureInPartnership? In(Step told) => told switch
    {
        MeasureCoDesigned { MeasureId: { } id } designed => new(id, designed.Title, designed.Office, designed.FieldOfAction),
        TasksShared { MeasureId: { } id } shared => new(id, "", shared.Office, shared.FieldOfAction),
        JointEvaluationHeld { MeasureId: { } id } evaluated => new(id, "", evaluated.Office, evaluated.FieldOfAction),
        JointMeasureCompleted { MeasureId: { } id } completed => new(id, completed.Title, completed.Office, completed.FieldOfAction),
        _ => null
    };
}
