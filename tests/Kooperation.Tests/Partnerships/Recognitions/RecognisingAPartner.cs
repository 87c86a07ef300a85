using System.Net;
using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Recognitions;

public sealed class RecognisingAPartner(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_recognition_is_granted_and_revoked_once()
    {
        var partnership = await GivenPartnership();

        var granted = await Accepted(
            $"partnerships/{partnership}/recognitions",
            new { occurredOn = "2020-05-12", title = "Träger der freien Jugendhilfe", decidedBy = "Jugendhilfeausschuss" });
        var revoked = await Accepted(
            $"partnerships/{partnership}/recognitions/{granted.StepId}/revocation",
            new { occurredOn = "2024-01-31", reason = "Satzung geändert" },
            granted.ETag);

        var steps = await StepsOf(partnership);
        var recognition = Assert.IsType<RecognitionGranted>(steps[^2]);
        Assert.Equal(
            (granted.StepId, "Träger der freien Jugendhilfe", "Jugendhilfeausschuss"),
            (recognition.RecognitionId, recognition.Title, recognition.DecidedBy));
        var revocation = Assert.IsType<RecognitionRevoked>(steps[^1]);
        Assert.Equal((granted.StepId, "Satzung geändert"), (revocation.RecognitionId, revocation.Reason));
        await Refused(
            $"partnerships/{partnership}/recognitions/{granted.StepId}/revocation",
            new { occurredOn = "2024-02-01", reason = "Satzung geändert" },
            "This recognition has been revoked already.",
            revoked.ETag);
    }

    [Fact]
    public async Task A_recognition_that_was_never_granted_cannot_be_revoked()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/recognitions/{Guid.CreateVersion7()}/revocation",
            new { occurredOn = "2024-02-01", reason = "Satzung geändert" },
            "This recognition was never granted.",
            ifMatch: "\"1\"");
    }

    [Fact]
    public async Task A_recognition_cannot_be_revoked_before_it_was_granted()
    {
        var partnership = await GivenPartnership();
        var granted = await GivenRecognition(partnership);

        await Refused(
            $"partnerships/{partnership}/recognitions/{granted.StepId}/revocation",
            new { occurredOn = "2019", reason = "Satzung geändert" },
            "This follows from what happened on 12 May 2020 and cannot have happened before, in 2019.",
            granted.ETag);
    }

    [Fact]
    public async Task A_revocation_must_not_overlook_what_others_did_and_needs_a_reason()
    {
        var partnership = await GivenPartnership();
        var granted = await GivenRecognition(partnership);
        var path = $"partnerships/{partnership}/recognitions/{granted.StepId}/revocation";

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Post(path, new { occurredOn = "2024", reason = "Satzung geändert" })).Status);
        await Refused(path, new { occurredOn = "2024", reason = " " }, "This must not be empty.", granted.ETag);
    }

    [Fact]
    public async Task A_recognition_has_a_title()
    {
        var partnership = await GivenPartnership();

        await Refused($"partnerships/{partnership}/recognitions", new { occurredOn = "2020", title = "" }, "This must not be empty.");
    }

    private Task<Answer> GivenRecognition(Guid partnership) =>
        Accepted($"partnerships/{partnership}/recognitions", new { occurredOn = "2020-05-12", title = "Träger der freien Jugendhilfe" });
}
