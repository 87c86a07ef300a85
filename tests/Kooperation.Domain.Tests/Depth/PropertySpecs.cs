using System.Text.Json;
using CsCheck;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Oracle;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

/// <summary>What must hold for every history, whatever happened in it.</summary>
public sealed class PropertySpecs
{
    // Steps that can only carry: none of them ends, breaks, pauses or disputes anything, and none refers to another.
    private static readonly Gen<PartnershipStep> Valid = Gen.Int[0, 15].Select(index => new PartnershipStep[]
    {
        new ContactMade(ContactForm.Meeting, ContactDirection.Mutual, [], null),
        new ContactMade(ContactForm.Information, ContactDirection.FromMunicipality, [], null),
        new JointEventHeld("", null),
        new ExpertiseContributed(""),
        new CommitmentMade(Id(9001), Side.Partner, "", PartialDate.Unknown),
        new RoundTableJoined(""),
        new RecognitionGranted(Id(9002), "", null),
        new FundingGranted(Id(9003), null, FundingKind.Structural, null, null, 1, Domain.Time.Term.Open, ["a goal"], null),
        new TaskTransferred(Id(9004), "", null),
        new TasksShared(""),
        new ResourcesShared(""),
        new MeasureCoDesigned(null, "", DesignStage.Goal),
        new HearingHeld(Id(9005), "", null, PartialDate.Unknown),
        new SeatGranted(Id(9006), "", 1, null, SeatRight.Vote),
        new DecisionDelegated(Id(9007), "", null, PartialDate.Unknown),
        new SupportProvided(SupportKind.Room, null, Domain.Time.Term.Open)
    }[index]);

    [Fact]
    public void One_more_valid_step_never_lowers_a_dimension() =>
        Gen.Select(Histories.WithDay, Valid, Gen.Int[0, 800]).Sample(
            (told, step, daysAgo) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(told.History));
                IReadOnlyList<DepthFact> more = [.. evidence, DepthEvidence.Of(new RecordedStep(Id(9999), step with { OccurredOn = told.Day.AddDays(-daysAgo) }))!];
                var (before, after) = (On(evidence, told.Day), On(more, told.Day));

                foreach (var dimension in Enum.GetValues<Dimension>()) Assert.True(after.Dimensions[dimension] >= before.Dimensions[dimension]);
                Assert.True(after.Level >= before.Level);
            },
            iter: 3_000);

    [Fact]
    public void Silence_never_raises_a_level() =>
        Gen.Select(Histories.WithDay, Gen.Int[1, 900]).Sample(
            (told, days) =>
            {
                // Left aside is what rises by its own day: a term that begins later, a day known in part, a brake that runs out, and the
                // reliability of contacts, which is a matter of time itself.
                var evidence = DepthEvidence.Of(StandingSteps.Of(told.History)).Where(fact => !RisesByItself(fact, told.Day)).ToArray();
                var (now, later) = (On(evidence, told.Day), On(evidence, told.Day.AddDays(days)));

                foreach (var dimension in Enum.GetValues<Dimension>())
                {
                    var most = dimension == Dimension.Contact && now.Dimensions.Contact == 3 ? 4 : now.Dimensions[dimension];
                    Assert.True(later.Dimensions[dimension] <= most);
                }

                Assert.True(later.Level <= now.Level);
            },
            iter: 3_000);

    [Fact]
    public void The_order_of_the_evidence_does_not_matter() =>
        Gen.Select(Histories.WithDay, Gen.Int).Sample(
            (told, seed) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(told.History));
                var shuffled = evidence.OrderBy(fact => HashCode.Combine(fact.StepId, seed)).ToArray();

                Assert.Equal(Json(evidence, told.Day), Json(shuffled, told.Day));
            },
            iter: 300);

    [Fact]
    public void Assessing_twice_gives_the_same_words() =>
        Histories.WithDay.Sample(
            (history, day) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(history));
                Assert.Equal(Json(evidence, day), Json(evidence, day));
            },
            iter: 200);

    [Fact]
    public void The_assessment_says_the_levels_that_its_evidence_and_brakes_add_up_to() =>
        Histories.WithDay.Sample(
            (history, day) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(history));
                var assessment = PartnershipDepth.Assess(evidence, DepthRules.Standard, day);
                var levels = On(evidence, day);

                Assert.Equal((levels.Level, levels.IsDormant), (assessment.Level, assessment.IsDormant));
                foreach (var found in assessment.Dimensions)
                {
                    Assert.Equal(levels.Dimensions[found.Dimension], found.Level);
                    Assert.Equal(found.BeforeBrakes, found.CarriedBy.Select(step => step.Carries).DefaultIfEmpty(0).Max());
                    Assert.All(found.CarriedBy, step => Assert.True(step.From <= day && (step.Until is null || step.Until >= day)));
                    Assert.All(found.CarriedBy.SelectMany(step => step.With), other => Assert.Contains(evidence, fact => fact.StepId == other.StepId));
                    var cap = assessment.Brakes.Where(brake => brake.Dimension == found.Dimension).Select(brake => brake.Cap).DefaultIfEmpty(4).Min();
                    Assert.Equal(Math.Min(found.BeforeBrakes, cap), found.Level);
                }

                Assert.Equal(assessment.Level == 5, assessment.Next is null);
                if (assessment.Next is { } next) Assert.NotEmpty(next.Missing);
                if (assessment.Uncertainty is { } range) Assert.InRange(assessment.Level, range.Lowest, range.Highest);
                Assert.All(
                    assessment.Uncertainty?.Dimensions ?? [],
                    range => Assert.InRange(levels.Dimensions[range.Dimension], range.Lowest, range.Highest));

                var regularity = assessment.Regularity;
                Assert.Equal(
                    (regularity.CommitmentsDue, regularity.CommitmentsKept, regularity.OverdueCommitments),
                    (regularity.Commitments.Count, regularity.Commitments.Count(one => one is { KeptBy: not null, BrokenBy: null }), regularity.Commitments.Count(one => one.IsOverdue)));
                Assert.True(regularity.MutualContacts.Count >= regularity.Contacts);
                Assert.Equal(
                    (regularity.MunicipalityContactNamed, regularity.PartnerContactNamed),
                    (regularity.ContactPersons.Any(step => step.Event != "PartnerContactNamed"), regularity.ContactPersons.Any(step => step.Event == "PartnerContactNamed")));
            },
            iter: 2_000);

    [Fact]
    public void The_outlook_foretells_what_is_found_later_if_nothing_is_recorded() =>
        Gen.Select(Histories.WithDay, Gen.Int[0, 900]).Sample(
            (told, days) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(told.History)).Where(fact => IsKnownBy(fact, told.Day)).ToArray();
                var outlook = PartnershipDepth.OutlookFrom(evidence, DepthRules.Standard, told.Day);

                Assert.Equal(On(evidence, told.Day.AddDays(days)), outlook.At(told.Day.AddDays(days)));
            },
            iter: 3_000);

    [Fact]
    public void What_fades_falls_on_the_day_that_is_said_and_not_before_and_says_which_steps_make_it_fall() =>
        Histories.WithDay.Sample(
            (history, day) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(history)).Where(fact => IsKnownBy(fact, day)).ToArray();
                foreach (var fading in PartnershipDepth.Assess(evidence, DepthRules.Standard, day).Fading)
                {
                    Assert.InRange(fading.On.DayNumber - day.DayNumber, 1, 60);
                    Assert.Equal(fading.To, Of(On(evidence, fading.On), fading.Dimension));
                    Assert.True(Of(On(evidence, fading.On.AddDays(-1)), fading.Dimension) >= fading.From);
                    Assert.True(fading.Dimension is null || fading.Because.Count > 0);
                }
            },
            iter: 1_000);

    [Fact]
    public void Whenever_the_level_falls_soon_something_fades_no_later() =>
        Histories.WithDay.Sample(
            (history, day) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(history)).Where(fact => IsKnownBy(fact, day)).ToArray();
                if (PartnershipDepth.OutlookFrom(evidence, DepthRules.Standard, day).LevelFallsWithin(60) is not { } falls) return;

                Assert.Contains(PartnershipDepth.Assess(evidence, DepthRules.Standard, day).Fading, fading => fading.On <= falls);
            },
            iter: 3_000);

    private static int Of(DepthLevels levels, Dimension? dimension) => dimension is { } one ? levels.Dimensions[one] : levels.Level;

    private static DepthLevels On(IReadOnlyList<DepthFact> evidence, DateOnly day) => PartnershipDepth.LevelsOn(evidence, DepthRules.Standard, day);

    private static string Json(IReadOnlyList<DepthFact> evidence, DateOnly day) =>
        JsonSerializer.Serialize(PartnershipDepth.Assess(evidence, DepthRules.Standard, day), StepJson.Options)
        + JsonSerializer.Serialize(PartnershipDepth.OutlookFrom(evidence, DepthRules.Standard, day), StepJson.Options);

    private static bool IsKnownBy(DepthFact fact, DateOnly day) =>
        !(fact.OccurredOn.Earliest > day) && !(fact.SignedOn.Earliest > day) && !(fact.AnsweredOn.Earliest > day);

    private static bool RisesByItself(DepthFact fact, DateOnly day) =>
        fact.OccurredOn.Middle > day
        || fact.SignedOn.Middle > day
        || fact.AnsweredOn.Middle > day
        || fact.Term?.From.Earliest > day
        || fact.Event == "CommitmentBroken";
}
