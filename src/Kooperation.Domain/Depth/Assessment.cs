using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth;

/// <summary>What an assessment takes into account.</summary>
/// <param name="StatedOnly">Reads the history as if nothing had been recorded that somebody judged or made up.</param>
public sealed record AssessmentOptions(bool StatedOnly = false)
{
    public static readonly AssessmentOptions All = new();
    public static readonly AssessmentOptions Stated = new(true);
}

/// <summary>How deep a partnership is on one day, with everything a reader needs to work it out again by hand.</summary>
/// <param name="Rules">The version of the rules.</param>
/// <param name="Level">0 to 5.</param>
/// <param name="IsDormant">Level 0 has two words: there was evidence once and none is valid any more, or there never was any.</param>
/// <param name="Dimensions">All five, in the order of <see cref="Dimension"/>.</param>
/// <param name="Brakes">What holds a dimension or the level down on that day.</param>
/// <param name="Fading">What will fall soon and what renews it.</param>
/// <param name="Next">What is missing for the next level; null at level 5.</param>
/// <param name="WantedLevel">What the municipality wants this relation to be; null where it has not said.</param>
/// <param name="NotCounted">Steps that are shown and do not count, each with the reason.</param>
/// <param name="Uncertainty">Null unless another day within a partial date would give another level.</param>
/// <param name="PausedSince">When the pause began that goes on; unknown where there is none.</param>
/// <param name="EndedOn">When the relation ended; unknown where it goes on. Its evidence fades by itself.</param>
public sealed record Assessment(
    DateOnly AsOf,
    string Rules,
    bool StatedOnly,
    int Level,
    bool IsDormant,
    Sentence Name,
    Sentence Meaning,
    BasedOn BasedOn,
    IReadOnlyList<DimensionAssessment> Dimensions,
    IReadOnlyList<Brake> Brakes,
    IReadOnlyList<Fading> Fading,
    NextLevel? Next,
    Regularity Regularity,
    PartnerView? PartnerView,
    Breadth Breadth,
    int? WantedLevel,
    IReadOnlyList<NotCountedStep> NotCounted,
    Uncertainty? Uncertainty,
    PartialDate PausedSince,
    PartialDate EndedOn,
    IReadOnlyList<Sentence> Notes);

/// <summary>What the assessment rests on.</summary>
/// <param name="Steps">Recorded steps of the relation known on that day, counting or not.</param>
/// <param name="Undated">Those of them without a day.</param>
/// <param name="Judged">Those that were judged rather than stated.</param>
/// <param name="Invented">Those made up for a demonstration.</param>
/// <param name="NotCounted">Those listed as not counted, undated ones included.</param>
public sealed record BasedOn(int Steps, int Undated, int Judged, int Invented, int NotCounted);

/// <summary>Where one dimension stands and why.</summary>
/// <param name="Level">0 to 4, after brakes.</param>
/// <param name="BeforeBrakes">As the evidence alone carries it.</param>
/// <param name="LevelName">The words of <paramref name="Level"/>.</param>
/// <param name="CarriedBy">The evidence of the level before brakes, the longest lasting first.</param>
/// <param name="Until">The last day that the evidence carries <paramref name="BeforeBrakes"/> if nothing further is recorded; null where no end is known.</param>
/// <param name="Higher">What would carry the next level; null at 4.</param>
public sealed record DimensionAssessment(
    Dimension Dimension,
    string Letter,
    Sentence Name,
    int Level,
    int BeforeBrakes,
    Sentence LevelName,
    IReadOnlyList<CarryingStep> CarriedBy,
    DateOnly? Until,
    Missing? Higher,
    IReadOnlyList<Sentence> Notes);

/// <summary>A step that carries a level.</summary>
/// <param name="Carries">The level it carries; of a mutual contact that counts for regularity, the level of regularity.</param>
/// <param name="From">The first day it carries.</param>
/// <param name="Until">The last day; null while nothing ends it.</param>
/// <param name="Rule">The id of the line of the rules.</param>
/// <param name="RuleName">What the line is about.</param>
/// <param name="Lasts">How long the line lets it carry.</param>
public sealed record CarryingStep(
    Guid StepId,
    string Event,
    PartialDate OccurredOn,
    int Carries,
    DateOnly From,
    DateOnly? Until,
    string Rule,
    Sentence RuleName,
    Sentence Lasts,
    Basis Basis,
    string? Source);

/// <summary>A brake that applies.</summary>
/// <param name="Kind">brokenCommitment, contactPersonLeft or openConflict.</param>
/// <param name="StepId">The step that caused it.</param>
/// <param name="Since">The first day it applies.</param>
/// <param name="Until">The last day; null until a step ends it.</param>
/// <param name="Dimension">The dimension it caps; null where it caps the level.</param>
/// <param name="Bites">Whether the dimension, or the level, would be higher without it.</param>
public sealed record Brake(
    string Kind,
    Sentence What,
    Guid StepId,
    string Event,
    PartialDate OccurredOn,
    DateOnly Since,
    DateOnly? Until,
    Dimension? Dimension,
    int Cap,
    bool Bites,
    IReadOnlyList<string> LiftedBy);

/// <summary>A dimension that will fall soon if nothing further is recorded.</summary>
/// <param name="On">The first day on which it is lower.</param>
/// <param name="RenewedBy">The events any one of which would keep it where it is; empty where it takes several.</param>
/// <param name="What">The same as a sentence, with what the two sides would do.</param>
public sealed record Fading(Dimension Dimension, DateOnly On, int From, int To, IReadOnlyList<string> RenewedBy, Sentence What)
{
    /// <param name="how">What the two sides would do to keep it where it is.</param>
    internal static Fading Of(DimensionRule rule, DateOnly on, int from, int to, IReadOnlyList<string> renewedBy, Sentence how) => new(rule.Dimension, on, from, to, renewedBy, new Sentence(
        $"{rule.Short.English} falls from {from} to {to} {on.On().English}; what renews it: {how.English}",
        $"{rule.Short.German} sinkt {on.On().German} von {from} auf {to}; das erneuert: {how.German}"));

    /// <summary>A dimension that will fall because what carries it runs out.</summary>
    public static Fading Of(DepthRules rules, Dimension dimension, DateOnly on, int from, int to)
    {
        var rule = rules.Dimensions[(int)dimension];
        return Of(rule, on, from, to, rule.Levels[from].Steps, rule.Levels[from].ReachedBy);
    }
}

/// <summary>What is missing for the next level.</summary>
public sealed record NextLevel(int Level, Sentence Name, IReadOnlyList<Missing> Missing);

/// <param name="Dimension">Null where it is no dimension that is missing.</param>
/// <param name="Needed">The level of the dimension that is asked for.</param>
/// <param name="Steps">The events that would do it.</param>
public sealed record Missing(Dimension? Dimension, int? Needed, Sentence What, IReadOnlyList<string> Steps);

/// <summary>The figures behind the levels of regularity.</summary>
/// <param name="Contacts">Mutual contacts of the latest period.</param>
/// <param name="Quarters">The distinct calendar quarters in which they lie.</param>
/// <param name="OverdueCommitments">Open promises of the municipality overdue for too long.</param>
/// <param name="InAllPeriods">Whether contacts were regular in every period that reliability asks for.</param>
/// <param name="CommitmentsDue">Promises of both sides that were kept, broken or have passed their day.</param>
/// <param name="CommitmentsKept">Those of them that were kept.</param>
public sealed record Regularity(
    bool IsRegular,
    bool IsReliable,
    int Contacts,
    int Quarters,
    int OverdueCommitments,
    bool InAllPeriods,
    bool MunicipalityContactNamed,
    bool PartnerContactNamed,
    int CommitmentsDue,
    int CommitmentsKept);

/// <summary>How deep the partner finds the relation; beside the level, never in it.</summary>
/// <param name="Gap">The distance to the level.</param>
/// <param name="IsCurrent">Whether it is young enough to confirm a level.</param>
/// <param name="Note">Null where there is nothing to say.</param>
public sealed record PartnerView(Guid StepId, int Rating, PartialDate GivenOn, int Gap, bool IsCurrent, Sentence? Note);

/// <summary>In which fields of municipal work and with which offices the partner acted lately.</summary>
/// <param name="Since">The first day that was looked at.</param>
/// <param name="Note">Said where it was asked in one matter only; else null.</param>
public sealed record Breadth(IReadOnlyList<string> FieldsOfAction, IReadOnlyList<string> Offices, DateOnly Since, Sentence? Note);

/// <summary>Why a recorded step does not count.</summary>
public enum NotCountedReason
{
    Undated,
    OtherCounterpart,
    OtherCourse,
    NotStated,
    SignatureMissing,
    NotYet,
    OriginMissing
}

/// <summary>A step that is shown and does not count.</summary>
public sealed record NotCountedStep(Guid StepId, string Event, PartialDate OccurredOn, NotCountedReason Reason, Sentence Why, Basis Basis, string? Source);

/// <summary>Another day within the precision of some steps would give another level.</summary>
/// <param name="Lowest">The lowest level found.</param>
/// <param name="Highest">The highest level found.</param>
/// <param name="Steps">Steps whose day alone decides; empty where only several together do.</param>
public sealed record Uncertainty(int Lowest, int Highest, IReadOnlyList<UncertainStep> Steps, Sentence What);

/// <param name="Levels">The levels that other days of this step alone would give.</param>
public sealed record UncertainStep(Guid StepId, string Event, PartialDate OccurredOn, IReadOnlyList<int> Levels);
