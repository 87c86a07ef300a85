using System.Text.Json.Serialization;
using JasperFx.Events;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Marten.Events.Aggregation;

namespace Kooperation.Landscape;

/// <summary>
/// What is known of an organisation by now: the steps that describe it and stand, from which everything else follows. Of several that say
/// the same kind of thing the one holds that happened last, as far as the dates tell, and else the one recorded last.
/// </summary>
/// <param name="Told">In the order of recording.</param>
public sealed record OrganisationProfile(Guid Id, IReadOnlyList<RecordedStep> Told)
{
    /// <summary>The version of the stream that it has seen.</summary>
    public long Version { get; init; }

    /// <summary>The position in the store of the last step that it has seen.</summary>
    public long Position { get; init; }

    [JsonIgnore]
    public string Name => Described.Name(Told);

    /// <summary>Names it once had, the earliest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> FormerNames => [.. Told.Select(told => Described.NameIn(told.Step)).OfType<string>().Where(name => name != Name).Distinct()];

    /// <summary>How it entered the registry.</summary>
    [JsonIgnore]
    public OrganisationRegistered? Registered => All<OrganisationRegistered>().FirstOrDefault();

    [JsonIgnore]
    public IReadOnlyList<string> FieldsOfActivity => Described.FieldsOfActivity(Told);

    [JsonIgnore]
    public IReadOnlyList<string> Districts => Described.Districts(Told);

    [JsonIgnore]
    public IEnumerable<IdentifierAssigned> Identifiers => All<IdentifierAssigned>();

    [JsonIgnore]
    public Professionalisation? Professionalisation => Holding<ProfessionalisationAssessed>()?.Professionalisation;

    [JsonIgnore]
    public MigrantOrganisationStatusAssessed? MigrantOrganisationStatus => Holding<MigrantOrganisationStatusAssessed>();

    [JsonIgnore]
    public ProfileConfirmed? Confirmed => Holding<ProfileConfirmed>();

    [JsonIgnore]
    public OrganisationDissolved? Dissolved => All<OrganisationDissolved>().FirstOrDefault();

    /// <summary>The entry that this one turned out to be.</summary>
    [JsonIgnore]
    public Guid? MergedInto => All<OrganisationsMerged>().FirstOrDefault(merged => merged.MergedId == Id)?.KeptId;

    /// <summary>The entries that turned out to be this one.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> Absorbed => All<OrganisationsMerged>().Where(merged => merged.KeptId == Id).Select(merged => merged.MergedId);

    public static OrganisationProfile? After(OrganisationProfile? profile, Guid id, RecordedStep recorded, long version, long position)
    {
        // What can happen in every stream, and a merge, is told to partnerships as well: nothing is known of an organisation there.
        if (profile is null && recorded.Step is not OrganisationRegistered) return null;

        IReadOnlyList<RecordedStep> told = profile?.Told ?? [];
        return new OrganisationProfile(id, Describes(recorded.Step) ? StandingSteps.After(told, recorded) : told) { Version = version, Position = position };
    }

    // Who speaks for an organisation is no part of its public profile.
    private static bool Describes(Step step) => step is not (ContactPersonNamed or ContactPersonLeft);

    private IEnumerable<TStep> All<TStep>() where TStep : Step => Told.Select(told => told.Step).OfType<TStep>();

    private TStep? Holding<TStep>() where TStep : Step => (TStep?)Domain.Steps.Holding.Among(Told, step => step is TStep);
}

public sealed partial class OrganisationProfileProjection : SingleStreamProjection<OrganisationProfile, Guid>
{
    public OrganisationProfileProjection()
    {
        foreach (var kind in Catalogue.Organisation.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    public override OrganisationProfile? Evolve(OrganisationProfile? profile, Guid id, IEvent e) =>
        OrganisationProfile.After(profile, id, new RecordedStep(e.Id, (Step)e.Data), e.Version, e.Sequence);
}
