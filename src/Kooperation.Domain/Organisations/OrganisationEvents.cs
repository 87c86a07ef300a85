using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Organisations;

// Everything that can be known of one organisation as a municipality sees it. Never a grade of the organisation.

public enum OrganisationKind
{
    Association,
    Network,
    Umbrella,
    Initiative
}

public enum Professionalisation
{
    Volunteers,
    PartlyPaid,
    PaidStaff
}

public enum MigrantOrganisationStatus
{
    SelfDeclared,
    Confirmed,
    Not,
    Unclear
}

/// <summary>The municipality took the organisation into its registry.</summary>
public sealed record OrganisationRegistered(
    [NotPersonal] string Name,
    [NotPersonal] IReadOnlyList<string> OtherNames,
    [NotPersonal] string? LegalForm,
    OrganisationKind Kind,
    [NotPersonal] IReadOnlyList<string> FieldsOfActivity,
    [NotPersonal] IReadOnlyList<string> Districts,
    [NotPersonal] string? Website,
    PartialDate FoundedOn) : Step
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? FutureOf(FoundedOn, today, "/foundedOn") ?? BlankOf(Name, "/name")
        ?? BlankOf(OtherNames, "/otherNames") ?? BlankOf(FieldsOfActivity, "/fieldsOfActivity") ?? BlankOf(Districts, "/districts") ?? Flaws.OfWebsite(Website)
        ?? (OccurredOn.Latest < FoundedOn.Earliest ? NotYetFounded : null);

    private Refusal NotYetFounded => Refusal.Of(
        "not-before-founding",
        $"An organisation founded {FoundedOn.On().English} cannot have been registered before, {OccurredOn.On().English}.",
        $"Eine {FoundedOn.On().German} gegründete Organisation kann nicht davor, {OccurredOn.On().German}, eingetragen worden sein.",
        "/foundedOn");
}

/// <summary>The organisation took another name; the old one stays a name it is found by.</summary>
public sealed record OrganisationRenamed([NotPersonal] string Name) : Step
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Name, "/name");
}

/// <summary>Somebody else's number for it, such as scheme "VR Hannover" with a register number, or a funder's id.</summary>
public sealed record IdentifierAssigned([NotPersonal] string Scheme, [NotPersonal] string Value) : Step
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Scheme, "/scheme") ?? BlankOf(Value, "/value");
}

/// <summary>What the organisation does, and where, from that day on; replaces what was known before.</summary>
public sealed record FieldsOfActivityChanged(
    [NotPersonal] IReadOnlyList<string> FieldsOfActivity,
    [NotPersonal] IReadOnlyList<string> Districts) : Step
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? BlankOf(FieldsOfActivity, "/fieldsOfActivity") ?? BlankOf(Districts, "/districts");
}

/// <summary>How far its work is carried by paid staff.</summary>
public sealed record ProfessionalisationAssessed(Professionalisation Professionalisation) : Step;

/// <summary>Whether it is a migrant organisation, and by which criteria that was judged.</summary>
public sealed record MigrantOrganisationStatusAssessed(
    MigrantOrganisationStatus Status,
    [NotPersonal] IReadOnlyList<string> CriteriaMet) : Step
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(CriteriaMet, "/criteriaMet");
}

/// <summary>A person speaks for the organisation from now on. The person is a reference, never a name.</summary>
public sealed record ContactPersonNamed(Guid Person, [NotPersonal] string? Role) : Step;

/// <summary>A person no longer speaks for the organisation.</summary>
public sealed record ContactPersonLeft(Guid Person) : Step;

/// <summary>The organisation itself confirmed that its entry is right.</summary>
public sealed record ProfileConfirmed : Step;

/// <summary>
/// Two entries were one organisation. Written to both; both ids keep resolving and both histories stay. Written also to the partnership of
/// the merged one where the kept one has none: it goes on as the partnership with the kept one.
/// </summary>
public sealed record OrganisationsMerged(Guid KeptId, Guid MergedId, [FreeText] string Reason) : Step
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The organisation exists no longer; another one may continue its work.</summary>
public sealed record OrganisationDissolved(Guid? SuccessorId) : Step;
