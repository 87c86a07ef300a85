using Kooperation.Domain.Depth;
using Marten;

namespace Kooperation.Depth;

/// <summary>
/// What the depth of one partnership rests on, as known by now. Depth depends on the day, so levels are never stored: they are evaluated when
/// somebody asks. What was merged, and merged again, is read together, by any of the ids: all histories carry the one relation.
/// </summary>
/// <param name="Id">The partnership.</param>
/// <param name="OrganisationId">The organisation on the other side.</param>
/// <param name="Version">The version of the partnership's own history that is seen here.</param>
/// <param name="Facts">What the standing steps say, in the order of recording.</param>
public sealed record PartnershipEvidence(Guid Id, Guid OrganisationId, long Version, IReadOnlyList<DepthFact> Facts)
{
    /// <summary>The evidence of a partnership, whichever of its ids is given; null where there is none.</summary>
    public static async Task<PartnershipEvidence?> Find(IQuerySession views, Guid id, CancellationToken cancelled)
    {
        var read = await Read(views, id, cancelled);
        if (read.Relation is null) return null;
        if (read.Relation.MergedInto is { } kept) return await Find(views, kept, cancelled);

        var steps = new List<StepEvidence>(read.Steps);
        var absorbed = new Queue<Guid>(read.Relation.Absorbed);
        while (absorbed.TryDequeue(out var next))
        {
            var other = await Read(views, next, cancelled);
            steps.AddRange(other.Steps);
            foreach (var further in other.Relation?.Absorbed ?? []) absorbed.Enqueue(further);
        }

        return Of(read.Relation, steps);
    }

    /// <summary>That of every partnership of the municipality that stands for itself.</summary>
    public static async Task<IReadOnlyList<PartnershipEvidence>> All(IQuerySession views, CancellationToken cancelled)
    {
        var relations = await views.Query<Relation>().ToListAsync(cancelled);
        var steps = (await views.Query<StepEvidence>().ToListAsync(cancelled)).ToLookup(step => step.PartnershipId);
        var absorbed = relations.ToLookup(relation => relation.MergedInto);

        return [.. absorbed[null].Select(relation => Of(relation, StepsUnder(relation)))];

        IEnumerable<StepEvidence> StepsUnder(Relation relation) => steps[relation.Id].Concat(absorbed[relation.Id].SelectMany(StepsUnder));
    }

    private static async Task<(Relation? Relation, IReadOnlyList<StepEvidence> Steps)> Read(IQuerySession views, Guid id, CancellationToken cancelled)
    {
        var together = views.CreateBatchQuery();
        var relation = together.Load<Relation>(id);
        var steps = together.Query<StepEvidence>().Where(step => step.PartnershipId == id).ToList();
        await together.Execute(cancelled);
        return (await relation, await steps);
    }

    private static PartnershipEvidence Of(Relation relation, IEnumerable<StepEvidence> steps)
    {
        var (version, facts) = (relation.Version, new List<DepthFact>());
        foreach (var step in steps)
        {
            var isOwn = step.PartnershipId == relation.Id;
            if (isOwn) version = Math.Max(version, step.HistoryVersion);
            if (step.Fact is { } fact) facts.Add(isOwn ? fact : fact with { OfAbsorbed = true });
        }

        facts.Sort((one, other) => one.Position.CompareTo(other.Position));
        return new PartnershipEvidence(relation.Id, relation.OrganisationId, version, facts);
    }
}
