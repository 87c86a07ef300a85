using System.Net;
using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Course;

public sealed class EndingAPartnership(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_partnership_ends_once()
    {
        var partnership = await GivenPartnership();

        var ended = await Accepted(
            $"partnerships/{partnership}/end",
            new { occurredOn = "2025-06-30", by = "partner", reason = "Der Verein löst sich auf" },
            ifMatch: "\"1\"");

        var end = Assert.IsType<PartnershipEnded>((await StepsOf(partnership)).Last());
        Assert.Equal((Side.Partner, "Der Verein löst sich auf"), (end.By, end.Reason));
        foreach (var day in new[] { "2025-07-01", "2025-06-01" })
        {
            await Refused(
                $"partnerships/{partnership}/end",
                new { occurredOn = day, by = "municipality", reason = "Noch einmal" },
                "This partnership has ended already.",
                ended.ETag);
        }
    }

    [Fact]
    public async Task A_resumed_partnership_cannot_have_ended_once_more_before_its_resumption()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2022", by = "partner", reason = "Streit" }, ifMatch: "\"1\"");
        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2024" });

        foreach (var year in new[] { "2021", "2023" })
        {
            await Refused(
                $"partnerships/{partnership}/end",
                new { occurredOn = year, by = "municipality", reason = "Noch einmal" },
                "This partnership has ended already.",
                ifMatch: "\"3\"");
        }

        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2025", by = "municipality", reason = "Umzug" }, ifMatch: "\"3\"");
    }

    [Fact]
    public async Task An_end_must_not_overlook_what_others_did()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-05-02", form = "call", direction = "mutual" });
        var command = new { occurredOn = "2025-06-30", by = "municipality", reason = "Kein Bedarf" };

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Post($"partnerships/{partnership}/end", command)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Post($"partnerships/{partnership}/end", command, ifMatch: "\"1\"")).Status);
        Assert.Equal(2, (await StepsOf(partnership)).Count);
    }

    [Fact]
    public async Task An_end_needs_a_reason()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/end",
            new { occurredOn = "2025-06-30", by = "municipality", reason = "" },
            "This must not be empty.",
            ifMatch: "\"1\"");
    }
}
