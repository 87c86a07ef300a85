using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;

namespace Kooperation.Municipalities;

/// <summary>The municipality names its fields of action in its own words, all at once.</summary>
/// <param name="FieldsOfAction">They replace those named before; none where none are to be named any more.</param>
public sealed record NameFieldsOfAction(IReadOnlyList<string> FieldsOfAction) : MunicipalityCommand;

public static class NameFieldsOfActionEndpoint
{
    public static void MapNameFieldsOfAction(this IEndpointRouteBuilder municipality) => municipality.MapOwnStep<NameFieldsOfAction>("fields-of-action", Permissions.Administer, Decide);

    public static Decision Decide(NameFieldsOfAction command, Municipality municipality) => command.Decide(
        municipality, settings => settings.FieldsOfAction, command.FieldsOfAction.SequenceEqual, new FieldsOfActionNamed(command.FieldsOfAction) { Reason = command.Reason });
}
