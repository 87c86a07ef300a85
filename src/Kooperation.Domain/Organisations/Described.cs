using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Organisations;

/// <summary>What the standing steps of an organisation, in the order of recording, say it is called and where it works.</summary>
public static class Described
{
    /// <summary>Its name by now; empty where it was never registered.</summary>
    public static string Name(IReadOnlyList<RecordedStep> told) =>
        NameIn(Holding.Among(told, step => step is OrganisationRegistered or OrganisationRenamed)) ?? "";

    public static IReadOnlyList<string> FieldsOfActivity(IReadOnlyList<RecordedStep> told) => HoldingActivity(told) switch
    {
        OrganisationRegistered registered => registered.FieldsOfActivity,
        FieldsOfActivityChanged changed => changed.FieldsOfActivity,
        _ => []
    };

    public static IReadOnlyList<string> Districts(IReadOnlyList<RecordedStep> told) => HoldingActivity(told) switch
    {
        OrganisationRegistered registered => registered.Districts,
        FieldsOfActivityChanged changed => changed.Districts,
        _ => []
    };

    /// <summary>The name that a step gives it; null where the step names nothing.</summary>
    public static string? NameIn(Step? step) => step switch
    {
        OrganisationRegistered registered => registered.Name,
        OrganisationRenamed renamed => renamed.Name,
        _ => null
    };

    private static Step? HoldingActivity(IReadOnlyList<RecordedStep> told) =>
        Holding.Among(told, step => step is OrganisationRegistered or FieldsOfActivityChanged);
}
