using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Rules;

namespace Kooperation.Depth;

/// <summary>How deep a partnership was from its first step to a day, and will be from then on if nothing further happens.</summary>
/// <param name="Until">The last day that is looked at; what goes on then goes on.</param>
/// <param name="Spans">One after the other, each by the rules in force on its days; those that begin after the day are ahead. None where nothing counts.</param>
public sealed record CourseOfDepth(DateOnly AsOf, DateOnly Until, IReadOnlyList<CourseSpan> Spans);

/// <summary>A time in which the level stayed the same.</summary>
/// <param name="Until">The last day; absent where it goes on.</param>
/// <param name="Said">The level in words.</param>
/// <param name="Because">What made it so on the first day.</param>
public sealed record CourseSpan(DateOnly From, DateOnly? Until, int Level, bool IsDormant, Sentence Said, IReadOnlyList<CourseCause> Because);

/// <param name="Steps">The steps that it speaks of.</param>
public sealed record CourseCause(Sentence What, IReadOnlyList<ToldStep> Steps);

public static class ReadCourseEndpoint
{
    /// <summary>The longest window of the rules, and some.</summary>
    private const int MonthsAhead = 36;

    public static void MapReadCourse(this IEndpointRouteBuilder partnership, Today today) =>
        partnership.MapReadOf<Partnership, CourseOfDepth>("depth/course", async question =>
        {
            var day = question.Day(today);
            var options = DayAndEvidence.Options(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var id = question.Http.RouteId("id");
            if (await PartnershipEvidence.Find(question.Views, id) is not { } evidence || !evidence.HadBegunBy(day)) return Problem.UnknownId;

            question.Http.SayIfElsewhere(id, evidence.Id);
            var known = evidence.Facts.Where(fact => !(fact.OccurredOn.Middle > day) && (fact.Basis == Basis.Stated || !options.StatedOnly)).ToList();
            var until = day.AddMonths(MonthsAhead);
            var spans = new LevelInWords(known, await AdoptionRecord.InForce(question.Views)).Until(until);
            return question.Http.Tagged(evidence.Version, new CourseOfDepth(day, until, spans));
        })
        .IsTagged()
        .WithSummary("How the level of a partnership ran from day to day up to a day, why it changed, and how it goes on if nothing further happens.")
        .TakesDayAndEvidence();
}
