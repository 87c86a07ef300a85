using JasperFx.Events;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Marten.Events.Aggregation;

namespace Kooperation.Depth;

/// <summary>Whom a partnership binds, through which other it is read, and whether it goes on.</summary>
/// <param name="Id">The partnership.</param>
/// <param name="OrganisationId">The organisation on the other side.</param>
public sealed record Relation(Guid Id, Guid OrganisationId)
{
    /// <summary>The version of the partnership's history after the last step that changed something here.</summary>
    public long Version { get; init; }

    /// <summary>When it began.</summary>
    public PartialDate OpenedOn { get; init; }

    /// <summary>Partnerships that are read through this one, since their organisations turned out to be one.</summary>
    public IReadOnlyList<Guid> Absorbed { get; init; } = [];

    /// <summary>The partnership that this one is read through.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Its ends and resumptions.</summary>
    public IReadOnlyList<Mark> Turns { get; init; } = [];

    public bool IsOpen => MergedInto is null && Course.Of(Turns).Last?.Is<PartnershipEnded>() != true;

    public static Relation? After(Relation? relation, Guid id, RecordedStep recorded) => (relation, recorded.Step) switch
    {
        (null, PartnershipOpened opened) => new Relation(id, opened.OrganisationId) { OpenedOn = opened.OccurredOn },
        (null, _) => null, // Corrections and withdrawals occur in every stream; those of others find no relation here.
        (_, PartnershipsMerged merged) when merged.KeptId == id => relation with { Absorbed = [.. relation.Absorbed, merged.MergedId] },
        (_, PartnershipsMerged merged) => relation with { MergedInto = merged.KeptId },
        (_, OrganisationsMerged merged) => relation with { OrganisationId = merged.KeptId },
        (_, StepWithdrawn withdrawn) => relation.Without(withdrawn.StepId),
        (_, StepCorrected { Replacement: PartnershipOpened opened }) => relation with { OpenedOn = opened.OccurredOn },
        (_, StepCorrected corrected) => relation.Without(corrected.StepId).With(new RecordedStep(corrected.StepId, corrected.Replacement)),
        _ => relation.With(recorded)
    };

    private Relation Without(Guid stepId) => this with { Turns = [.. Turns.Where(turn => turn.StepId != stepId)] };

    private Relation With(RecordedStep recorded) => recorded.Step is PartnershipEnded or PartnershipResumed
        ? this with { Turns = [.. Turns, new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), Id, recorded.Step.OccurredOn)] }
        : this;
}

public sealed partial class RelationProjection : SingleStreamProjection<Relation, Guid>
{
    public RelationProjection()
    {
        IncludeType<PartnershipOpened>();
        IncludeType<PartnershipEnded>();
        IncludeType<PartnershipResumed>();
        IncludeType<PartnershipsMerged>();
        IncludeType<OrganisationsMerged>(); // A partnership goes on with the entry that was kept.
        foreach (var kind in Catalogue.EveryStream) IncludeType(kind.Type);
    }

    public override Relation? Evolve(Relation? relation, Guid id, IEvent e) =>
        Relation.After(relation, id, new RecordedStep(e.Id, (Step)e.Data)) is { } next ? next with { Version = e.Version } : null;
}
