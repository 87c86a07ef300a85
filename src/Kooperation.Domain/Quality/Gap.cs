using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Quality;

/// <summary>What can be missing from the record. It is shown and never enforced.</summary>
public enum GapKind
{
    /// <summary>An agreement with a partner with whom nobody was ever in touch, as far as is recorded.</summary>
    AgreementWithoutContact,

    CompletedWithoutEvidence,

    /// <summary>A qualification was offered, and nobody wrote down what the partner said.</summary>
    QualificationUnanswered,

    /// <summary>A seat was granted, and nobody wrote down that it was used.</summary>
    SeatUnused,

    /// <summary>An organisation that has not confirmed its entry for two years.</summary>
    OrganisationNotConfirmed,

    /// <summary>Two organisations with one and the same number: one of them has another, or the two are one.</summary>
    IdentifierShared,

    MeasureWithoutOffice,

    /// <summary>Steps of which nobody knows when they happened: never counted in depth, and in progress not for when they happened.</summary>
    UndatedSteps,

    /// <summary>Everything that is recorded was judged, nothing stated.</summary>
    JudgedOnly,

    AdoptedWithoutDecision,

    /// <summary>Nobody wrote down which body adopted a strategy.</summary>
    AdoptedByUnnamed,

    /// <summary>The plan of an adopted strategy was changed, and nobody wrote down by which decision.</summary>
    ChangedWithoutDecision,

    FieldWithoutGoals,

    GoalWithoutMeasures,

    IndicatorWithoutValues,

    /// <summary>Two adopted strategies for one field of action at one time.</summary>
    StrategiesOverlap
}

/// <summary>Something that is missing from the record of a partnership, an organisation, a measure or a strategy.</summary>
/// <param name="Steps">The steps it rests on, those recorded last first; of many only the <see cref="MostSteps"/> first.</param>
/// <param name="MendedBy">The steps any of which mends it, or each a part of it.</param>
public sealed record Gap(GapKind Kind, Sentence Why, IReadOnlyList<Guid> Steps, IReadOnlyList<Mend> MendedBy)
{
    public const int MostSteps = 20;

    /// <summary>How many steps it rests on in all.</summary>
    public int StepCount { get; init; } = Steps.Count;

    /// <summary>The offices that those steps name.</summary>
    public IReadOnlyList<string> Offices { get; init; } = [];

    /// <summary>Whether one of those steps was made up for the demonstration.</summary>
    public bool Invented { get; init; }
}

/// <summary>A step that would mend a gap.</summary>
/// <param name="Event">Its name in the catalogue.</param>
/// <param name="About">What it would be about: the step to correct, the offer, the seat, the indicator; null where it is about the whole.</param>
/// <param name="In">The history it would be recorded in; null where that is the one with the gap.</param>
public sealed record Mend(string Event, Guid? About = null, Guid? In = null)
{
    internal static Mend By<TStep>(Guid? about = null, Guid? recordedIn = null) where TStep : Step => new(Catalogue.NameOf(typeof(TStep)), about, recordedIn);
}
