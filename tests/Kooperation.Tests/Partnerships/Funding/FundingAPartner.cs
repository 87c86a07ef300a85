using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Funding;

public sealed class FundingAPartner(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_request_is_recorded_as_it_was_made()
    {
        var partnership = await GivenPartnership();

        var requested = await Accepted($"partnerships/{partnership}/funding/requests", new
        {
            occurredOn = "2025-01-15",
            programme = "Demokratie leben",
            purpose = "Elterncafés",
            amountInCents = 1_250_000,
            municipalityIsApplicant = true
        });

        var request = Assert.IsType<FundingRequested>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (requested.StepId, "Demokratie leben", "Elterncafés", 1_250_000, true),
            (request.RequestId, request.Programme, request.Purpose, request.AmountInCents, request.MunicipalityIsApplicant));
    }

    [Fact]
    public async Task A_request_may_name_no_sum_but_not_a_negative_one()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/funding/requests", new { occurredOn = "2025-01-15" });

        Assert.Null(Assert.IsType<FundingRequested>((await StepsOf(partnership)).Last()).AmountInCents);
        await Refused(
            $"partnerships/{partnership}/funding/requests",
            new { occurredOn = "2025-01-15", amountInCents = -1 },
            "An amount must be more than zero.");
    }

    [Fact]
    public async Task A_request_is_granted_once()
    {
        var partnership = await GivenPartnership();
        var request = await GivenRequest(partnership);

        var granted = await Accepted($"partnerships/{partnership}/funding", new
        {
            occurredOn = "2025-03-01",
            amountInCents = 1_000_000,
            requestId = request,
            kind = "structural",
            programme = "Strukturförderung",
            purpose = "Eine halbe Stelle",
            term = new { from = "2025-04-01", until = "2026-03-31" },
            jointGoals = new[] { "Elternarbeit an drei Schulen" },
            decidedBy = "Integrationsausschuss"
        });

        var funding = Assert.IsType<FundingGranted>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (granted.StepId, request, FundingKind.Structural, "Strukturförderung", "Eine halbe Stelle", 1_000_000, "Integrationsausschuss"),
            (funding.FundingId, funding.RequestId, funding.Kind, funding.Programme, funding.Purpose, funding.AmountInCents, funding.DecidedBy));
        Assert.Equal(new Term(PartialDate.Day(2025, 4, 1), PartialDate.Day(2026, 3, 31)), funding.Term);
        Assert.Equal(["Elternarbeit an drei Schulen"], funding.JointGoals);
        var refused = await Refused(
            $"partnerships/{partnership}/funding",
            new { occurredOn = "2025-03-02", amountInCents = 1_000_000, requestId = request },
            "This request has been granted already.");
        Assert.NotNull(refused.Json["errors"]!["/requestId"]);
        await Refused(
            $"partnerships/{partnership}/funding/requests/{request}/refusal",
            new { occurredOn = "2025-03-02", reason = "Kein Geld" },
            "This request has been granted already.");
    }

    [Fact]
    public async Task Money_may_be_granted_that_nobody_asked_for()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/funding", new { occurredOn = "2025", amountInCents = 1 });
        await Accepted($"partnerships/{partnership}/funding", new { occurredOn = "2025", amountInCents = 1 });

        var funding = Assert.IsType<FundingGranted>((await StepsOf(partnership)).Last());
        Assert.Equal((null, null, Term.Open), (funding.RequestId, funding.Kind, funding.Term));
        Assert.Empty(funding.JointGoals);
    }

    public static TheoryData<object, string> Flaws => new()
    {
        { new { occurredOn = "2025", amountInCents = 0 }, "An amount must be more than zero." },
        {
            new { occurredOn = "2025", amountInCents = 1, term = new { from = "2026-01-02", until = "2026-01-01" } },
            "A period cannot end before it begins."
        },
        { new { occurredOn = "2025", amountInCents = 1, jointGoals = new[] { " " } }, "This must not be empty." },
        {
            new { occurredOn = "2025", amountInCents = 1, requestId = "0198a000-0000-7000-8000-000000000001" },
            "This funding was never requested."
        }
    };

    [Theory]
    [MemberData(nameof(Flaws), DisableDiscoveryEnumeration = true)]
    public async Task A_grant_that_cannot_be_is_refused(object command, string sentence)
    {
        var partnership = await GivenPartnership();

        await Refused($"partnerships/{partnership}/funding", command, sentence);
    }

    [Fact]
    public async Task A_request_is_declined_once_with_advice()
    {
        var partnership = await GivenPartnership();
        var request = await GivenRequest(partnership);

        await Accepted(
            $"partnerships/{partnership}/funding/requests/{request}/refusal",
            new { occurredOn = "2025-03-01", reason = "Frist versäumt", adviceGiven = "Im Herbst noch einmal" });

        var declined = Assert.IsType<FundingDeclined>((await StepsOf(partnership)).Last());
        Assert.Equal((request, "Frist versäumt", "Im Herbst noch einmal"), (declined.RequestId, declined.Reason, declined.AdviceGiven));
        await Refused(
            $"partnerships/{partnership}/funding/requests/{request}/refusal",
            new { occurredOn = "2025-03-02", reason = "Frist versäumt" },
            "This request has been declined already.");
        await Refused(
            $"partnerships/{partnership}/funding",
            new { occurredOn = "2025-03-02", amountInCents = 1_000_000, requestId = request },
            "This request has been declined already.");
    }

    [Fact]
    public async Task A_request_is_not_declined_unless_it_was_made_and_there_is_a_reason()
    {
        var partnership = await GivenPartnership();
        var request = await GivenRequest(partnership);

        await Refused(
            $"partnerships/{partnership}/funding/requests/{Guid.CreateVersion7()}/refusal",
            new { occurredOn = "2025-03-01", reason = "Frist versäumt" },
            "This funding was never requested.");
        await Refused(
            $"partnerships/{partnership}/funding/requests/{request}/refusal",
            new { occurredOn = "2025-03-01", reason = "" },
            "This must not be empty.");
    }

    [Fact]
    public async Task A_request_is_not_decided_before_it_was_made()
    {
        const string sentence = "This follows from what happened on 15 January 2025 and cannot have happened before, in December 2024.";
        var partnership = await GivenPartnership();
        var request = await GivenRequest(partnership);

        await Refused($"partnerships/{partnership}/funding", new { occurredOn = "2024-12", amountInCents = 1, requestId = request }, sentence);
        await Refused(
            $"partnerships/{partnership}/funding/requests/{request}/refusal", new { occurredOn = "2024-12", reason = "Frist versäumt" }, sentence);
    }

    [Fact]
    public async Task The_proof_of_use_is_accepted_once()
    {
        var partnership = await GivenPartnership();
        var granted = await Accepted($"partnerships/{partnership}/funding", new { occurredOn = "2025-03-01", amountInCents = 1_000_000 });

        await Accepted($"partnerships/{partnership}/funding/{granted.StepId}/proof-of-use", new { occurredOn = "2026-05-04" });

        Assert.Equal(granted.StepId, Assert.IsType<ProofOfUseAccepted>((await StepsOf(partnership)).Last()).FundingId);
        await Refused(
            $"partnerships/{partnership}/funding/{granted.StepId}/proof-of-use",
            new { occurredOn = "2026-05-05" },
            "The proof of use of this funding has been accepted already.");
    }

    [Fact]
    public async Task There_is_no_proof_of_use_without_funding()
    {
        var partnership = await GivenPartnership();
        var request = await GivenRequest(partnership);

        await Refused(
            $"partnerships/{partnership}/funding/{request}/proof-of-use", new { occurredOn = "2026-05-04" }, "This funding was never granted.");
    }

    [Fact]
    public async Task There_is_no_proof_of_use_before_the_funding()
    {
        var partnership = await GivenPartnership();
        var granted = await Accepted($"partnerships/{partnership}/funding", new { occurredOn = "2025-03-01", amountInCents = 1_000_000 });

        await Refused(
            $"partnerships/{partnership}/funding/{granted.StepId}/proof-of-use",
            new { occurredOn = "2025-02" },
            "This follows from what happened on 1 March 2025 and cannot have happened before, in February 2025.");
    }

    private async Task<Guid> GivenRequest(Guid partnership) =>
        (await Accepted($"partnerships/{partnership}/funding/requests", new { occurredOn = "2025-01-15", amountInCents = 1_250_000 })).StepId;
}
