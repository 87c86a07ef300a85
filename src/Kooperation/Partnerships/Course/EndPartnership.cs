using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Course;

/// <summary>The relation ends.</summary>
public sealed record EndPartnership(Side By, string Reason) : PartnershipCommand;

public static class EndPartnershipEndpoint
{
    public static void MapEndPartnership(this IEndpointRouteBuilder partnership) =>
        partnership.MapRecording<EndPartnership, Partnership>("end", (_, command, model, recording) => Tell(command, model, recording), Precondition.Required);

    public static async Task<Problem?> Tell(EndPartnership command, Partnership partnership, Recording recording)
    {
        var decision = Decide(command, partnership);
        if (decision.Refusal is null)
        {
            var standing = StandingSteps.Of(await recording.HistoryOf(partnership.Id));
            var ended = decision.Steps.Aggregate(standing, (before, step) => StandingSteps.After(before, new RecordedStep(recording.StepId, step)));
            if (Contradictions.Between(partnership.Id, standing, ended) is { } contradiction) return Problem.Refused(contradiction.Refusal with { At = "/occurredOn" });
        }

        return recording.Append(partnership, decision);
    }

    public static Decision Decide(EndPartnership command, Partnership partnership)
    {
        if (partnership.IsEnded) return AlreadyEnded;
        if (partnership.Course.Before(command.OccurredOn)?.Is<PartnershipEnded>() ?? false) return AlreadyEnded;
        if (partnership.Course.After(command.OccurredOn)?.Is<PartnershipEnded>() ?? false) return AlreadyEnded;

        return command.Tell(new PartnershipEnded(command.By, command.Reason));
    }

    private static readonly Refusal AlreadyEnded = Refusal.Of(
        "partnership-ended", "This partnership has ended already.", "Diese Partnerschaft ist schon beendet.");
}
