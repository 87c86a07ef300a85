using System.Collections.Concurrent;
using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;

namespace Kooperation.Domain.Depth;

/// <summary>
/// One edition of the rules of depth, read from a file that a municipality may write itself. Every number and every sentence of a rule
/// comes from there; <see cref="Standard"/> is <c>depth/1</c>.
/// </summary>
public sealed class DepthRules
{
    private static readonly Lazy<DepthRules> LazyStandard = new(ReadStandard);

    // Traits are made of enumerations, so there are few shapes and the table below stays small.
    private readonly ConcurrentDictionary<(string Event, string? Traits), Shape> _shapes = new();

    internal DepthRules()
    {
    }

    public static DepthRules Standard => LazyStandard.Value;

    public required string Version { get; init; }

    public required Sentence Title { get; init; }

    public required IReadOnlyList<Sentence> Explanation { get; init; }

    /// <summary>The five dimensions, in the order of <see cref="Dimension"/>.</summary>
    public required IReadOnlyList<DimensionRule> Dimensions { get; init; }

    public required IReadOnlyList<EvidenceRule> Evidence { get; init; }

    public required RegularityRule Regularity { get; init; }

    public required BrakeRules Brakes { get; init; }

    /// <summary>Level 0 where nothing ever counted.</summary>
    public required Sentence Unknown { get; init; }

    /// <summary>Level 0 where something counted once.</summary>
    public required Sentence Dormant { get; init; }

    public required Sentence MeaningOfNone { get; init; }

    /// <summary>The levels 1 to 5, in this order.</summary>
    public required IReadOnlyList<LevelRule> Levels { get; init; }

    public required PartnerViewRule PartnerView { get; init; }

    public required SilentSeatRule SilentSeat { get; init; }

    public required FadingRule Fading { get; init; }

    public required BreadthRule Breadth { get; init; }

    /// <summary>The file as it was read.</summary>
    public required string Text { get; init; }

    /// <summary>Reads a rules file and names everything that is wrong with it.</summary>
    public static DepthRulesReading Read(string text) => RulesReader.Read(text);

    public Sentence NameOf(int level, bool isDormant) =>
        level > 0 ? Levels[level - 1].Name : isDormant ? Dormant : Unknown;

    internal Shape ShapeOf(string eventName, string? traits) =>
        _shapes.TryGetValue((eventName, traits), out var known) ? known : _shapes.GetOrAdd((eventName, traits), Match);

    private Shape Match((string Event, string? Traits) fact) => new(
        [.. Evidence.Where(line => line.Pattern.Matches(fact.Event, fact.Traits))],
        Regularity.MutualContacts.Any(pattern => pattern.Matches(fact.Event, fact.Traits)),
        FactKinds.Named(fact.Event)?.EndedBy is not null);

    private static DepthRules ReadStandard()
    {
        var reading = Read(RulesFile.Embedded("depth-1.json"));
        return reading.Rules ?? throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Problems));
    }

    /// <summary>What the rules make of facts of one event with the same traits.</summary>
    /// <param name="CanEnd">Whether another step can take it back.</param>
    internal sealed record Shape(EvidenceRule[] Lines, bool IsMutualContact, bool CanEnd);
}

/// <summary>The rules, or why there are none: every problem of the file at once.</summary>
public sealed record DepthRulesReading(DepthRules? Rules, IReadOnlyList<RuleProblem> Problems);
