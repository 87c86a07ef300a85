using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Strategies;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Tenancy;
using Kooperation.Rules;

namespace Kooperation.Municipalities;

/// <summary>What holds in a municipality on a day: each with the step that says so and its reason, which are absent where the usual holds.</summary>
/// <param name="Opening">Since when it has a history of its own; absent before, and where it is served by configuration alone.</param>
/// <param name="Labels">Its words for the states of a measure, for strategies without their own.</param>
/// <param name="ReportEveryMonths">How often a report on a measure is due where its strategy does not say; absent where the rules say.</param>
/// <param name="Logo">The sign at the head of its pages, as SVG; its value is absent where the name stands alone.</param>
/// <param name="SwitchedOff">The last time that it was switched off or on; absent where it never was.</param>
/// <param name="Rules">The editions of the rules that are in force on the day.</param>
/// <param name="Version">What If-Match expects; 0 where it is served by configuration alone.</param>
public sealed record MunicipalityEntry(
    string Ags,
    Setting<string>? Opening,
    Setting<string> Name,
    Setting<IReadOnlyList<string>> Offices,
    Setting<IReadOnlyList<string>> FieldsOfAction,
    Setting<IReadOnlyList<StatusLabel>> Labels,
    Setting<int?> ReportEveryMonths,
    Setting<string> TimeZone,
    Setting<string?> Logo,
    Setting<bool>? SwitchedOff,
    IReadOnlyList<ListedEdition> Rules,
    long Version);

public static class ReadMunicipalityEndpoint
{
    public static void MapReadMunicipality(this IEndpointRouteBuilder municipality, ServedMunicipalities served, Today today) =>
        municipality.MapRead<MunicipalityEntry>("", async question =>
        {
            var day = question.Day(today);
            if (question.Query.Problem is { } problem) return problem;

            var ags = question.Views.Municipality;
            var known = await question.Views.Find<Municipality>(Municipality.IdOf(ags));
            var settings = known?.On(day) ?? MunicipalitySettings.Of([], day, served.Configured.GetValueOrDefault(ags, ags));
            var editions = ListRulesEndpoint.Editions(await AdoptionRecord.Of(question.Views), day, ags);
            var entry = new MunicipalityEntry(
                ags,
                settings.Opening,
                settings.Name,
                settings.Offices,
                settings.FieldsOfAction,
                settings.Labels,
                settings.ReportEveryMonths,
                settings.TimeZone,
                settings.Logo,
                settings.Switching,
                [.. editions.Items.Where(edition => edition.IsInForce)],
                known?.Version ?? 0);
            return question.Http.Tagged(entry.Version, entry);
        })
        .IsTagged()
        .WithTags("Municipalities")
        .WithSummary("The settings of a municipality on a day, each with its step and its reason, and the rules in force.")
        .Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.");
}
