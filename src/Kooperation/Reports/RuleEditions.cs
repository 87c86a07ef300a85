using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Platform.Reading;

namespace Kooperation.Reports;

/// <summary>The rules by which figures are worked out.</summary>
public sealed record RuleEditions(DepthRules Depth, ProgressRules Progress)
{
    public IReadOnlyList<string> Versions => [Depth.Version, Progress.Version];

    /// <summary>The editions that are in force on a day, as known to the views.</summary>
    public static Task<RuleEditions> InForce(Views known, DateOnly day) => Task.FromResult(new RuleEditions(DepthRules.Standard, ProgressRules.Standard));
}
