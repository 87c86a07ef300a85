namespace Kooperation.Strategies.Course;

public static class CourseModule
{
    public static void MapCourse(this IEndpointRouteBuilder strategy)
    {
        strategy.MapAdoptStrategy();
        strategy.MapSucceedStrategy();
        strategy.MapCloseStrategy();
    }
}
