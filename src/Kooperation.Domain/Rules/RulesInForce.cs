using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;

namespace Kooperation.Domain.Rules;

/// <summary>Rules from a day on.</summary>
/// <param name="By">The step that adopted them.</param>
public sealed record InForce<TRules>(TRules Rules, DateOnly From, Guid By);

/// <summary>
/// By which rules the figures of a day are worked out, in one state of knowledge: the edition that came into force last by then, of two on the same day
/// the one adopted later; the standard where none did.
/// </summary>
/// <param name="OfDepth">In the order in which they were adopted.</param>
/// <param name="OfProgress">In the order in which they were adopted.</param>
public sealed record RulesInForce(IReadOnlyList<InForce<DepthRules>> OfDepth, IReadOnlyList<InForce<ProgressRules>> OfProgress)
{
    public static readonly RulesInForce Standard = new([], []);

    public DepthRules Depth(DateOnly day) => On(OfDepth, day) ?? DepthRules.Standard;

    public ProgressRules Progress(DateOnly day) => On(OfProgress, day) ?? ProgressRules.Standard;

    /// <summary>The rules of depth that held from the first day on, each with the first day of its time.</summary>
    public IReadOnlyList<(DateOnly From, DepthRules Rules)> DepthSince(DateOnly first) =>
        [.. OfDepth.Select(one => one.From).Where(from => from > first).Append(first).Distinct().Order().Select(from => (from, Depth(from)))];

    private static TRules? On<TRules>(IReadOnlyList<InForce<TRules>> adopted, DateOnly day) where TRules : class
    {
        InForce<TRules>? latest = null;
        foreach (var one in adopted)
            if (one.From <= day && !(one.From < latest?.From)) latest = one;

        return latest?.Rules;
    }
}
