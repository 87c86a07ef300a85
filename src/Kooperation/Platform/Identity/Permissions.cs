using Kooperation.Domain.Language;

namespace Kooperation.Platform.Identity;

/// <summary>Something that one may do, and the roles that it comes with.</summary>
public sealed record Permission(string Name, Sentence What, params IReadOnlyList<string> Roles);

/// <summary>
/// Who may do what: the one table. The policies of the endpoints, what the API document says of them and the page in the docs are made from it.
/// </summary>
public static class Permissions
{
    public const string Read = "read";
    public const string Record = "record";
    public const string Foretell = "foretell";
    public const string Administer = "administer";
    public const string Keys = "keys";
    public const string Names = "names";
    public const string Erase = "erase";
    public const string Operate = "operate";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(Read, new("See what is recorded, and every view of it.", "Sehen, was erfasst ist, und alle Ansichten davon."),
            Roles.Reader, Roles.Coordinator, Roles.Auditor, Roles.PrivacyOfficer, Roles.Administrator),
        new(Record, new("Record, correct and withdraw steps.", "Schritte erfassen, berichtigen und zurückziehen."),
            Roles.Coordinator, Roles.Administrator),
        new(Foretell, new("Ask what would be, by other rules or without a step; nothing is recorded.", "Fragen, was wäre, nach anderen Regeln oder ohne einen Schritt; erfasst wird nichts."),
            Roles.Coordinator, Roles.Auditor, Roles.Administrator),
        new(Administer, new("Change the municipality's settings, issue and revoke API keys.", "Die Einstellungen der Kommune ändern, API-Schlüssel ausgeben und widerrufen."),
            Roles.Administrator),
        new(Keys, new("See which API keys were issued, to whom, why, and until when; never the keys.", "Sehen, welche API-Schlüssel ausgegeben wurden, an wen, warum und bis wann; nie die Schlüssel."),
            Roles.Auditor, Roles.PrivacyOfficer, Roles.Administrator),
        new(Names, new("See who stands behind a reference.", "Sehen, wer hinter einer Kennung steht."),
            Roles.Coordinator, Roles.Auditor, Roles.PrivacyOfficer, Roles.Administrator),
        new(Erase, new("Erase the names of people.", "Namen von Personen löschen."),
            Roles.PrivacyOfficer),
        new(Operate, new("Open municipalities, switch them off and on, list them; nothing of what they record.", "Kommunen eröffnen, aus- und einschalten, auflisten; nichts von dem, was sie erfassen."),
            Roles.Operator)
    ];

    public static Permission Named(string name) => All.Single(permission => permission.Name == name);
}
