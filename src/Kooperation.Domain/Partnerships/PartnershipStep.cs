using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Partnerships;

/// <summary>With whom the partner acted. A step counts for a partnership only if it names the two as acting together.</summary>
public enum Counterpart
{
    /// <summary>This municipality and this partner acted together.</summary>
    Municipality,

    /// <summary>Organisations among themselves.</summary>
    OtherOrganisations,

    /// <summary>Somebody else held it; the two at most took part.</summary>
    AnotherHost,

    /// <summary>Another authority: a Land, a region, a federal office.</summary>
    AnotherAuthority,

    /// <summary>The partner is not named as a party or recipient.</summary>
    NotNamed
}

/// <summary>One of the two sides of a partnership.</summary>
public enum Side
{
    Municipality,
    Partner
}

/// <summary>A step between one municipality and one organisation.</summary>
public abstract record PartnershipStep : Step
{
    public Counterpart Counterpart { get; init; }

    /// <summary>The field of municipal work it belongs to, such as "Bildung"; the municipality's own list of words.</summary>
    [NotPersonal]
    public string? FieldOfAction { get; init; }

    /// <summary>The office of the municipality that acted, such as "FB 50".</summary>
    [NotPersonal]
    public string? Office { get; init; }
}
