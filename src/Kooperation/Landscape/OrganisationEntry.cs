using Kooperation.Domain.Organisations;
using Kooperation.Domain.Time;

namespace Kooperation.Landscape;

/// <summary>An organisation as its entry in the registry reads today.</summary>
/// <param name="OtherNames">Other names it goes by, those of merged entries among them.</param>
/// <param name="FormerNames">Names it once had.</param>
/// <param name="FoundedOn">When it was founded; null where unknown.</param>
/// <param name="Professionalisation">Absent where nobody assessed it.</param>
/// <param name="MoStatus">Whether it is a migrant organisation; absent where nobody assessed it.</param>
/// <param name="MoCriteriaMet">The criteria by which that was judged.</param>
/// <param name="ConfirmedOn">When it last confirmed its entry itself: absent where it never did, null where nobody knows the day.</param>
/// <param name="Dissolved">Absent while it exists.</param>
/// <param name="MergedIds">Entries that turned out to be this one; their ids lead here.</param>
/// <param name="Version">What If-Match expects.</param>
/// <param name="Position">The position of its last step.</param>
public sealed record OrganisationEntry(
    Guid Id,
    string Name,
    IReadOnlyList<string> OtherNames,
    IReadOnlyList<string> FormerNames,
    string? LegalForm,
    OrganisationKind Kind,
    IReadOnlyList<string> FieldsOfActivity,
    IReadOnlyList<string> Districts,
    string? Website,
    PartialDate FoundedOn,
    IReadOnlyList<AssignedIdentifier> Identifiers,
    Professionalisation? Professionalisation,
    MigrantOrganisationStatus? MoStatus,
    IReadOnlyList<string> MoCriteriaMet,
    PartialDate? ConfirmedOn,
    Dissolution? Dissolved,
    IReadOnlyList<Guid> MergedIds,
    long Version,
    long Position)
{
    /// <summary>The partnership with it; absent where there is none.</summary>
    public Guid? PartnershipId { get; init; }

    /// <param name="merged">The entries that turned out to be this one.</param>
    public static OrganisationEntry Of(OrganisationProfile profile, IReadOnlyList<OrganisationProfile> merged)
    {
        var registered = profile.Registered;
        var status = profile.MigrantOrganisationStatus;

        return new OrganisationEntry(
            profile.Id,
            profile.Name,
            [.. (registered?.OtherNames ?? []).Concat(merged.SelectMany(other => (other.Registered?.OtherNames ?? []).Append(other.Name))).Where(name => name != profile.Name).Distinct()],
            profile.FormerNames,
            registered?.LegalForm,
            registered?.Kind ?? default,
            profile.FieldsOfActivity,
            profile.Districts,
            registered?.Website,
            registered?.FoundedOn ?? PartialDate.Unknown,
            [.. profile.Identifiers.Select(identifier => new AssignedIdentifier(identifier.Scheme, identifier.Value))],
            profile.Professionalisation,
            status?.Status,
            status?.CriteriaMet ?? [],
            profile.Confirmed?.OccurredOn,
            profile.Dissolved is { } dissolved ? new Dissolution(dissolved.OccurredOn, dissolved.SuccessorId) : null,
            [.. merged.Select(other => other.Id)],
            profile.Version,
            profile.Position);
    }
}

/// <summary>Somebody else's number for an organisation.</summary>
public sealed record AssignedIdentifier(string Scheme, string Value);

/// <summary>The end of an organisation.</summary>
/// <param name="SuccessorId">The organisation that continues its work.</param>
public sealed record Dissolution(PartialDate OccurredOn, Guid? SuccessorId);
