using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Identity;

/// <summary>
/// Where in its tokens the identity provider says what we must know; configured under <c>Identity:Claims</c>. A claim is named by its name, or by a JSON
/// pointer (RFC 6901) where it lies inside another, such as <c>/realm_access/roles</c>.
/// </summary>
public sealed class ProviderClaims
{
    private const int LongestSubject = 255;

    /// <summary>References of our own begin with this word, so that no token is taken for an API key.</summary>
    public const string OwnReferences = "key:";

    public string Subject { get; init; } = Actor.SubjectClaim;

    public string Name { get; init; } = Actor.NameClaim;

    /// <summary>Each holds words such as <c>coordinator</c>, which holds in all of the caller's municipalities, or <c>coordinator@03241001</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = ["role"];

    /// <summary>Each holds AGS.</summary>
    public IReadOnlyList<string> Municipalities { get; init; } = ["municipality"];

    /// <summary>Each holds offices that the caller is limited to.</summary>
    public IReadOnlyList<string> Offices { get; init; } = ["office"];

    /// <summary>The provider's own words for roles, each with ours.</summary>
    public IReadOnlyDictionary<string, string> RoleNames { get; init; } = new Dictionary<string, string>();

    public static ProviderClaims Configured(IConfiguration configuration)
    {
        var claims = configuration.GetSection("Identity:Claims");
        var usual = new ProviderClaims();
        return new ProviderClaims
        {
            Subject = claims["Subject"] ?? usual.Subject,
            Name = claims["Name"] ?? usual.Name,
            Roles = Several("Roles") ?? [.. usual.Roles, $"/resource_access/{RequestShape.Escaped(configuration["Identity:Audience"] ?? "")}/roles"],
            Municipalities = Several("Municipalities") ?? usual.Municipalities,
            Offices = Several("Offices") ?? usual.Offices,
            RoleNames = configuration.GetSection("Identity:RoleNames").GetChildren().ToDictionary(entry => entry.Key, entry => entry.Value ?? "")
        };

        IReadOnlyList<string>? Several(string name) => claims[name] is { } one ? [one] : claims.GetSection(name).Get<string[]>();
    }

    /// <summary>The actor of whom a provider said all this, and what people call them; or why they are nobody.</summary>
    public (Actor? Actor, string? Name, string? Flaw) Read(IReadOnlyList<Claim> said)
    {
        var subject = Values(said, Subject).FirstOrDefault();
        if (string.IsNullOrWhiteSpace(subject)) return (null, null, "no subject");
        if (subject.Length > LongestSubject || subject.Any(char.IsControl) || subject.StartsWith(OwnReferences, StringComparison.Ordinal)) return (null, null, "unusable subject");

        var municipalities = Municipalities.SelectMany(path => Values(said, path)).Where(word => Ags.TryParse(word, out _, out _)).Distinct().ToList();
        var words = Roles.SelectMany(path => Values(said, path)).Select(word => RoleNames.GetValueOrDefault(word, word));
        var grants = words.SelectMany(word => GrantsOf(word, municipalities)).Distinct().ToList();
        var offices = Offices.SelectMany(path => Values(said, path)).Distinct().ToList();

        return (new Actor(subject, grants, offices.Count > 0 ? offices : null), Values(said, Name).FirstOrDefault(), null);
    }

    private static IEnumerable<Grant> GrantsOf(string word, IReadOnlyList<string> municipalities) =>
        Identity.Roles.OfMunicipality.Contains(word) ? municipalities.Select(ags => new Grant(word, ags))
        : Grant.Read(word) is { } grant ? [grant]
        : [];

    // A claim that is an object comes as its JSON; one that is a list, as several claims.
    private static IEnumerable<string> Values(IReadOnlyList<Claim> said, string path)
    {
        if (!path.StartsWith('/')) return said.Where(claim => claim.Type == path).Select(claim => claim.Value);

        var segments = path[1..].Split('/').Select(RequestShape.Unescaped).ToList();
        return said.Where(claim => claim.Type == segments[0]).SelectMany(claim => segments.Count == 1 ? [claim.Value] : Inside(claim.Value, segments.Skip(1)));
    }

    private static IReadOnlyList<string> Inside(string json, IEnumerable<string> segments)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var at = document.RootElement;
            foreach (var segment in segments)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(segment, out at)) return [];
            }

            return at.ValueKind == JsonValueKind.Array ? [.. at.EnumerateArray().Select(Word).OfType<string>()] : Word(at) is { } word ? [word] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null
    };
}
