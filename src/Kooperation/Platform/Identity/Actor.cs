using System.Security.Claims;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Identity;

/// <summary>Who acts: an opaque reference, never a name, with what was granted to it. Whichever way somebody came in, these are the claims that are asked.</summary>
/// <param name="Offices">The offices that the actor is limited to when recording; null for no limit.</param>
public sealed record Actor(string Reference, IReadOnlyList<Grant> Grants, IReadOnlyList<string>? Offices)
{
    public const string SubjectClaim = "sub";

    /// <summary>One for each grant, such as <c>coordinator@03241001</c> or <c>operator</c>.</summary>
    public const string GrantClaim = "grant";
    public const string OfficeClaim = "office";
    public const string NameClaim = "name";

    public static Actor Of(HttpContext http) => Of(http.User);

    public static Actor Of(ClaimsPrincipal user)
    {
        var offices = user.FindAll(OfficeClaim).Select(claim => claim.Value).ToList();
        return new Actor(
            user.FindFirstValue(SubjectClaim) ?? "",
            [.. user.FindAll(GrantClaim).Select(claim => Grant.Read(claim.Value)).OfType<Grant>()],
            offices.Count > 0 ? offices : null);
    }

    /// <summary>The claims that say all this, under the scheme by which the actor was recognised.</summary>
    /// <param name="name">What people call the actor, where that is known.</param>
    public ClaimsPrincipal Principal(string scheme, string? name = null)
    {
        var identity = new ClaimsIdentity(scheme, NameClaim, GrantClaim);
        identity.AddClaim(new Claim(SubjectClaim, Reference));
        foreach (var grant in Grants) identity.AddClaim(new Claim(GrantClaim, grant.ToString()));
        foreach (var office in Offices ?? []) identity.AddClaim(new Claim(OfficeClaim, office));
        if (!string.IsNullOrWhiteSpace(name)) identity.AddClaim(new Claim(NameClaim, name));
        return new ClaimsPrincipal(identity);
    }

    public bool BelongsTo(Ags ags) => Grants.Any(grant => grant.Municipality == ags.ToString());

    public bool May(string permission, Ags ags) => Grants.Any(grant => Permissions.Named(permission).Roles.Contains(grant.Role) && grant.HoldsIn(ags));

    /// <summary>Whether there is any place where the actor may do that.</summary>
    public bool May(string permission) => Grants.Any(grant => Permissions.Named(permission).Roles.Contains(grant.Role));

    /// <summary>Whether whoever asks may do that in the municipality of the address; anywhere, where the address names none.</summary>
    public static bool May(HttpContext http, string permission) => http.GetRouteValue("ags") is string key
        ? Ags.TryParse(key, out var ags, out _) && Of(http).May(permission, ags)
        : Of(http).May(permission);
}

/// <summary>A role in a municipality; that of the operator is in none.</summary>
/// <param name="Municipality">Its AGS.</param>
public readonly record struct Grant(string Role, string? Municipality)
{
    /// <summary>Reads <c>role@ags</c> or <c>operator</c>; null where it is neither.</summary>
    public static Grant? Read(string word)
    {
        if (word == Roles.Operator) return new Grant(word, null);

        var at = word.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && Roles.OfMunicipality.Contains(word[..at]) && Ags.TryParse(word[(at + 1)..], out _, out _) ? new Grant(word[..at], word[(at + 1)..]) : null;
    }

    public bool HoldsIn(Ags ags) => Municipality is null || Municipality == ags.ToString();

    public override string ToString() => Municipality is null ? Role : $"{Role}@{Municipality}";
}
