using Kooperation.Platform;
using Kooperation.Platform.Log;
using Kooperation.Platform.Reading;
using Kooperation.Progress;
using Kooperation.Reports.Comparison;

namespace Kooperation.Reports;

public static class ReportsModule
{
    public static void AddReports(this IServiceCollection services) => services.AddSingleton<PublishedReports>();

    public static void MapReports(this IEndpointRouteBuilder municipality)
    {
        var log = municipality.ServiceProvider.GetRequiredService<LogTimes>();
        var evidence = municipality.ServiceProvider.GetRequiredService<RecordedEvidence>();
        var today = municipality.ServiceProvider.GetRequiredService<Today>();
        var published = municipality.ServiceProvider.GetRequiredService<PublishedReports>();
        var states = municipality.ServiceProvider.GetRequiredService<StatesOfKnowledge>();

        municipality.MapGroup("strategies/{id:guid}").WithTags("Strategies").MapPublishReport(states, log, evidence);

        var reports = municipality.MapGroup("reports").WithTags("Reports");
        reports.MapListReports(published);
        var report = reports.MapGroup("{id:guid}");
        report.MapReadReport(published, log);
        report.MapReadFigures(published);
        report.MapRestateReport(published, evidence, log);
        report.MapCompareReports(published, evidence, today);
        municipality.MapCompareStates(evidence, today);
    }
}
