using System.Collections.Concurrent;
using Kooperation.Domain.Language;
using Kooperation.Platform.Reading;
using Marten;

namespace Kooperation.Landscape;

/// <summary>An organisation of the directory with everything that finding it needs.</summary>
public sealed record ListedOrganisation(OrganisationEntry Entry, OrganisationProfile Profile, NameWords Names)
{
    /// <summary>Where it stands in a list by name.</summary>
    public string SortKey { get; } = PlainWords.SortKey(Entry.Name, Entry.Id);
}

/// <summary>
/// The organisations of a municipality, ready to be searched. They are few thousand at most and change rarely, so they are kept in memory,
/// and each question reads only what the view has learned since the last one: it never answers with less than the view knows.
/// </summary>
public sealed class OrganisationDirectory
{
    private readonly ConcurrentDictionary<string, Known> _municipalities = new();

    public async Task<IReadOnlyList<ListedOrganisation>> Of(Views views, CancellationToken cancelled) => (await KnownTo(views, cancelled)).Listed;

    /// <summary>The entry that an id leads to, through however many merges; null where there is none.</summary>
    public async Task<OrganisationEntry?> Find(Views views, Guid id, CancellationToken cancelled)
    {
        var known = await KnownTo(views, cancelled);
        return known.RootOf(id) is { } root ? known.Listed.FirstOrDefault(listed => listed.Entry.Id == root)?.Entry : null;
    }

    /// <summary>For every entry the one that is kept in its place.</summary>
    public async Task<Func<Guid, Guid?>> Roots(Views views, CancellationToken cancelled) => (await KnownTo(views, cancelled)).RootOf;

    private async Task<Known> KnownTo(Views views, CancellationToken cancelled)
    {
        if (views is not LatestViews latest) return Known.Nothing.And(await views.All<OrganisationProfile>());

        var known = _municipalities.GetOrAdd(views.Municipality, _ => Known.Nothing);
        var news = await latest.Session.Query<OrganisationProfile>().Where(profile => profile.Position > known.Position).ToListAsync(cancelled);
        if (news.Count == 0) return known;

        // Two questions at once may learn the same; whoever is behind does not overwrite whoever is ahead.
        var learned = known.And(news);
        return _municipalities.AddOrUpdate(views.Municipality, learned, (_, other) => other.Position >= learned.Position ? other : learned);
    }

    private sealed record Known(long Position, IReadOnlyDictionary<Guid, OrganisationProfile> Profiles, IReadOnlyList<ListedOrganisation> Listed)
    {
        public static readonly Known Nothing = new(0, new Dictionary<Guid, OrganisationProfile>(), []);

        public Known And(IReadOnlyList<OrganisationProfile> news)
        {
            var profiles = new Dictionary<Guid, OrganisationProfile>(Profiles);
            foreach (var profile in news) profiles[profile.Id] = profile;

            var next = new Known(news.Select(profile => profile.Position).Append(Position).Max(), profiles, []);
            var merged = profiles.Values.Where(profile => profile.MergedInto is not null).OrderBy(profile => profile.Id).ToLookup(profile => next.RootOf(profile.Id));
            var before = Listed.ToDictionary(listed => listed.Entry.Id);

            return next with
            {
                Listed =
                [
                    .. profiles.Values
                        .Where(profile => profile.MergedInto is null)
                        .Select(profile => before.TryGetValue(profile.Id, out var listed)
                            && ReferenceEquals(listed.Profile, profile)
                            && listed.Entry.MergedIds.Count == merged[profile.Id].Count()
                            && merged[profile.Id].All(other => ReferenceEquals(other, Profiles.GetValueOrDefault(other.Id)))
                                ? listed
                                : List(profile, [.. merged[profile.Id]]))
                ]
            };
        }

        public Guid? RootOf(Guid id)
        {
            while (Profiles.TryGetValue(id, out var profile))
            {
                if (profile.MergedInto is not { } kept) return id;
                id = kept;
            }

            return null;
        }

        private static ListedOrganisation List(OrganisationProfile profile, IReadOnlyList<OrganisationProfile> merged)
        {
            var entry = OrganisationEntry.Of(profile, merged);
            return new ListedOrganisation(
                entry,
                profile,
                NameWords.Of(entry.Name, OtherNamesOf(profile).Concat(merged.SelectMany(other => OtherNamesOf(other).Append(other.Name)))));
        }

        private static IEnumerable<string> OtherNamesOf(OrganisationProfile profile) =>
        [
            .. profile.Registered?.OtherNames ?? [],
            .. profile.FormerNames,
            .. profile.Identifiers.Select(identifier => identifier.Value)
        ];
    }
}
