using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Steps;

/// <summary>What a recorded fact rests on.</summary>
public enum Basis
{
    /// <summary>A document or a person involved says so.</summary>
    Stated,

    /// <summary>The recorder decided that what is known amounts to this step.</summary>
    Judged,

    /// <summary>Made up to show how the product works. Only the demonstration holds such steps; they are marked wherever they are shown.</summary>
    Invented
}

/// <summary>
/// A business fact in the past tense. <see cref="OccurredOn"/> is when it happened; when it was recorded, and by whom, is metadata
/// of the store and never repeated in the fact.
/// </summary>
public abstract record Step
{
    public PartialDate OccurredOn { get; init; }

    public Basis Basis { get; init; }

    /// <summary>What a reader should know besides, without names of people.</summary>
    [FreeText]
    public string? Note { get; init; }

    /// <summary>Where the statement comes from: a document number, a page, the minutes of a meeting.</summary>
    [FreeText]
    public string? Source { get; init; }

    /// <summary>What is wrong with the fact itself, whatever happened before; null when nothing is.</summary>
    public virtual Refusal? Flaw(DateOnly today) => FutureOf(OccurredOn, today, "/occurredOn");

    /// <summary>Facts are back-dated every day and never post-dated.</summary>
    protected static Refusal? FutureOf(PartialDate date, DateOnly today, string at) => date.Earliest > today
        ? Refusal.Of(
            "not-in-the-future",
            $"{date.AsSubject().English} lies in the future: a step is recorded once it has happened.",
            $"{date.AsSubject().German} liegt in der Zukunft: Ein Schritt wird erfasst, wenn er geschehen ist.",
            at)
        : null;

    /// <summary>A text that must say something.</summary>
    protected static Refusal? BlankOf(string text, string at) => Visible.Is(text)
        ? null
        : Refusal.Of("not-blank", "This must not be empty.", "Das darf nicht leer sein.", at);

    /// <summary>A list of texts, each of which must say something.</summary>
    protected static Refusal? BlankOf(IReadOnlyList<string> texts, string at) =>
        texts.Select((text, index) => BlankOf(text, $"{at}/{index}")).FirstOrDefault(refusal => refusal is not null);
}

/// <summary>A step together with its id, which it keeps through every correction.</summary>
public sealed record RecordedStep(Guid Id, Step Step);
