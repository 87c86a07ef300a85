using JasperFx.Events;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Marten;
using Marten.Events.Aggregation;

namespace Kooperation.Depth;

/// <summary>
/// What the depth of one partnership rests on, as known by now. Depth depends on the day, so levels are never stored:
/// they are evaluated when somebody asks.
/// </summary>
/// <param name="Id">The partnership.</param>
/// <param name="OrganisationId">The organisation on the other side.</param>
public sealed record PartnershipEvidence(Guid Id, Guid OrganisationId)
{
    /// <summary>The version of the stream that it has seen.</summary>
    public long Version { get; init; }

    public IReadOnlyList<DepthFact> Facts { get; init; } = [];

    /// <summary>Partnerships that are read through this one, since their organisations turned out to be one.</summary>
    public IReadOnlyList<Guid> Absorbed { get; init; } = [];

    /// <summary>The partnership that this one is read through.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>The evidence of a partnership; what was merged, and merged again, is read together, by any of the ids: all histories carry the one relation.</summary>
    public static async Task<PartnershipEvidence?> Find(IQuerySession views, Guid id, CancellationToken cancelled)
    {
        var evidence = await views.LoadAsync<PartnershipEvidence>(id, cancelled);
        if (evidence?.MergedInto is { } kept) return await Find(views, kept, cancelled);

        var absorbed = new List<PartnershipEvidence>();
        for (var next = evidence?.Absorbed ?? []; next.Count > 0;)
        {
            var found = await views.LoadManyAsync<PartnershipEvidence>(cancelled, next);
            absorbed.AddRange(found);
            next = [.. found.SelectMany(other => other.Absorbed)];
        }

        return evidence?.With(absorbed);
    }

    /// <summary>Those of all partnerships that stand for themselves, each with everything that is read through it.</summary>
    public static IEnumerable<PartnershipEvidence> ReadThrough(IReadOnlyList<PartnershipEvidence> all)
    {
        var absorbed = all.ToLookup(one => one.MergedInto);
        return absorbed[null].Select(one => one.With(AbsorbedBy(one)));

        IEnumerable<PartnershipEvidence> AbsorbedBy(PartnershipEvidence one) => absorbed[one.Id].SelectMany(other => AbsorbedBy(other).Prepend(other));
    }

    private PartnershipEvidence With(IEnumerable<PartnershipEvidence> absorbed) =>
        this with { Facts = [.. Facts, .. absorbed.SelectMany(other => other.Facts)] };
}

public sealed partial class PartnershipEvidenceProjection : SingleStreamProjection<PartnershipEvidence, Guid>
{
    public PartnershipEvidenceProjection()
    {
        foreach (var kind in Catalogue.Partnership.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
        IncludeType<OrganisationsMerged>(); // A partnership goes on with the entry that was kept.
    }

    public override PartnershipEvidence? Evolve(PartnershipEvidence? evidence, Guid id, IEvent e) => (evidence, e.Data) switch
    {
        (null, PartnershipOpened opened) => new PartnershipEvidence(id, opened.OrganisationId),
        (null, _) => null, // Corrections and withdrawals occur in every stream; those of others find no evidence here.
        (_, PartnershipsMerged merged) when merged.KeptId == id => evidence with { Absorbed = [.. evidence.Absorbed, merged.MergedId] },
        (_, PartnershipsMerged merged) => evidence with { MergedInto = merged.KeptId },
        (_, OrganisationsMerged merged) => evidence with { OrganisationId = merged.KeptId },
        _ => evidence with { Facts = DepthEvidence.After(evidence.Facts, new RecordedStep(e.Id, (Step)e.Data), e.Sequence) }
    };
}
