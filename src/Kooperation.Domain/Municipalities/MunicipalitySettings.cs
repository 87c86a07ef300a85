using Kooperation.Domain.Progress.Known;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Municipalities;

/// <summary>What somebody said that holds, by which step and why; of what nobody said yet the usual, and neither.</summary>
public sealed record Setting<T>(T Value, ToldStep? By, string? Reason);

/// <summary>What holds in a municipality on a day.</summary>
/// <param name="Opening">Since when it is served; null before.</param>
/// <param name="Name">On a day before the opening that with which it was opened.</param>
/// <param name="Labels">Its words for the states of a measure.</param>
/// <param name="ReportEveryMonths">Null where the rules say.</param>
/// <param name="Logo">The sign at the head of its pages, as SVG; null where the name stands alone.</param>
/// <param name="Switching">The last time that it was switched off or on; null where it never was.</param>
public sealed record MunicipalitySettings(
    Setting<string>? Opening,
    Setting<string> Name,
    Setting<IReadOnlyList<string>> Offices,
    Setting<IReadOnlyList<string>> FieldsOfAction,
    Setting<IReadOnlyList<StatusLabel>> Labels,
    Setting<int?> ReportEveryMonths,
    Setting<string> TimeZone,
    Setting<string?> Logo,
    Setting<bool>? Switching)
{
    public const string UsualTimeZone = "Europe/Berlin";

    public bool IsSwitchedOff => Switching?.Value ?? false;

    /// <param name="standing">The standing steps of its history in the order of recording; none where it is served without one.</param>
    /// <param name="day">What is dated later does not hold yet.</param>
    /// <param name="usualName">What it is called where nobody recorded it.</param>
    public static MunicipalitySettings Of(IReadOnlyList<RecordedStep> standing, DateOnly day, string usualName)
    {
        var known = standing.Where(told => told.Step.OccurredOn.HasHappened(day)).ToList();
        return new(
            Last<string>(known, step => step is MunicipalityOpened, step => ((MunicipalityOpened)step).Ags),
            Last(known, step => step is MunicipalityOpened or MunicipalityRenamed, NameIn)
                ?? new(standing.Select(told => told.Step).OfType<MunicipalityOpened>().FirstOrDefault()?.Name ?? usualName, null, null),
            Held<OfficesNamed, IReadOnlyList<string>>(known, named => named.Offices, []),
            Held<FieldsOfActionNamed, IReadOnlyList<string>>(known, named => named.FieldsOfAction, []),
            Held<MunicipalStatusLabelsSet, IReadOnlyList<StatusLabel>>(known, set => set.Labels, []),
            Held<MunicipalReportIntervalSet, int?>(known, set => set.ReportEveryMonths, null),
            Held<TimeZoneSet, string>(known, set => set.TimeZone, UsualTimeZone),
            Held<LogoSet, string?>(known, set => set.Svg, null),
            Last<bool>(known, step => step is MunicipalitySwitchedOff or MunicipalitySwitchedOn, step => step is MunicipalitySwitchedOff));
    }

    private static string NameIn(Step step) => step is MunicipalityRenamed renamed ? renamed.Name : ((MunicipalityOpened)step).Name;

    private static Setting<T> Held<TStep, T>(IReadOnlyList<RecordedStep> known, Func<TStep, T> says, T usual) where TStep : MunicipalityStep =>
        Last(known, step => step is TStep, step => says((TStep)step)) ?? new Setting<T>(usual, null, null);

    private static Setting<T>? Last<T>(IReadOnlyList<RecordedStep> known, Func<Step, bool> tells, Func<Step, T> says) =>
        Holding.Last(known, tells) is { } held ? new Setting<T>(says(held.Step), ToldStep.Of(held), ((MunicipalityStep)held.Step).Reason) : null;
}
