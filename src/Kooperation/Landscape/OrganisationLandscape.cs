using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Quality;
using Kooperation.Domain.Time;
using Kooperation.Platform.Reading;

namespace Kooperation.Landscape;

/// <summary>
/// The organisations of a municipality at a glance, and the gaps: fields of activity and districts in which they work and none of
/// them is a partner, organisations that nobody met, entries that were not confirmed for long. Where nobody is known at all it cannot tell.
/// Dissolved ones are counted apart and stand in no gap.
/// </summary>
/// <param name="AsOf">The day on which it was asked.</param>
/// <param name="Organisations">How many there are, dissolved ones aside.</param>
/// <param name="WithPartnership">How many of them the municipality has an open partnership with.</param>
/// <param name="ByKind">How many there are of each kind.</param>
/// <param name="ByMoStatus">How many there are of each status as a migrant organisation; <c>notAssessed</c> where nobody judged.</param>
/// <param name="FieldsWithoutPartner">Fields of activity in which organisations work, and none of them is a partner.</param>
/// <param name="WithoutContact">Organisations with which the municipality was never in touch, as far as is recorded.</param>
/// <param name="NotConfirmed">Organisations that have not confirmed their entry for two years, nor were registered since.</param>
public sealed record OrganisationLandscape(
    DateOnly AsOf,
    int Organisations,
    int WithPartnership,
    int Dissolved,
    IReadOnlyDictionary<string, int> ByKind,
    IReadOnlyDictionary<string, int> ByMoStatus,
    IReadOnlyList<Share> FieldsOfActivity,
    IReadOnlyList<Share> Districts,
    IReadOnlyList<string> FieldsWithoutPartner,
    IReadOnlyList<string> DistrictsWithoutPartner,
    IReadOnlyList<NamedOrganisation> WithoutContact,
    IReadOnlyList<UnconfirmedOrganisation> NotConfirmed)
{
    internal static async Task<OrganisationLandscape> Read(Views views, OrganisationDirectory directory, DateOnly today, CancellationToken cancelled) =>
        Of(await directory.Of(views, cancelled), await Ties.Of(views, directory, cancelled), today);

    public static OrganisationLandscape Of(IReadOnlyList<ListedOrganisation> all, Ties ties, DateOnly today)
    {
        var existing = all
            .Where(organisation => organisation.Entry.Dissolved is null)
            .OrderBy(organisation => organisation.SortKey, StringComparer.Ordinal)
            .ToList();
        var fields = SharesOf(existing, entry => entry.FieldsOfActivity, ties);
        var districts = SharesOf(existing, entry => entry.Districts, ties);

        return new OrganisationLandscape(
            today,
            existing.Count,
            existing.Count(organisation => ties.HasOpenPartnership(organisation.Entry.Id)),
            all.Count - existing.Count,
            Count(existing.Select(organisation => (OrganisationKind?)organisation.Entry.Kind)),
            Count(existing.Select(organisation => organisation.Entry.MoStatus), "notAssessed"),
            fields,
            districts,
            [.. fields.Where(share => share.WithPartnership == 0).Select(share => share.Name)],
            [.. districts.Where(share => share.WithPartnership == 0).Select(share => share.Name)],
            [.. existing
                .Where(organisation => !ties.HasContact(organisation.Entry.Id))
                .Select(organisation => new NamedOrganisation(organisation.Entry.Id, organisation.Entry.Name))],
            [.. existing
                .Where(organisation => !IsConfirmed(organisation, today))
                .Select(organisation => new UnconfirmedOrganisation(organisation.Entry.Id, organisation.Entry.Name, organisation.Entry.ConfirmedOn))]);
    }

    private static bool IsConfirmed(ListedOrganisation organisation, DateOnly today) =>
        OrganisationGaps.IsConfirmed(organisation.Entry.ConfirmedOn, organisation.Profile.Registered?.OccurredOn, today);

    private static IReadOnlyList<Share> SharesOf(
        IReadOnlyList<ListedOrganisation> organisations, Func<OrganisationEntry, IReadOnlyList<string>> labelsOf, Ties ties) =>
    [
        .. organisations
            .SelectMany(organisation => labelsOf(organisation.Entry).Distinct(StringComparer.OrdinalIgnoreCase).Select(label => (Label: label, organisation.Entry.Id)))
            .GroupBy(labelled => labelled.Label, StringComparer.OrdinalIgnoreCase)
            .Select(group => new Share(group.Key, group.Count(), group.Count(labelled => ties.HasOpenPartnership(labelled.Id))))
            .OrderBy(share => PlainWords.SortKey(share.Name), StringComparer.Ordinal)
            .ThenBy(share => share.Name, StringComparer.Ordinal)
    ];

    private static IReadOnlyDictionary<string, int> Count<TWord>(IEnumerable<TWord?> words, string? otherwise = null) where TWord : struct, Enum
    {
        var counted = words.ToLookup(word => word);
        var counts = Enum.GetValues<TWord>().ToDictionary(Camel, word => counted[word].Count());
        if (otherwise is not null) counts[otherwise] = counted[null].Count();
        return counts;
    }

    private static string Camel<TWord>(TWord word) where TWord : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}

/// <summary>A field of activity or a district, how many organisations work there, and with how many of them there is a partnership.</summary>
public sealed record Share(string Name, int Organisations, int WithPartnership);

public sealed record NamedOrganisation(Guid Id, string Name);

/// <param name="ConfirmedOn">Absent where it never confirmed its entry, null where nobody knows the day.</param>
public sealed record UnconfirmedOrganisation(Guid Id, string Name, PartialDate? ConfirmedOn);
