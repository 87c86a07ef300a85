using Kooperation.Depth;
using Kooperation.Platform.Reading;

namespace Kooperation.Landscape;

/// <summary>A partnership that stands for itself, with the organisation on the other side.</summary>
/// <param name="Absorbed">The partnerships that are read through it, since their organisations turned out to be one.</param>
public sealed record Partner(Guid Id, OrganisationEntry Organisation, IReadOnlyList<Guid> Absorbed);

/// <summary>The partnerships of a municipality by any of their ids: that of a merged one leads to the one it is read through.</summary>
public sealed class Partners
{
    private readonly Dictionary<Guid, Guid?> _mergedInto;
    private readonly Dictionary<Guid, Partner> _partners;

    private Partners(IReadOnlyList<Relation> relations, Func<Guid, OrganisationEntry?> organisationOf)
    {
        _mergedInto = relations.ToDictionary(relation => relation.Id, relation => relation.MergedInto);
        var absorbed = relations.Where(relation => relation.MergedInto is not null).ToLookup(relation => RootOf(relation.Id), relation => relation.Id);

        // The directory may not know yet what the relation knows; a moment later it does.
        _partners = relations
            .Where(relation => relation.MergedInto is null)
            .Select(relation => organisationOf(relation.OrganisationId) is { } organisation ? new Partner(relation.Id, organisation, [.. absorbed[relation.Id]]) : null)
            .OfType<Partner>()
            .ToDictionary(partner => partner.Id);
    }

    public IReadOnlyCollection<Partner> All => _partners.Values;

    public Partner? Find(Guid partnership) => RootOf(partnership) is { } root ? _partners.GetValueOrDefault(root) : null;

    public static async Task<Partners> Of(Views views, OrganisationDirectory directory, CancellationToken cancelled)
    {
        var rootOf = await directory.Roots(views, cancelled);
        var entries = (await directory.Of(views, cancelled)).ToDictionary(listed => listed.Entry.Id, listed => listed.Entry);
        var relations = await views.All<Relation>();
        return new Partners(relations, organisation => rootOf(organisation) is { } root ? entries.GetValueOrDefault(root) : null);
    }

    private Guid? RootOf(Guid id)
    {
        while (_mergedInto.TryGetValue(id, out var mergedInto))
        {
            if (mergedInto is not { } kept) return id;
            id = kept;
        }

        return null;
    }
}
