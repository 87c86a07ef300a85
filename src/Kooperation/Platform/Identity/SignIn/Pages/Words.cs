using Kooperation.Domain.Language;

namespace Kooperation.Platform.Identity.SignIn.Pages;

/// <summary>The words of the account page.</summary>
internal static class Words
{
    public static readonly Sentence You = new("Your account", "Ihr Konto");
    public static readonly Sentence Reference = new("Reference", "Kennung");
    public static readonly Sentence OnReference = new("What you record is recorded under it, never under your name.", "Was Sie erfassen, steht unter ihr im Protokoll, nie unter Ihrem Namen.");
    public static readonly Sentence SignedInSince = new("Signed in since", "Angemeldet seit");
    public static readonly Sentence EndsAt = new("At the latest until", "Längstens bis");
    public static readonly Sentence Roles = new("Municipalities and roles", "Kommunen und Rollen");
    public static readonly Sentence NoRole = new("No role was granted to you. Ask whoever looks after accounts in your municipality.", "Ihnen ist keine Rolle zugeteilt. Bitte bei der Stelle nachfragen, die in Ihrer Kommune die Konten pflegt.");
    public static readonly Sentence Offices = new("For these offices alone", "Nur für diese Stellen");
    public static readonly Sentence ApiKeys = new("API keys", "API-Schlüssel");
    public static readonly Sentence Platform = new("Platform", "Plattform");
    public static readonly Sentence SignOut = new("Sign out", "Abmelden");
    public static readonly Sentence SignOutEverywhere = new("Sign out everywhere", "Überall abmelden");
    public static readonly Sentence OnEverywhere = new(
        "Everywhere: your sessions in all other browsers end as well, for example on a lost device.",
        "Überall: Auch Ihre Sitzungen in allen anderen Browsern enden, zum Beispiel auf einem verlorenen Gerät.");

    /// <summary>What a role is called.</summary>
    public static Sentence OfRole(string role) => role switch
    {
        Identity.Roles.Reader => new("Reader", "Lesen"),
        Identity.Roles.Coordinator => new("Coordinator", "Koordination"),
        Identity.Roles.Auditor => new("Auditor", "Rechnungsprüfung"),
        Identity.Roles.PrivacyOfficer => new("Privacy officer", "Datenschutz"),
        Identity.Roles.Administrator => new("Administrator", "Administration"),
        Identity.Roles.Operator => new("Operator", "Betrieb"),
        _ => new(role, role)
    };
}
