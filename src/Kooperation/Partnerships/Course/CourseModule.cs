namespace Kooperation.Partnerships.Course;

public static class CourseModule
{
    public static void MapCourse(this IEndpointRouteBuilder partnership)
    {
        partnership.MapStateWantedDepth();
        partnership.MapPausePartnership();
        partnership.MapResumePartnership();
        partnership.MapEndPartnership();
    }
}
