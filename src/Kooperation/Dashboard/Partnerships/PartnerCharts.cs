using Kooperation.Dashboard.Charts;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Partnerships;

/// <summary>The pictures of partnerships, from what the views answer.</summary>
internal static class PartnerCharts
{
    /// <summary>Where the dimensions stand, beside another day where one is compared with.</summary>
    public static Chart Profile(Visit visit, Assessment depth, Assessment? before) => ProfileChart.Draw(
        new DimensionProfile(
            [.. depth.Dimensions.Index().Select(one => new ProfileRow($"{one.Item.Letter} · {visit.Say(one.Item.Name)}", one.Item.Level, before?.Dimensions[one.Index].Level))],
            visit.InWords(depth.AsOf),
            before is null ? null : visit.InWords(before.AsOf)),
        Place(visit, "profile", depth.Rules));

    /// <summary>How the level ran, and will.</summary>
    public static Chart Course(Visit visit, CourseOfDepth course) => DepthCourseChart.Draw(
        new Charts.DepthCourse(
            [.. course.Spans.Select(span => new DepthSpan(span.From, span.Until, span.Level, span.IsDormant, [.. span.Because.Select(cause => Said(visit, cause))]))],
            course.AsOf,
            [.. Enumerable.Range(0, 6).Select(level => visit.Say(DepthRules.Standard.NameOf(level, isDormant: false)))],
            visit.Say(DepthRules.Standard.Dormant)),
        Place(visit, "course"));

    /// <summary>How many partnerships stood on each level on the earlier day, or on the later one.</summary>
    public static Chart Distribution(Visit visit, Movement movement, bool earlier) => DistributionChart.Draw(
        [.. movement.Levels.Select(level => new LevelCount(level.Level, visit.Say(level.Name), earlier ? level.Before : level.Now, level.IsDormant))],
        Place(visit, earlier ? "distribution-before" : "distribution", on: earlier ? movement.From : movement.Until));

    /// <summary>How the partnerships of both days moved.</summary>
    public static Chart Moved(Visit visit, Movement movement) => MovementChart.Draw(
        new LevelMovement(movement.From, movement.Until, [.. movement.OfBoth.GroupBy(one => (one.Before.Level, one.Now.Level)).Select(same => new LevelMove(same.Key.Item1, same.Key.Item2, same.Count()))]),
        Place(visit, "movement"));

    /// <summary>Where a chart of the municipality stands.</summary>
    internal static ChartPlace Place(Visit visit, string id, string? rules = null, DateOnly? on = null)
    {
        var day = (on ?? visit.Day).InWords();
        var source = new Sentence($"recorded steps, {visit.Municipality}, as of {day.English}", $"erfasste Schritte, {visit.Municipality}, Stand {day.German}");
        return new ChartPlace(id, rules is null ? visit.Say(source) : $"{visit.Say(source)}, {rules}", visit.Tongue);
    }

    private static string Said(Visit visit, CourseCause cause) => cause.Steps.Count == 0
        ? visit.Say(cause.What)
        : $"{visit.Say(cause.What)} ({string.Join(", ", cause.Steps.Select(step => $"{visit.Say(StepTitles.Of(step.Event))}{(step.OccurredOn.IsKnown ? $", {visit.InWords(step.OccurredOn)}" : "")}"))})";
}
