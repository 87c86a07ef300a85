using System.Security.Cryptography;
using System.Text;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Marten;
using Marten.Patching;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>Issues API keys and revokes them.</summary>
public sealed class KeyRegister(IDocumentStore store, Today today, TimeProvider clock)
{
    private const int MostYears = 2;

    /// <summary>Issues a key, or says why not; of two requests with one Idempotency-Key the second is told that the key was shown before.</summary>
    /// <param name="by">The reference of the administrator.</param>
    /// <param name="asked">What makes the request what it is.</param>
    public async Task<(IssuedApiKey? Issued, Problem? Problem)> Issue(
        string municipality, string by, IssueApiKey command, string? idempotencyKey, string asked, CancellationToken cancelled)
    {
        if (FlawOf(command, today.InGermany) is { } flaw) return (null, Problem.Refused(flaw));

        var id = idempotencyKey is null ? Guid.CreateVersion7() : IdOf(municipality, by, idempotencyKey);
        var (shown, sha256) = KeySecret.New(id);
        var key = new ApiKey(
            id, municipality, command.Label.Trim(), command.Role, command.Offices, sha256, clock.GetUtcNow(), by, command.Reason.Trim(), command.ExpiresOn.Latest!.Value, asked);

        await using var session = store.LightweightSession();
        try
        {
            session.Insert(key);
            await session.SaveChangesAsync(cancelled);
            return (new IssuedApiKey(id, shown, key.Label, key.Role, key.ExpiresOn), null);
        }
        catch (JasperFx.DocumentAlreadyExistsException)
        {
            var before = await session.LoadAsync<ApiKey>(id, cancelled);
            return (null, before!.Asked == asked ? Problem.Refused(ShownOnce(id)) : Problem.KeyReused);
        }
    }

    /// <summary>Revokes a key, unless it was before: asked for again it is answered again, as what was to be is.</summary>
    public async Task<(ApiKey? Key, Problem? Problem)> Revoke(string municipality, Guid id, string by, string reason, CancellationToken cancelled)
    {
        if (!Visible.Is(reason)) return (null, Problem.Refused(NoReason));

        await using var session = store.LightweightSession();
        var key = await session.LoadAsync<ApiKey>(id, cancelled);
        if (key is null || key.Municipality != municipality) return (null, Problem.UnknownId);

        session.Patch<ApiKey>(stored => stored.Id == id && stored.Revoked == null).Set(stored => stored.Revoked, new Revocation(clock.GetUtcNow(), by, reason.Trim()));
        await session.SaveChangesAsync(cancelled);
        return (await session.LoadAsync<ApiKey>(id, cancelled), null);
    }

    /// <summary>All that a municipality ever issued, the newest first: few enough to be looked through.</summary>
    public async Task<IReadOnlyList<ApiKey>> IssuedBy(string municipality, CancellationToken cancelled)
    {
        await using var session = store.QuerySession();
        return [.. (await session.Query<ApiKey>().Where(key => key.Municipality == municipality).ToListAsync(cancelled)).OrderByDescending(key => key.IssuedAt)];
    }

    private static Refusal? FlawOf(IssueApiKey command, DateOnly today) =>
        !Visible.Is(command.Label) ? NoLabel
        : !Visible.Is(command.Reason) ? NoReason
        : command.ExpiresOn.Precision != DatePrecision.Day || command.ExpiresOn.Latest < today || command.ExpiresOn.Latest > today.AddYears(MostYears) ? BadDay(today)
        : command.Offices is { } offices && (offices.Count == 0 || !offices.All(Visible.Is)) ? NoOffice
        : null;

    // Of two requests with one key the second finds what the first issued.
    private static Guid IdOf(string municipality, string by, string idempotencyKey) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{municipality}\n{by}\n{idempotencyKey}")).AsSpan(0, 16));

    private static readonly Refusal NoLabel = Refusal.Of(
        "key-has-a-label", "Say what system the key is for.", "Bitte sagen, für welches System der Schlüssel ist.", "/label");

    private static readonly Refusal NoReason = Refusal.Of(
        "key-has-a-reason", "Say why the key is issued or revoked.", "Bitte sagen, warum der Schlüssel ausgegeben oder widerrufen wird.", "/reason");

    private static readonly Refusal NoOffice = Refusal.Of(
        "key-names-offices", "Name at least one office, or leave offices out for a key without limit.", "Bitte mindestens ein Amt nennen oder offices weglassen, wenn der Schlüssel nicht begrenzt ist.", "/offices");

    private static Refusal BadDay(DateOnly today) => Refusal.Of(
        "key-expires",
        $"A key ends on a day from {today.InWords().English} to {today.AddYears(MostYears).InWords().English}.",
        $"Ein Schlüssel endet an einem Tag vom {today.InWords().German} bis zum {today.AddYears(MostYears).InWords().German}.",
        "/expiresOn");

    private static Refusal ShownOnce(Guid id) => Refusal.Of(
        "key-shown-once",
        $"This request issued the key {id} already, and a key is shown once. If it got lost, revoke it and issue another one.",
        $"Mit dieser Anfrage wurde der Schlüssel {id} schon ausgegeben, und ein Schlüssel wird nur einmal gezeigt. Ist er verloren, bitte widerrufen und einen neuen ausgeben.");
}
