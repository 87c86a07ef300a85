using Kooperation.Domain.Depth;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Progress;

namespace Kooperation.Domain.Rules;

/// <summary>By which rules the figures of a day are worked out, in one state of knowledge.</summary>
/// <param name="Adoptions">Those that stand, in the order of recording.</param>
/// <param name="DepthBySha256">The editions of depth that they adopted.</param>
/// <param name="ProgressBySha256">Those of progress.</param>
/// <param name="Municipality">What it says itself where the rules leave it open; null where it is served without a history.</param>
public sealed record RulesInForce(
    IReadOnlyList<Adoption> Adoptions,
    IReadOnlyDictionary<string, DepthRules> DepthBySha256,
    IReadOnlyDictionary<string, ProgressRules> ProgressBySha256,
    Municipality? Municipality = null)
{
    /// <summary>Nothing was adopted yet.</summary>
    public static readonly RulesInForce Standard = new([], new Dictionary<string, DepthRules>(), new Dictionary<string, ProgressRules>());

    public DepthRules Depth(DateOnly day) => Adoption.InForceOn(Adoptions, RulesModel.Depth, day) is { } adopted ? DepthBySha256[adopted.Sha256] : DepthRules.Standard;

    public ProgressRules Progress(DateOnly day) =>
        As(Adoption.InForceOn(Adoptions, RulesModel.Progress, day) is { } adopted ? ProgressBySha256[adopted.Sha256] : ProgressRules.Standard, day);

    /// <summary>An edition of progress as it works for this municipality, with its report interval and its words for the states of a measure on the day.</summary>
    public ProgressRules As(ProgressRules edition, DateOnly day) => Municipality?.On(day) is { } settings ? edition.As(settings) : edition;

    /// <summary>The editions of depth one after the other, the first without a beginning, each with its first day.</summary>
    public IReadOnlyList<(DateOnly From, DepthRules Rules)> DepthInTurn() =>
    [
        .. Adoptions.Where(one => one.Model == RulesModel.Depth).Select(one => one.InForceFrom).Append(DateOnly.MinValue).Distinct().Order().Select(from => (from, Depth(from)))
    ];
}
