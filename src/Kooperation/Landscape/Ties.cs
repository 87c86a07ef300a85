using Kooperation.Depth;
using Kooperation.Platform.Reading;
using Marten;

namespace Kooperation.Landscape;

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

    public static async Task<Ties> Of(Views views, OrganisationDirectory directory, CancellationToken cancelled)
    {
        var rootOf = await directory.Roots(views, cancelled);
        var relations = await views.All<Relation>();
        var contacted = (await ContactedIn(views, cancelled)).ToHashSet();

        var ties = new Ties();
        foreach (var relation in relations)
        {
            if (rootOf(relation.OrganisationId) is not { } organisation) continue;
            if (relation.IsOpen) ties._open.Add(organisation);
            if (contacted.Contains(relation.Id)) ties._contacted.Add(organisation);
        }

        return ties;
    }

    private static async Task<IEnumerable<Guid>> ContactedIn(Views views, CancellationToken cancelled) => views is LatestViews latest
        ? await latest.Session.Query<StepEvidence>().Where(step => step.IsContact).Select(step => step.PartnershipId).Distinct().ToListAsync(cancelled)
        : (await views.All<StepEvidence>()).Where(step => step.IsContact).Select(step => step.PartnershipId);
}
