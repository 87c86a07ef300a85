using CsCheck;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;

namespace Kooperation.Oracle;

/// <summary>Everything that can happen between a municipality and a partner, each as a generator of what to add to the story.</summary>
internal static class Chapters
{
    private static readonly Gen<IReadOnlyList<string>> Goals =
        Gen.Bool.Select(joint => (IReadOnlyList<string>)(joint ? ["parents reach the school"] : []));

    private static readonly Gen<ContactMade> ContactOfAnyKind = Gen.Select(
        Gen.Enum<ContactForm>(), Gen.Enum<ContactDirection>(), (form, direction) => new ContactMade(form, direction, [], null));

    private static readonly Gen<ContactMade> MutualContact =
        Gen.Enum<ContactForm>().Select(form => new ContactMade(form, ContactDirection.Mutual, [], null));

    // 0: municipality only, 1: partner only, otherwise both.
    private static readonly Gen<(int Who, int DaysLater, DatePrecision Precision)> Signing =
        Gen.Select(Gen.Int[0, 9], Gen.Int[-20, 120], Dates.Precision);

    private static readonly Gen<Chapter> Contacts = Gen.Frequency(
        (5, ContactOfAnyKind.Select(Step)),
        (5, MutualContact.Select(Step)),
        (2, Plain(() => new JointEventHeld("Fest der Kulturen", 80))),
        (2, Plain(() => new ExpertiseContributed("what parents ask") { FieldOfAction = "education" })));

    private static readonly Gen<Chapter> Promise = Gen.Select(Gen.Enum<Side>(), Gen.Int[0, 200], Dates.Precision, (by, days, precision) =>
        Step((story, circumstances) =>
            new CommitmentMade(story.NextId(), by, "a room by spring", Dates.AtPrecision(circumstances.Day.AddDays(days), precision))));

    private static readonly Gen<Chapter> Word = Gen.Frequency(
        (4, Promise),
        (4, About<CommitmentMade>(made => made.CommitmentId, id => new CommitmentKept(id))),
        (1, About<CommitmentMade>(made => made.CommitmentId, id => new CommitmentBroken(id, null))));

    private static readonly Gen<Chapter> KeptWord = Gen.Frequency(
        (1, Promise),
        (2, About<CommitmentMade>(made => made.CommitmentId, id => new CommitmentKept(id))));

    private static readonly Gen<Chapter> Trouble = Gen.Frequency(
        (2, Gen.Enum<Side>().Select(by => Step((story, _) => new ConflictRaised(story.NextId(), by, "a late payment")))),
        (2, About<ConflictRaised>(raised => raised.ConflictId, id => new ConflictResolved(id, null))),
        (1, Gen.Enum<Side>().Select(by => Step((_, _) => new PartnershipEnded(by, "the project is over")))));

    private static readonly Gen<Chapter> Pauses = Gen.Frequency(
        (2, Plain(() => new PartnershipPaused("pandemic"))),
        (3, Plain(() => new PartnershipResumed(null))));

    private static readonly Gen<Chapter> People = Gen.Frequency(
        (4, Plain(story => new ContactPersonAssigned(story.NextId()))),
        (2, About<ContactPersonAssigned>(assigned => assigned.Person, person => new ContactPersonReleased(person))),
        (1, About<ContactPersonAssigned>(assigned => assigned.Person, (story, person) => new ContactHandedOver(person, story.NextId()))),
        (1, About<ContactHandedOver>(handedOver => handedOver.To, person => new ContactPersonReleased(person))),
        (4, Plain(story => new PartnerContactNamed(story.NextId()))),
        (1, About<PartnerContactNamed>(named => named.Person, person => new PartnerContactLeft(person))));

    private static readonly Gen<Chapter> Agreements = Gen.Frequency(
        (5, Gen.Select(Gen.Enum<AgreementKind>(), Goals, Signing, Signing, Period.Any, (kind, goals, municipality, partner, period) =>
            Step((story, circumstances) => new AgreementSigned(
                story.NextId(), kind, "one way to the school", goals, Signatures(circumstances.Day, municipality, partner),
                period.StartingAbout(circumstances.Day), PartialDate.Unknown, null)))),
        (1, Gen.Select(Period.Any, Gen.Bool, (period, changesTheTerm) => OfAgreement((_, circumstances, id) => new AgreementAmended(
            id, "longer", changesTheTerm ? period.StartingAbout(circumstances.Day) : null, PartialDate.Unknown, null)))),
        (2, Period.Any.Select(period => OfAgreement((story, circumstances, id) =>
            new AgreementRenewed(id, story.NextId(), period.StartingAbout(circumstances.Day), null)))),
        (1, Gen.Enum<Side>().Select(by => OfAgreement((_, _, id) => new AgreementTerminated(id, by, "no money")))));

    private static readonly Gen<Chapter> Funding = Gen.Frequency(
        (2, Gen.Bool.Select(joint => Step((story, _) => new FundingRequested(story.NextId(), "GFZ", null, 500_000, joint)))),
        (3, Gen.Select(Gen.Enum<FundingKind>(), Gen.Bool, Period.Any, Goals, (kind, isSaid, period, goals) => Step((story, circumstances) =>
            new FundingGranted(
                story.NextId(), story.OneId<FundingRequested>(circumstances, request => request.RequestId), isSaid ? kind : null, "GFZ", null, 500_000,
                period.StartingAbout(circumstances.Day), goals, null)))),
        (1, About<FundingRequested>(request => request.RequestId, id => new FundingDeclined(id, "no money left", null))),
        (1, About<FundingGranted>(funding => funding.FundingId, id => new ProofOfUseAccepted(id))));

    private static readonly Gen<Chapter> Binding = Gen.Frequency(
        (6, Agreements),
        (5, Funding),
        (1, Plain(() => new RoundTableJoined("Runder Tisch Bildung"))),
        (1, Plain(story => new RecognitionGranted(story.NextId(), "provider of youth services", null))),
        (1, About<RecognitionGranted>(recognition => recognition.RecognitionId, id => new RecognitionRevoked(id, "dissolved"))));

    private static readonly Gen<Chapter> Strengthening = Gen.Frequency(
        (3, Gen.Select(Gen.Enum<Audience>(), Period.Any, (audience, period) => Step((story, circumstances) => new QualificationOffered(
            story.NextId(), "accounting", null, null, period.StartingAbout(circumstances.Day), audience)))),
        (2, About<QualificationOffered>(offer => offer.OfferId, id => new QualificationAccepted(id))),
        (1, About<QualificationOffered>(offer => offer.OfferId, id => new QualificationDeclined(id, null))),
        (3, Gen.Select(Gen.Int[0, 1000], MaybeUnknown, (days, precision) => Step((story, circumstances) =>
            story.OneId<QualificationOffered>(circumstances, offer => offer.OfferId) is { } id
                ? new QualificationCompleted(id, 12, null, Dates.AtPrecision(circumstances.Day.AddDays(days), precision))
                : null))),
        (6, Gen.Select(Gen.Enum<SupportKind>(), Period.Any, (kind, period) => Step((_, circumstances) =>
            new SupportProvided(kind, null, period.StartingAbout(circumstances.Day))))));

    private static readonly Gen<Chapter> JointWork = Gen.OneOf(
        Plain(() => new TasksShared("invitations here, rooms there")),
        Plain(() => new ResourcesShared("half a post each")),
        Gen.Enum<DesignStage>().Select(stage => Step((_, _) => new MeasureCoDesigned(null, "Elterncafé", stage))),
        Plain(() => new JointMeasureCompleted(null, "Elterncafé", null)),
        Plain(() => new JointEvaluationHeld(null, null)),
        Plain(story => new TaskTransferred(story.NextId(), "first advice", null)),
        About<TaskTransferred>(task => task.TaskId, id => new TaskReturned(id, "no staff")));

    private static readonly Gen<Chapter> Power = Gen.Frequency(
        (2, Gen.Select(Gen.Int[-30, 300], MaybeUnknown, (days, precision) => Step((story, circumstances) => new HearingHeld(
            story.NextId(), "school development plan", null, Dates.AtPrecision(circumstances.Day.AddDays(days), precision))))),
        (1, About<HearingHeld>(hearing => hearing.HearingId, id => new HearingAnswered(id, null))),
        (3, Gen.Enum<SeatRight>().Select(right => Step((story, _) => new SeatGranted(story.NextId(), "Kuratorium", 1, 25, right)))),
        (8, About<SeatGranted>(seat => seat.SeatId, id => new SeatExercised(id, null))),
        (1, About<SeatGranted>(seat => seat.SeatId, id => new SeatWithdrawn(id, null))),
        (1, Gen.Select(Gen.Int[0, 900], MaybeUnknown, (days, precision) => Step((story, circumstances) => new DecisionDelegated(
            story.NextId(), "small grants", 200_000, Dates.AtPrecision(circumstances.Day.AddDays(days), precision))))),
        (1, About<DecisionDelegated>(delegation => delegation.DelegationId, id => new DelegationEnded(id, "the budget is used up"))));

    private static readonly Gen<Chapter> Views = Gen.Frequency(
        (4, Gen.Int[0, 5].Select(rating => Step((_, _) => new PartnerViewSubmitted(rating, null, null)))),
        (1, Gen.Int[1, 5].Select(level => Step((_, _) => new DepthWanted(level, null, null)))));

    private static readonly Gen<Chapter> GoodViews = Gen.Int[3, 5].Select(rating => Step((_, _) => new PartnerViewSubmitted(rating, null, null)));

    private static readonly Gen<Chapter> SecondThoughts = Gen.Frequency(
        (2, Gen.Const<Chapter>((story, circumstances) =>
        {
            if (story.OneStep(circumstances.Choice) is { } wrong) story.Withdraw(wrong);
        })),
        (3, Gen.Select(Period.Any, Gen.Int[0, 3], (period, what) => (Chapter)((story, circumstances) =>
        {
            if (story.OneStep(circumstances.Choice) is { Step: PartnershipStep step } wrong)
                story.Correct(wrong, Corrected(step, what, circumstances, period));
        }))));

    /// <summary>Everything with about the same chance.</summary>
    public static readonly Gen<Chapter> Mixed = Gen.Frequency(
        (6, Contacts), (4, Word), (3, Trouble), (3, Pauses), (3, People), (6, Binding), (6, Strengthening), (4, JointWork), (5, Power), (2, Views),
        (4, SecondThoughts));

    /// <summary>Much contact, joint work and decision power, little trouble: what reaches the upper levels.</summary>
    public static readonly Gen<Chapter> Close = Gen.Frequency(
        (40, Contacts), (10, Word), (1, Trouble), (6, Pauses), (6, People), (24, Binding), (28, Strengthening), (24, JointWork), (34, Power),
        (12, GoodViews), (6, SecondThoughts));

    /// <summary>Regular meetings of people who keep their word, over years.</summary>
    public static readonly Gen<Chapter> Faithful = Gen.Frequency(
        (40, Contacts), (24, KeptWord), (1, Trouble), (3, Pauses), (8, People), (6, Binding), (4, JointWork), (4, Power), (2, GoodViews),
        (1, SecondThoughts));

    private static Gen<DatePrecision> MaybeUnknown => Gen.Frequency((1, Dates.Precision), (1, Gen.Const(DatePrecision.Unknown)));

    public static void Opening(Story story, Circumstances circumstances) =>
        story.Record(new PartnershipOpened(story.NextId(), PartialDate.Unknown), circumstances with { Counterpart = Counterpart.Municipality });

    private static Chapter Step(Func<Story, Circumstances, PartnershipStep?> step) => (story, circumstances) =>
    {
        if (step(story, circumstances) is { } next) story.Record(next, circumstances);
    };

    private static Chapter Step(PartnershipStep step) => Step((_, _) => step);

    private static Gen<Chapter> Plain(Func<PartnershipStep> step) => Gen.Const(Step((_, _) => step()));

    private static Gen<Chapter> Plain(Func<Story, PartnershipStep> step) => Gen.Const(Step((story, _) => step(story)));

    private static Gen<Chapter> About<TEarlier>(Func<TEarlier, Guid> id, Func<Guid, PartnershipStep> step) where TEarlier : PartnershipStep =>
        About(id, (_, earlier) => step(earlier));

    private static Gen<Chapter> About<TEarlier>(Func<TEarlier, Guid> id, Func<Story, Guid, PartnershipStep> step) where TEarlier : PartnershipStep =>
        Gen.Const(Step((story, circumstances) => story.OneId(circumstances, id) is { } earlier ? step(story, earlier) : null));

    private static Chapter OfAgreement(Func<Story, Circumstances, Guid, PartnershipStep> step) =>
        Step((story, circumstances) => story.OneAgreement(circumstances) is { } agreement ? step(story, circumstances, agreement) : null);

    private static IReadOnlyList<Signature> Signatures(
        DateOnly day, (int Who, int DaysLater, DatePrecision Precision) municipality, (int Who, int DaysLater, DatePrecision Precision) partner)
    {
        var signatures = new List<Signature>();
        if (municipality.Who > 0) signatures.Add(new Signature(Side.Municipality, SignedOn(municipality)));
        if (partner.Who > 0) signatures.Add(new Signature(Side.Partner, SignedOn(partner)));
        return signatures;

        PartialDate SignedOn((int Who, int DaysLater, DatePrecision Precision) signing) =>
            Dates.AtPrecision(day.AddDays(signing.DaysLater), signing.Precision);
    }

    // How it really was: another day, another basis or counterpart, or another content.
    private static PartnershipStep Corrected(PartnershipStep wrong, int what, Circumstances circumstances, Period period) => what switch
    {
        0 => wrong with { OccurredOn = circumstances.OccurredOn },
        1 => wrong with { Basis = circumstances.Basis, Counterpart = circumstances.Counterpart },
        _ => OfOtherContent(wrong, circumstances.Choice, period.StartingAbout(circumstances.Day))
    };

    private static PartnershipStep OfOtherContent(PartnershipStep wrong, int choice, Term term) => wrong switch
    {
        ContactMade contact => contact with { Form = (ContactForm)(choice % 6), Direction = (ContactDirection)(choice % 4) },
        CommitmentMade made => made with { By = (Side)(choice % 2), Due = term.Until },
        AgreementSigned signed => signed with { Kind = (AgreementKind)(choice % 3), Term = term },
        AgreementAmended amended => amended with { Term = term },
        AgreementRenewed renewed => renewed with { Term = term },
        FundingRequested request => request with { MunicipalityIsApplicant = !request.MunicipalityIsApplicant },
        FundingGranted funding => funding with { Kind = (FundingKind)(choice % 3), Term = term, JointGoals = choice % 2 == 0 ? [] : ["a common goal"] },
        QualificationOffered offer => offer with { For = (Audience)(choice % 2) },
        QualificationCompleted completed => completed with { ValidUntil = term.Until },
        SupportProvided support => support with { Kind = (SupportKind)(choice % 6), Term = term },
        HearingHeld hearing when !(term.From.Latest < hearing.OccurredOn.Earliest) => hearing with { FeedbackGivenOn = term.From },
        SeatGranted seat => seat with { Right = (SeatRight)(choice % 3) },
        DecisionDelegated delegation => delegation with { Until = term.Until },
        PartnerViewSubmitted view => view with { Rating = choice % 6 },
        JointEventHeld held =>
            new ContactMade(ContactForm.Event, ContactDirection.Mutual, [], null) { OccurredOn = held.OccurredOn, Basis = held.Basis },
        ExpertiseContributed asked => new TasksShared(asked.What) { OccurredOn = asked.OccurredOn, Basis = asked.Basis },
        _ => wrong
    };
}
