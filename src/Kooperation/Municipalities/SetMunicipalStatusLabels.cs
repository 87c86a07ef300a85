using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>The municipality gives the states of a measure its own words, all at once; they are used where a strategy has none of its own for a state.</summary>
/// <param name="Labels">Several words may mean one state; without any the usual words are back.</param>
public sealed record SetMunicipalStatusLabels(IReadOnlyList<StatusLabel> Labels) : MunicipalityCommand;

public static class SetMunicipalStatusLabelsEndpoint
{
    public static void MapSetMunicipalStatusLabels(this IEndpointRouteBuilder municipality) =>
        municipality.MapOwnStep<SetMunicipalStatusLabels>("status-labels", Permissions.Administer, Decide);

    public static Decision Decide(SetMunicipalStatusLabels command, Municipality municipality) =>
        command.Decide(municipality, settings => settings.Labels, command.Labels.SequenceEqual, new MunicipalStatusLabelsSet(command.Labels) { Reason = command.Reason });
}
