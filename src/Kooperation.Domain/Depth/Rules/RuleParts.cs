using Kooperation.Domain.Language;

namespace Kooperation.Domain.Depth.Rules;

/// <summary>A dimension with the words of its levels.</summary>
/// <param name="Letter">The letter it has in tables: K, V, H, M, S.</param>
/// <param name="Short">Its name in the middle of a sentence.</param>
/// <param name="Levels">The levels 0 to 4, in this order.</param>
public sealed record DimensionRule(Dimension Dimension, string Letter, Sentence Name, Sentence Short, IReadOnlyList<DimensionLevelRule> Levels);

/// <param name="ReachedBy">What the two sides would do to reach it; empty for level 0.</param>
/// <param name="RenewedBy">What they would do to keep it; as <paramref name="ReachedBy"/> where the rules say nothing else.</param>
/// <param name="Steps">The events that such doing is recorded as, and that renew it.</param>
public sealed record DimensionLevelRule(int Level, Sentence Name, Sentence ReachedBy, Sentence RenewedBy, IReadOnlyList<string> Steps);

/// <summary>Which facts are meant: an event, and for each trait the values that will do.</summary>
public sealed record FactPattern(string Event, IReadOnlyDictionary<string, IReadOnlyList<string>> When)
{
    /// <param name="traits">The traits of a fact, as in <see cref="DepthFact.Traits"/>.</param>
    public bool Matches(string eventName, string? traits)
    {
        if (Event != eventName) return false;
        if (When.Count == 0) return true;

        var said = (traits ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return When.All(condition => condition.Value.Any(value => said.Contains($"{condition.Key}={value}")));
    }
}

/// <summary>One line of the table: which step carries which level of which dimension, and how long.</summary>
/// <param name="Id">By which an assessment refers to the line.</param>
/// <param name="Needs">What else must have happened; null where the step is enough.</param>
/// <param name="Otherwise">The level it carries while <paramref name="Needs"/> is not met; 0 for none.</param>
public sealed record EvidenceRule(
    string Id,
    Sentence Name,
    FactPattern Pattern,
    Need? Needs,
    int Otherwise,
    Dimension Dimension,
    int Level,
    Lasting Lasts);

/// <summary>The two levels that no single step carries, but a rhythm of steps.</summary>
public sealed record RegularityRule(
    Sentence Explanation,
    Dimension Dimension,
    IReadOnlyList<FactPattern> MutualContacts,
    RegularRule Regular,
    ReliableRule Reliable);

/// <param name="Contacts">At least so many mutual contacts.</param>
/// <param name="Months">In so many months.</param>
/// <param name="Quarters">In at least so many calendar quarters.</param>
/// <param name="OverdueDays">No open promise of the municipality overdue by more days.</param>
public sealed record RegularRule(int Level, int Contacts, int Months, int Quarters, int OverdueDays);

/// <param name="Months">So long, a multiple of the months of <see cref="RegularRule"/>.</param>
/// <param name="Commitments">At least so many promises that were kept, broken or are overdue.</param>
/// <param name="KeptPercent">The share of them that was kept.</param>
public sealed record ReliableRule(int Level, int Months, bool NamedContactOnBothSides, int Commitments, int KeptPercent);

/// <summary>What holds a dimension or the level down.</summary>
/// <param name="Dimension">The dimension it caps; null where it caps the level.</param>
/// <param name="Length">Months for a broken promise; days of grace for the others.</param>
/// <param name="Sentence">What is said while it applies.</param>
/// <param name="Ahead">What is said while it is about to; null where it applies at once.</param>
/// <param name="Lift">What would end it.</param>
public sealed record BrakeRule(
    Sentence Explanation,
    Dimension? Dimension,
    int Cap,
    int Length,
    Sentence Sentence,
    Sentence? Ahead,
    Sentence Lift,
    IReadOnlyList<string> LiftedBy);

/// <param name="PauseMonths">For at most so many months a pause stops the windows.</param>
public sealed record BrakeRules(
    BrakeRule BrokenCommitment,
    BrakeRule ContactPersonLeft,
    BrakeRule OpenConflict,
    Sentence PauseExplanation,
    int PauseMonths);

/// <summary>One of the levels 1 to 5 and the gate to it.</summary>
/// <param name="AnyDimension">What at least one dimension must reach; 0 where the gate does not ask.</param>
/// <param name="Needs">What each dimension must reach.</param>
/// <param name="PartnerConfirms">Whether the partner's own view must confirm it.</param>
/// <param name="Missing">What is said where no dimension reaches <paramref name="AnyDimension"/>.</param>
public sealed record LevelRule(
    int Level,
    Sentence Name,
    Sentence Meaning,
    int AnyDimension,
    DimensionLevels Needs,
    bool PartnerConfirms,
    Sentence? Missing,
    IReadOnlyList<string> Steps);

/// <param name="Missing">What is said where no view is young enough.</param>
/// <param name="Disagrees">What is said where a young one does not confirm.</param>
/// <param name="Ahead">What is said where the one that confirms is about to grow too old.</param>
public sealed record PartnerViewRule(
    Sentence Explanation,
    int Months,
    IReadOnlyList<int> Confirms,
    int Gap,
    Sentence Missing,
    Sentence Disagrees,
    Sentence Ahead,
    Sentence GapNote,
    Sentence OldNote);

public sealed record SilentSeatRule(Sentence Explanation, Sentence Note, Sentence NeverNote);

public sealed record FadingRule(Sentence Explanation, int Days);

/// <param name="AskedBy">The events in which the partner's knowledge is asked for.</param>
/// <param name="Narrow">The fields which, alone, show that the partner is asked in one matter only.</param>
/// <param name="Note">What is said where it was asked in those alone.</param>
/// <param name="ActedNote">What is said where it was not asked, and the two acted in those alone.</param>
public sealed record BreadthRule(Sentence Explanation, int Months, IReadOnlyList<string> AskedBy, IReadOnlyList<string> Narrow, Sentence Note, Sentence ActedNote);
