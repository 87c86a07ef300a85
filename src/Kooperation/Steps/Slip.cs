using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Steps;

/// <summary>
/// What somebody has just recorded themselves they mend without ceremony. Everybody else, and they themselves later, says why, and what they last read: others
/// may have relied on the step since. A published report and adopted rules are there for others to read at once: what is wrong with them is never a slip.
/// </summary>
internal sealed record Slip(IEvent Recorded)
{
    private const int Minutes = 10;

    private bool IsForOthers => Recorded.Data is ReportPublished or RulesAdopted;

    /// <summary>The last instant of the time in which it is one; null for what never is.</summary>
    public DateTimeOffset? Until => IsForOthers ? null : Recorded.Timestamp.AddMinutes(Minutes);

    /// <summary>What is missing for a correction or withdrawal to be taken; null where nothing is.</summary>
    public Problem? Refuses(string? reason, Recording recording)
    {
        if (recording.IsOwn(Recorded) && recording.Now <= Until) return null;

        return reason is null ? Problem.Malformed(IsForOthers ? NoReasonForOthers : NoReason, "/reason") : recording.Unread;
    }

    private static readonly Sentence NoReasonForOthers = new(
        "Say why: others may have read a published report or adopted rules already, so these are never corrected or withdrawn without a reason.",
        "Bitte einen Grund nennen: Einen veröffentlichten Bericht und beschlossene Regeln können andere schon gelesen haben; sie werden nie ohne Grund berichtigt oder zurückgezogen.");

    private static readonly Sentence NoReason = new(
        $"Say why: without a reason only whoever recorded a step may correct or withdraw it, and only within {Minutes} minutes.",
        $"Bitte einen Grund nennen: Ohne Grund darf einen Schritt nur berichtigen oder zurückziehen, wer ihn erfasst hat, und nur innerhalb von {Minutes} Minuten.");
}
