using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress;

/// <summary>How far it is carried out, in two numbers.</summary>
/// <param name="IsAssessable">False where nothing is known; that is never zero.</param>
/// <param name="AtLeast">Whole percent, rounded down; null where nothing can be assessed.</param>
/// <param name="Unknown">Whole percent, rounded up.</param>
/// <param name="Reached">The weight that is reached for certain, of <paramref name="Counted"/>: of milestones for a measure, of measures for a goal and so on.</param>
/// <param name="UnknownWeight">The weight of which nothing is known.</param>
/// <param name="Counted">The weight of all that counts.</param>
/// <param name="Why">How it was worked out, or why it was not.</param>
/// <param name="Rule">The place of the rule in the rules file, a JSON pointer.</param>
public sealed record Implementation(
    bool IsAssessable,
    int? AtLeast,
    int Unknown,
    Quantity Reached,
    Quantity UnknownWeight,
    Quantity Counted,
    Sentence Sentence,
    Sentence Why,
    string Rule);

/// <summary>How far it should be by its dates, in the same two numbers.</summary>
/// <param name="AtLeast">Whole percent, rounded down; null where there are no dates.</param>
/// <param name="Unknown">Whole percent without dates, rounded up.</param>
/// <param name="Due">The weight that is due, or the days that are over, of <paramref name="Counted"/>.</param>
/// <param name="UnknownWeight">The weight without dates.</param>
/// <param name="Counted">The weight of all that counts, or the days of the period.</param>
/// <param name="Why">How it was worked out.</param>
/// <param name="Rule">The place of the rule in the rules file, a JSON pointer.</param>
public sealed record Expectation(
    int? AtLeast,
    int Unknown,
    Quantity Due,
    Quantity UnknownWeight,
    Quantity Counted,
    Sentence Sentence,
    Sentence Why,
    string Rule);

/// <summary>The colours of the Ampel.</summary>
public enum LightColour
{
    /// <summary>No dates, no colour.</summary>
    None,
    Grey,
    Red,
    Yellow,
    Green
}

/// <summary>The Ampel. The colour never stands without its words.</summary>
/// <param name="Rule">The place of the rule that decided, a JSON pointer into the rules file.</param>
/// <param name="Points">The percentage points against what was expected that decided; null where something else did.</param>
/// <param name="Overdue">Milestones past their date.</param>
public sealed record TrafficLight(LightColour Colour, Sentence Name, Sentence Words, string Rule, Quantity? Points, int Overdue);

/// <summary>How many measures have which colour.</summary>
public readonly record struct LightCounts(int None, int Grey, int Red, int Yellow, int Green)
{
    internal LightCounts With(LightColour colour) => colour switch
    {
        LightColour.Grey => this with { Grey = Grey + 1 },
        LightColour.Red => this with { Red = Red + 1 },
        LightColour.Yellow => this with { Yellow = Yellow + 1 },
        LightColour.Green => this with { Green = Green + 1 },
        _ => this with { None = None + 1 }
    };
}

/// <summary>How long ago somebody told.</summary>
public enum FreshnessDegree
{
    /// <summary>Within the report interval.</summary>
    Fresh,

    /// <summary>Within twice the report interval.</summary>
    Ageing,

    /// <summary>Longer ago.</summary>
    Stale,
    Never,

    /// <summary>Nothing is left to report.</summary>
    NotDue
}

/// <summary>How fresh the knowledge is.</summary>
/// <param name="Degree">Of a goal, a field or a strategy that of its latest report, whichever measure it is on.</param>
/// <param name="Days">Days since the last report; null where there was none.</param>
/// <param name="LastReport">The step that was the last report.</param>
/// <param name="MeasureId">The measure it is on.</param>
/// <param name="Measures">How many measures are how fresh; null for a measure.</param>
/// <param name="Rule">The place of the rule in the rules file, a JSON pointer.</param>
public sealed record ReportFreshness(
    FreshnessDegree Degree,
    int? Days,
    ToldStep? LastReport,
    Guid? MeasureId,
    FreshnessCounts? Measures,
    Sentence Sentence,
    string Rule);

/// <summary>How many measures are how fresh.</summary>
public readonly record struct FreshnessCounts(int Fresh, int Ageing, int Stale, int Never, int NotDue)
{
    /// <summary>Measures of which a report is due.</summary>
    internal int Due => Fresh + Ageing + Stale + Never;

    internal static FreshnessCounts One(FreshnessDegree degree) => degree switch
    {
        FreshnessDegree.Fresh => new(1, 0, 0, 0, 0),
        FreshnessDegree.Ageing => new(0, 1, 0, 0, 0),
        FreshnessDegree.Stale => new(0, 0, 1, 0, 0),
        FreshnessDegree.Never => new(0, 0, 0, 1, 0),
        _ => new(0, 0, 0, 0, 1)
    };

    public static FreshnessCounts operator +(FreshnessCounts one, FreshnessCounts other) => new(
        one.Fresh + other.Fresh,
        one.Ageing + other.Ageing,
        one.Stale + other.Stale,
        one.Never + other.Never,
        one.NotDue + other.NotDue);
}

/// <summary>Who has a part in it.</summary>
/// <param name="Counted">Measures that count.</param>
/// <param name="Partner">Those with a partner organisation.</param>
/// <param name="Deep">Those with one whose cooperation is deep.</param>
/// <param name="CoDesigned">Those that were designed together before they were approved.</param>
/// <param name="Rule">The place of the rule in the rules file, a JSON pointer.</param>
public sealed record Participation(int Counted, MeasureShare Partner, MeasureShare Deep, MeasureShare CoDesigned, string Rule);

/// <param name="Count">Measures.</param>
/// <param name="Percent">Of those that count, rounded to the nearest whole; null where none does.</param>
public sealed record MeasureShare(int Count, int? Percent, Sentence Sentence);

/// <summary>Who has a part in one measure.</summary>
/// <param name="Depth">The deepest cooperation among them, 0 to 5; null without partners, or where none is known.</param>
/// <param name="CoDesign">Whether one of them designed it before it was approved.</param>
public sealed record MeasureParticipation(bool HasPartner, bool HasDeepPartner, int? Depth, CoDesign CoDesign, IReadOnlyList<PartnerPart> Partners);

/// <param name="Depth">The depth of the cooperation on the day, 0 to 5; null where it is not known.</param>
/// <param name="InvolvedBy">The steps that say so.</param>
public sealed record PartnerPart(Guid PartnershipId, int? Depth, IReadOnlyList<PartnerRoleTold> InvolvedBy);

/// <param name="Role">Null where the measure was completed together without a role being named.</param>
/// <param name="Stage">When the partner came in; of design alone.</param>
public sealed record PartnerRoleTold(PartnerRole? Role, DesignStage? Stage, ToldStep By);

/// <summary>What is known of the effect: the indicators, counted by their symbol. They are never averaged.</summary>
/// <param name="Observed">Those without a target.</param>
/// <param name="WithoutSymbol">Those with a target and too few measured values.</param>
/// <param name="Sentence">What is to be said of all of them; null where the symbols say it.</param>
public sealed record Effect(int Indicators, int Sun, int LightCloud, int Cloud, int Storm, int Observed, int WithoutSymbol, Sentence? Sentence, string Rule);

/// <summary>One indicator on the day.</summary>
/// <param name="EffectLevel">0 to 7.</param>
/// <param name="EffectLabel">What the level says, such as "output, no effect yet".</param>
/// <param name="Values">Every value known by the day, the baseline first, with why it does not count where it does not.</param>
/// <param name="Symbol">Null without a target, and where too little was measured.</param>
/// <param name="YearlyChange">The average change in a year; rounded to six digits, like the figures that follow.</param>
/// <param name="CarriedForward">The value on the day of the target if that goes on.</param>
/// <param name="Distance">What is missing of the target today.</param>
/// <param name="Missed">What would be missing on its day.</param>
/// <param name="MissedPercent">That as a percentage of the distance.</param>
/// <param name="Why">How the symbol came about, or why there is none.</param>
public sealed record IndicatorProgress(
    Guid IndicatorId,
    string Title,
    string Unit,
    Direction Direction,
    int EffectLevel,
    Sentence EffectName,
    Sentence EffectLabel,
    Quantity? Target,
    PartialDate TargetOn,
    ToldStep DefinedBy,
    IReadOnlyList<ValueTold> Values,
    WeatherSymbol? Symbol,
    Sentence? SymbolName,
    Quantity? YearlyChange,
    Quantity? CarriedForward,
    Quantity? Distance,
    Quantity? Missed,
    Quantity? MissedPercent,
    Sentence Why,
    string Rule);

/// <summary>A value of an indicator.</summary>
/// <param name="On">When it was measured.</param>
/// <param name="By">The step that says so.</param>
/// <param name="NotCounted">Why it is no measured point; null where it is one.</param>
public sealed record ValueTold(Quantity Value, Bound Bound, PartialDate On, ToldStep By, Sentence? NotCounted);
