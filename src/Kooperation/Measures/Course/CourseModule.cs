namespace Kooperation.Measures.Course;

public static class CourseModule
{
    public static void MapCourse(this IEndpointRouteBuilder measure)
    {
        measure.MapApproveMeasure();
        measure.MapOpenCall();
        measure.MapStartMeasure();
        measure.MapCompleteMeasure();
        measure.MapEstablishMeasure();
        measure.MapDeferMeasure();
        measure.MapResumeMeasure();
        measure.MapDropMeasure();
        measure.MapMergeMeasures();
    }
}
