using Kooperation.Domain.Language;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Municipalities;

/// <summary>The service begins to serve a municipality, or one that was only configured so far begins to have a history of its own.</summary>
/// <param name="Ags">The Amtlicher Gemeindeschlüssel: eight digits, within one of Germany's districts.</param>
/// <param name="Name">What it is called, such as "Landeshauptstadt Hannover".</param>
public sealed record OpenMunicipality(string Ags, string Name) : MunicipalityCommand;

public static class OpenMunicipalityEndpoint
{
    public static void MapOpenMunicipality(this IEndpointRouteBuilder municipalities) =>
        municipalities.MapRecording<OpenMunicipality>("", MunicipalityOf, Tell, Permissions.Operate);

    private static (Ags Municipality, Problem? Problem) MunicipalityOf(OpenMunicipality command) =>
        !Ags.TryParse(command.Ags, out var ags, out var flaw) || (flaw = District.FlawOf(command.Ags)) is not null ? (default, Problem.Malformed(flaw, "/ags")) : (ags, null);

    private static async Task<Problem?> Tell(OpenMunicipality command, Recording recording)
    {
        var id = Municipality.IdOf(command.Ags);
        var decision = Decide(command, await recording.HistoryOf(id));
        return decision.Refusal is { } refusal ? Problem.Refused(refusal) : recording.Start<Municipality>(id, Recorded.TheMunicipality, decision.Steps);
    }

    public static Decision Decide(OpenMunicipality command, IReadOnlyList<RecordedStep> history)
    {
        if (StandingSteps.Of(history) is not [var opened, ..]) return command.Tell(new MunicipalityOpened(command.Ags, command.Name) { Reason = command.Reason });

        var on = opened.Step.OccurredOn.On();
        return Refusal.Of(
            "municipality-opened-already",
            $"{command.Ags} was opened {on.English} (step {opened.Id}).",
            $"{command.Ags} wurde {on.German} eröffnet (Schritt {opened.Id}).",
            "/ags");
    }
}
