using JasperFx.Events;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Marten;
using Marten.Events.Aggregation;

namespace Kooperation.Landscape;

/// <summary>What the landscape must know of a partnership: with whom it is, whether the two ever met, and whether it goes on.</summary>
public sealed record Tie(Guid Id, Guid OrganisationId)
{
    /// <summary>The partnership that this one is read through.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>The standing steps in which the municipality and the partner acted together, or one of them tried to.</summary>
    public IReadOnlyList<Guid> Contacts { get; init; } = [];

    /// <summary>Its ends and resumptions.</summary>
    public IReadOnlyList<Mark> Turns { get; init; } = [];

    public bool HasContact => Contacts.Count > 0;

    public bool IsOpen => MergedInto is null && Course.Of(Turns).Last?.Is<PartnershipEnded>() != true;

    public static Tie? After(Tie? tie, Guid id, RecordedStep recorded) => (tie, recorded.Step) switch
    {
        (null, PartnershipOpened opened) => new Tie(id, opened.OrganisationId),
        (null, _) => null,
        (_, PartnershipsMerged merged) => merged.KeptId == id ? tie : tie with { MergedInto = merged.KeptId },
        (_, OrganisationsMerged merged) => tie with { OrganisationId = merged.KeptId },
        (_, StepWithdrawn withdrawn) => tie.Without(withdrawn.StepId),
        (_, StepCorrected corrected) => tie.Without(corrected.StepId).With(new RecordedStep(corrected.StepId, corrected.Replacement)),
        _ => tie.With(recorded)
    };

    private Tie Without(Guid stepId) => this with
    {
        Contacts = [.. Contacts.Where(contact => contact != stepId)],
        Turns = [.. Turns.Where(turn => turn.StepId != stepId)]
    };

    private Tie With(RecordedStep recorded) => recorded.Step switch
    {
        PartnershipEnded or PartnershipResumed =>
            this with { Turns = [.. Turns, new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), Id, recorded.Step.OccurredOn)] },
        PartnershipStep { Counterpart: Counterpart.Municipality } step when !IsBookkeeping(step) => this with { Contacts = [.. Contacts, recorded.Id] },
        _ => this
    };

    // What one side noted down for itself; nobody met for it.
    private static bool IsBookkeeping(PartnershipStep step) => step is PartnershipOpened or DepthWanted or PartnershipPaused
        or ContactPersonAssigned or ContactPersonReleased or ContactHandedOver or PartnerContactNamed or PartnerContactLeft;
}

public sealed partial class TieProjection : SingleStreamProjection<Tie, Guid>
{
    public TieProjection()
    {
        foreach (var kind in Catalogue.Partnership.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
        IncludeType<OrganisationsMerged>();
    }

    public override Tie? Evolve(Tie? tie, Guid id, IEvent e) => Tie.After(tie, id, new RecordedStep(e.Id, (Step)e.Data));
}

/// <summary>With which organisations of a municipality there is a partnership, and with which there ever was any contact.</summary>
public sealed class Ties
{
    private readonly HashSet<Guid> _open = [];
    private readonly HashSet<Guid> _contacted = [];

    private Ties()
    {
    }

    public bool HasOpenPartnership(Guid organisation) => _open.Contains(organisation);

    public bool HasContact(Guid organisation) => _contacted.Contains(organisation);

    public static async Task<Ties> Of(IQuerySession views, OrganisationDirectory directory, CancellationToken cancelled)
    {
        var rootOf = await directory.Roots(views, cancelled);
        var known = await views.Query<Tie>().Select(tie => new { tie.OrganisationId, tie.IsOpen, tie.HasContact }).ToListAsync(cancelled);

        var ties = new Ties();
        foreach (var tie in known)
        {
            if (rootOf(tie.OrganisationId) is not { } organisation) continue;
            if (tie.IsOpen) ties._open.Add(organisation);
            if (tie.HasContact) ties._contacted.Add(organisation);
        }

        return ties;
    }
}
