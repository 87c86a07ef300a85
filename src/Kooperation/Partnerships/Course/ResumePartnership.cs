using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Course;

/// <summary>The relation goes on after a pause or an end.</summary>
public sealed record ResumePartnership(string? Reason = null) : PartnershipCommand;

public static class ResumePartnershipEndpoint
{
    public static void MapResumePartnership(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<ResumePartnership, Partnership>("resumption", Decide);

    public static Decision Decide(ResumePartnership command, Partnership partnership)
    {
        var before = partnership.Course.Before(command.OccurredOn);
        if (before is null || before.Is<PartnershipResumed>()) return RefusalOf(command, partnership);
        if (partnership.Course.After(command.OccurredOn)?.Is<PartnershipResumed>() ?? false) return AlreadyResumed;

        return command.Tell(new PartnershipResumed(command.Reason));
    }

    // A day before the pause or the end is a slip of the date and is named as one.
    private static Refusal RefusalOf(ResumePartnership command, Partnership partnership) =>
        partnership.Course.Last is { } last && !last.Is<PartnershipResumed>() && Chronology.Refuses(command.OccurredOn, last) is { } order
            ? order
            : NothingToResume;

    private static readonly Refusal NothingToResume = Refusal.Of(
        "partnership-running",
        "This partnership is neither paused nor ended, so there is nothing to resume.",
        "Diese Partnerschaft pausiert nicht und ist nicht beendet; sie muss nicht wieder aufgenommen werden.");

    private static readonly Refusal AlreadyResumed = Refusal.Of(
        "partnership-running", "This partnership has been resumed already.", "Diese Partnerschaft wurde schon wieder aufgenommen.");
}
