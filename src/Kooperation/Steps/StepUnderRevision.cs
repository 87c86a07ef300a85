using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Storage;
using Marten;

namespace Kooperation.Steps;

/// <summary>
/// A step that somebody wants to correct or withdraw, what is known and what stands of its stream, and its followers: the steps that the very
/// same fact left in another stream, and that are revised along with it.
/// </summary>
public sealed record StepUnderRevision(RecordedStep Recorded, WriteModel Model, IReadOnlyList<RecordedStep> Standing, IReadOnlyList<StepUnderRevision> Followers)
{
    public Step Step => Recorded.Step;

    /// <summary>Settings of a municipality are revised by whoever may make them; anybody who may revise may ask what that would bring about.</summary>
    public static Func<IEvent, Recording, Problem?> MayRevise(HttpContext http) => (recorded, recording) =>
        recorded.Data is MunicipalityStep && !recording.IsTrial && !Actor.May(http, Permissions.Administer) ? Problem.Lacks(Permissions.Administer) : null;

    /// <summary>Finds the step and asks what holds for every revision.</summary>
    /// <param name="refuses">What the revision itself lacks, given the step as it was recorded.</param>
    public static async Task<(StepUnderRevision? Found, Problem? Problem)> Find(Guid stepId, Func<IEvent, Problem?> refuses, Recording recording, CancellationToken cancelled)
    {
        var recorded = await recording.Reading.FindStep(stepId, cancelled);
        if (recorded?.Data is not Step step) return (null, Problem.UnknownId);
        if (recording.OfAnotherOffice(step) is { } others) return (null, others);
        if (refuses(recorded) is { } lacking) return (null, lacking);
        if (step is StepCorrected or StepWithdrawn) return (null, Problem.Refused(RevisesRevision));
        if (step is PartnerContactNamed or PartnerContactLeft) return (null, Problem.Refused(FollowsFromOrganisation));
        if (MeasureInPartnership.In(step) is { } measure && recorded.CausationId is not null) return (null, Problem.Refused(FollowsFromMeasure(measure.MeasureId)));

        var found = await InStream(recorded.StreamId, stepId, recording, cancelled);
        if (found is null) return (null, Problem.Refused(AlreadyWithdrawn));
        if (recording.Overlooked(found.Model) is { } stale) return (null, stale);

        return (found with { Followers = await FollowersOf(recorded, found.Step, recording, cancelled) }, null);
    }

    private static async Task<StepUnderRevision?> InStream(Guid stream, Guid stepId, Recording recording, CancellationToken cancelled)
    {
        // The first step says what the stream is about; a merge of organisations is told to partnerships as well.
        var first = (await recording.Reading.Events.FetchStreamAsync(stream, version: 1, token: cancelled))[0];

        // Other editions rest on the goals of a strategy.
        if (first.Data is StrategyDrafted) await recording.InTurn(Editions.Turn);

        WriteModel? model = first.Data switch
        {
            OrganisationRegistered => await recording.Load<Organisation>(stream),
            StrategyDrafted => await recording.Load<Strategy>(stream),
            MeasurePlanned => await recording.Load<Measure>(stream),
            RulesAdopted => await recording.Load<AdoptedRules>(stream),
            MunicipalityOpened => await recording.Load<Municipality>(stream),
            _ => await recording.Load<Partnership>(stream)
        };

        // Read after the model, whose version is compared on saving: what comes in between was either read or is noticed then.
        var history = await recording.Reading.Events.FetchStreamAsync(stream, token: cancelled);
        var standing = StandingSteps.Of(history.Select(e => new RecordedStep(e.Id, (Step)e.Data)));
        if (standing.FirstOrDefault(step => step.Id == stepId) is not { } recorded) return null;

        return new StepUnderRevision(recorded, await WithWhatFollows(model!, recording), standing, []);
    }

    // A merged partnership takes no steps any more, but what began in it may have gone on in the one that was kept.
    private static async Task<WriteModel> WithWhatFollows(WriteModel model, Recording recording)
    {
        for (var kept = (model as Partnership)?.MergedInto; kept is { } id;)
        {
            var next = await recording.Reading.LoadAsync<Partnership>(id);
            model = model with { Marks = model.Marks.AddRange(next?.Marks ?? []) };
            kept = next?.MergedInto;
        }

        return model;
    }

    /// <summary>The later steps that could not have happened without it.</summary>
    public async Task<IReadOnlyList<RestingStep>> StepsRestingOnIt(Recording recording, CancellationToken cancelled) =>
        [.. Model.RestingOn(Recorded.Id).Select(RestingStep.Of), .. await StrategyUnderRevision.StepsRestingOn(this, recording, cancelled)];

    /// <summary>What the revision would bring about that cannot be; null where all goes together.</summary>
    public Refusal? Contradicts(Step revision)
    {
        var revised = StandingSteps.After(Standing, new RecordedStep(Guid.Empty, revision));
        return Model switch
        {
            Partnership => Contradictions.Between(Model.Id, Standing, revised)?.Refusal,
            Measure => MeasureContradictions.Between(Model.Id, Standing, revised)?.Refusal,
            _ => null
        };
    }

    private static async Task<IReadOnlyList<StepUnderRevision>> FollowersOf(IEvent recorded, Step told, Recording recording, CancellationToken cancelled)
    {
        // What was told along with another step has that one as its cause, and so have those whom it was told to.
        var causes = new[] { recorded.Id.ToString(), recorded.CausationId };

        var followers = new List<StepUnderRevision>();
        foreach (var partnership in await PartnershipsTold(told, recorded.StreamId, recording, cancelled))
        {
            var history = await recording.Reading.Events.FetchStreamAsync(partnership, token: cancelled);
            var standing = StandingSteps.Of(history.Select(e => new RecordedStep(e.Id, (Step)e.Data))).Where(step => TellsTheSame(step.Step, told, recorded.StreamId)).ToList();
            var caused = history.Where(e => e.CausationId is not null && causes.Contains(e.CausationId)).Select(e => e.Id).ToHashSet();

            // A partnership that was opened, or went on with this organisation, later than this was told learned of it then.
            var follower = standing.Find(step => caused.Contains(step.Id)) ?? standing.FindLast(step => step.Step.OccurredOn == told.OccurredOn);
            if (follower is not null && await InStream(partnership, follower.Id, recording, cancelled) is { } found) followers.Add(found);
        }

        return followers;
    }

    private static async Task<IReadOnlyList<Guid>> PartnershipsTold(Step told, Guid stream, Recording recording, CancellationToken cancelled) => told switch
    {
        PartnerInvolved involved => [involved.PartnershipId],
        MeasureCompleted completed => completed.Partners,
        ContactPersonNamed or ContactPersonLeft or OrganisationRegistered => await recording.Reading.Query<Partnership>()
            .Where(partnership => partnership.OrganisationId == stream)
            .Select(partnership => partnership.Id)
            .ToListAsync(cancelled),
        _ => []
    };

    private static bool TellsTheSame(Step inPartnership, Step told, Guid stream) => (inPartnership, told) switch
    {
        (PartnerContactNamed follower, ContactPersonNamed named) => follower.Person == named.Person,
        (PartnerContactLeft follower, ContactPersonLeft left) => follower.Person == left.Person,
        (PartnershipOpened, OrganisationRegistered) => true,
        (MeasureCoDesigned follower, PartnerInvolved { Role: PartnerRole.Design }) => follower.MeasureId == stream,
        (TasksShared follower, PartnerInvolved { Role: PartnerRole.Delivery }) => follower.MeasureId == stream,
        (JointEvaluationHeld follower, PartnerInvolved { Role: PartnerRole.Evaluation }) => follower.MeasureId == stream,
        (JointMeasureCompleted follower, MeasureCompleted) => follower.MeasureId == stream,
        _ => false
    };

    private static readonly Refusal AlreadyWithdrawn = Refusal.Of(
        "step-withdrawn", "This step has been withdrawn already.", "Dieser Schritt wurde schon zurückgezogen.");

    private static readonly Refusal RevisesRevision = Refusal.Of(
        "revision-stays",
        "A correction or withdrawal stays as it is: correct the step itself once more, or record it anew.",
        "Eine Berichtigung oder Rücknahme bleibt stehen: Bitte den Schritt selbst noch einmal berichtigen oder neu erfassen.");

    private static Refusal FollowsFromMeasure(Guid measure) => Refusal.Of(
        "follows-from-measure",
        $"This step follows from one of the measure {measure}: correct or withdraw it there.",
        $"Dieser Schritt folgt aus einem Schritt der Maßnahme {measure}: Bitte dort berichtigen oder zurückziehen.");

    private static readonly Refusal FollowsFromOrganisation = Refusal.Of(
        "follows-from-organisation",
        "This step follows from one of the organisation's: correct or withdraw it there.",
        "Dieser Schritt folgt aus einem Schritt der Organisation: Bitte dort berichtigen oder zurückziehen.");
}
