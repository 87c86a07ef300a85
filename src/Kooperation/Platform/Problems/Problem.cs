using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.SignIn;
using Kooperation.Platform.Pages;

namespace Kooperation.Platform.Problems;

/// <summary>
/// What went wrong, as a problem document (RFC 9457): a stable type, a status and sentences in the caller's language, keyed by JSON pointer
/// where a value is at fault.
/// </summary>
public sealed record Problem(string Type, int Status, Sentence Title, Sentence Detail) : IResult
{
    public string? Rule { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<Sentence>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<Sentence>>();

    /// <summary>Seconds after which the same request may succeed.</summary>
    public int? RetryAfter { get; init; }

    public static Problem Malformed(Sentence detail, string at = "") =>
        Malformed(new Dictionary<string, IReadOnlyList<Sentence>> { [at] = [detail] });

    public static Problem Malformed(IReadOnlyDictionary<string, IReadOnlyList<Sentence>> errors) => new(
        "malformed",
        StatusCodes.Status400BadRequest,
        new("The request cannot be understood", "Die Anfrage ist nicht verständlich"),
        errors.Values.First()[0])
    {
        Errors = errors
    };

    public static Problem Refused(Refusal refusal) => new(
        "refused",
        StatusCodes.Status409Conflict,
        RefusedTitle,
        refusal.Reason)
    {
        Rule = refusal.Rule,
        Errors = new Dictionary<string, IReadOnlyList<Sentence>> { [refusal.At] = [refusal.Reason] }
    };

    public static readonly Sentence RefusedTitle = new("Refused", "Abgelehnt");

    public static readonly Problem Unauthenticated = new(
        "unauthenticated",
        StatusCodes.Status401Unauthorized,
        new("Not signed in", "Nicht angemeldet"),
        new("Say who you are: this service answers nobody it does not know.", "Bitte anmelden: Dieser Dienst antwortet niemandem, den er nicht kennt."));

    public static readonly Problem WrongKey = Unauthenticated with
    {
        Detail = new(
            "This API key opens nothing: it is unknown, revoked or expired. An administrator of the municipality can issue another one.",
            "Dieser API-Schlüssel öffnet nichts: Er ist unbekannt, widerrufen oder abgelaufen. Die Administration der Kommune kann einen neuen ausgeben.")
    };

    public static readonly Problem LockedOut = new(
        "locked-out",
        StatusCodes.Status429TooManyRequests,
        new("Locked out", "Ausgesperrt"),
        new(
            "Too many wrong API keys came from this address. Check the key, and try again in ten minutes.",
            "Von dieser Adresse kamen zu viele falsche API-Schlüssel. Bitte den Schlüssel prüfen und es in zehn Minuten noch einmal versuchen."))
    {
        RetryAfter = 600
    };

    public static readonly Problem Forbidden = new(
        "forbidden",
        StatusCodes.Status403Forbidden,
        new("Not allowed", "Nicht erlaubt"),
        new("Your role does not allow this here.", "Ihre Rolle erlaubt das hier nicht."));

    public static readonly Problem NotYours = Forbidden with
    {
        Detail = new(
            "You have no role in this municipality. Roles are given where your account is kept; ask whoever looks after accounts there.",
            "In dieser Kommune haben Sie keine Rolle. Rollen werden dort vergeben, wo Ihr Konto geführt wird; bitte dort nachfragen.")
    };

    /// <summary>The caller is known and has none of the roles that are needed.</summary>
    public static Problem Lacks(string permission)
    {
        var roles = Permissions.Named(permission).Roles;
        var others = string.Join(", ", roles.SkipLast(1));
        return Forbidden with
        {
            Detail = new(
                $"Your role does not allow this here: it takes the role {(others.Length > 0 ? $"{others} or " : "")}{roles[^1]}.",
                $"Ihre Rolle erlaubt das hier nicht: Nötig ist die Rolle {(others.Length > 0 ? $"{others} oder " : "")}{roles[^1]}.")
        };
    }

    public static readonly Problem NoSuchMunicipality = new(
        "not-found",
        StatusCodes.Status404NotFound,
        new("Not found", "Nicht gefunden"),
        new("This service does not serve that municipality.", "Diese Kommune wird von diesem Dienst nicht bedient."));

    public static readonly Problem NotFound = new(
        "not-found",
        StatusCodes.Status404NotFound,
        new("Not found", "Nicht gefunden"),
        new("There is nothing here.", "Hier ist nichts."));

    public static readonly Problem UnknownId = NotFound with
    {
        Detail = new(
            "This municipality keeps nothing under that id. Look it up in the list it should be in.",
            "Unter dieser Kennung führt diese Kommune nichts. Bitte in der passenden Liste nachsehen.")
    };

    public static readonly Problem NotThereThen = NotFound with
    {
        Detail = new(
            "In the state that is asked for this was not there: it was not known yet, had not begun by that day, or was withdrawn.",
            "Zu dem Stand, nach dem gefragt ist, gab es das nicht: Es war noch nicht bekannt, hatte an dem Tag noch nicht begonnen oder war zurückgezogen.")
    };

    public static readonly Problem Stale = new(
        "stale",
        StatusCodes.Status412PreconditionFailed,
        new("Changed in the meantime", "Inzwischen geändert"),
        new("Somebody else changed this in the meantime. Read it again, then retry.", "Jemand anderes hat das inzwischen geändert. Bitte neu lesen und noch einmal versuchen."));

    public static readonly Problem PreconditionMissing = new(
        "precondition-missing",
        StatusCodes.Status428PreconditionRequired,
        new("Precondition missing", "Vorbedingung fehlt"),
        new(
            "Send If-Match with the ETag you last read: this command must not overlook what others did.",
            "Bitte If-Match mit dem zuletzt gelesenen ETag senden: Dieser Befehl darf nicht übersehen, was andere getan haben."));

    public static readonly Problem KeyReused = new(
        "key-reused",
        StatusCodes.Status422UnprocessableEntity,
        new("Idempotency key reused", "Idempotenz-Schlüssel wiederverwendet"),
        new("This Idempotency-Key was used for another request.", "Dieser Idempotency-Key wurde für eine andere Anfrage verwendet."));

    public static readonly Problem TooLarge = new(
        "too-large",
        StatusCodes.Status413PayloadTooLarge,
        new("Too large", "Zu groß"),
        new("A request may hold one megabyte.", "Eine Anfrage darf ein Megabyte groß sein."));

    public static readonly Problem NotJson = new(
        "media-type",
        StatusCodes.Status415UnsupportedMediaType,
        new("Not JSON", "Kein JSON"),
        new("Send the request as application/json in UTF-8.", "Bitte die Anfrage als application/json in UTF-8 senden."));

    public static readonly Problem Encoded = NotJson with
    {
        Detail = new(
            "Send the request as it is, without Content-Encoding: compressed requests are not read here.",
            "Bitte die Anfrage ohne Content-Encoding senden: Komprimierte Anfragen werden hier nicht gelesen.")
    };

    /// <summary>Asks faster than its quota allows.</summary>
    public static readonly Problem TooMany = new(
        "too-many",
        StatusCodes.Status429TooManyRequests,
        new("Too many requests", "Zu viele Anfragen"),
        new(
            "These are more requests than one caller may make. Wait for as many seconds as Retry-After says, then go on more slowly; RateLimit-Policy says how fast.",
            "Das sind mehr Anfragen, als einer allein stellen darf. Bitte so viele Sekunden warten, wie Retry-After sagt, und langsamer fortfahren; RateLimit-Policy sagt, wie schnell."))
    {
        RetryAfter = 1
    };

    public static readonly Problem NotYetVisible = new(
        "not-yet-visible",
        StatusCodes.Status503ServiceUnavailable,
        new("Not yet visible", "Noch nicht sichtbar"),
        new("The view has not reached that position yet. Ask again in a moment.", "Die Ansicht hat diese Position noch nicht erreicht. Bitte gleich noch einmal fragen."))
    {
        RetryAfter = 1
    };

    public static readonly Problem NotYetInTheLog = NotYetVisible with
    {
        Detail = new(
            "What was recorded last has no place in the log yet. Send the same request again in a moment.",
            "Was zuletzt erfasst wurde, hat noch keinen Platz im Protokoll. Bitte dieselbe Anfrage gleich noch einmal senden.")
    };

    public static readonly Problem RecordedNotYetVisible = NotYetVisible with
    {
        Detail = new(
            "This is recorded and not yet visible here. Ask again in a moment.",
            "Das ist erfasst und hier noch nicht sichtbar. Bitte gleich noch einmal fragen.")
    };

    public static readonly Problem DatabaseAway = new(
        "database-away",
        StatusCodes.Status503ServiceUnavailable,
        new("The database cannot be reached", "Die Datenbank ist nicht erreichbar"),
        new(
            "The database cannot be reached. Send the same request again in a few seconds; with an Idempotency-Key it is recorded at most once.",
            "Die Datenbank ist nicht erreichbar. Bitte dieselbe Anfrage in einigen Sekunden noch einmal senden; mit einem Idempotency-Key wird sie höchstens einmal erfasst."))
    {
        RetryAfter = 5
    };

    public static readonly Problem IdentityAway = new(
        "identity-away",
        StatusCodes.Status503ServiceUnavailable,
        new("The identity provider cannot be reached", "Der Anmeldedienst ist nicht erreichbar"),
        new(
            "The identity provider cannot be reached, so nobody can be recognised. Send the same request again in a few seconds.",
            "Der Anmeldedienst ist nicht erreichbar, deshalb kann niemand erkannt werden. Bitte dieselbe Anfrage in einigen Sekunden noch einmal senden."))
    {
        RetryAfter = 5
    };

    /// <summary>The same, of what lies under that JSON pointer.</summary>
    public Problem Under(string pointer) => this with { Errors = Errors.ToDictionary(error => pointer + error.Key, error => error.Value) };

    /// <summary>Everything that is wrong, in English, each with its place: for logs and for whoever sits at the console.</summary>
    public string Faults() => Errors.Count == 0
        ? Detail.English
        : string.Join(" ", Errors.Select(error => $"{(error.Key.Length == 0 ? "" : error.Key + ": ")}{string.Join(" ", error.Value.Select(sentence => sentence.English))}"));

    /// <summary>The problem for a status that the framework answers by itself.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Unauthenticated,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => new(
            "method", status, new("Method not allowed", "Methode nicht erlaubt"), new("This address does not know that method.", "Diese Adresse kennt diese Methode nicht.")),
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        StatusCodes.Status429TooManyRequests => TooMany,
        >= 400 and < 500 => Malformed(new Sentence("The request cannot be understood.", "Die Anfrage ist nicht verständlich.")) with { Status = status },
        _ => new(
            "fault", status, new("A fault of ours", "Ein Fehler bei uns"),
            new("Something went wrong on our side; nothing was recorded. It has been logged.", "Bei uns ist etwas schiefgegangen; es wurde nichts erfasst. Der Fehler ist protokolliert."))
    };

    public async Task ExecuteAsync(HttpContext http)
    {
        if (WayIn.ShowsToPeople(http))
        {
            await new PageResult<ProblemPage> { Status = Status, Parameters = { [nameof(ProblemPage.Problem)] = this, [nameof(ProblemPage.Municipality)] = ProblemPage.MunicipalityOf(http) } }.ExecuteAsync(http);
            return;
        }

        var tongue = http.Tongue();
        http.Response.StatusCode = Status;
        http.Response.Headers.ContentLanguage = tongue == Tongue.German ? "de" : "en";
        if (RetryAfter is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);

        await http.Response.WriteAsJsonAsync(Document(tongue), StepJson.Options, "application/problem+json", http.RequestAborted);
    }

    private ProblemDocument Document(Tongue tongue) => new(
        $"urn:kooperation:problem:{Type}",
        Title.In(tongue),
        Status,
        Detail.In(tongue),
        Rule,
        Errors.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)[.. error.Value.Select(sentence => sentence.In(tongue))]));
}

/// <summary>A problem on the wire (RFC 9457) with the rule that refused and the sentences per JSON pointer (RFC 6901).</summary>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string? Rule,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Errors);
