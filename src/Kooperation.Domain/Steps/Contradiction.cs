using Kooperation.Domain.Language;

namespace Kooperation.Domain.Steps;

/// <summary>Two steps that cannot both have happened as they are told.</summary>
/// <param name="Refusal">Why not.</param>
public sealed record Contradiction(Guid StepId, Guid OtherId, Refusal Refusal)
{
    /// <summary>The first that was not there before: an old record can still be mended step by step.</summary>
    public static Contradiction? New(IEnumerable<Contradiction> before, IEnumerable<Contradiction> after)
    {
        var known = before.Select(contradiction => (contradiction.StepId, contradiction.OtherId)).ToHashSet();
        return after.FirstOrDefault(contradiction => !known.Contains((contradiction.StepId, contradiction.OtherId)));
    }
}
