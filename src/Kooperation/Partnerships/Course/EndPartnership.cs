using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Course;

/// <summary>The relation ends.</summary>
public sealed record EndPartnership(Side By, string Reason) : PartnershipCommand;

public static class EndPartnershipEndpoint
{
    public static void MapEndPartnership(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<EndPartnership, Partnership>("end", Decide, Precondition.Required);

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
