namespace Kooperation.Platform.Identity;

/// <summary>What somebody may be in a municipality, and the one who runs the platform.</summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Coordinator = "coordinator";
    public const string Auditor = "auditor";
    public const string PrivacyOfficer = "privacy-officer";
    public const string Administrator = "administrator";

    /// <summary>Runs the platform; belongs to no municipality.</summary>
    public const string Operator = "operator";

    public static readonly IReadOnlyList<string> OfMunicipality = [Reader, Coordinator, Auditor, PrivacyOfficer, Administrator];
}
