using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Measures.Course;

/// <summary>What holds for a measure on its way, whatever it is to do next.</summary>
internal static class CourseRules
{
    /// <summary>Nothing more is planned with a measure that was carried out; what happened before may still be recorded.</summary>
    public static Refusal? RefusesAfterCompletion(PartialDate occurredOn, Measure measure) =>
        measure.Find<MeasureCompleted>(measure.Id) is { } completed && !(occurredOn.Latest <= completed.OccurredOn.Latest) ? AlreadyCompleted : null;

    /// <summary>The same for what by its nature came before the end: where its day is unknown, it did.</summary>
    public static Refusal? RefusesSurelyAfterCompletion(PartialDate occurredOn, Measure measure) =>
        measure.Find<MeasureCompleted>(measure.Id) is { } completed && completed.OccurredOn.Latest < occurredOn.Earliest ? AlreadyCompleted : null;

    /// <summary>Whether it was put off by then and had not gone on.</summary>
    public static bool IsDeferred(PartialDate on, Measure measure) => Interruptions(measure).Before(on)?.Is<MeasureDeferred>() ?? false;

    /// <summary>Its deferrals and resumptions.</summary>
    public static Domain.Steps.Course Interruptions(Measure measure) => Domain.Steps.Course.Of(
        measure.Marks.Where(mark => mark.About == measure.Id && (mark.Is<MeasureDeferred>() || mark.Is<MeasureResumed>())));

    /// <summary>Regular work began somehow, and is no longer put off; when it was, may become known later.</summary>
    public static Refusal? RefusesRegularWork(PartialDate occurredOn, Measure measure) =>
        measure.Find<MeasureEstablished>(measure.Id) is { } established && !(occurredOn.Latest <= established.OccurredOn.Latest) ? IsRegularWork : null;

    /// <summary>What is recorded already that cannot have happened once the measure came to an end as decided; null where all goes together.</summary>
    public static async Task<Refusal?> RefusesEnd(this Recording recording, Measure measure, Decision decision)
    {
        if (decision.Refusal is not null) return null;

        var standing = StandingSteps.Of(await recording.HistoryOf(measure.Id));
        var ended = decision.Steps.Aggregate(standing, (before, step) => StandingSteps.After(before, new RecordedStep(recording.StepId, step)));
        return MeasureContradictions.Between(measure.Id, standing, ended) is { } contradiction ? contradiction.Refusal with { At = "/occurredOn" } : null;
    }

    public static readonly Refusal AlreadyCompleted = Refusal.Of(
        "measure-completed", "This measure has been completed already.", "Diese Maßnahme ist schon umgesetzt.");

    public static readonly Refusal Deferred = Refusal.Of(
        "measure-deferred", "This measure is deferred: resume it first.", "Diese Maßnahme ist zurückgestellt: Bitte zuerst wieder aufnehmen.");

    public static readonly Refusal WasDropped = Refusal.Of(
        "measure-dropped",
        "This measure was dropped: it can be neither completed nor made regular work.",
        "Diese Maßnahme wurde aufgegeben: Sie kann weder umgesetzt noch verstetigt worden sein.");

    private static readonly Refusal IsRegularWork = Refusal.Of(
        "measure-established",
        "This measure is regular work already; only what happened before can still be recorded.",
        "Diese Maßnahme ist schon Regelaufgabe; nur was davor geschah, lässt sich noch erfassen.");
}
