using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Steps;

/// <summary>
/// Every kind of step with the name it has on the wire and in the store. A name never changes, whatever becomes of the class;
/// a changed shape is a new name.
/// </summary>
public static class Catalogue
{
    public static readonly IReadOnlyList<StepKind> Organisation =
    [
        new("OrganisationRegistered", typeof(OrganisationRegistered)),
        new("OrganisationRenamed", typeof(OrganisationRenamed)),
        new("IdentifierAssigned", typeof(IdentifierAssigned)),
        new("FieldsOfActivityChanged", typeof(FieldsOfActivityChanged)),
        new("ProfessionalisationAssessed", typeof(ProfessionalisationAssessed)),
        new("MigrantOrganisationStatusAssessed", typeof(MigrantOrganisationStatusAssessed)),
        new("ContactPersonNamed", typeof(ContactPersonNamed)),
        new("ContactPersonLeft", typeof(ContactPersonLeft)),
        new("ProfileConfirmed", typeof(ProfileConfirmed)),
        new("OrganisationsMerged", typeof(OrganisationsMerged)),
        new("OrganisationDissolved", typeof(OrganisationDissolved))
    ];

    public static readonly IReadOnlyList<StepKind> Partnership =
    [
        new("PartnershipOpened", typeof(PartnershipOpened)),
        new("DepthWanted", typeof(DepthWanted)),
        new("ContactMade", typeof(ContactMade)),
        new("ContactPersonAssigned", typeof(ContactPersonAssigned)),
        new("ContactPersonReleased", typeof(ContactPersonReleased)),
        new("ContactHandedOver", typeof(ContactHandedOver)),
        new("PartnerContactNamed", typeof(PartnerContactNamed)),
        new("PartnerContactLeft", typeof(PartnerContactLeft)),
        new("CommitmentMade", typeof(CommitmentMade)),
        new("CommitmentKept", typeof(CommitmentKept)),
        new("CommitmentBroken", typeof(CommitmentBroken)),
        new("ConflictRaised", typeof(ConflictRaised)),
        new("ConflictResolved", typeof(ConflictResolved)),
        new("PartnershipPaused", typeof(PartnershipPaused)),
        new("PartnershipResumed", typeof(PartnershipResumed)),
        new("PartnershipEnded", typeof(PartnershipEnded)),
        new("PartnershipsMerged", typeof(PartnershipsMerged)),
        new("AgreementSigned", typeof(AgreementSigned)),
        new("AgreementAmended", typeof(AgreementAmended)),
        new("AgreementRenewed", typeof(AgreementRenewed)),
        new("AgreementTerminated", typeof(AgreementTerminated)),
        new("RoundTableJoined", typeof(RoundTableJoined)),
        new("RecognitionGranted", typeof(RecognitionGranted)),
        new("RecognitionRevoked", typeof(RecognitionRevoked)),
        new("FundingRequested", typeof(FundingRequested)),
        new("FundingGranted", typeof(FundingGranted)),
        new("FundingDeclined", typeof(FundingDeclined)),
        new("ProofOfUseAccepted", typeof(ProofOfUseAccepted)),
        new("QualificationOffered", typeof(QualificationOffered)),
        new("QualificationAccepted", typeof(QualificationAccepted)),
        new("QualificationDeclined", typeof(QualificationDeclined)),
        new("QualificationCompleted", typeof(QualificationCompleted)),
        new("SupportProvided", typeof(SupportProvided)),
        new("TasksShared", typeof(TasksShared)),
        new("ResourcesShared", typeof(ResourcesShared)),
        new("JointEventHeld", typeof(JointEventHeld)),
        new("MeasureCoDesigned", typeof(MeasureCoDesigned)),
        new("JointMeasureCompleted", typeof(JointMeasureCompleted)),
        new("JointEvaluationHeld", typeof(JointEvaluationHeld)),
        new("TaskTransferred", typeof(TaskTransferred)),
        new("TaskReturned", typeof(TaskReturned)),
        new("ExpertiseContributed", typeof(ExpertiseContributed)),
        new("HearingHeld", typeof(HearingHeld)),
        new("HearingAnswered", typeof(HearingAnswered)),
        new("SeatGranted", typeof(SeatGranted)),
        new("SeatExercised", typeof(SeatExercised)),
        new("SeatWithdrawn", typeof(SeatWithdrawn)),
        new("DecisionDelegated", typeof(DecisionDelegated)),
        new("DelegationEnded", typeof(DelegationEnded)),
        new("PartnerViewSubmitted", typeof(PartnerViewSubmitted))
    ];

    public static readonly IReadOnlyList<StepKind> Strategy =
    [
        new("StrategyDrafted", typeof(StrategyDrafted)),
        new("StrategyAdopted", typeof(StrategyAdopted)),
        new("FieldOfActionAdded", typeof(FieldOfActionAdded)),
        new("GoalSet", typeof(GoalSet)),
        new("GoalReworded", typeof(GoalReworded)),
        new("GoalDropped", typeof(GoalDropped)),
        new("WeightSet", typeof(WeightSet)),
        new("IndicatorDefined", typeof(IndicatorDefined)),
        new("IndicatorMeasured", typeof(IndicatorMeasured)),
        new("StatusLabelsSet", typeof(StatusLabelsSet)),
        new("ProgressOverridden", typeof(ProgressOverridden)),
        new("OverrideLifted", typeof(OverrideLifted)),
        new("ReportPublished", typeof(ReportPublished)),
        new("StrategySucceeded", typeof(StrategySucceeded)),
        new("StrategyClosed", typeof(StrategyClosed))
    ];

    public static readonly IReadOnlyList<StepKind> Measure =
    [
        new("MeasurePlanned", typeof(MeasurePlanned)),
        new("MeasureReworded", typeof(MeasureReworded)),
        new("MeasureAssigned", typeof(MeasureAssigned)),
        new("MeasureWeighted", typeof(MeasureWeighted)),
        new("MeasureApproved", typeof(MeasureApproved)),
        new("CallOpened", typeof(CallOpened)),
        new("PartnerInvolved", typeof(PartnerInvolved)),
        new("MilestonePlanned", typeof(MilestonePlanned)),
        new("MilestoneReached", typeof(MilestoneReached)),
        new("MilestoneRescheduled", typeof(MilestoneRescheduled)),
        new("MilestoneDropped", typeof(MilestoneDropped)),
        new("MeasureStarted", typeof(MeasureStarted)),
        new("MeasureReported", typeof(MeasureReported)),
        new("MeasureRescheduled", typeof(MeasureRescheduled)),
        new("MeasureCompleted", typeof(MeasureCompleted)),
        new("MeasureEstablished", typeof(MeasureEstablished)),
        new("MeasureDeferred", typeof(MeasureDeferred)),
        new("MeasureResumed", typeof(MeasureResumed)),
        new("MeasureDropped", typeof(MeasureDropped)),
        new("MeasuresMerged", typeof(MeasuresMerged))
    ];

    /// <summary>What the municipality decides about its own rules.</summary>
    public static readonly IReadOnlyList<StepKind> Rules = [new("RulesAdopted", typeof(RulesAdopted))];

    /// <summary>What is decided about the municipality itself.</summary>
    public static readonly IReadOnlyList<StepKind> Municipality =
    [
        new("MunicipalityOpened", typeof(MunicipalityOpened)),
        new("MunicipalityRenamed", typeof(MunicipalityRenamed)),
        new("OfficesNamed", typeof(OfficesNamed)),
        new("FieldsOfActionNamed", typeof(FieldsOfActionNamed)),
        new("MunicipalStatusLabelsSet", typeof(MunicipalStatusLabelsSet)),
        new("MunicipalReportIntervalSet", typeof(MunicipalReportIntervalSet)),
        new("TimeZoneSet", typeof(TimeZoneSet)),
        new("LogoSet", typeof(LogoSet)),
        new("MunicipalitySwitchedOff", typeof(MunicipalitySwitchedOff)),
        new("MunicipalitySwitchedOn", typeof(MunicipalitySwitchedOn))
    ];

    /// <summary>What can happen in every stream.</summary>
    public static readonly IReadOnlyList<StepKind> EveryStream =
    [
        new("StepCorrected", typeof(StepCorrected)),
        new("StepWithdrawn", typeof(StepWithdrawn))
    ];

    public static readonly IReadOnlyList<StepKind> All = [.. Organisation, .. Partnership, .. Strategy, .. Measure, .. Rules, .. Municipality, .. EveryStream];

    private static readonly IReadOnlyDictionary<Type, string> Names = All.ToDictionary(kind => kind.Type, kind => kind.Name);

    /// <summary>Whether every other step of its history rests on it, so that it can be corrected and not withdrawn.</summary>
    public static bool BeginsAHistory(Step step) => step is OrganisationRegistered or PartnershipOpened or StrategyDrafted or MeasurePlanned or MunicipalityOpened;

    public static string NameOf(Step step) => NameOf(step.GetType());

    public static string NameOf(Type stepType) => Names[stepType];
}

/// <summary>A kind of step: its name for ever, and the class that holds it today.</summary>
public sealed record StepKind(string Name, Type Type)
{
    /// <summary>What it is called in the middle of a sentence.</summary>
    public Sentence Title => StepTitles.Of(Name);
}
