using System.Collections.Frozen;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Quality;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Quality;

/// <summary>A step that would mend what is missing.</summary>
/// <param name="Event">Its name.</param>
/// <param name="Route">Where to POST it.</param>
public sealed record Mending(string Event, string Route)
{
    /// <summary>Where each step is posted to: <c>{id}</c> is the history it is recorded in, <c>{about}</c> what it is about.</summary>
    public static readonly FrozenDictionary<string, string> Routes = new Dictionary<Type, string>
    {
        [typeof(ContactMade)] = "partnerships/{id}/contacts",
        [typeof(QualificationAccepted)] = "partnerships/{id}/qualifications/{about}/acceptance",
        [typeof(QualificationDeclined)] = "partnerships/{id}/qualifications/{about}/refusal",
        [typeof(QualificationCompleted)] = "partnerships/{id}/qualifications/{about}/completion",
        [typeof(SeatExercised)] = "partnerships/{id}/seats/{about}/exercises",
        [typeof(SeatWithdrawn)] = "partnerships/{id}/seats/{about}/withdrawal",
        [typeof(ProfileConfirmed)] = "organisations/{id}/confirmations",
        [typeof(OrganisationsMerged)] = "organisations/{id}/merges",
        [typeof(StepCorrected)] = "steps/{about}/corrections",
        [typeof(MeasurePlanned)] = "measures",
        [typeof(MeasureAssigned)] = "measures/{id}/assignment",
        [typeof(GoalSet)] = "strategies/{id}/goals",
        [typeof(GoalDropped)] = "strategies/{id}/goals/{about}/abandonment",
        [typeof(IndicatorMeasured)] = "strategies/{id}/indicators/{about}/values",
        [typeof(StrategySucceeded)] = "strategies/{id}/succession",
        [typeof(StrategyClosed)] = "strategies/{id}/closing"
    }.ToFrozenDictionary(route => Catalogue.NameOf(route.Key), route => route.Value);

    /// <param name="history">The partnership, organisation, measure or strategy with the gap.</param>
    public static Mending Of(Mend mend, string municipality, Guid history) => new(
        mend.Event,
        $"/api/v1/municipalities/{municipality}/" + Routes[mend.Event]
            .Replace("{id}", (mend.In ?? history).ToString(), StringComparison.Ordinal)
            .Replace("{about}", mend.About.ToString(), StringComparison.Ordinal));
}
