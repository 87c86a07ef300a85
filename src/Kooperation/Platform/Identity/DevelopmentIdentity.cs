using System.Text.Encodings.Web;
using Kooperation.Domain.Language;
using Kooperation.Platform.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kooperation.Platform.Identity;

/// <summary>
/// Believes what the header <c>Kooperation-Actor: name/role</c> or <c>name/role@ags</c> says. Exists in Development only.
/// </summary>
public sealed class DevelopmentIdentity(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Development";
    public const string Header = "Kooperation-Actor";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue(Header, out var header)) return Task.FromResult(AuthenticateResult.NoResult());

        return Task.FromResult(ReadActor(header.ToString()) is { } actor
            ? AuthenticateResult.Success(new AuthenticationTicket(actor.Principal(Name), Name))
            : AuthenticateResult.Fail($"{Header} is name/role or name/role@ags, the role one of {string.Join(", ", Roles.OfMunicipality)}"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Header;
        return (Problem.Unauthenticated with { Detail = HowToSayIt }).ExecuteAsync(Context);
    }

    private static readonly Sentence HowToSayIt = new(
        $"Say who you are with the header {Header}, such as {Header}: anna/coordinator or, for one municipality, anna/coordinator@03241001. The role is one of {string.Join(", ", Roles.OfMunicipality)}.",
        $"Bitte mit der Kopfzeile {Header} sagen, wer Sie sind, zum Beispiel {Header}: anna/coordinator oder für eine Kommune anna/coordinator@03241001. Die Rolle ist eine von {string.Join(", ", Roles.OfMunicipality)}.");

    // Without a municipality the role holds in the one of the address.
    private Actor? ReadActor(string header)
    {
        var (name, rest) = Split(header, '/');
        var (role, municipality) = Split(rest, '@');
        var isName = name.Length is > 0 and <= 100 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_');
        if (!isName || !(rest == Roles.Operator || Roles.OfMunicipality.Contains(role))) return null;

        if (rest == role) municipality = (string?)Request.RouteValues["ags"] ?? "";
        return Grant.Read(rest == Roles.Operator ? rest : $"{role}@{municipality}") is { } grant ? new Actor(name, [grant], null)
            : rest == role ? new Actor(name, [], null)
            : null;
    }

    private static (string Before, string After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
