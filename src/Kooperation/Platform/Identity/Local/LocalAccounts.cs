using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Platform.Identity.Local;

/// <summary>Somebody, or a program, that the provider of Development knows. The names are invented.</summary>
/// <param name="Id">The login of a person, the client id of a program.</param>
/// <param name="Roles">Such as <c>coordinator@03241001</c>.</param>
/// <param name="Office">The office that the account is limited to; null for no limit.</param>
public sealed record LocalAccount(string Id, string Name, Sentence About, IReadOnlyList<string> Roles, string? Office = null)
{
    /// <summary>The opaque reference, the same with every start.</summary>
    public Guid Reference { get; } = NamedId.Of($"local account {Id}");

    /// <summary>The same with its role in those municipalities instead.</summary>
    public LocalAccount In(IReadOnlyList<string> municipalities) => this with
    {
        Roles = [.. Roles.Select(role => role.Split('@')[0]).Distinct().SelectMany(role => role == Identity.Roles.Operator ? [role] : municipalities.Select(ags => $"{role}@{ags}"))]
    };
}

/// <summary>Who may sign in in Development without a password, and which programs may have a token.</summary>
public static class LocalAccounts
{
    private const string Hannover = "03241001";
    private const string Wiesbaden = "06414000";

    /// <summary>The secret of every program; no secret at all.</summary>
    public const string Secret = "local";

    public static readonly IReadOnlyList<LocalAccount> People =
    [
        new("lesende", "Lea Leseprobe", new("Reader in Hannover", "Lesende in Hannover"), [$"{Roles.Reader}@{Hannover}"]),
        new("koordination", "Kim Koordinata", new("Coordinator in Hannover", "Koordination in Hannover"), [$"{Roles.Coordinator}@{Hannover}"]),
        new("fachbereich", "Finn Fachbereich", new("Coordinator in Hannover, for the office FB 50 alone", "Koordination in Hannover, nur für FB 50"), [$"{Roles.Coordinator}@{Hannover}"], "FB 50"),
        new("pruefung", "Pia Prüfstein", new("Auditor in Hannover", "Rechnungsprüfung in Hannover"), [$"{Roles.Auditor}@{Hannover}"]),
        new("datenschutz", "Dana Datenschatz", new("Privacy officer in Hannover", "Datenschutz in Hannover"), [$"{Roles.PrivacyOfficer}@{Hannover}"]),
        new("verwaltung", "Vera Verwaltix", new("Administrator in Hannover", "Administration in Hannover"), [$"{Roles.Administrator}@{Hannover}"]),
        new("wiesbaden", "Willi Wiesengrund", new("Coordinator in Wiesbaden", "Koordination in Wiesbaden"), [$"{Roles.Coordinator}@{Wiesbaden}"]),
        new("beide", "Bo Beiderseits", new("Coordinator in Hannover and in Wiesbaden", "Koordination in Hannover und in Wiesbaden"), [$"{Roles.Coordinator}@{Hannover}", $"{Roles.Coordinator}@{Wiesbaden}"]),
        new("betrieb", "Ole Operator", new("Operator of the platform", "Betrieb der Plattform"), [Roles.Operator])
    ];

    /// <summary>One for each role; those of a municipality are in Hannover.</summary>
    public static readonly IReadOnlyList<LocalAccount> Programs =
    [
        .. Roles.OfMunicipality.Select(role => Program(role, $"{role}@{Hannover}")),
        Program(Roles.Operator, Roles.Operator)
    ];

    private static LocalAccount Program(string role, string grant) => new(role, $"Program ({role})", new($"Program with the role {role}", $"Programm mit der Rolle {role}"), [grant]);
}
