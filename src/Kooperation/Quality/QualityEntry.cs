using System.Globalization;
using Kooperation.Deadlines;
using Kooperation.Domain.Language;
using Kooperation.Domain.Quality;

namespace Kooperation.Quality;

/// <summary>Something that is missing from the record, with the step that would mend it.</summary>
/// <param name="Why">What is missing.</param>
/// <param name="Offices">The offices that have to do with it.</param>
/// <param name="Partnership">With the name of the organisation; absent where it is about none.</param>
/// <param name="Organisation">The organisation, also that of a partnership.</param>
/// <param name="Steps">The steps it rests on, of many the twenty recorded last.</param>
/// <param name="StepCount">How many steps it rests on in all.</param>
/// <param name="MendedBy">The steps any of which mends it; where several steps are to be corrected, one for each of <paramref name="Steps"/>.</param>
/// <param name="Invented">Whether one of those steps was made up for the demonstration.</param>
public sealed record QualityEntry(
    GapKind Kind,
    Sentence Why,
    IReadOnlyList<string> Offices,
    NamedThing? Partnership,
    NamedThing? Organisation,
    NamedThing? Measure,
    NamedThing? Strategy,
    IReadOnlyList<Guid> Steps,
    int StepCount,
    IReadOnlyList<Mending> MendedBy,
    bool Invented)
{
    private const int LongestNameInKey = 100;

    /// <summary>By what is missing, then by name; the steps tell two of one kind apart.</summary>
    internal string Key
    {
        get
        {
            var name = PlainWords.SortKey((Partnership ?? Organisation ?? Measure ?? Strategy)!.Name);
            var steps = string.Concat(Steps.Take(2).Select(step => step.ToString("N")));
            return string.Create(CultureInfo.InvariantCulture, $"{(int)Kind:00}{name[..Math.Min(name.Length, LongestNameInKey)]}\n{steps}");
        }
    }

    internal static QualityEntry Of(Gap gap, string municipality, Guid history) => new(
        gap.Kind,
        gap.Why,
        gap.Offices,
        null,
        null,
        null,
        null,
        gap.Steps,
        gap.StepCount,
        [.. gap.MendedBy.Select(mend => Mending.Of(mend, municipality, history))],
        gap.Invented);
}
