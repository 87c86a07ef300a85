using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Marten;

namespace Kooperation.Partnerships;

/// <summary>The municipality begins to keep a record of its relation with an organisation.</summary>
public sealed record OpenPartnership(Guid OrganisationId) : PartnershipCommand;

public static class OpenPartnershipEndpoint
{
    public static void MapOpenPartnership(this IEndpointRouteBuilder partnerships) =>
        partnerships.MapRecording<OpenPartnership>("", (_, command, recording) => Tell(command, recording), Precondition.None);

    public static async Task<Problem?> Tell(OpenPartnership command, Recording recording)
    {
        var organisation = await recording.Reading.LoadAsync<Organisation>(command.OrganisationId);
        if (organisation is null) return Problem.Refused(UnknownOrganisation);
        var opened = command.Tell(new PartnershipOpened(command.OrganisationId, organisation.FoundedOn));
        if (organisation.RefusesPartnership(opened) is { } refusal) return Problem.Refused(refusal);

        var open = await recording.Reading.Query<Partnership>()
            .Where(partnership => partnership.OrganisationId == command.OrganisationId)
            .Select(partnership => partnership.Id)
            .ToListAsync();
        if (open.Count > 0) return Problem.Refused(AlreadyOpen(open[0]));

        var history = organisation.ContactPersons.Any() ? await recording.HistoryOf(organisation.Id) : [];
        return recording.Start<Partnership>(recording.StepId, "partnerships", [opened, .. organisation.PeopleIn(history).Select(PartnerContactNamed.Told)]);
    }

    private static readonly Refusal UnknownOrganisation = Refusal.Of(
        "organisation-unknown", "This organisation is not registered here.", "Diese Organisation ist hier nicht eingetragen.", "/organisationId");

    private static Refusal AlreadyOpen(Guid partnership) => Refusal.Of(
        "partnership-exists",
        $"There is a partnership with this organisation already: {partnership}.",
        $"Mit dieser Organisation gibt es schon eine Partnerschaft: {partnership}.",
        "/organisationId");
}
