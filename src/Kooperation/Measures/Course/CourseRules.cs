using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Time;

namespace Kooperation.Measures.Course;

/// <summary>What holds for a measure on its way, whatever it is to do next.</summary>
internal static class CourseRules
{
    /// <summary>Nothing more is planned with a measure that was carried out; what happened before may still be recorded.</summary>
    public static Refusal? RefusesAfterCompletion(PartialDate occurredOn, Measure measure) =>
        measure.Find<MeasureCompleted>(measure.Id) is { } completed && !(occurredOn.Latest <= completed.OccurredOn.Latest) ? AlreadyCompleted : null;

    /// <summary>Whether it was put off by then and had not gone on.</summary>
    public static bool IsDeferred(PartialDate on, Measure measure) => Interruptions(measure).Before(on)?.Is<MeasureDeferred>() ?? false;

    /// <summary>Its deferrals and resumptions.</summary>
    public static Domain.Steps.Course Interruptions(Measure measure) => Domain.Steps.Course.Of(
        measure.Marks.Where(mark => mark.About == measure.Id && (mark.Is<MeasureDeferred>() || mark.Is<MeasureResumed>())));

    public static readonly Refusal AlreadyCompleted = Refusal.Of(
        "measure-completed", "This measure has been completed already.", "Diese Maßnahme ist schon umgesetzt.");

    public static readonly Refusal Deferred = Refusal.Of(
        "measure-deferred", "This measure is deferred: resume it first.", "Diese Maßnahme ist zurückgestellt: Bitte zuerst wieder aufnehmen.");
}
