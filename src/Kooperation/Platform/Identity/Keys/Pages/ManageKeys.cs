using Kooperation.Domain.Language;
using Kooperation.Domain.Time;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Identity.Keys.Pages;

/// <summary>The page on which an administrator issues API keys and revokes them.</summary>
internal static class ManageKeys
{
    public const string Address = "/municipalities/{ags}/api-keys";

    /// <summary>Tells one filling in of the form from the next, so that no key is issued twice by sending it again.</summary>
    public const string Filling = "filling";
    public const string Key = "key";

    public static readonly Form IssueForm = new(Address, new("Issue an API key", "API-Schlüssel ausgeben"), new("Issue the key", "Schlüssel ausgeben"), typeof(KeyFields), Issue);

    public static readonly Form RevokeForm = new(
        Address + "/revocation", new("Revoke an API key", "API-Schlüssel widerrufen"), new("Revoke the key", "Schlüssel widerrufen"), typeof(RevocationFields), Revoke);

    public static void MapKeyPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Show).AddEndpointFilter<MunicipalityFilter>().RequireAuthorization(Permissions.Administer).IsAlsoAPage().ExcludeFromDescription();
        routes.MapForm(IssueForm);
        routes.MapForm(RevokeForm);
    }

    private static async Task<IResult> Show(HttpContext http, KeyRegister register, ServedMunicipalities municipalities)
    {
        Ags.TryParse(http.Municipality(), out var ags, out _);
        return new PageResult<KeysPage>
        {
            Parameters =
            {
                [nameof(KeysPage.Municipality)] = (await municipalities.Find(ags, http.RequestAborted))!.Name,
                [nameof(KeysPage.Keys)] = await register.IssuedBy(http.Municipality(), http.RequestAborted),
                [nameof(KeysPage.Today)] = http.RequestServices.GetRequiredService<Today>().InGermany,
                [nameof(KeysPage.IssueEntry)] = IssueForm.FilledIn(http, (Filling, Guid.CreateVersion7().ToString())),
                [nameof(KeysPage.RevokeEntry)] = RevokeForm.Empty(http)
            }
        };
    }

    private static async Task<IResult> Issue(HttpContext http, FormEntry entry)
    {
        if (await MunicipalForm.Refuses(http, Permissions.Administer) is { } refused) return refused;

        var word = entry[nameof(IssueApiKey.Role)];
        var role = Enum.GetValues<KeyRole>().Cast<KeyRole?>().FirstOrDefault(role => $"{role}" == word);
        if (role is null) return entry.Refused(NoRole);
        if (entry.Typed.Values.Any(value => Limits.LengthOf(value.ToString()) > Limits.LongestName)) return entry.Refused(TooLong);

        PartialDate.TryParse(entry[nameof(IssueApiKey.ExpiresOn)], out var expiresOn);
        var offices = entry[nameof(IssueApiKey.Offices)].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var command = new IssueApiKey(entry[nameof(IssueApiKey.Label)], role.Value, expiresOn, entry[nameof(IssueApiKey.Reason)], offices.Length > 0 ? offices : null);
        var (issued, problem) = await http.RequestServices.GetRequiredService<KeyRegister>()
            .Issue(http.Municipality(), Actor.Of(http).Reference, command, $"page {entry[Filling]}", entry[Filling], http.RequestAborted);
        return issued is null
            ? entry.Refused(problem!.Detail)
            : new PageResult<IssuedKeyPage> { Status = StatusCodes.Status201Created, Parameters = { [nameof(IssuedKeyPage.Issued)] = issued, [nameof(IssuedKeyPage.Back)] = entry.Address } };
    }

    private static async Task<IResult> Revoke(HttpContext http, FormEntry entry)
    {
        if (await MunicipalForm.Refuses(http, Permissions.Administer) is { } refused) return refused;
        if (!Guid.TryParse(entry[Key], out var id)) return entry.Refused(NoKey);

        var (key, problem) = await http.RequestServices.GetRequiredService<KeyRegister>()
            .Revoke(http.Municipality(), id, Actor.Of(http).Reference, entry[nameof(RevokeApiKey.Reason)], http.RequestAborted);
        return key is null ? entry.Refused(problem!.Detail) : Results.LocalRedirect(entry.Address[..entry.Address.LastIndexOf('/')]);
    }

    private static readonly Sentence NoRole = new("Choose what the system may do.", "Bitte wählen, was das System darf.");
    private static readonly Sentence NoKey = new("Choose the key that is to be revoked.", "Bitte den Schlüssel wählen, der widerrufen werden soll.");
    private static readonly Sentence TooLong = new($"A field takes {Limits.LongestName} letters.", $"In ein Feld passen {Limits.LongestName} Buchstaben.");
}
