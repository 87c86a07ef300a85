using Kooperation.Platform;
using Kooperation.Platform.Log;
using Kooperation.Platform.Reading;
using Kooperation.Progress;

namespace Kooperation.Reports;

public static class ReportsModule
{
    public static void MapReports(this IEndpointRouteBuilder municipality)
    {
        var log = municipality.ServiceProvider.GetRequiredService<LogTimes>();
        var evidence = municipality.ServiceProvider.GetRequiredService<RecordedEvidence>();
        var published = new PublishedReports(evidence, log, municipality.ServiceProvider.GetRequiredService<Today>());
        var states = municipality.ServiceProvider.GetRequiredService<StatesOfKnowledge>();

        municipality.MapGroup("strategies/{id:guid}").WithTags("Strategies").MapPublishReport(states, log, evidence);

        var reports = municipality.MapGroup("reports").WithTags("Reports");
        reports.MapListReports(published);
        var report = reports.MapGroup("{id:guid}");
        report.MapReadReport(published, log);
        report.MapReadFigures(published);
    }
}
