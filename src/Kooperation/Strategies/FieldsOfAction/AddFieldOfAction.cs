using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.FieldsOfAction;

/// <summary>A field of municipal work becomes part of the strategy.</summary>
/// <param name="Word">The municipality's word for it, the same that steps of partnerships name as their field of action, such as "education".</param>
public sealed record AddFieldOfAction(string Title, string? Word = null) : StrategyCommand;

public static class AddFieldOfActionEndpoint
{
    public static void MapAddFieldOfAction(this IEndpointRouteBuilder strategy) =>
        strategy.MapStep<AddFieldOfAction, Strategy>("fields-of-action", Decide);

    public static Decision Decide(AddFieldOfAction command, Strategy strategy, Guid fieldId) =>
        command.Tell(new FieldOfActionAdded(fieldId, command.Title, command.Word));
}
