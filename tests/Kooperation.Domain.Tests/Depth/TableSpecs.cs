using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

/// <summary>Every row of the table: what a step carries on its last day, and that it carries it no longer on the next.</summary>
public sealed class TableSpecs
{
    private const string Start = "2024-01-10";
    private const string In12Months = "2025-01-10";
    private const string In18Months = "2025-07-10";
    private const string In24Months = "2026-01-10";
    private const string TermEnd = "2027-03-31";

    private static readonly Dictionary<string, (Dimension Dimension, int Level, string? LastDay, Step[] Steps)> Table = new()
    {
        ["contact from the municipality"] = (Dimension.Contact, 1, In12Months, [Contact(Start, ContactForm.Invitation, ContactDirection.FromMunicipality)]),
        ["contact from the partner"] = (Dimension.Contact, 1, In12Months, [Contact(Start, ContactForm.Call, ContactDirection.FromPartner)]),
        ["contact unanswered"] = (Dimension.Contact, 1, In12Months, [Contact(Start, ContactForm.Call, ContactDirection.Unanswered)]),
        ["qualification offered"] = (Dimension.Contact, 1, In12Months, [Offer(Start)]),
        ["funding requested"] = (Dimension.Contact, 1, In12Months, [Request(false)]),
        ["funding granted"] = (Dimension.Contact, 1, TermEnd, [Funding(Start, Term("2024", "2027-03"))]),
        ["funding granted without a term"] = (Dimension.Contact, 1, In12Months, [Funding(Start, Term(null, null))]),
        ["agreement in its term"] = (Dimension.Contact, 1, TermEnd, [Agreement(Start, term: Term(Start, "2027-03-31"))]),
        ["seat"] = (Dimension.Contact, 1, null, [Seat(Start, SeatRight.Advisory)]),
        ["mutual contact"] = (Dimension.Contact, 2, In12Months, [Contact(Start, ContactForm.Event)]),
        ["joint event for contact"] = (Dimension.Contact, 2, In12Months, [JointEvent(Start)]),
        ["seat exercised for contact"] = (Dimension.Contact, 2, In12Months, [Exercise(Start)]),
        ["qualification accepted"] = (Dimension.Contact, 2, In12Months, [new QualificationAccepted(A).On(Start)]),
        ["expertise for contact"] = (Dimension.Contact, 2, In12Months, [new ExpertiseContributed("").On(Start)]),

        ["promise"] = (Dimension.Commitment, 1, In12Months, [Promise(Start)]),
        ["letter of intent"] = (Dimension.Commitment, 2, In24Months, [Agreement(Start, AgreementKind.LetterOfIntent, Term(Start, "2030"))]),
        ["round table"] = (Dimension.Commitment, 2, In24Months, [new RoundTableJoined("Runder Tisch").On(Start)]),
        ["joint application with the municipality"] = (Dimension.Commitment, 2, In12Months, [Request(true)]),
        ["recognition"] = (Dimension.Commitment, 2, null, [new RecognitionGranted(A, "Träger", null).On(Start)]),
        ["recognition revoked"] = (Dimension.Commitment, 2, "2025-04-30", [new RecognitionGranted(A, "Träger", null).On(Start), new RecognitionRevoked(A, "").On("2025-05-01")]),
        ["funding without joint goals"] = (Dimension.Commitment, 2, TermEnd, [Funding(Start, Term(null, TermEnd))]),
        ["cooperation agreement"] = (Dimension.Commitment, 3, TermEnd, [Agreement(Start, term: Term(Start, TermEnd))]),
        ["cooperation agreement without an end"] = (Dimension.Commitment, 3, null, [Agreement(Start)]),
        ["funding with joint goals"] = (Dimension.Commitment, 3, TermEnd, [Funding(Start, Term(null, TermEnd), FundingKind.Project, "ein Ziel")]),
        ["funding with joint goals without a term"] = (Dimension.Commitment, 3, In12Months, [Funding(Start, Term(null, null), null, "ein Ziel")]),
        ["framework agreement"] = (Dimension.Commitment, 4, TermEnd, [Agreement(Start, AgreementKind.Framework, Term(Start, TermEnd))]),
        ["task transferred"] = (Dimension.Commitment, 4, null, [new TaskTransferred(A, "", null).On(Start)]),
        ["task returned"] = (Dimension.Commitment, 4, "2025-04-30", [new TaskTransferred(A, "", null).On(Start), new TaskReturned(A, "").On("2025-05-01")]),

        ["meeting"] = (Dimension.JointWork, 1, In12Months, [Contact(Start)]),
        ["call"] = (Dimension.JointWork, 1, In12Months, [Contact(Start, ContactForm.Call)]),
        ["visit"] = (Dimension.JointWork, 1, In12Months, [Contact(Start, ContactForm.Visit)]),
        ["seat exercised for joint work"] = (Dimension.JointWork, 1, In12Months, [Exercise(Start)]),
        ["expertise for joint work"] = (Dimension.JointWork, 1, In12Months, [new ExpertiseContributed("").On(Start)]),
        ["joint event"] = (Dimension.JointWork, 2, In18Months, [JointEvent(Start)]),
        ["tasks shared"] = (Dimension.JointWork, 2, In18Months, [new TasksShared("").On(Start)]),
        ["joint measure completed"] = (Dimension.JointWork, 2, In24Months, [new JointMeasureCompleted(null, "", null).On(Start)]),
        ["resources shared"] = (Dimension.JointWork, 3, In18Months, [new ResourcesShared("").On(Start)]),
        ["measure co-designed"] = (Dimension.JointWork, 4, In24Months, [new MeasureCoDesigned(null, "", DesignStage.Goal).On(Start)]),
        ["joint evaluation"] = (Dimension.JointWork, 4, In24Months, [new JointEvaluationHeld(null, null).On(Start)]),

        ["information"] = (Dimension.DecisionPower, 1, In12Months, [Contact(Start, ContactForm.Information, ContactDirection.FromMunicipality)]),
        ["hearing without feedback"] = (Dimension.DecisionPower, 1, In12Months, [Hearing(Start)]),
        ["hearing with feedback too late"] = (Dimension.DecisionPower, 1, In12Months, [Hearing(Start, "2024-07-11")]),
        ["hearing with feedback"] = (Dimension.DecisionPower, 2, In12Months, [Hearing(Start, "2024-07-10")]),
        ["hearing answered by a step of its own"] = (Dimension.DecisionPower, 2, In12Months, [Hearing(Start), new HearingAnswered(A, null).On("2024-03-01")]),
        ["advisory seat"] = (Dimension.DecisionPower, 2, null, [Seat(Start, SeatRight.Advisory)]),
        ["seat withdrawn"] = (Dimension.DecisionPower, 2, "2025-04-30", [Seat(Start, SeatRight.Advisory), new SeatWithdrawn(A, null).On("2025-05-01")]),
        ["seat with a vote that is exercised"] = (Dimension.DecisionPower, 3, "2025-02-01", [Seat(Start), Exercise("2024-02-01")]),
        ["seat with a veto that is exercised"] = (Dimension.DecisionPower, 3, "2025-02-01", [Seat(Start, SeatRight.Veto), Exercise("2024-02-01")]),
        ["delegation until its day"] = (Dimension.DecisionPower, 4, TermEnd, [Delegation(TermEnd)]),
        ["delegation without a day"] = (Dimension.DecisionPower, 4, null, [Delegation(null)]),
        ["delegation ended early"] = (Dimension.DecisionPower, 4, "2025-04-30", [Delegation(TermEnd), new DelegationEnded(A, "").On("2025-05-01")]),

        ["advice"] = (Dimension.Strengthening, 1, In12Months, [Support(Start, SupportKind.Advice)]),
        ["administrative help"] = (Dimension.Strengthening, 1, In12Months, [Support(Start, SupportKind.AdministrativeHelp)]),
        ["public recognition"] = (Dimension.Strengthening, 1, In12Months, [Support(Start, SupportKind.PublicRecognition)]),
        ["qualification completed"] = (Dimension.Strengthening, 2, In18Months, [Offer("2023-12-01"), Completion(Start)]),
        ["qualification with a certificate"] = (Dimension.Strengthening, 2, TermEnd, [Offer("2023-12-01"), Completion(Start, TermEnd)]),
        ["room"] = (Dimension.Strengthening, 2, In18Months, [Support(Start, SupportKind.Room)]),
        ["room with a term"] = (Dimension.Strengthening, 2, TermEnd, [Support(Start, SupportKind.Room, Term(Start, TermEnd))]),
        ["equipment"] = (Dimension.Strengthening, 2, In12Months, [Support(Start, SupportKind.Equipment, Term(Start, TermEnd))]),
        ["structural funding"] = (Dimension.Strengthening, 3, TermEnd, [Funding(Start, Term(null, TermEnd), FundingKind.Structural)]),
        ["administration trained"] = (Dimension.Strengthening, 4, In24Months, [Offer("2023-12-01", Audience.Administration), Completion(Start)])
    };

    public static TheoryData<string> Rows() => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_step_carries_its_level_to_the_last_day_and_no_longer(string row)
    {
        var (dimension, level, lastDay, steps) = Table[row];
        var evidence = Evidence(steps);
        int On(DateOnly day) => PartnershipDepth.LevelsOn(evidence, DepthRules.Standard, day).Dimensions[dimension];

        Assert.NotEqual(level, On(Day(Start).AddDays(-1)));
        if (lastDay is null)
        {
            Assert.Equal(level, On(Day("2060-01-01")));
            return;
        }

        Assert.Equal(level, On(Day(lastDay)));
        Assert.True(On(Day(lastDay).AddDays(1)) < level);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_assessment_names_the_step_and_the_day_it_expires(string row)
    {
        var (dimension, level, lastDay, steps) = Table[row];
        var day = lastDay is null ? Day(In12Months) : Day(lastDay);

        var found = PartnershipDepth.Assess(Evidence(steps), DepthRules.Standard, day).Of(dimension);

        Assert.Equal(level, found.Level);
        var carrier = Assert.Single(found.CarriedBy);
        Assert.Equal(level, carrier.Carries);
        if (steps[^1].OccurredOn.Middle <= day) Assert.Equal(lastDay is null ? null : day, carrier.Until);
        Assert.Contains(DepthRules.Standard.Evidence, line => line.Id == carrier.Rule);
    }

    [Fact]
    public void Every_line_of_the_rules_is_in_this_table()
    {
        var used = Table.Values
            .SelectMany(row => PartnershipDepth.Assess(Evidence(row.Steps), DepthRules.Standard, Day(row.LastDay ?? In12Months)).Dimensions)
            .SelectMany(dimension => dimension.CarriedBy)
            .Select(carrier => carrier.Rule)
            .ToHashSet();

        Assert.Empty(DepthRules.Standard.Evidence.Select(line => line.Id).Except(used));
    }

    [Fact]
    public void Money_and_rooms_alone_never_raise_joint_work_or_decision_power()
    {
        var levels = Levels(
            "2024-06-01",
            Funding(Start, Term(null, TermEnd), FundingKind.Structural, "ein Ziel"),
            Support(Start, SupportKind.Room),
            Support(Start, SupportKind.Equipment));

        Assert.Equal(new DimensionLevels(1, 3, 0, 0, 3), levels.Dimensions);
        Assert.Equal(1, levels.Level);
    }

    [Fact]
    public void Nothing_is_added_up()
    {
        var newsletters = Enumerable.Range(1, 10).Select(day => (Step)Contact($"2024-03-{day:00}", ContactForm.Information, ContactDirection.FromMunicipality));

        Assert.Equal(new DimensionLevels(1, 0, 0, 1, 0), Levels("2024-06-01", [.. newsletters]).Dimensions);
    }

    [Fact]
    public void A_completion_without_a_recorded_offer_carries_nothing_and_says_so()
    {
        var assessment = Assess("2024-06-01", Completion(Start));

        Assert.Equal(0, assessment.Level);
        Assert.False(assessment.IsDormant);
        Assert.Equal(NotCountedReason.OriginMissing, Assert.Single(assessment.NotCounted).Reason);
    }

    private static FundingRequested Request(bool municipalityIsApplicant) => new FundingRequested(A, null, null, null, municipalityIsApplicant).On(Start);

    private static DecisionDelegated Delegation(string? until) =>
        new DecisionDelegated(A, "", null, until is null ? Domain.Time.PartialDate.Unknown : Domain.Time.PartialDate.Parse(until)).On(Start);
}
