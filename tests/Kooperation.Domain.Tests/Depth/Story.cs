using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Depth;

/// <summary>The steps of one partnership as a test tells them, with ids that follow the telling.</summary>
internal static class Story
{
    public static readonly Guid A = Id(1001);
    public static readonly Guid B = Id(1002);
    public static readonly Guid C = Id(1003);

    public static readonly Step[] Regular = [Contact("2025-01-15"), Contact("2025-04-15"), Contact("2025-06-15")];

    // Everything that level 5 asks for, on 2025-07-01, but the partner's view.
    public static readonly Step[] AllButTheView =
    [
        .. Regular,
        Agreement("2025-01-02", id: B),
        new MeasureCoDesigned(null, "", DesignStage.Need).On("2025-01-02"),
        Seat("2024-01-02", id: C),
        Exercise("2025-05-02", C),
        Support("2025-01-02", SupportKind.Room)
    ];

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public static T On<T>(this T step, string? day) where T : Step => step with { OccurredOn = day is null ? PartialDate.Unknown : PartialDate.Parse(day) };

    public static T Judged<T>(this T step) where T : Step => step with { Basis = Basis.Judged };

    public static T With<T>(this T step, Counterpart counterpart) where T : PartnershipStep => step with { Counterpart = counterpart };

    public static Term Term(string? from, string? until) => new(
        from is null ? PartialDate.Unknown : PartialDate.Parse(from),
        until is null ? PartialDate.Unknown : PartialDate.Parse(until));

    public static IReadOnlyList<DepthFact> Evidence(params Step[] steps) =>
        DepthEvidence.Of(steps.Select((step, index) => new RecordedStep(Id(index + 1), step)));

    public static DepthLevels Levels(string day, params Step[] steps) => PartnershipDepth.LevelsOn(Evidence(steps), DepthRules.Standard, Day(day));

    public static Assessment Assess(string day, params Step[] steps) => PartnershipDepth.Assess(Evidence(steps), DepthRules.Standard, Day(day));

    public static Outlook Outlook(string day, params Step[] steps) => PartnershipDepth.OutlookFrom(Evidence(steps), DepthRules.Standard, Day(day));

    public static DimensionAssessment Of(this Assessment assessment, Dimension dimension) => assessment.Dimensions[(int)dimension];

    public static ContactMade Contact(
        string? day,
        ContactForm form = ContactForm.Meeting,
        ContactDirection direction = ContactDirection.Mutual) => new ContactMade(form, direction, [], null).On(day);

    public static AgreementSigned Agreement(
        string? day,
        AgreementKind kind = AgreementKind.Cooperation,
        Term? term = null,
        Guid? id = null,
        string? signedByMunicipality = null,
        string? signedByPartner = null) => new AgreementSigned(
            id ?? A,
            kind,
            "",
            [],
            [
                new Signature(Side.Municipality, PartialDate.TryParse(signedByMunicipality ?? day, out var ours) ? ours : PartialDate.Unknown),
                new Signature(Side.Partner, PartialDate.TryParse(signedByPartner ?? day, out var theirs) ? theirs : PartialDate.Unknown)
            ],
            term ?? Domain.Time.Term.Open,
            PartialDate.Unknown,
            null).On(day);

    public static FundingGranted Funding(string? day, Term term, FundingKind? kind = FundingKind.Project, params string[] jointGoals) =>
        new FundingGranted(A, null, kind, null, null, 100_00, term, jointGoals, null).On(day);

    public static SeatGranted Seat(string? day, SeatRight right = SeatRight.Vote, Guid? id = null) =>
        new SeatGranted(id ?? A, "Kuratorium", 1, 25, right).On(day);

    public static SeatExercised Exercise(string? day, Guid? id = null) => new SeatExercised(id ?? A, null).On(day);

    public static HearingHeld Hearing(string? day, string? feedback = null) =>
        new HearingHeld(A, "Haushalt", null, feedback is null ? PartialDate.Unknown : PartialDate.Parse(feedback)).On(day);

    public static QualificationOffered Offer(string? day, Audience audience = Audience.Partner, Guid? id = null) =>
        new QualificationOffered(id ?? A, "Vereinsrecht", null, null, Domain.Time.Term.Open, audience).On(day);

    public static QualificationCompleted Completion(string? day, string? validUntil = null, Guid? id = null) =>
        new QualificationCompleted(id ?? A, 12, null, validUntil is null ? PartialDate.Unknown : PartialDate.Parse(validUntil)).On(day);

    public static SupportProvided Support(string? day, SupportKind kind, Term? term = null) => new SupportProvided(kind, null, term ?? Domain.Time.Term.Open).On(day);

    public static JointEventHeld JointEvent(string? day) => new JointEventHeld("Fest", null).On(day);

    public static CommitmentMade Promise(string? day, string? due = null, Side by = Side.Municipality, Guid? id = null) =>
        new CommitmentMade(id ?? A, by, "", due is null ? PartialDate.Unknown : PartialDate.Parse(due)).On(day);

    public static PartnerViewSubmitted View(string? day, int rating) => new PartnerViewSubmitted(rating, null, null).On(day);
}
