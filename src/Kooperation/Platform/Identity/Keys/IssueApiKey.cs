using System.Security.Cryptography;
using System.Text;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;
using Marten;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>An API key is issued to a system that cannot sign in.</summary>
/// <param name="Label">What system it is for.</param>
/// <param name="Role">What it may do in the municipality.</param>
/// <param name="ExpiresOn">The last day on which it opens anything, at most two years from now.</param>
/// <param name="Offices">The offices that it is limited to when recording; no limit where absent.</param>
public sealed record IssueApiKey(string Label, KeyRole Role, PartialDate ExpiresOn, string Reason, IReadOnlyList<string>? Offices = null) : Request;

/// <summary>An API key as it is shown once.</summary>
/// <param name="Key">What the system sends in the header X-API-Key. It is not kept and cannot be shown again.</param>
public sealed record IssuedApiKey(Guid Id, string Key, string Label, KeyRole Role, DateOnly ExpiresOn);

public static class IssueApiKeyEndpoint
{
    private const int MostYears = 2;

    public static void MapIssueApiKey(this IEndpointRouteBuilder keys) =>
        keys.MapPost("", async (HttpContext http, IDocumentStore store, Today today, TimeProvider clock) =>
            {
                if (QueryParameters.Of(http).Problem is { } unasked) return unasked;

                var body = await RequestBody.Read<IssueApiKey>(http.Request);
                if (body.Problem is { } malformed) return malformed;

                var (idempotencyKey, unreadable) = StepRoutes.KeyOf(http);
                if (unreadable is not null) return unreadable;

                var command = body.Value!;
                if (FlawOf(command, today.InGermany) is { } flaw) return Problem.Refused(flaw);

                var id = idempotencyKey is null ? Guid.CreateVersion7() : IdOf(http, idempotencyKey);
                var asked = Convert.ToHexStringLower(SHA256.HashData(body.Bytes));
                var (shown, sha256) = KeySecret.New(id);
                var key = new ApiKey(
                    id, http.Municipality(), command.Label.Trim(), command.Role, command.Offices, sha256, clock.GetUtcNow(), Actor.Of(http).Reference, command.Reason.Trim(),
                    command.ExpiresOn.Latest!.Value, asked);

                await using var session = store.LightweightSession();
                try
                {
                    session.Insert(key);
                    await session.SaveChangesAsync(http.RequestAborted);
                }
                catch (JasperFx.DocumentAlreadyExistsException)
                {
                    var before = await session.LoadAsync<ApiKey>(id, http.RequestAborted);
                    return before!.Asked == asked ? Problem.Refused(ShownOnce(id)) : Problem.KeyReused;
                }

                http.Response.Headers.CacheControl = "no-store";
                return Results.Created($"/api/v1/municipalities/{key.Municipality}/api-keys/{id}", new IssuedApiKey(id, shown, key.Label, key.Role, key.ExpiresOn));
            })
            .Produces<IssuedApiKey>(StatusCodes.Status201Created)
            .WithMetadata(new WorkMetadata("IssueApiKey", typeof(IssueApiKey)))
            .Accepts<IssueApiKey>("application/json")
            .RequireAuthorization(Permissions.Administer);

    private static Refusal? FlawOf(IssueApiKey command, DateOnly today) =>
        !Visible.Is(command.Label) ? NoLabel
        : !Visible.Is(command.Reason) ? NoReason
        : command.ExpiresOn.Precision != DatePrecision.Day || command.ExpiresOn.Latest < today || command.ExpiresOn.Latest > today.AddYears(MostYears) ? BadDay(today)
        : command.Offices is { } offices && (offices.Count == 0 || !offices.All(Visible.Is)) ? NoOffice
        : null;

    // Of two requests with one key the second finds what the first issued.
    private static Guid IdOf(HttpContext http, string idempotencyKey) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Municipality()}\n{Actor.Of(http).Reference}\n{idempotencyKey}")).AsSpan(0, 16));

    private static readonly Refusal NoLabel = Refusal.Of(
        "key-has-a-label", "Say what system the key is for.", "Bitte sagen, für welches System der Schlüssel ist.", "/label");

    private static readonly Refusal NoReason = Refusal.Of(
        "key-has-a-reason", "Say why the key is issued or revoked.", "Bitte sagen, warum der Schlüssel ausgegeben oder widerrufen wird.", "/reason");

    private static readonly Refusal NoOffice = Refusal.Of(
        "key-names-offices", "Name at least one office, or leave offices out for a key without limit.", "Bitte mindestens ein Amt nennen oder offices weglassen, wenn der Schlüssel nicht begrenzt ist.", "/offices");

    private static Refusal BadDay(DateOnly today) => Refusal.Of(
        "key-expires",
        $"A key ends on a day from {today:yyyy-MM-dd} to {today.AddYears(MostYears):yyyy-MM-dd}.",
        $"Ein Schlüssel endet an einem Tag von {today:yyyy-MM-dd} bis {today.AddYears(MostYears):yyyy-MM-dd}.",
        "/expiresOn");

    private static Refusal ShownOnce(Guid id) => Refusal.Of(
        "key-shown-once",
        $"This request issued the key {id} already, and a key is shown once. If it got lost, revoke it and issue another one.",
        $"Mit dieser Anfrage wurde der Schlüssel {id} schon ausgegeben, und ein Schlüssel wird nur einmal gezeigt. Ist er verloren, bitte widerrufen und einen neuen ausgeben.");

    internal static Refusal? FlawOf(string reason) => Visible.Is(reason) ? null : NoReason;
}
