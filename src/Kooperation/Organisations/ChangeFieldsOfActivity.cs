using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>The organisation now works in these fields and districts; what was known before no longer holds.</summary>
public sealed record ChangeFieldsOfActivity(IReadOnlyList<string> FieldsOfActivity, IReadOnlyList<string> Districts) : StepCommand;

public static class ChangeFieldsOfActivityEndpoint
{
    public static void MapChangeFieldsOfActivity(this IEndpointRouteBuilder organisation) =>
        organisation.MapStep<ChangeFieldsOfActivity, Organisation>("fields-of-activity", Decide);

    public static Decision Decide(ChangeFieldsOfActivity command, Organisation organisation) =>
        command.Tell(new FieldsOfActivityChanged(command.FieldsOfActivity, command.Districts));
}
