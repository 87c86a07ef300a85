using System.Security.Claims;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Identity;

/// <summary>Who acts: an opaque reference, never a name, with a role and the municipalities it belongs to.</summary>
/// <param name="Municipalities">Their AGS; one that is no AGS, <see cref="Everywhere"/>, is all of them and exists in Development only.</param>
public sealed record Actor(string Reference, string Role, IReadOnlyList<string> Municipalities)
{
    public const string RoleClaim = "role";
    public const string MunicipalityClaim = "municipality";

    /// <summary>What the development identity gives to whoever names no municipality; a token with it is refused.</summary>
    public const string Everywhere = "everywhere";

    public static Actor Of(HttpContext http) => new(
        http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? http.User.FindFirstValue("sub") ?? "",
        http.User.FindFirstValue(RoleClaim) ?? "",
        [.. http.User.FindAll(MunicipalityClaim).Select(claim => claim.Value)]);

    public bool BelongsTo(Ags ags) => Municipalities.Contains(ags.ToString()) || Municipalities.Contains(Everywhere);
}

/// <summary>What somebody may do in a municipality.</summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Coordinator = "coordinator";
    public const string Auditor = "auditor";
    public const string PrivacyOfficer = "privacy-officer";
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All = [Reader, Coordinator, Auditor, PrivacyOfficer, Administrator];
}

/// <summary>The names of the permissions that endpoints ask for.</summary>
public static class Permissions
{
    /// <summary>See organisations, partnerships and their depth.</summary>
    public const string Read = "read";

    /// <summary>Record, correct and withdraw steps.</summary>
    public const string Record = "record";

    /// <summary>Ask what would be: nothing is recorded by it.</summary>
    public const string Foretell = "foretell";

    /// <summary>The roles that each is given to.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Roles = new Dictionary<string, IReadOnlyList<string>>
    {
        [Read] = Identity.Roles.All,
        [Record] = [Identity.Roles.Coordinator, Identity.Roles.Administrator],
        [Foretell] = [Identity.Roles.Coordinator, Identity.Roles.Auditor, Identity.Roles.Administrator]
    };

    public static bool Has(this ClaimsPrincipal user, string permission) => Roles[permission].Any(role => user.HasClaim(Actor.RoleClaim, role));
}
