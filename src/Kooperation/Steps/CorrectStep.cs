using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Steps;

/// <summary>
/// A step was recorded wrongly; the replacement is how it really was, as a whole. Both stay visible. Whoever recorded it may correct it within ten minutes without a
/// reason and without If-Match; otherwise, and always for a published report and adopted rules, both are needed.
/// </summary>
/// <param name="Replacement">The whole step with its kind: <c>{ "event": "ContactMade", "occurredOn": … }</c>.</param>
/// <param name="Reason">Why; may be absent where the caller recorded the step within the last ten minutes, and it neither published a report nor adopted rules.</param>
public sealed record CorrectStep(Step Replacement, string? Reason = null) : Command;

public static class CorrectStepEndpoint
{
    public static void MapCorrectStep(this IEndpointRouteBuilder steps) =>
        steps.MapRecording<CorrectStep, RevisionEffect>(
            "{id:guid}/corrections",
            (http, command, recording) => Tell(http.RouteId("id"), command, recording, http.RequestAborted, StepUnderRevision.MayRevise(http)),
            RevisionEffect.Of,
            Precondition.Depends);

    /// <param name="mayRevise">Whether whoever tells it may revise that step at all; null where everybody may who tells it.</param>
    public static async Task<Problem?> Tell(Guid stepId, CorrectStep command, Recording recording, CancellationToken cancelled, Func<IEvent, Recording, Problem?>? mayRevise = null)
    {
        var (found, problem) = await StepUnderRevision.Find(stepId, recorded => mayRevise?.Invoke(recorded, recording) ?? new Slip(recorded).Refuses(command.Reason, recording), recording, cancelled);
        if (found is null) return problem;

        return JsonNode.DeepEquals(Said(command.Replacement), Said(found.Step)) ? Problem.Refused(SaysSoAlready) : await Tell(found, command, recording);
    }

    internal static async Task<Problem?> Tell(StepUnderRevision found, CorrectStep command, Recording recording)
    {
        if (await RefusesSuccessor(command.Replacement, found.Model, recording) is { } nobody) return Problem.Refused(nobody);

        var decision = Decide(command, found.Recorded, found.Model, recording.Today);
        if (decision.Steps.Select(found.Contradicts).FirstOrDefault(contradiction => contradiction is not null) is { } contradiction) return Problem.Refused(contradiction);
        if (recording.Append(found.Model, decision) is { } refused) return refused;
        if (await StrategyUnderRevision.RefusesCorrection(found, command.Replacement, recording) is { } refusal) return Problem.Refused(refusal);

        foreach (var follower in found.Followers)
        {
            var replacement = FollowedBy(command.Replacement, follower.Step);
            if (replacement == follower.Step) continue;

            var followed = new StepCorrected(follower.Recorded.Id, replacement, command.Reason) { OccurredOn = recording.Today };
            if ((TooEarly(command.Replacement, follower.Standing) ?? follower.Contradicts(followed)) is { } impossible) return Problem.Refused(impossible);
            if (recording.Append(follower.Model, followed) is { } alsoRefused) return alsoRefused;
        }

        return TooEarly(command.Replacement, found.Standing) is { } tooEarly ? Problem.Refused(tooEarly) : null;
    }

    private static async Task<Refusal?> RefusesSuccessor(Step replacement, WriteModel model, Recording recording) =>
        (replacement, model) is (OrganisationDissolved { SuccessorId: { } id }, Organisation organisation)
            ? organisation.RefusesSuccessor(id, await recording.Reading.LoadAsync<Organisation>(id), "/replacement/successorId")
            : null;

    // A founding that turns out to be later leaves no step before it.
    private static Refusal? TooEarly(Step replacement, IReadOnlyList<RecordedStep> standing) =>
        replacement is OrganisationRegistered { FoundedOn: { IsKnown: true } foundedOn }
        && standing.FirstOrDefault(recorded => recorded.Step is not OrganisationRegistered && recorded.Step.OccurredOn.Latest < foundedOn.Earliest) is { } earlier
            ? Refusal.Of(
                "not-before-founding",
                $"Something happened with this organisation {earlier.Step.OccurredOn.On().English}: it cannot have been founded only {foundedOn.On().English}.",
                $"Mit dieser Organisation ist {earlier.Step.OccurredOn.On().German} etwas geschehen: Sie kann nicht erst {foundedOn.On().German} gegründet worden sein.",
                "/replacement/foundedOn")
            : null;

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

        if ((replacement.Basis == Basis.Invented) != (step.Step.Basis == Basis.Invented))
        {
            return Refusal.Of(
                "nothing-invented",
                "What was invented stays invented, and nothing else becomes so.",
                "Was erfunden ist, bleibt erfunden, und nichts anderes wird es.",
                "/replacement/basis");
        }

        if (step.Step is PartnershipOpened opened && opened.OrganisationFoundedOn != ((PartnershipOpened)replacement).OrganisationFoundedOn)
        {
            return Refusal.Of(
                "founding-of-organisation",
                "When the organisation was founded stands in its own entry: correct it there.",
                "Wann die Organisation gegründet wurde, steht in ihrem eigenen Eintrag: Bitte dort berichtigen.",
                "/replacement/organisationFoundedOn");
        }

        var (before, after) = (step.Step.OccurredOn, replacement.OccurredOn);
        if (model.RestingOn(step.Id).FirstOrDefault(later => !(later.OccurredOn.Latest < before.Earliest) && later.OccurredOn.Latest < after.Earliest) is { } later)
        {
            return Refusal.Of(
                "order-of-steps",
                $"{Named(later).English} follows from this step, which therefore cannot have happened later, {after.On().English}.",
                $"{Named(later).German} folgt aus diesem Schritt; er kann also nicht später, {after.On().German}, geschehen sein.",
                "/replacement/occurredOn");
        }

        if (model.Under(step.Id).FirstOrDefault(earlier => earlier.CanPrecede(before) && !earlier.CanPrecede(after)) is { } earlier)
        {
            return Refusal.Of(
                "order-of-steps",
                $"This step follows from {Named(earlier).English} and cannot have happened before, {after.On().English}.",
                $"Dieser Schritt folgt aus {Named(earlier).German} und kann nicht davor, {after.On().German}, geschehen sein.",
                "/replacement/occurredOn");
        }

        return replacement.Flaw(today) is { } flaw
            ? flaw with { At = "/replacement" + flaw.At }
            : new StepCorrected(step.Id, replacement, command.Reason) { OccurredOn = today };
    }

    private static JsonNode? Said(Step step) => JsonSerializer.SerializeToNode(step, StepJson.Options);

    private static Sentence Named(Mark mark)
    {
        var (title, of) = (StepTitles.Of(mark.Event), mark.OccurredOn.Of());
        return new Sentence($"\"{title.English}\" {of.English}", $"„{title.German}“ {of.German}");
    }

    private static bool IsAboutTheSame(RecordedStep step, Step replacement, WriteModel model) => (step.Step, replacement) switch
    {
        (PartnershipOpened before, PartnershipOpened after) => before.OrganisationId == after.OrganisationId,
        (MeasurePlanned before, MeasurePlanned after) => before.StrategyId == after.StrategyId,
        (PartnerInvolved before, PartnerInvolved after) => before.PartnershipId == after.PartnershipId && before.Role == after.Role,
        (MeasureCompleted before, MeasureCompleted after) => before.Partners.Order().SequenceEqual(after.Partners.Order()),
        (IndicatorMeasured before, IndicatorMeasured after) => before.IndicatorId == after.IndicatorId,
        (ReportPublished before, ReportPublished after) => before.ReportId == after.ReportId,
        (PartnershipStep before, PartnershipStep after) when MeasureInPartnership.In(before)?.MeasureId != MeasureInPartnership.In(after)?.MeasureId => false,
        _ => model.MarkOf(step)?.About == model.MarkOf(step with { Step = replacement })?.About
             && model.MarkOf(step)?.Then == model.MarkOf(step with { Step = replacement })?.Then
    };

    // What the organisation's step says in the partnership.
    private static Step FollowedBy(Step replacement, Step follower) => (replacement, follower) switch
    {
        (ContactPersonNamed named, _) => PartnerContactNamed.Told(named),
        (ContactPersonLeft left, _) => PartnerContactLeft.Told(left),
        (OrganisationRegistered registered, PartnershipOpened opened) => opened with { OrganisationFoundedOn = registered.FoundedOn },
        (PartnerInvolved or MeasureCompleted, _) when MeasureInPartnership.In(follower) is { } measure => measure.Tells(replacement),
        _ => throw new ArgumentOutOfRangeException(nameof(replacement), replacement, "leaves no step in a partnership")
    };

    private static readonly Refusal SaysSoAlready = Refusal.Of(
        "nothing-to-correct",
        "This is what the step says already: nothing would change.",
        "Genau das sagt der Schritt schon: Es würde sich nichts ändern.",
        "/replacement");
}
