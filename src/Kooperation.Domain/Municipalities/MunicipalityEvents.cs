using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Municipalities;

// What a municipality is called here, how it words things, and whether it is served: settings that hold from a day on, each with its reason.

/// <summary>A step of a municipality's own history.</summary>
public abstract record MunicipalityStep : Step
{
    /// <summary>Why; whoever may read in the municipality sees it.</summary>
    [FreeText]
    public required string Reason { get; init; }

    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The service began to serve a municipality.</summary>
/// <param name="Ags">Its Amtlicher Gemeindeschlüssel, eight digits.</param>
public sealed record MunicipalityOpened([NotPersonal] string Ags, [NotPersonal] string Name) : MunicipalityStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Name, "/name");
}

/// <summary>The municipality is called otherwise.</summary>
public sealed record MunicipalityRenamed([NotPersonal] string Name) : MunicipalityStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Name, "/name");
}

/// <summary>The offices of the municipality were named, all at once; they replace those named before.</summary>
public sealed record OfficesNamed([NotPersonal] IReadOnlyList<string> Offices) : MunicipalityStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Offices, "/offices") ?? SettingFlaws.OfList(Offices, "/offices");
}

/// <summary>The municipality's words for its fields of action were named, all at once; they replace those named before.</summary>
public sealed record FieldsOfActionNamed([NotPersonal] IReadOnlyList<string> FieldsOfAction) : MunicipalityStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? BlankOf(FieldsOfAction, "/fieldsOfAction") ?? SettingFlaws.OfList(FieldsOfAction, "/fieldsOfAction");
}

/// <summary>The municipality's own words for the states of a measure, where a strategy has none of its own for a state.</summary>
public sealed record MunicipalStatusLabelsSet(IReadOnlyList<StatusLabel> Labels) : MunicipalityStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today)
        ?? Labels.Select((label, index) => BlankOf(label.Label, $"/labels/{index}/label")).FirstOrDefault(refusal => refusal is not null)
        ?? StrategyFlaws.OfLabels(Labels);
}

/// <summary>How often a report on a measure is due where its strategy does not say.</summary>
/// <param name="ReportEveryMonths">1 to 120; null leaves it to the rules.</param>
public sealed record MunicipalReportIntervalSet(int? ReportEveryMonths) : MunicipalityStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? StrategyFlaws.OfReportInterval(ReportEveryMonths);
}

/// <summary>By which clock the municipality counts its days.</summary>
/// <param name="TimeZone">One of the two of Germany in the IANA time zone database: Europe/Berlin or Europe/Busingen. They keep the same clock.</param>
public sealed record TimeZoneSet([NotPersonal] string TimeZone) : MunicipalityStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? SettingFlaws.OfTimeZone(TimeZone);
}

/// <summary>The sign at the head of the municipality's pages was chosen.</summary>
/// <param name="Svg">A picture as SVG that only draws; null where the name is to stand alone.</param>
public sealed record LogoSet([NotPersonal] string? Svg) : MunicipalityStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? (Svg is null ? null : SvgPicture.Flaw(Svg, "/svg"));
}

/// <summary>Nothing more is recorded for the municipality; what is recorded stays and is read as before.</summary>
public sealed record MunicipalitySwitchedOff : MunicipalityStep;

/// <summary>Recording for the municipality goes on.</summary>
public sealed record MunicipalitySwitchedOn : MunicipalityStep;
