using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
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
/// <param name="Uncertainty">Null unless other days within partial dates would give another level of the whole or of a dimension.</param>
/// <param name="Pauses">Every pause, finished or not: all periods of months that it falls into are longer by its days.</param>
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
    IReadOnlyList<Pause> Pauses,
    PartialDate PausedSince,
    PartialDate EndedOn,
    IReadOnlyList<Note> Notes)
{
    /// <summary>The place of the rule in the rules file, a JSON pointer.</summary>
    public string Rule => $"/levels/{Level}";
}

/// <summary>Something worth knowing that is no figure.</summary>
/// <param name="Steps">The steps it speaks of.</param>
public sealed record Note(Sentence What, IReadOnlyList<ToldStep> Steps);

/// <summary>A time in which the relation rested.</summary>
/// <param name="EndedBy">What ended it; null while it goes on.</param>
/// <param name="Days">So many days the periods of months stand still.</param>
public sealed record Pause(ToldStep BegunBy, ToldStep? EndedBy, int Days);

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
    IReadOnlyList<Note> Notes)
{
    /// <summary>The place of the rule in the rules file, a JSON pointer.</summary>
    public string Rule => $"/dimensions/{DepthEvidence.Word(Dimension)}";
}

/// <summary>A step that carries a level.</summary>
/// <param name="Carries">The level it carries; of a mutual contact that counts for regularity, the level of regularity.</param>
/// <param name="From">The first day it carries.</param>
/// <param name="Until">The last day; null while nothing ends it.</param>
/// <param name="Rule">The id of the line of the rules.</param>
/// <param name="RuleName">What the line is about.</param>
/// <param name="Lasts">How long the line lets it carry.</param>
/// <param name="With">
/// The other steps that decide what it carries and when: the offer of a qualification, the answer to a hearing, the first and the last exercise of a
/// seat in an unbroken row, the agreement that was renewed, the amendment of its term, the renewal or the end that follows.
/// </param>
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
    string? Source,
    IReadOnlyList<ToldStep> With);

/// <summary>A brake that applies.</summary>
/// <param name="Kind">brokenCommitment, contactPersonLeft or openConflict.</param>
/// <param name="StepId">The step that caused it.</param>
/// <param name="Since">The first day it applies.</param>
/// <param name="Until">The last day; null until a step ends it.</param>
/// <param name="Dimension">The dimension it caps; null where it caps the level.</param>
/// <param name="Bites">Whether the dimension, or the level, would be higher without it.</param>
/// <param name="Side">Whose contact person left; null for other brakes.</param>
/// <param name="LiftedBy">The events that end it; empty where only time does.</param>
/// <param name="Basis">Whether its step was stated, judged or made up.</param>
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
    Side? Side,
    IReadOnlyList<string> LiftedBy,
    Basis Basis)
{
    /// <summary>The place of the rule in the rules file, a JSON pointer.</summary>
    public string Rule => $"/brakes/{Kind}";
}

/// <summary>A dimension, or the level itself, that will fall soon if nothing further is recorded.</summary>
/// <param name="Dimension">Null where no dimension falls and the level does: the partner's view grows too old, or a conflict was open for too long.</param>
/// <param name="On">The first day on which it is lower.</param>
/// <param name="RenewedBy">The events any one of which would keep it where it is; empty where it takes several.</param>
/// <param name="Because">The steps that end or begin to hold it down on that day.</param>
/// <param name="What">The same as a sentence, with what the two sides would do.</param>
public sealed record Fading(Dimension? Dimension, DateOnly On, int From, int To, IReadOnlyList<string> RenewedBy, IReadOnlyList<ToldStep> Because, Sentence What)
{
    /// <summary>The place of the rule in the rules file, a JSON pointer.</summary>
    public string Rule => "/fading";
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
/// <param name="MutualContacts">The mutual contacts of all periods, the latest first; those of the latest period are counted in <paramref name="Contacts"/>.</param>
/// <param name="Commitments">Each promise that is counted in <paramref name="CommitmentsDue"/>; the overdue ones are among them.</param>
/// <param name="ContactPersons">The steps that named those who are there on that day, of both sides.</param>
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
    int CommitmentsKept,
    IReadOnlyList<ToldStep> MutualContacts,
    IReadOnlyList<Commitment> Commitments,
    IReadOnlyList<ToldStep> ContactPersons)
{
    /// <summary>The place of the rule in the rules file, a JSON pointer.</summary>
    public string Rule => "/regularity";
}

/// <summary>A promise and what became of it.</summary>
/// <param name="Due">When it was to be kept, as far as that was said.</param>
/// <param name="KeptBy">Null where nobody recorded it by that day.</param>
/// <param name="BrokenBy">Null where nobody recorded it by that day; what was broken was not kept.</param>
/// <param name="IsOverdue">Whether it is open and overdue for so long that contact is not regular.</param>
public sealed record Commitment(Side By, PartialDate Due, ToldStep MadeBy, ToldStep? KeptBy, ToldStep? BrokenBy, bool IsOverdue);

/// <summary>How deep the partner finds the relation; beside the level, never in it.</summary>
/// <param name="Gap">The distance to the level.</param>
/// <param name="IsCurrent">Whether it is young enough to confirm a level.</param>
/// <param name="Note">Null where there is nothing to say.</param>
/// <param name="Basis">Whether it was stated, judged or made up.</param>
public sealed record PartnerView(Guid StepId, int Rating, PartialDate GivenOn, int Gap, bool IsCurrent, Basis Basis, Sentence? Note)
{
    /// <summary>The place of the rule in the rules file, a JSON pointer.</summary>
    public string Rule => "/partnerView";
}

/// <summary>In which fields of municipal work and with which offices the partner acted lately.</summary>
/// <param name="Since">The first day that was looked at.</param>
/// <param name="AskedIn">Those fields in which its expertise was asked for or it was heard.</param>
/// <param name="Note">Said where it was asked, or the two acted, in one matter only; else null.</param>
public sealed record Breadth(IReadOnlyList<string> FieldsOfAction, IReadOnlyList<string> Offices, IReadOnlyList<string> AskedIn, DateOnly Since, Sentence? Note)
{
    /// <summary>The place of the rule in the rules file, a JSON pointer.</summary>
    public string Rule => "/breadth";
}

/// <summary>Why a recorded step does not count.</summary>
public enum NotCountedReason
{
    Undated,
    OtherCounterpart,
    OtherCourse,
    NotStated,
    SignatureMissing,
    NotYet,

    /// <summary>What it refers to is not recorded.</summary>
    OriginMissing,

    /// <summary>What it refers to is recorded and does not count itself.</summary>
    OriginNotCounted,

    /// <summary>Its term begins later.</summary>
    TermNotBegun,

    /// <summary>What it could carry was over before it could begin.</summary>
    OverBeforehand
}

/// <summary>A step that is shown and does not count.</summary>
public sealed record NotCountedStep(Guid StepId, string Event, PartialDate OccurredOn, NotCountedReason Reason, Sentence Why, Basis Basis, string? Source);

/// <summary>Other days within the precision of some steps would give another level, or another level of a dimension.</summary>
/// <param name="Lowest">The lowest level found.</param>
/// <param name="Highest">The highest level found.</param>
/// <param name="Dimensions">The dimensions that would stand elsewhere.</param>
/// <param name="Steps">Steps whose own days alone decide; empty where only several together do.</param>
public sealed record Uncertainty(int Lowest, int Highest, IReadOnlyList<UncertainDimension> Dimensions, IReadOnlyList<UncertainStep> Steps, Sentence What);

/// <param name="Lowest">The lowest level of the dimension found.</param>
/// <param name="Highest">The highest.</param>
public sealed record UncertainDimension(Dimension Dimension, int Lowest, int Highest);

/// <param name="Levels">The levels that other days of this step alone would give.</param>
/// <param name="Dimensions">The dimensions that other days of this step alone would move.</param>
public sealed record UncertainStep(Guid StepId, string Event, PartialDate OccurredOn, IReadOnlyList<int> Levels, IReadOnlyList<Dimension> Dimensions);
