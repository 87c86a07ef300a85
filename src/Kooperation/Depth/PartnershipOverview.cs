using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Depth;

/// <summary>One partnership in the overview: how deep, and what fades.</summary>
/// <param name="Id">The partnership.</param>
/// <param name="Name">The organisation's name.</param>
/// <param name="Level">0 to 5 on the day asked for.</param>
/// <param name="LevelName">The level in words; 0 is unknown or dormant.</param>
/// <param name="Dimensions">0 to 4 each.</param>
/// <param name="FadesOn">The first day on which a dimension or the level will be lower if nothing further is recorded; absent where nothing fades within three years.</param>
/// <param name="FadesIn">The dimensions that will be lower then; none where the level falls by itself, or nothing does.</param>
/// <param name="LastStepOn">When the two, or one of them, last did something that counts, as far as its day is known; null where they did nothing yet. What one side noted down for itself does not count.</param>
/// <param name="WantedLevel">What the municipality wants the relation to be.</param>
/// <param name="FieldsOfAction">The fields of municipal work in which the two acted.</param>
/// <param name="Offices">The offices of the municipality that acted.</param>
/// <param name="Invented">How many of its steps were made up for the demonstration.</param>
/// <param name="PausedSince">When the pause began that goes on; null where there is none.</param>
/// <param name="EndedOn">When the relation ended; null where it goes on.</param>
/// <param name="MergedIds">Partnerships that are read through this one; their ids lead here.</param>
/// <param name="Version">The version of the partnership's history.</param>
public sealed record PartnershipOverview(
    Guid Id,
    Guid OrganisationId,
    string Name,
    IReadOnlyList<string> Districts,
    int Level,
    bool IsDormant,
    Sentence LevelName,
    DimensionLevels Dimensions,
    DateOnly? FadesOn,
    IReadOnlyList<Dimension> FadesIn,
    PartialDate LastStepOn,
    int? WantedLevel,
    IReadOnlyList<string> FieldsOfAction,
    IReadOnlyList<string> Offices,
    int Invented,
    PartialDate PausedSince,
    PartialDate EndedOn,
    IReadOnlyList<Guid> MergedIds,
    long Version)
{
    internal bool HasEnded { get; private init; }

    /// <summary>Orders names as organisations are ordered.</summary>
    internal string NameKey() => PlainWords.SortKey(Name, Id);

    internal static PartnershipOverview Of(PartnershipEvidence evidence, PartnerName? partner, DepthRules rules, DateOnly day, AssessmentOptions options)
    {
        var outlook = PartnershipDepth.OutlookFrom(evidence.Facts, rules, day, options: options);
        var acted = evidence.Facts
            .Where(fact => fact.IsContact && fact.OccurredOn.Middle <= day && (fact.Basis == Basis.Stated || !options.StatedOnly))
            .ToList();
        var fading = outlook.Turns.FirstOrDefault(Lowers);

        return new PartnershipOverview(
            evidence.Id,
            evidence.OrganisationId,
            partner?.Name ?? "",
            partner?.Districts ?? [],
            outlook.Now.Level,
            outlook.Now.IsDormant,
            rules.NameOf(outlook.Now.Level, outlook.Now.IsDormant),
            outlook.Now.Dimensions,
            fading?.On,
            fading is null ? [] : [.. Enum.GetValues<Dimension>().Where(dimension => IsLower(fading, dimension))],
            acted.MaxBy(fact => fact.OccurredOn.Middle)?.OccurredOn ?? PartialDate.Unknown,
            outlook.WantedLevel,
            Named(acted, fact => fact.FieldOfAction),
            Named(acted, fact => fact.Office),
            outlook.BasedOn.Invented,
            outlook.PausedSince,
            outlook.EndedOn,
            evidence.Absorbed,
            evidence.Version)
        {
            HasEnded = outlook.HasEnded
        };
    }

    private static IReadOnlyList<string> Named(IEnumerable<DepthFact> acted, Func<DepthFact, string?> name) => [.. acted.Select(name).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static bool Lowers(Turn turn) => turn.To.Level < turn.From.Level || Enum.GetValues<Dimension>().Any(dimension => IsLower(turn, dimension));

    private static bool IsLower(Turn turn, Dimension dimension) => turn.To.Dimensions[dimension] < turn.From.Dimensions[dimension];
}
