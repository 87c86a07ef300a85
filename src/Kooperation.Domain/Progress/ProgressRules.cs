using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Progress.Rules;
using Kooperation.Domain.Rules;

namespace Kooperation.Domain.Progress;

/// <summary>
/// One edition of the rules of progress, read from a file that a municipality may write itself. Every number and every sentence of a rule
/// comes from there; <see cref="Standard"/> is <c>progress/1</c>.
/// </summary>
public sealed record ProgressRules
{
    private static readonly Lazy<ProgressRules> LazyStandard = new(ReadStandard);

    internal ProgressRules()
    {
    }

    public static ProgressRules Standard => LazyStandard.Value;

    public required string Version { get; init; }

    public required Sentence Title { get; init; }

    public required IReadOnlyList<Sentence> Explanation { get; init; }

    public required StateRules States { get; init; }

    public required ImplementationRule Implementation { get; init; }

    public required ExpectedRule Expected { get; init; }

    public required LateRule Late { get; init; }

    public required LightRules Light { get; init; }

    public required FreshnessRule Freshness { get; init; }

    public required ParticipationRule Participation { get; init; }

    public required EffectRule Effect { get; init; }

    public required OverrideRule Overrides { get; init; }

    public required NotesRule Notes { get; init; }

    /// <summary>The file as it was read.</summary>
    public required string Text { get; init; }

    /// <summary>Reads a rules file and names everything that is wrong with it.</summary>
    public static ProgressRulesReading Read(string text) => RulesReader.Read(text);

    public StateRule Of(MeasureState state) => States.Each[(int)state];

    /// <summary>The same where a municipality says itself how often a report is due, or what a state is called.</summary>
    public ProgressRules As(MunicipalitySettings settings)
    {
        var named = settings.Labels.Value.ToLookup(label => label.State, label => label.Label);
        return this with
        {
            Freshness = Freshness with { Months = settings.ReportEveryMonths.Value ?? Freshness.Months },
            States = States with { Each = [.. States.Each.Select(rule => named.Contains(rule.State) ? rule with { Name = InWords.Same(string.Join(" / ", named[rule.State])) } : rule)] }
        };
    }

    private static ProgressRules ReadStandard()
    {
        var reading = Read(RulesFile.Embedded("progress-1.json"));
        return reading.Rules ?? throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Problems));
    }
}

/// <summary>The rules, or why there are none: every problem of the file at once.</summary>
public sealed record ProgressRulesReading(ProgressRules? Rules, IReadOnlyList<RuleProblem> Problems);
