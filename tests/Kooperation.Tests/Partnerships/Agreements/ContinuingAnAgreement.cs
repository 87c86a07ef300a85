using System.Net;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Agreements;

public sealed class ContinuingAnAgreement(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task An_agreement_is_amended_as_often_as_the_parties_like()
    {
        var (partnership, signed) = await GivenAgreement();
        var document = new Document("https://stadt.example/akten/4712.pdf", new string('0', 64));

        await Accepted($"{signed.Path}/amendments", new { occurredOn = "2024-02-01", what = "Eine vierte Schule" });
        await Accepted(
            $"{signed.Path}/amendments",
            new { occurredOn = "2024-09", what = "Bis 2027", term = new { from = "2023", until = "2027" }, reviewOn = "2026", document });

        var steps = await StepsOf(partnership);
        var first = Assert.IsType<AgreementAmended>(steps[^2]);
        Assert.Equal((signed.Id, "Eine vierte Schule", null), (first.AgreementId, first.What, first.Term));
        var second = Assert.IsType<AgreementAmended>(steps[^1]);
        Assert.Equal(
            (new Term(PartialDate.Year(2023), PartialDate.Year(2027)), PartialDate.Year(2026), document),
            (second.Term, second.ReviewOn, second.Document));
    }

    [Fact]
    public async Task An_amendment_says_what_it_changes()
    {
        var (_, signed) = await GivenAgreement();

        await Refused($"{signed.Path}/amendments", new { occurredOn = "2024-02-01", what = "" }, "This must not be empty.");
        await Refused(
            $"{signed.Path}/amendments",
            new { occurredOn = "2024-02-01", what = "Länger", term = new { from = "2025-02", until = "2025-01-31" } },
            "A period cannot end before it begins.");
        await Refused(
            $"{signed.Path}/amendments",
            new { occurredOn = "2024-02-01", what = "Länger", document = new { link = "ftp://stadt.example/1", sha256 = "" } },
            "The link to a document is an address that begins with https:// or http:// and holds no spaces.");
    }

    [Fact]
    public async Task An_agreement_is_renewed_once_and_goes_on_as_its_successor()
    {
        var (partnership, signed) = await GivenAgreement();

        var renewed = await Accepted($"{signed.Path}/renewals", new { occurredOn = "2024-12-01", term = new { from = "2025", until = "2026" } });

        var renewal = Assert.IsType<AgreementRenewed>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (signed.Id, renewed.StepId, new Term(PartialDate.Year(2025), PartialDate.Year(2026))),
            (renewal.AgreementId, renewal.SuccessorId, renewal.Term));
        await Refused(
            $"{signed.Path}/renewals",
            new { occurredOn = "2025-01-01" },
            "This agreement has been renewed already: renew its successor.");
    }

    [Fact]
    public async Task A_successor_is_amended_renewed_and_terminated_like_any_agreement()
    {
        var (partnership, signed) = await GivenAgreement();
        var successor = await Renew(partnership, signed, "2024-12-01");

        await Accepted($"{successor.Path}/amendments", new { occurredOn = "2025-02-01", what = "Eine vierte Schule" });
        var next = await Renew(partnership, successor, "2025-12-01");
        await Accepted($"{next.Path}/termination", new { occurredOn = "2026-01-15", by = "partner", reason = "Kein Personal" }, next.ETag);

        Assert.Equal(next.Id, Assert.IsType<AgreementTerminated>((await StepsOf(partnership)).Last()).AgreementId);
    }

    [Fact]
    public async Task A_successor_does_not_change_before_the_renewal()
    {
        var (partnership, signed) = await GivenAgreement();
        var successor = await Renew(partnership, signed, "2024-12-01");

        await Refused(
            $"{successor.Path}/amendments",
            new { occurredOn = "2024-06", what = "Eine vierte Schule" },
            "This follows from what happened on 1 December 2024 and cannot have happened before, in June 2024.");
    }

    [Fact]
    public async Task An_agreement_is_terminated_once()
    {
        var (partnership, signed) = await GivenAgreement();

        var terminated = await Terminate(signed);

        var termination = Assert.IsType<AgreementTerminated>((await StepsOf(partnership)).Last());
        Assert.Equal((signed.Id, Side.Municipality, "Haushaltslage"), (termination.AgreementId, termination.By, termination.Reason));
        await Refused(
            $"{signed.Path}/termination",
            new { occurredOn = "2024-07-01", by = "partner", reason = "Haushaltslage" },
            "This agreement has been terminated already.",
            terminated.ETag);
    }

    [Fact]
    public async Task A_terminated_agreement_is_neither_renewed_nor_amended()
    {
        var (_, signed) = await GivenAgreement();
        await Terminate(signed);

        await Refused(
            $"{signed.Path}/renewals",
            new { occurredOn = "2024-07-01" },
            "This agreement was terminated and cannot be renewed: sign a new one.");
        await Refused(
            $"{signed.Path}/amendments",
            new { occurredOn = "2024-07-01", what = "Eine vierte Schule" },
            "This agreement was terminated and cannot be amended.");
        await Refused(
            $"{signed.Path}/renewals",
            new { occurredOn = (string?)null },
            "This agreement was terminated and cannot be renewed: sign a new one.");
    }

    [Fact]
    public async Task An_amendment_before_the_termination_may_be_recorded_late()
    {
        var (_, signed) = await GivenAgreement();
        await Terminate(signed);

        await Accepted($"{signed.Path}/amendments", new { occurredOn = "2024-05-31", what = "Eine vierte Schule" });
    }

    [Fact]
    public async Task A_termination_must_not_overlook_what_others_did_and_needs_a_reason()
    {
        var (_, signed) = await GivenAgreement();

        Assert.Equal(
            HttpStatusCode.PreconditionRequired,
            (await Post($"{signed.Path}/termination", new { occurredOn = "2024-06-01", by = "partner", reason = "Haushaltslage" })).Status);
        await Refused(
            $"{signed.Path}/termination", new { occurredOn = "2024-06-01", by = "partner", reason = "" }, "This must not be empty.", signed.ETag);
    }

    [Theory]
    [InlineData("amendments")]
    [InlineData("renewals")]
    [InlineData("termination")]
    public async Task Nothing_becomes_of_an_agreement_that_was_never_signed(string what)
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/agreements/{Guid.CreateVersion7()}/{what}",
            CommandOf(what, "2024-06-01"),
            "This agreement was never signed.",
            ifMatch: "\"1\"");
    }

    [Theory]
    [InlineData("amendments")]
    [InlineData("renewals")]
    [InlineData("termination")]
    public async Task Nothing_becomes_of_an_agreement_before_it_was_signed(string what)
    {
        var (_, signed) = await GivenAgreement();

        await Refused(
            $"{signed.Path}/{what}",
            CommandOf(what, "2022-12"),
            "This follows from what happened on 20 January 2023 and cannot have happened before, in December 2022.",
            signed.ETag);
    }

    private static object CommandOf(string what, string occurredOn) => what switch
    {
        "amendments" => new { occurredOn, what = "Eine vierte Schule" },
        "termination" => new { occurredOn, by = "partner", reason = "Kein Personal" },
        _ => new { occurredOn }
    };

    private async Task<(Guid Partnership, Agreement Signed)> GivenAgreement()
    {
        var partnership = await GivenPartnership();
        var signed = await Accepted(
            $"partnerships/{partnership}/agreements", new { occurredOn = "2023-01-20", kind = "cooperation", purpose = "Elternarbeit" });
        return (partnership, new Agreement(partnership, signed));
    }

    private async Task<Agreement> Renew(Guid partnership, Agreement agreement, string occurredOn) =>
        new(partnership, await Accepted($"{agreement.Path}/renewals", new { occurredOn }));

    private Task<Answer> Terminate(Agreement agreement) => Accepted(
        $"{agreement.Path}/termination", new { occurredOn = "2024-06-01", by = "municipality", reason = "Haushaltslage" }, agreement.ETag);

    private sealed record Agreement(Guid Partnership, Answer Answer)
    {
        public Guid Id => Answer.StepId;

        public string ETag => Answer.ETag!;

        public string Path => $"partnerships/{Partnership}/agreements/{Id}";
    }
}
