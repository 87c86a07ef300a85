using System.Collections.Frozen;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Steps;

/// <summary>What a kind of step is called in the middle of a sentence. The names of the catalogue are for machines and never change; these are for readers.</summary>
public static class StepTitles
{
    private static readonly FrozenDictionary<string, Sentence> Titles = new Dictionary<string, Sentence>
    {
        // Organisations
        ["OrganisationRegistered"] = new("organisation registered", "Organisation aufgenommen"),
        ["OrganisationRenamed"] = new("organisation renamed", "Organisation umbenannt"),
        ["IdentifierAssigned"] = new("identifier assigned", "Kennung vergeben"),
        ["FieldsOfActivityChanged"] = new("fields of activity changed", "Tätigkeitsfelder geändert"),
        ["ProfessionalisationAssessed"] = new("professionalisation assessed", "Professionalisierung eingeschätzt"),
        ["MigrantOrganisationStatusAssessed"] = new("status as a migrant organisation assessed", "Status als Migrantenorganisation eingeschätzt"),
        ["ContactPersonNamed"] = new("contact person of the organisation named", "Ansprechperson der Organisation benannt"),
        ["ContactPersonLeft"] = new("contact person of the organisation left", "Ansprechperson der Organisation ausgeschieden"),
        ["ProfileConfirmed"] = new("entry confirmed", "Eintrag bestätigt"),
        ["OrganisationsMerged"] = new("entries merged", "Einträge zusammengeführt"),
        ["OrganisationDissolved"] = new("organisation dissolved", "Organisation aufgelöst"),

        // Partnerships: contact and reliability
        ["PartnershipOpened"] = new("partnership opened", "Partnerschaft eröffnet"),
        ["DepthWanted"] = new("wanted depth stated", "gewünschte Tiefe genannt"),
        ["ContactMade"] = new("contact", "Kontakt"),
        ["ContactPersonAssigned"] = new("contact person of the municipality named", "Ansprechperson der Kommune benannt"),
        ["ContactPersonReleased"] = new("contact person of the municipality left", "Ansprechperson der Kommune ausgeschieden"),
        ["ContactHandedOver"] = new("contact handed over", "Kontakt übergeben"),
        ["PartnerContactNamed"] = new("contact person of the partner named", "Ansprechperson des Partners benannt"),
        ["PartnerContactLeft"] = new("contact person of the partner left", "Ansprechperson des Partners ausgeschieden"),
        ["CommitmentMade"] = new("promise made", "Zusage gegeben"),
        ["CommitmentKept"] = new("promise kept", "Zusage gehalten"),
        ["CommitmentBroken"] = new("promise broken", "Zusage gebrochen"),
        ["ConflictRaised"] = new("conflict raised", "Konflikt angesprochen"),
        ["ConflictResolved"] = new("conflict resolved", "Konflikt geklärt"),
        ["PartnershipPaused"] = new("partnership paused", "Partnerschaft pausiert"),
        ["PartnershipResumed"] = new("partnership resumed", "Partnerschaft wieder aufgenommen"),
        ["PartnershipEnded"] = new("partnership ended", "Partnerschaft beendet"),
        ["PartnershipsMerged"] = new("partnerships merged", "Partnerschaften zusammengeführt"),

        // Partnerships: binding
        ["AgreementSigned"] = new("agreement signed", "Vereinbarung unterschrieben"),
        ["AgreementAmended"] = new("agreement amended", "Vereinbarung geändert"),
        ["AgreementRenewed"] = new("agreement renewed", "Vereinbarung verlängert"),
        ["AgreementTerminated"] = new("agreement terminated", "Vereinbarung gekündigt"),
        ["RoundTableJoined"] = new("joined a round table", "einem Runden Tisch beigetreten"),
        ["RecognitionGranted"] = new("recognition granted", "Anerkennung ausgesprochen"),
        ["RecognitionRevoked"] = new("recognition revoked", "Anerkennung entzogen"),
        ["FundingRequested"] = new("funding requested", "Förderung beantragt"),
        ["FundingGranted"] = new("funding granted", "Förderung bewilligt"),
        ["FundingDeclined"] = new("funding declined", "Förderung abgelehnt"),
        ["ProofOfUseAccepted"] = new("proof of use accepted", "Verwendungsnachweis angenommen"),

        // Partnerships: strengthening
        ["QualificationOffered"] = new("qualification offered", "Qualifizierung angeboten"),
        ["QualificationAccepted"] = new("qualification accepted", "Qualifizierung angenommen"),
        ["QualificationDeclined"] = new("qualification declined", "Qualifizierung abgelehnt"),
        ["QualificationCompleted"] = new("qualification completed", "Qualifizierung abgeschlossen"),
        ["SupportProvided"] = new("support provided", "Unterstützung geleistet"),

        // Partnerships: joint work and decision power
        ["TasksShared"] = new("tasks shared", "Aufgaben geteilt"),
        ["ResourcesShared"] = new("resources shared", "Mittel eingebracht"),
        ["JointEventHeld"] = new("joint event held", "gemeinsame Veranstaltung ausgerichtet"),
        ["MeasureCoDesigned"] = new("measure designed together", "Maßnahme gemeinsam entwickelt"),
        ["JointMeasureCompleted"] = new("joint measure completed", "gemeinsame Maßnahme abgeschlossen"),
        ["JointEvaluationHeld"] = new("evaluated together", "gemeinsam ausgewertet"),
        ["TaskTransferred"] = new("task transferred", "Aufgabe übertragen"),
        ["TaskReturned"] = new("task returned", "Aufgabe zurückgegeben"),
        ["ExpertiseContributed"] = new("expertise contributed", "Fachkenntnis eingebracht"),
        ["HearingHeld"] = new("hearing held", "Anhörung durchgeführt"),
        ["HearingAnswered"] = new("feedback on a hearing given", "Rückmeldung zur Anhörung gegeben"),
        ["SeatGranted"] = new("seat granted", "Sitz vergeben"),
        ["SeatExercised"] = new("seat exercised", "Sitz ausgeübt"),
        ["SeatWithdrawn"] = new("seat withdrawn", "Sitz weggefallen"),
        ["DecisionDelegated"] = new("decision delegated", "Entscheidung übertragen"),
        ["DelegationEnded"] = new("delegation ended", "Delegation beendet"),
        ["PartnerViewSubmitted"] = new("partner's view submitted", "Sicht des Partners mitgeteilt"),

        // Strategies
        ["StrategyDrafted"] = new("strategy drafted", "Strategie entworfen"),
        ["StrategyAdopted"] = new("strategy adopted", "Strategie beschlossen"),
        ["FieldOfActionAdded"] = new("field of action added", "Handlungsfeld ergänzt"),
        ["GoalSet"] = new("goal set", "Ziel gesetzt"),
        ["GoalReworded"] = new("goal reworded", "Ziel umformuliert"),
        ["GoalDropped"] = new("goal dropped", "Ziel aufgegeben"),
        ["WeightSet"] = new("weight set", "Gewicht festgelegt"),
        ["IndicatorDefined"] = new("indicator defined", "Indikator festgelegt"),
        ["IndicatorMeasured"] = new("indicator measured", "Indikator gemessen"),
        ["StatusLabelsSet"] = new("labels of the states set", "Statuswörter festgelegt"),
        ["ProgressOverridden"] = new("progress overridden", "Fortschritt von Hand gesetzt"),
        ["OverrideLifted"] = new("override lifted", "Setzung von Hand aufgehoben"),
        ["ReportPublished"] = new("report published", "Bericht veröffentlicht"),
        ["StrategySucceeded"] = new("strategy succeeded by another", "Strategie durch eine neue abgelöst"),
        ["StrategyClosed"] = new("strategy closed", "Strategie abgeschlossen"),

        // Measures
        ["MeasurePlanned"] = new("measure planned", "Maßnahme geplant"),
        ["MeasureReworded"] = new("measure reworded", "Maßnahme umformuliert"),
        ["MeasureAssigned"] = new("measure assigned to an office", "Maßnahme einer Stelle zugeordnet"),
        ["MeasureWeighted"] = new("measure weighted", "Maßnahme gewichtet"),
        ["MeasureApproved"] = new("measure approved", "Maßnahme beschlossen"),
        ["CallOpened"] = new("call opened", "Ausschreibung eröffnet"),
        ["PartnerInvolved"] = new("partner involved", "Partner beteiligt"),
        ["MilestonePlanned"] = new("milestone planned", "Meilenstein geplant"),
        ["MilestoneReached"] = new("milestone reached", "Meilenstein erreicht"),
        ["MilestoneRescheduled"] = new("milestone rescheduled", "Meilenstein verschoben"),
        ["MilestoneDropped"] = new("milestone dropped", "Meilenstein gestrichen"),
        ["MeasureStarted"] = new("measure started", "Maßnahme begonnen"),
        ["MeasureReported"] = new("state of the measure reported", "Stand der Maßnahme berichtet"),
        ["MeasureRescheduled"] = new("measure rescheduled", "Maßnahme verschoben"),
        ["MeasureCompleted"] = new("measure completed", "Maßnahme umgesetzt"),
        ["MeasureEstablished"] = new("measure established for good", "Maßnahme verstetigt"),
        ["MeasureDeferred"] = new("measure deferred", "Maßnahme zurückgestellt"),
        ["MeasureResumed"] = new("measure resumed", "Maßnahme wieder aufgenommen"),
        ["MeasureDropped"] = new("measure dropped", "Maßnahme aufgegeben"),
        ["MeasuresMerged"] = new("measures merged", "Maßnahmen zusammengeführt"),

        // Rules
        ["RulesAdopted"] = new("rules adopted", "Regeln beschlossen"),

        // The municipality itself
        ["MunicipalityOpened"] = new("municipality opened", "Kommune eröffnet"),
        ["MunicipalityRenamed"] = new("municipality renamed", "Kommune umbenannt"),
        ["OfficesNamed"] = new("offices of the municipality named", "Ämter der Kommune genannt"),
        ["FieldsOfActionNamed"] = new("fields of action of the municipality named", "Handlungsfelder der Kommune genannt"),
        ["MunicipalStatusLabelsSet"] = new("the municipality's labels of the states set", "Statuswörter für die ganze Kommune festgelegt"),
        ["MunicipalReportIntervalSet"] = new("the municipality's report interval set", "Berichtszeitraum der Kommune festgelegt"),
        ["TimeZoneSet"] = new("time zone set", "Zeitzone festgelegt"),
        ["LogoSet"] = new("logo set", "Logo festgelegt"),
        ["MunicipalitySwitchedOff"] = new("municipality switched off", "Kommune abgeschaltet"),
        ["MunicipalitySwitchedOn"] = new("municipality switched on again", "Kommune wieder angeschaltet"),

        // Every history
        ["StepCorrected"] = new("step corrected", "Schritt berichtigt"),
        ["StepWithdrawn"] = new("step withdrawn", "Schritt zurückgezogen")
    }.ToFrozenDictionary();

    /// <param name="name">Its name in the catalogue.</param>
    public static Sentence Of(string name) => Titles[name];

    /// <summary>The names that have a title.</summary>
    public static IReadOnlyCollection<string> Names => Titles.Keys;
}
