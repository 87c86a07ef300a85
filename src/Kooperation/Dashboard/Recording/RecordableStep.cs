using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Requests;

namespace Kooperation.Dashboard.Recording;

/// <summary>A step that people record on a page.</summary>
/// <param name="Address">That of the command below its municipality.</param>
/// <param name="Event">The step that comes of it.</param>
/// <param name="Group">Under which heading it is offered.</param>
public sealed record RecordableStep(string Address, Type Event, Sentence Group)
{
    /// <summary>What leads to all steps about something.</summary>
    public static readonly Sentence Record = new("Record a step", "Schritt festhalten");

    private static readonly Sentence Contact = new("Contact and reliability", "Kontakt und Verlässlichkeit");
    private static readonly Sentence Commitment = new("Commitment", "Verbindlichkeit");
    private static readonly Sentence JointWork = new("Joint work", "Gemeinsame Arbeit");
    private static readonly Sentence DecisionPower = new("Decision power", "Mitentscheidung");
    private static readonly Sentence Strengthening = new("Strengthening and recognition", "Stärkung und Anerkennung");
    private static readonly Sentence Course = new("Course of the relation", "Verlauf der Beziehung");
    private static readonly Sentence Entry = new("Entry of the organisation", "Eintrag der Organisation");
    private static readonly Sentence Plan = new("Plan", "Plan");
    private static readonly Sentence Progress = new("Course of the measure", "Verlauf der Maßnahme");
    private static readonly Sentence Edition = new("Edition", "Fassung");
    private static readonly Sentence Figures = new("Figures", "Kennzahlen");
    private static readonly Sentence Revision = new("Revision", "Berichtigung");
    private static readonly Sentence Settings = new("Settings of the municipality", "Einstellungen der Kommune");

    /// <summary>In the order in which they are offered, the most frequent of a group first.</summary>
    public static readonly IReadOnlyList<RecordableStep> All =
    [
        Of<ContactMade>("partnerships/{id}/contacts", Contact, ("form", "meeting"), ("direction", "mutual")),
        Of<CommitmentMade>("partnerships/{id}/commitments", Contact, ("by", "municipality")),
        Of<CommitmentKept>("partnerships/{id}/commitments/{about}/fulfilment", Contact),
        Of<CommitmentBroken>("partnerships/{id}/commitments/{about}/breach", Contact),
        Of<ContactPersonAssigned>("partnerships/{id}/contact-persons", Contact),
        Of<ContactHandedOver>("partnerships/{id}/contact-persons/{about}/handover", Contact),
        Of<ContactPersonReleased>("partnerships/{id}/contact-persons/{about}/release", Contact),
        Of<AgreementSigned>("partnerships/{id}/agreements", Commitment, ("kind", "cooperation")),
        Of<AgreementAmended>("partnerships/{id}/agreements/{about}/amendments", Commitment),
        Of<AgreementRenewed>("partnerships/{id}/agreements/{about}/renewals", Commitment),
        Of<AgreementTerminated>("partnerships/{id}/agreements/{about}/termination", Commitment),
        Of<FundingRequested>("partnerships/{id}/funding/requests", Commitment),
        Of<FundingGranted>("partnerships/{id}/funding", Commitment, ("kind", "project")),
        Of<FundingDeclined>("partnerships/{id}/funding/requests/{about}/refusal", Commitment),
        Of<ProofOfUseAccepted>("partnerships/{id}/funding/{about}/proof-of-use", Commitment),
        Of<RoundTableJoined>("partnerships/{id}/round-tables", Commitment),
        Of<RecognitionGranted>("partnerships/{id}/recognitions", Commitment),
        Of<RecognitionRevoked>("partnerships/{id}/recognitions/{about}/revocation", Commitment),
        Of<JointEventHeld>("partnerships/{id}/joint-work/events", JointWork),
        Of<TasksShared>("partnerships/{id}/joint-work/tasks", JointWork),
        Of<ResourcesShared>("partnerships/{id}/joint-work/resources", JointWork),
        Of<MeasureCoDesigned>("partnerships/{id}/joint-work/co-designs", JointWork),
        Of<JointMeasureCompleted>("partnerships/{id}/joint-work/measures", JointWork),
        Of<JointEvaluationHeld>("partnerships/{id}/joint-work/evaluations", JointWork),
        Of<ExpertiseContributed>("partnerships/{id}/expertise", JointWork),
        Of<TaskTransferred>("partnerships/{id}/joint-work/transferred-tasks", JointWork),
        Of<TaskReturned>("partnerships/{id}/joint-work/transferred-tasks/{about}/return", JointWork),
        Of<HearingHeld>("partnerships/{id}/hearings", DecisionPower),
        Of<HearingAnswered>("partnerships/{id}/hearings/{about}/answer", DecisionPower),
        Of<SeatGranted>("partnerships/{id}/seats", DecisionPower, ("seats", "1")),
        Of<SeatExercised>("partnerships/{id}/seats/{about}/exercises", DecisionPower),
        Of<SeatWithdrawn>("partnerships/{id}/seats/{about}/withdrawal", DecisionPower),
        Of<DecisionDelegated>("partnerships/{id}/delegations", DecisionPower),
        Of<DelegationEnded>("partnerships/{id}/delegations/{about}/end", DecisionPower),
        Of<QualificationOffered>("partnerships/{id}/qualifications", Strengthening, ("for", "partner")),
        Of<QualificationAccepted>("partnerships/{id}/qualifications/{about}/acceptance", Strengthening),
        Of<QualificationDeclined>("partnerships/{id}/qualifications/{about}/refusal", Strengthening),
        Of<QualificationCompleted>("partnerships/{id}/qualifications/{about}/completion", Strengthening),
        Of<SupportProvided>("partnerships/{id}/support", Strengthening, ("kind", "advice")),
        Of<PartnerViewSubmitted>("partnerships/{id}/partner-views", Course),
        Of<DepthWanted>("partnerships/{id}/wanted-depth", Course),
        Of<ConflictRaised>("partnerships/{id}/conflicts", Course),
        Of<ConflictResolved>("partnerships/{id}/conflicts/{about}/resolution", Course),
        Of<PartnershipPaused>("partnerships/{id}/pauses", Course),
        Of<PartnershipResumed>("partnerships/{id}/resumption", Course),
        Of<PartnershipEnded>("partnerships/{id}/end", Course),
        Of<PartnershipOpened>("partnerships", Course),
        Of<QualificationOffered>("qualifications", Strengthening, ("for", "partner")),

        Of<OrganisationRegistered>("organisations", Entry, ("kind", "association")),
        Of<ProfileConfirmed>("organisations/{id}/confirmations", Entry),
        Of<OrganisationRenamed>("organisations/{id}/name", Entry),
        Of<FieldsOfActivityChanged>("organisations/{id}/fields-of-activity", Entry),
        Of<IdentifierAssigned>("organisations/{id}/identifiers", Entry),
        Of<ProfessionalisationAssessed>("organisations/{id}/professionalisation", Entry),
        Of<MigrantOrganisationStatusAssessed>("organisations/{id}/mo-status", Entry),
        Of<ContactPersonNamed>("organisations/{id}/contact-persons", Entry),
        Of<ContactPersonLeft>("organisations/{id}/contact-persons/{about}/departure", Entry),
        Of<OrganisationsMerged>("organisations/{id}/merges", Entry),
        Of<OrganisationDissolved>("organisations/{id}/dissolution", Entry),

        Of<MeasureReported>("measures/{id}/reports", Progress),
        Of<MilestoneReached>("measures/{id}/milestones/{about}/attainment", Progress),
        Of<PartnerInvolved>("measures/{id}/partners", Progress),
        Of<MeasureApproved>("measures/{id}/approval", Progress),
        Of<CallOpened>("measures/{id}/calls", Progress),
        Of<MeasureStarted>("measures/{id}/start", Progress),
        Of<MeasureCompleted>("measures/{id}/completion", Progress),
        Of<MeasureEstablished>("measures/{id}/establishment", Progress),
        Of<MeasureDeferred>("measures/{id}/deferral", Progress),
        Of<MeasureResumed>("measures/{id}/resumption", Progress),
        Of<MeasureDropped>("measures/{id}/abandonment", Progress),
        Of<MilestonePlanned>("measures/{id}/milestones", Plan),
        Of<MilestoneRescheduled>("measures/{id}/milestones/{about}/schedule", Plan),
        Of<MilestoneDropped>("measures/{id}/milestones/{about}/abandonment", Plan),
        Of<MeasureRescheduled>("measures/{id}/schedule", Plan),
        Of<MeasureAssigned>("measures/{id}/assignment", Plan),
        Of<MeasureReworded>("measures/{id}/wording", Plan),
        Of<MeasureWeighted>("measures/{id}/weight", Plan),
        Of<MeasuresMerged>("measures/{id}/merges", Plan),
        Of<MeasurePlanned>("measures", Plan),

        Of<IndicatorMeasured>("strategies/{id}/indicators/{about}/values", Figures),
        Of<ReportPublished>("strategies/{id}/reports", Figures),
        Of<ProgressOverridden>("strategies/{id}/overrides", Figures),
        Of<OverrideLifted>("strategies/{id}/overrides/{about}/lifting", Figures),
        Of<FieldOfActionAdded>("strategies/{id}/fields-of-action", Plan),
        Of<GoalSet>("strategies/{id}/goals", Plan),
        Of<GoalReworded>("strategies/{id}/goals/{about}/wording", Plan),
        Of<GoalDropped>("strategies/{id}/goals/{about}/abandonment", Plan),
        Of<IndicatorDefined>("strategies/{id}/indicators", Plan),
        Of<WeightSet>("strategies/{id}/weights", Plan),
        Of<StatusLabelsSet>("strategies/{id}/status-labels", Plan),
        Of<StrategyAdopted>("strategies/{id}/adoption", Edition),
        Of<StrategySucceeded>("strategies/{id}/succession", Edition),
        Of<StrategyClosed>("strategies/{id}/closing", Edition),
        Of<StrategyDrafted>("strategies", Edition),

        Of<StepCorrected>(Correction.Address, Revision) with { Title = new("Correct a step", "Einen Schritt berichtigen") },
        Of<StepWithdrawn>("steps/{id}/withdrawal", Revision) with { Title = new("Withdraw a step", "Einen Schritt zurückziehen") },

        Of<MunicipalityRenamed>("name", Settings),
        Of<OfficesNamed>("offices", Settings),
        Of<FieldsOfActionNamed>("fields-of-action", Settings),
        Of<MunicipalStatusLabelsSet>("status-labels", Settings),
        Of<MunicipalReportIntervalSet>("report-interval", Settings),
        Of<LogoSet>("logo", Settings),
        Of<TimeZoneSet>("time-zone", Settings)
    ];

    /// <summary>What stands in the form before anybody types, by field.</summary>
    public IReadOnlyDictionary<string, string> Usual { get; private init; } = new Dictionary<string, string>();

    /// <summary>What came about by it; of what is done to an earlier step, what is to be done.</summary>
    public Sentence Title { get; private init; } = StepTitles.Of(Catalogue.NameOf(Event)).AsTitle();

    /// <summary>Whether it says of an earlier step that it was otherwise, or never.</summary>
    public bool IsRevision => Group == Revision;

    /// <summary>Whether it is about something within its history, such as an agreement.</summary>
    public bool IsAbout => Address.Contains("{about}", StringComparison.Ordinal);

    /// <summary>The step that an address leads to, with the ids in it; null where it leads to none.</summary>
    public static (RecordableStep Step, RouteValueDictionary Ids)? Find(string address)
    {
        var asked = address.Split('/');
        foreach (var step in All)
        {
            var ids = new RouteValueDictionary();
            if (step.Address.Split('/') is var parts && parts.Length == asked.Length && parts.Zip(asked).All(pair => Fits(pair.First, pair.Second, ids))) return (step, ids);
        }

        return null;
    }

    /// <summary>The addresses at which steps of these kinds are recorded about something.</summary>
    /// <param name="kind">partnerships, organisations, measures or strategies.</param>
    /// <param name="about">What within it; null where nothing is named.</param>
    public static IEnumerable<string> AddressesOf(IEnumerable<string> events, string kind, Guid id, Guid? about) =>
        from name in events
        from step in All
        where Catalogue.NameOf(step.Event) == name && step.Address.StartsWith($"{kind}/{{id}}/", StringComparison.Ordinal) && (about is not null || !step.IsAbout)
        select step.Address.Filled(new RouteValueDictionary { ["id"] = id, ["about"] = about });

    private static bool Fits(string part, string asked, RouteValueDictionary ids)
    {
        if (part is not ['{', .. var name, '}']) return part == asked;
        if (!Guid.TryParseExact(asked, "D", out var id)) return false;

        ids[name] = id.ToString();
        return true;
    }

    private static RecordableStep Of<TStep>(string address, Sentence group, params IEnumerable<(string Field, string Value)> usual) where TStep : Step =>
        new(address, typeof(TStep), group) { Usual = usual.ToDictionary(one => one.Field, one => one.Value) };
}
