using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Steps;

/// <summary>A step was recorded wrongly; the replacement is how it really was, as a whole. Both stay visible.</summary>
/// <param name="Replacement">The whole step with its kind: <c>{ "event": "ContactMade", "occurredOn": … }</c>.</param>
public sealed record CorrectStep(Step Replacement, string Reason) : Command;

public static class CorrectStepEndpoint
{
    public static void MapCorrectStep(this IEndpointRouteBuilder steps) =>
        steps.MapRecording<CorrectStep>(
            "{id:guid}/corrections",
            (http, command, recording) => Tell(http.RouteId("id"), command, recording, http.RequestAborted),
            Precondition.Required);

    public static async Task<Problem?> Tell(Guid stepId, CorrectStep command, Recording recording, CancellationToken cancelled)
    {
        var (found, problem) = await StepUnderRevision.Find(stepId, recording, cancelled);
        if (found is null) return problem;

        if (recording.Append(found.Model, Decide(command, found.Recorded, found.Model, recording.Today)) is { } refused) return refused;

        foreach (var follower in found.Followers)
        {
            var followed = new StepCorrected(follower.Recorded.Id, FollowedBy(command.Replacement), command.Reason) { OccurredOn = recording.Today };
            if (recording.Append(follower.Model, followed) is { } alsoRefused) return alsoRefused;
        }

        return null;
    }

    public static Decision Decide(CorrectStep command, RecordedStep step, WriteModel model, DateOnly today)
    {
        var replacement = command.Replacement;

        if (replacement.GetType() != step.Step.GetType())
        {
            var title = StepTitles.Of(Catalogue.NameOf(step.Step));
            return Refusal.Of(
                "same-kind-of-step",
                $"A step of the kind \"{title.English}\" can only be replaced by another one; withdraw it if something else happened.",
                $"Ein Schritt der Art „{title.German}“ kann nur durch einen ebensolchen ersetzt werden; bitte zurückziehen, wenn etwas anderes geschah.",
                "/replacement/event");
        }

        if (!IsAboutTheSame(step, replacement, model))
        {
            return Refusal.Of(
                "same-thing",
                "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
                "Die Ersetzung muss dieselbe Sache betreffen: Kennungen lassen sich nicht berichtigen, nur was über sie gesagt wird.",
                "/replacement");
        }

        var (before, after) = (step.Step.OccurredOn, replacement.OccurredOn);
        if (model.RestingOn(step.Id).FirstOrDefault(later => !(later.OccurredOn.Latest < before.Earliest) && later.OccurredOn.Latest < after.Earliest) is { } later)
        {
            return Refusal.Of(
                "order-of-steps",
                $"{Said(later).English} follows from this step, which therefore cannot have happened later, {after.On().English}.",
                $"{Said(later).German} folgt aus diesem Schritt; er kann also nicht später, {after.On().German}, geschehen sein.",
                "/replacement/occurredOn");
        }

        if (model.Under(step.Id).FirstOrDefault(earlier => earlier.CanPrecede(before) && !earlier.CanPrecede(after)) is { } earlier)
        {
            return Refusal.Of(
                "order-of-steps",
                $"This step follows from {Said(earlier).English} and cannot have happened before, {after.On().English}.",
                $"Dieser Schritt folgt aus {Said(earlier).German} und kann nicht davor, {after.On().German}, geschehen sein.",
                "/replacement/occurredOn");
        }

        return replacement.Flaw(today) is { } flaw
            ? flaw with { At = "/replacement" + flaw.At }
            : new StepCorrected(step.Id, replacement, command.Reason) { OccurredOn = today };
    }

    private static Sentence Said(Mark mark)
    {
        var (title, of) = (StepTitles.Of(mark.Event), mark.OccurredOn.Of());
        return new Sentence($"\"{title.English}\" {of.English}", $"„{title.German}“ {of.German}");
    }

    private static bool IsAboutTheSame(RecordedStep step, Step replacement, WriteModel model) => (step.Step, replacement) switch
    {
        (PartnershipOpened before, PartnershipOpened after) => before.OrganisationId == after.OrganisationId,
        _ => model.MarkOf(step)?.About == model.MarkOf(step with { Step = replacement })?.About
             && model.MarkOf(step)?.Then == model.MarkOf(step with { Step = replacement })?.Then
    };

    // What the organisation's step says in the partnership.
    private static Step FollowedBy(Step replacement) => replacement switch
    {
        ContactPersonNamed named => new PartnerContactNamed(named.Person) { OccurredOn = named.OccurredOn, Basis = named.Basis },
        ContactPersonLeft left => new PartnerContactLeft(left.Person) { OccurredOn = left.OccurredOn, Basis = left.Basis },
        _ => throw new ArgumentOutOfRangeException(nameof(replacement), replacement, "leaves no step in a partnership")
    };
}
