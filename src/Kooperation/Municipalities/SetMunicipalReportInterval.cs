using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>How often a report on each measure is due, where its strategy does not say.</summary>
/// <param name="ReportEveryMonths">1 to 120; where absent, the rules say.</param>
public sealed record SetMunicipalReportInterval(int? ReportEveryMonths = null) : MunicipalityCommand;

public static class SetMunicipalReportIntervalEndpoint
{
    public static void MapSetMunicipalReportInterval(this IEndpointRouteBuilder municipality) =>
        municipality.MapOwnStep<SetMunicipalReportInterval>("report-interval", Permissions.Administer, Decide);

    public static Decision Decide(SetMunicipalReportInterval command, Municipality municipality) => command.Decide(
        municipality,
        settings => settings.ReportEveryMonths,
        months => months == command.ReportEveryMonths,
        new MunicipalReportIntervalSet(command.ReportEveryMonths) { Reason = command.Reason });
}
