using System.Net;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Agreements;

public sealed class SigningAnAgreement(KooperationHost host) : KooperationSpec(host)
{
    private static readonly string Sha256 = new('a', 64);

    [Fact]
    public async Task An_agreement_is_recorded_as_it_was_signed()
    {
        var partnership = await GivenPartnership();

        var signed = await Accepted($"partnerships/{partnership}/agreements", new
        {
            occurredOn = "2025-03-14",
            kind = "cooperation",
            purpose = "Elternarbeit an drei Schulen",
            jointGoals = new[] { "Elterncafés", "Sprachmittlung" },
            signatures = new object[] { new { party = "municipality", signedOn = "2025-03-10" }, new { party = "partner", signedOn = "2025-03-14" } },
            term = new { from = "2025-04", until = "2027" },
            reviewOn = "2026-04",
            document = new { link = "https://stadt.example/akten/4711.pdf", sha256 = Sha256 },
            fieldOfAction = "education"
        });

        var agreement = Assert.IsType<AgreementSigned>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (signed.StepId, AgreementKind.Cooperation, "Elternarbeit an drei Schulen", "education"),
            (agreement.AgreementId, agreement.Kind, agreement.Purpose, agreement.FieldOfAction));
        Assert.Equal(["Elterncafés", "Sprachmittlung"], agreement.JointGoals);
        Assert.Equal(
            [new Signature(Side.Municipality, PartialDate.Day(2025, 3, 10)), new Signature(Side.Partner, PartialDate.Day(2025, 3, 14))],
            agreement.Signatures);
        Assert.Equal(
            (new Term(PartialDate.Month(2025, 4), PartialDate.Year(2027)), PartialDate.Month(2026, 4)),
            (agreement.Term, agreement.ReviewOn));
        Assert.Equal(new Document("https://stadt.example/akten/4711.pdf", Sha256), agreement.Document);
    }

    [Fact]
    public async Task Where_nothing_else_is_said_both_sides_signed_that_day_and_the_term_is_open()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/agreements", new { occurredOn = "2025", kind = "letterOfIntent", purpose = "Elternarbeit" });

        var agreement = Assert.IsType<AgreementSigned>((await StepsOf(partnership)).Last());
        Assert.Equal(
            [new Signature(Side.Municipality, PartialDate.Year(2025)), new Signature(Side.Partner, PartialDate.Year(2025))], agreement.Signatures);
        Assert.Equal((Term.Open, PartialDate.Unknown, null), (agreement.Term, agreement.ReviewOn, agreement.Document));
        Assert.Empty(agreement.JointGoals);
    }

    [Fact]
    public async Task One_side_may_have_signed_alone_so_far()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/agreements", new
        {
            occurredOn = "2025-03-14",
            kind = "framework",
            purpose = "Elternarbeit",
            signatures = new[] { new { party = "partner", signedOn = (string?)null } }
        });

        Assert.Equal(
            [new Signature(Side.Partner, PartialDate.Unknown)], Assert.IsType<AgreementSigned>((await StepsOf(partnership)).Last()).Signatures);
    }

    public static TheoryData<object, string, string> Flaws => new()
    {
        { new { occurredOn = "2025", kind = "framework", purpose = " " }, "/purpose", "This must not be empty." },
        {
            new { occurredOn = "2025", kind = "framework", purpose = "Elternarbeit", jointGoals = new[] { "Elterncafés", "" } },
            "/jointGoals/1",
            "This must not be empty."
        },
        {
            new { occurredOn = "2025", kind = "framework", purpose = "Elternarbeit", signatures = Array.Empty<object>() },
            "/signatures",
            "An agreement bears at least one signature."
        },
        {
            new
            {
                occurredOn = "2025",
                kind = "framework",
                purpose = "Elternarbeit",
                signatures = new[] { new { party = "partner", signedOn = "2025" }, new { party = "partner", signedOn = "2025" } }
            },
            "/signatures",
            "Each party signs once."
        },
        {
            new
            {
                occurredOn = "2025",
                kind = "framework",
                purpose = "Elternarbeit",
                signatures = new[] { new { party = "partner", signedOn = "2199" } }
            },
            "/signatures",
            "A signature cannot lie in the future."
        },
        {
            new { occurredOn = "2025", kind = "framework", purpose = "Elternarbeit", term = new { from = "2026", until = "2025" } },
            "/term",
            "A period cannot end before it begins."
        },
        {
            new { occurredOn = "2199", kind = "framework", purpose = "Elternarbeit" },
            "/occurredOn",
            "The year 2199 lies in the future: a step is recorded once it has happened."
        }
    };

    [Theory]
    [MemberData(nameof(Flaws), DisableDiscoveryEnumeration = true)]
    public async Task An_agreement_with_a_flaw_is_refused(object command, string at, string sentence)
    {
        var partnership = await GivenPartnership();

        var refused = await Refused($"partnerships/{partnership}/agreements", command, sentence);

        Assert.NotNull(refused.Json["errors"]![at]);
    }

    [Theory]
    [InlineData("akten/4711.pdf")]
    [InlineData("/akten/4711.pdf")]
    [InlineData("file:///akten/4711.pdf")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData(" https://stadt.example/4711.pdf")]
    [InlineData("https://stadt.example/Akte 4711.pdf")]
    [InlineData("")]
    public async Task A_document_lies_at_an_address_of_the_web(string link)
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/agreements",
            new { occurredOn = "2025", kind = "framework", purpose = "Elternarbeit", document = new { link, sha256 = Sha256 } },
            "The link to a document is an address that begins with https:// or http:// and holds no spaces.");
    }

    [Theory]
    [InlineData("http://akten.stadt.example:8080/4711?fassung=2")]
    [InlineData("https://stadt.example/Vereinbarung%20Sprachcaf%C3%A9.pdf")]
    [InlineData("https://stadt.example/Förderung.pdf")]
    [InlineData("https://münchen.example/4711")]
    public async Task An_address_may_hold_umlauts_and_ports(string link)
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/agreements",
            new { occurredOn = "2025", kind = "framework", purpose = "Elternarbeit", document = new { link, sha256 = Sha256.ToUpperInvariant() } });
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg")]
    [InlineData("٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠")]
    public async Task A_document_is_known_by_its_SHA_256(string sha256)
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/agreements",
            new { occurredOn = "2025", kind = "framework", purpose = "Elternarbeit", document = new { link = "https://stadt.example/1", sha256 } },
            "The SHA-256 of a document is written with 64 hexadecimal digits.");
    }

    [Fact]
    public async Task A_kind_that_is_none_is_malformed()
    {
        var partnership = await GivenPartnership();

        var answer = await Post($"partnerships/{partnership}/agreements", new { occurredOn = "2025", kind = "contract", purpose = "Elternarbeit" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Json["errors"]!["/kind"]);
    }
}
