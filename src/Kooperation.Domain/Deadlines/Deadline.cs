using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Deadlines;

/// <summary>What can be due.</summary>
public enum DeadlineKind
{
    /// <summary>Both sides wanted to look at an agreement again.</summary>
    AgreementReview,

    /// <summary>The term of an agreement ends.</summary>
    AgreementEnds,

    /// <summary>The period in which granted money may be used ends; from the next day on its proof of use is due.</summary>
    FundingEnds,

    /// <summary>The period of the money is over, and nobody accepted the proof of use.</summary>
    ProofOfUse,

    /// <summary>A promise of either side.</summary>
    Commitment,

    /// <summary>A certificate loses its validity.</summary>
    QualificationExpires,

    DelegationEnds,

    Milestone,

    /// <summary>The period of a measure ends.</summary>
    MeasureEnds,

    /// <summary>The last day for applications.</summary>
    CallCloses,

    /// <summary>Nobody told anything of a running measure for as long as the report interval.</summary>
    Report,

    StrategyEnds,

    /// <summary>A figure that was set by hand holds no longer.</summary>
    OverrideEnds
}

/// <summary>Something that is due by a day.</summary>
/// <param name="About">The agreement, grant, commitment or milestone; the measure or strategy itself; of an override, what it is about.</param>
/// <param name="Said">The day as far as somebody named it: a day, a month or a year.</param>
/// <param name="StepId">The step that named the day.</param>
/// <param name="Event">Which kind of step that is.</param>
/// <param name="SettledBy">The events any of which settles it.</param>
public sealed record Deadline(
    DeadlineKind Kind,
    Guid About,
    PartialDate Said,
    Sentence What,
    Guid StepId,
    string Event,
    IReadOnlyList<string> SettledBy)
{
    public Basis Basis { get; init; }

    /// <summary>The office in charge, where one is named.</summary>
    public string? Office { get; init; }

    /// <summary>The last day of what was said.</summary>
    public DateOnly On => Said.Latest!.Value;

    /// <summary>The day in words; of a month or a year also that no more was said.</summary>
    public Sentence When
    {
        get
        {
            var day = InWords.Day(On);
            if (Said.Precision == DatePrecision.Day) return day;

            var said = InWords.Day(Said);
            return new Sentence($"by {day.English} (all that was said is {said.English})", $"bis {day.German} (gesagt ist nur: {said.German})");
        }
    }

    /// <summary>The days since it was due; 0 on the day itself and before.</summary>
    public int LateOn(DateOnly day) => Math.Max(0, day.DayNumber - On.DayNumber);

    /// <summary>That something is due, or for how many days it has been overdue.</summary>
    internal static Sentence IsDue(DateOnly last, DateOnly day) => (day.DayNumber - last.DayNumber) switch
    {
        <= 0 => new Sentence("is due", "ist fällig"),
        1 => new Sentence("has been overdue for one day", "ist seit einem Tag überfällig"),
        var days => new Sentence($"has been overdue for {InWords.Number(days).English} days", $"ist seit {InWords.Number(days).German} Tagen überfällig")
    };

    internal static Deadline Of(
        DeadlineKind kind, Guid about, PartialDate said, Sentence what, Guid stepId, Step step, params IReadOnlyList<Type> settledBy) =>
        new(kind, about, said, what, stepId, Catalogue.NameOf(step), [.. settledBy.Select(Catalogue.NameOf)])
        {
            Basis = step.Basis,
            Office = (step as PartnershipStep)?.Office
        };
}
