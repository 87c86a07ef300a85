using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Measures;
using Kooperation.Measures.Course;
using Kooperation.Measures.Milestones;
using Kooperation.Measures.Partners;
using Kooperation.Organisations;
using Kooperation.Partnerships;
using Kooperation.Partnerships.Agreements;
using Kooperation.Partnerships.Commitments;
using Kooperation.Partnerships.Contacts;
using Kooperation.Partnerships.Course;
using Kooperation.Partnerships.Expertise;
using Kooperation.Partnerships.Funding;
using Kooperation.Partnerships.Hearings;
using Kooperation.Partnerships.JointWork;
using Kooperation.Partnerships.PartnerViews;
using Kooperation.Partnerships.Qualifications;
using Kooperation.Partnerships.RoundTables;
using Kooperation.Partnerships.Seats;
using Kooperation.Partnerships.Support;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Strategies;
using Kooperation.Strategies.Course;
using Kooperation.Strategies.FieldsOfAction;
using Kooperation.Strategies.Goals;
using Kooperation.Strategies.Indicators;

namespace Kooperation.Demonstration;

/// <summary>A command on its way to be told.</summary>
/// <param name="Stream">The organisation or partnership.</param>
/// <param name="About">What within it the command is about.</param>
/// <param name="StepId">The id of the step, and of what it brings about.</param>
internal sealed record Told(Recorder Recorder, Teller Teller, Guid Stream, Guid About, Guid StepId, byte[] Body, CancellationToken Cancelled);

/// <summary>How one kind of command is told in process: its body is read and it is decided exactly as over HTTP.</summary>
/// <param name="FaultsOf">What is wrong with the shape of a body, if anything.</param>
internal sealed record Telling(Func<byte[], Problem?> FaultsOf, Func<Told, Task<Outcome>> Tell)
{
    /// <summary>The commands that a demonstration may use, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Telling> ByName = new Dictionary<string, Telling>
    {
        ["registerOrganisation"] = Opening<RegisterOrganisation>((command, recording) => Task.FromResult(RegisterOrganisationEndpoint.Tell(command, recording))),
        ["openPartnership"] = Opening<OpenPartnership>(OpenPartnershipEndpoint.Tell),
        ["offerQualificationToMany"] = Opening<OfferQualificationToMany>(OfferQualificationToManyEndpoint.Tell),
        ["stateWantedDepth"] = Step<StateWantedDepth>((_, command, model, _) => StateWantedDepthEndpoint.Decide(command, model)),
        ["makeContact"] = Step<MakeContact>((_, command, model, _) => MakeContactEndpoint.Decide(command, model)),
        ["assignContactPerson"] = Step<AssignContactPerson>((_, command, model, _) => AssignContactPersonEndpoint.Decide(command, model)),
        ["releaseContactPerson"] = Step<ReleaseContactPerson>((about, command, model, _) => ReleaseContactPersonEndpoint.Decide(about, command, model)),
        ["makeCommitment"] = Step<MakeCommitment>((_, command, model, id) => MakeCommitmentEndpoint.Decide(command, model, id)),
        ["keepCommitment"] = Step<KeepCommitment>((about, command, model, _) => KeepCommitmentEndpoint.Decide(about, command, model)),
        ["breakCommitment"] = Step<BreakCommitment>((about, command, model, _) => BreakCommitmentEndpoint.Decide(about, command, model)),
        ["pausePartnership"] = Step<PausePartnership>((_, command, model, _) => PausePartnershipEndpoint.Decide(command, model)),
        ["signAgreement"] = Step<SignAgreement>((_, command, model, id) => SignAgreementEndpoint.Decide(command, model, id)),
        ["joinRoundTable"] = Step<JoinRoundTable>((_, command, model, _) => JoinRoundTableEndpoint.Decide(command, model)),
        ["requestFunding"] = Step<RequestFunding>((_, command, model, id) => RequestFundingEndpoint.Decide(command, model, id)),
        ["grantFunding"] = Step<GrantFunding>((_, command, model, id) => GrantFundingEndpoint.Decide(command, model, id)),
        ["acceptQualification"] = Step<AcceptQualification>((about, command, model, _) => AcceptQualificationEndpoint.Decide(about, command, model)),
        ["declineQualification"] = Step<DeclineQualification>((about, command, model, _) => DeclineQualificationEndpoint.Decide(about, command, model)),
        ["completeQualification"] = Step<CompleteQualification>((about, command, model, _) => CompleteQualificationEndpoint.Decide(about, command, model)),
        ["provideSupport"] = Step<ProvideSupport>((_, command, model, _) => ProvideSupportEndpoint.Decide(command, model)),
        ["shareTasks"] = Step<ShareTasks>((_, command, model, _) => ShareTasksEndpoint.Decide(command, model)),
        ["shareResources"] = Step<ShareResources>((_, command, model, _) => ShareResourcesEndpoint.Decide(command, model)),
        ["holdJointEvent"] = Step<HoldJointEvent>((_, command, model, _) => HoldJointEventEndpoint.Decide(command, model)),
        ["coDesignMeasure"] = Step<CoDesignMeasure>((_, command, model, _) => CoDesignMeasureEndpoint.Decide(command, model)),
        ["contributeExpertise"] = Step<ContributeExpertise>((_, command, model, _) => ContributeExpertiseEndpoint.Decide(command, model)),
        ["holdHearing"] = Step<HoldHearing>((_, command, model, id) => HoldHearingEndpoint.Decide(command, model, id)),
        ["answerHearing"] = Step<AnswerHearing>((about, command, model, _) => AnswerHearingEndpoint.Decide(about, command, model)),
        ["grantSeat"] = Step<GrantSeat>((_, command, model, id) => GrantSeatEndpoint.Decide(command, model, id)),
        ["exerciseSeat"] = Step<ExerciseSeat>((about, command, model, _) => ExerciseSeatEndpoint.Decide(about, command, model)),
        ["submitPartnerView"] = Step<SubmitPartnerView>((_, command, model, _) => SubmitPartnerViewEndpoint.Decide(command, model)),
        ["draftStrategy"] = Opening<DraftStrategy>(DraftStrategyEndpoint.Tell),
        ["adoptStrategy"] = Step<AdoptStrategy, Strategy>((command, model, _) => AdoptStrategyEndpoint.Decide(command, model)),
        ["addFieldOfAction"] = Step<AddFieldOfAction, Strategy>(AddFieldOfActionEndpoint.Decide),
        ["setGoal"] = Step<SetGoal, Strategy>(SetGoalEndpoint.Decide),
        ["defineIndicator"] = Step<DefineIndicator, Strategy>(DefineIndicatorEndpoint.Decide),
        ["measureIndicator"] = StepAbout<MeasureIndicator, Strategy>(MeasureIndicatorEndpoint.Decide),
        ["planMeasure"] = Opening<PlanMeasure>(PlanMeasureEndpoint.Tell),
        ["approveMeasure"] = Step<ApproveMeasure, Measure>((command, model, _) => ApproveMeasureEndpoint.Decide(command, model)),
        ["openCall"] = Step<OpenCall, Measure>((command, model, _) => OpenCallEndpoint.Decide(command, model)),
        ["startMeasure"] = Step<StartMeasure, Measure>((command, model, _) => StartMeasureEndpoint.Decide(command, model)),
        ["reportOnMeasure"] = Step<ReportOnMeasure, Measure>((command, model, _) => ReportOnMeasureEndpoint.Decide(command, model)),
        ["establishMeasure"] = Step<EstablishMeasure, Measure>((command, model, _) => EstablishMeasureEndpoint.Decide(command, model)),
        ["deferMeasure"] = Step<DeferMeasure, Measure>((command, model, _) => DeferMeasureEndpoint.Decide(command, model)),
        ["planMilestone"] = Step<PlanMilestone, Measure>(PlanMilestoneEndpoint.Decide),
        ["reachMilestone"] = StepAbout<ReachMilestone, Measure>(ReachMilestoneEndpoint.Decide),
        ["involvePartner"] = Continuing<InvolvePartner, Measure>(InvolvePartnerEndpoint.Tell),
        ["completeMeasure"] = Continuing<CompleteMeasure, Measure>(CompleteMeasureEndpoint.Tell)
    };

    private static Telling Step<TCommand, TModel>(Func<TCommand, TModel, Guid, Decision> decide) where TCommand : StepCommand where TModel : WriteModel =>
        Reading<TCommand>((told, command) => told.Recorder.Record<TModel>(
            told.Teller, told.Stream, told.StepId, (model, stepId) => decide(command, model, stepId), told.Cancelled));

    private static Telling StepAbout<TCommand, TModel>(Func<Guid, TCommand, TModel, Decision> decide) where TCommand : StepCommand where TModel : WriteModel =>
        Reading<TCommand>((told, command) => told.Recorder.Record<TModel>(
            told.Teller, told.Stream, told.StepId, (model, _) => decide(told.About, command, model), told.Cancelled));

    private static Telling Step<TCommand>(Func<Guid, TCommand, Partnership, Guid, Decision> decide) where TCommand : StepCommand =>
        Reading<TCommand>((told, command) => told.Recorder.Record<Partnership>(
            told.Teller, told.Stream, told.StepId, (model, stepId) => decide(told.About, command, model, stepId), told.Cancelled));

    private static Telling Opening<TCommand>(Func<TCommand, Recording, Task<Problem?>> tell) where TCommand : StepCommand =>
        Reading<TCommand>((told, command) => told.Recorder.Record(told.Teller, told.StepId, recording => tell(command, recording), told.Cancelled));

    private static Telling Continuing<TCommand, TModel>(Func<TCommand, TModel, Recording, Task<Problem?>> tell) where TCommand : StepCommand where TModel : WriteModel =>
        Reading<TCommand>((told, command) => told.Recorder.Record(
            told.Teller,
            told.StepId,
            async recording => await recording.Load<TModel>(told.Stream) is { } model ? await tell(command, model, recording) : Problem.UnknownId,
            told.Cancelled));

    private static Telling Reading<TCommand>(Func<Told, TCommand, Task<Outcome>> tell) where TCommand : StepCommand => new(
        body => RequestBody.Parse<TCommand>(body).Problem,
        async told =>
        {
            var body = RequestBody.Parse<TCommand>(told.Body);
            return body.Value is { } command ? await tell(told, command) : body.Problem!;
        });
}
