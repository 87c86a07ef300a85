using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Steps;

/// <summary>
/// What somebody has just recorded themselves they mend without ceremony. Everybody else, and they themselves later, says why, and what they last read: others
/// may have relied on the step since.
/// </summary>
internal sealed record Slip(IEvent Recorded)
{
    private const int Minutes = 10;

    public DateTimeOffset Until => Recorded.Timestamp.AddMinutes(Minutes);

    /// <summary>What is missing for a correction or withdrawal to be taken; null where nothing is.</summary>
    public Problem? Refuses(string? reason, Recording recording)
    {
        if (recording.IsOwn(Recorded) && recording.Now <= Until) return null;

        return reason is null ? Problem.Malformed(NoReason, "/reason") : recording.Unread;
    }

    private static readonly Sentence NoReason = new(
        $"Say why: without a reason only whoever recorded a step may correct or withdraw it, and only within {Minutes} minutes.",
        $"Bitte einen Grund nennen: Ohne Grund darf einen Schritt nur berichtigen oder zurückziehen, wer ihn erfasst hat, und nur innerhalb von {Minutes} Minuten.");
}
