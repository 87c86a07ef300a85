using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Reminders;

/// <summary>By what a silence is found to be too long.</summary>
public enum SilenceMeasure
{
    /// <summary>The municipality stated how long a silence may be (DepthWanted).</summary>
    Stated,

    /// <summary>The partnership's own rhythm: the usual days between its contacts, times <see cref="PartnershipSilence.Factor"/>.</summary>
    OwnRhythm,

    /// <summary>Neither is known: as long as a contact carries depth.</summary>
    General
}

/// <summary>How long a partnership has been silent by a day, and for how long it may be.</summary>
/// <param name="Since">The last step in which the two acted together, or the resumption after it.</param>
/// <param name="SinceOn">The day from which its days are counted: of a month or a year the middle, and never later than the day asked for.</param>
/// <param name="Days">Days of silence so far.</param>
/// <param name="LongestInDays">Days of silence that are still fine.</param>
/// <param name="StatedBy">The step that stated them; null where none did.</param>
/// <param name="Rhythm">The partnership's own rhythm; null where it has too few contacts to have one.</param>
public sealed record Silence(
    SilentSince Since,
    DateOnly SinceOn,
    int Days,
    int LongestInDays,
    SilenceMeasure MeasuredBy,
    Guid? StatedBy,
    Rhythm? Rhythm)
{
    /// <summary>The first day that is too much.</summary>
    public DateOnly TooLongOn => SinceOn.AddDays(LongestInDays + 1);

    /// <summary>Days of silence beyond what is fine.</summary>
    public int DaysTooMany => Math.Max(0, Days - LongestInDays);

    public required Sentence Why { get; init; }
}

/// <summary>The step since which there is silence.</summary>
/// <param name="Invented">Whether it was made up for the demonstration.</param>
public sealed record SilentSince(Guid StepId, string Event, PartialDate OccurredOn, bool Invented);

/// <summary>The usual time between two contacts of a partnership.</summary>
/// <param name="IntervalInDays">The median of the intervals, rounded up.</param>
/// <param name="Intervals">How many intervals it was taken from.</param>
/// <param name="Factor">By how much longer a silence is too long.</param>
public sealed record Rhythm(int IntervalInDays, int Intervals, int Factor);
