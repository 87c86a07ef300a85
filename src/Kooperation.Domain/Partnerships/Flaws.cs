using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

/// <summary>What can be wrong with a number or a period wherever it stands.</summary>
internal static class Flaws
{
    /// <summary>The largest whole number that every JSON reader keeps exactly: 2^53 - 1.</summary>
    private const long LargestExact = 9_007_199_254_740_991;

    public static Refusal? OfAmount(long? cents, string at = "/amountInCents") => cents is <= 0 or > LargestExact
        ? Refusal.Of("amount-positive", "An amount must be more than zero.", "Ein Betrag muss größer als null sein.", at)
        : null;

    public static Refusal? OfCount(int? count, string at) => count is < 0
        ? Refusal.Of("count-not-negative", "A number of people cannot be negative.", "Eine Zahl von Menschen kann nicht negativ sein.", at)
        : null;

    public static Refusal? OfShare(int share, int? total, string at) => share < 1 || share > total
        ? Refusal.Of(
            "share-within-total",
            "The partner's seats must be at least one and no more than the body has.",
            "Der Partner braucht mindestens einen Sitz und kann nicht mehr Sitze haben als das Gremium.",
            at)
        : null;

    public static Refusal? OfRating(int rating, int lowest, string at) => rating < lowest || rating > 5
        ? Refusal.Of("rating-range", $"This is a number from {lowest} to 5.", $"Hier steht eine Zahl von {lowest} bis 5.", at)
        : null;

    public static Refusal? OfSilence(int? days, string at) => days is < 1 or > 3660
        ? Refusal.Of("silence-range", "The longest silence can be 1 to 3660 days.", "Die längste Stille kann 1 bis 3660 Tage betragen.", at)
        : null;

    public static Refusal? OfTerm(Term? term, string at = "/term") => term is { EndsBeforeItBegins: true } ? PeriodOrder(at) : null;

    public static Refusal? OfEnd(PartialDate from, PartialDate until, string at) => until.Latest < from.Earliest ? PeriodOrder(at) : null;

    public static Refusal? OfDocument(Document? document, string at = "/document")
    {
        if (document is null) return null;

        if (!IsWebAddress(document.Link))
        {
            return Refusal.Of(
                "document-link",
                "The link to a document is an address that begins with https:// or http:// and holds no spaces.",
                "Der Link zu einem Dokument ist eine Adresse, die mit https:// oder http:// beginnt und keine Leerzeichen enthält.",
                at + "/link");
        }

        return document.Sha256.Length != 64 || !document.Sha256.All(char.IsAsciiHexDigit)
            ? Refusal.Of(
                "document-sha256",
                "The SHA-256 of a document is written with 64 hexadecimal digits.",
                "Der SHA-256 eines Dokuments wird mit 64 hexadezimalen Ziffern geschrieben.",
                at + "/sha256")
            : null;
    }

    public static Refusal? OfWebsite(string? website, string at = "/website") => website is null || IsWebAddress(website)
        ? null
        : Refusal.Of(
            "website-address",
            "A website is an address that begins with https:// or http:// and holds no spaces.",
            "Eine Website ist eine Adresse, die mit https:// oder http:// beginnt und keine Leerzeichen enthält.",
            at);

    public static Refusal? OfSignatures(IReadOnlyList<Signature> signatures, DateOnly today, string at)
    {
        if (signatures.Count == 0)
        {
            return Refusal.Of(
                "signature-missing",
                "An agreement bears at least one signature.",
                "Eine Vereinbarung trägt mindestens eine Unterschrift.",
                at);
        }

        if (signatures.Select(signature => signature.Party).Distinct().Count() < signatures.Count)
        {
            return Refusal.Of("signature-once", "Each party signs once.", "Jede Seite unterschreibt einmal.", at);
        }

        return signatures.Any(signature => signature.SignedOn.Earliest > today)
            ? Refusal.Of("not-in-the-future", "A signature cannot lie in the future.", "Eine Unterschrift kann nicht in der Zukunft liegen.", at)
            : null;
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));

    private static Refusal PeriodOrder(string at) => Refusal.Of(
        "period-order", "A period cannot end before it begins.", "Ein Zeitraum kann nicht enden, bevor er beginnt.", at);
}
