using System.Text.Json;
using CsCheck;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

public sealed class EvidenceSpecs
{
    [Fact]
    public void Folding_step_by_step_is_the_same_as_reading_what_stands() =>
        Histories.Any.Sample(history =>
        {
            var (order, folded) = (new List<Guid>(), new Dictionary<Guid, DepthFact?>());
            foreach (var next in history)
            {
                var about = StandingSteps.RevisedBy(next.Step) ?? next.Id;
                if (folded.TryAdd(about, null)) order.Add(about);
                folded[about] = DepthEvidence.After(folded[about], next);
            }

            Assert.Equal(DepthEvidence.Of(StandingSteps.Of(history)), order.Select(step => folded[step]).OfType<DepthFact>());
        }, iter: 1_000);

    [Fact]
    public void Evidence_survives_being_stored() =>
        Histories.Any.Sample(history =>
        {
            var evidence = DepthEvidence.Of(StandingSteps.Of(history));
            var json = JsonSerializer.Serialize(evidence, StepJson.Options);

            Assert.Equal(evidence, JsonSerializer.Deserialize<IReadOnlyList<DepthFact>>(json, StepJson.Options));
        }, iter: 300);

    [Fact]
    public void A_fact_is_small_and_says_nothing_of_levels() =>
        Assert.Equal(
            """{"stepId":"00000001-0000-0000-0000-000000000000","event":"ContactMade","occurredOn":"2025-01","traits":"direction=mutual form=meeting"}""",
            JsonSerializer.Serialize(Evidence(Contact("2025-01"))[0], StepJson.Options));

    [Fact]
    public void A_corrected_step_keeps_its_id_and_its_place_whatever_it_becomes()
    {
        var fact = DepthEvidence.After(null, new RecordedStep(Id(1), Contact("2025-01-10")), position: 7);

        fact = DepthEvidence.After(fact, new RecordedStep(Id(3), new StepCorrected(Id(1), new PartnershipPaused("").On("2025-01-11"), "")), position: 8);
        fact = DepthEvidence.After(fact, new RecordedStep(Id(4), new StepCorrected(Id(1), Seat("2025-01-12"), "")), position: 9);

        Assert.Equal(("SeatGranted", Id(1), 7), (fact!.Event, fact.StepId, fact.Position));
    }

    [Fact]
    public void A_withdrawn_step_is_gone_and_correcting_it_brings_nothing_back()
    {
        var fact = DepthEvidence.After(Evidence(Contact("2025-01-10"))[0], new RecordedStep(Id(2), new StepWithdrawn(Id(1), "")));

        Assert.Null(fact);
        Assert.Null(DepthEvidence.After(fact, new RecordedStep(Id(3), new StepCorrected(Id(1), Contact("2025-01-11"), ""))));
    }

    [Fact]
    public void Steps_of_an_organisation_are_no_evidence() =>
        Assert.Null(DepthEvidence.Of(new RecordedStep(Id(1), new Organisations.ProfileConfirmed())));

    [Fact]
    public void Every_kind_of_fact_that_rules_may_name_is_one_of_the_catalogue() =>
        Assert.Empty(FactKinds.Names.Except(Catalogue.Partnership.Select(kind => kind.Name)));

    [Fact]
    public void Every_trait_that_occurs_is_one_that_rules_may_ask_for() =>
        Histories.Any.Sample(history =>
        {
            foreach (var fact in DepthEvidence.Of(StandingSteps.Of(history)).Where(fact => fact.Traits is not null))
            {
                foreach (var trait in fact.Traits!.Split(' ').Select(trait => trait.Split('=')))
                    Assert.Contains(trait[1], FactKinds.Named(fact.Event)!.Traits[trait[0]]);
            }
        }, iter: 300);
}
