using Kooperation.Domain.Depth;
using Kooperation.Domain.Time;
using Kooperation.Platform.Reading;

namespace Kooperation.Depth;

/// <summary>
/// What the depth of one partnership rests on, as known by now. Depth depends on the day, so levels are never stored: they are evaluated when
/// somebody asks. What was merged, and merged again, is read together, by any of the ids: all histories carry the one relation.
/// </summary>
/// <param name="Id">The partnership.</param>
/// <param name="OrganisationId">The organisation on the other side.</param>
/// <param name="Version">The version of the partnership's own history that is seen here.</param>
/// <param name="Facts">What the standing steps say, in the order of recording.</param>
/// <param name="Absorbed">The partnerships that are read through it, in the order of their ids.</param>
public sealed record PartnershipEvidence(Guid Id, Guid OrganisationId, long Version, IReadOnlyList<DepthFact> Facts, IReadOnlyList<Guid> Absorbed)
{
    /// <summary>When the relation began, in any of the histories that are read together.</summary>
    private IReadOnlyList<PartialDate> Openings { get; init; } = [];

    /// <summary>Whether there was a partnership by a day, as far as it is known when it began. Before that it is in no list.</summary>
    public bool HadBegunBy(DateOnly day) => Openings.Any(opened => !(opened.Earliest > day));

    /// <summary>The evidence of a partnership, whichever of its ids is given; null where there is none.</summary>
    public static async Task<PartnershipEvidence?> Find(Views views, Guid id)
    {
        var read = await Read(views, id);
        if (read.Relation is null) return null;
        if (read.Relation.MergedInto is { } kept) return await Find(views, kept);

        var steps = new List<StepEvidence>(read.Steps);
        var absorbed = new List<Guid>(read.Relation.Absorbed);
        var openings = new List<PartialDate> { read.Relation.OpenedOn };
        for (var next = 0; next < absorbed.Count; next++)
        {
            var other = await Read(views, absorbed[next]);
            steps.AddRange(other.Steps);
            if (other.Relation is not { } relation) continue;

            absorbed.AddRange(relation.Absorbed);
            openings.Add(relation.OpenedOn);
        }

        return Of(read.Relation, steps, absorbed, openings);
    }

    /// <summary>That of every partnership of the municipality that stands for itself.</summary>
    public static Task<IReadOnlyList<PartnershipEvidence>> All(Views views) => views.Once<IReadOnlyList<PartnershipEvidence>>(async () =>
    {
        var relations = await views.All<Relation>();
        var steps = (await views.All<StepEvidence>()).ToLookup(step => step.PartnershipId);
        var absorbed = relations.ToLookup(relation => relation.MergedInto);

        return [.. absorbed[null].Select(relation => Of(relation, AllUnder(relation), steps))];

        IReadOnlyList<Relation> AllUnder(Relation relation) => [.. absorbed[relation.Id].SelectMany(other => AllUnder(other).Prepend(other))];
    });

    /// <summary>That of several partnerships, each under the id that was asked for, whichever of its ids that is; of what does not exist there is none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PartnershipEvidence>> Find(Views views, IReadOnlyCollection<Guid> ids)
    {
        var (relations, asked) = (new Dictionary<Guid, Relation>(), new HashSet<Guid>());
        for (var ahead = ids.ToArray(); ahead.Length > 0;)
        {
            asked.UnionWith(ahead);
            foreach (var relation in await views.Find<Relation>(ahead)) relations[relation.Id] = relation;
            ahead = [.. relations.Values.SelectMany(relation => relation.MergedInto is { } kept ? relation.Absorbed.Append(kept) : relation.Absorbed).Where(id => !asked.Contains(id)).Distinct()];
        }

        // In a state that leaves out how a partnership began, others may name it all the same.
        var known = asked.ToArray();
        var steps = (await views.ToldBy<StepEvidence>(known, step => known.Contains(step.PartnershipId))).ToLookup(step => step.PartnershipId);

        var found = new Dictionary<Guid, PartnershipEvidence>();
        foreach (var id in ids)
        {
            var kept = relations.GetValueOrDefault(id);
            while (kept?.MergedInto is { } next) kept = relations.GetValueOrDefault(next);
            if (kept is not null) found[id] = Of(kept, AllUnder(kept), steps);
        }

        return found;

        IReadOnlyList<Relation> AllUnder(Relation relation) => [.. relation.Absorbed.Select(relations.GetValueOrDefault).OfType<Relation>().SelectMany(other => AllUnder(other).Prepend(other))];
    }

    private static Task<(Relation? Relation, IReadOnlyList<StepEvidence> Steps)> Read(Views views, Guid id) => views.FindWith<Relation, StepEvidence>(id, step => step.PartnershipId == id);

    private static PartnershipEvidence Of(Relation relation, IReadOnlyList<Relation> absorbed, ILookup<Guid, StepEvidence> steps) =>
        Of(
            relation,
            absorbed.Prepend(relation).SelectMany(one => steps[one.Id]),
            [.. absorbed.Select(other => other.Id)],
            [.. absorbed.Prepend(relation).Select(one => one.OpenedOn)]);

    private static PartnershipEvidence Of(Relation relation, IEnumerable<StepEvidence> steps, IReadOnlyList<Guid> absorbed, IReadOnlyList<PartialDate> openings)
    {
        var (version, facts) = (relation.Version, new List<DepthFact>());
        foreach (var step in steps)
        {
            var isOwn = step.PartnershipId == relation.Id;
            if (isOwn) version = Math.Max(version, step.HistoryVersion);
            if (step.Fact is { } fact) facts.Add(isOwn ? fact : fact with { OfAbsorbed = true });
        }

        facts.Sort((one, other) => one.Position.CompareTo(other.Position));
        return new PartnershipEvidence(relation.Id, relation.OrganisationId, version, facts, [.. absorbed.Order()]) { Openings = openings };
    }
}
