using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Course;

public sealed class RecordingAfterTheEnd(KooperationHost host) : KooperationSpec(host)
{
    private const string AfterTheEnd = "This partnership ended in June 2025: resume it first, or record what happened before.";

    public static TheoryData<string, object> NewSteps => new()
    {
        { "wanted-depth", new { occurredOn = "2025-07-01", level = 3 } },
        { "contacts", new { occurredOn = "2025-07-01", form = "meeting", direction = "mutual" } },
        { "contact-persons", new { occurredOn = "2025-07-01", person = "0198a000-0000-7000-8000-000000000001" } },
        { "commitments", new { occurredOn = "2025-07-01", by = "municipality", what = "Ein Raum" } },
        { "conflicts", new { occurredOn = "2025-07-01", by = "partner", about = "Der Raum" } },
        { "agreements", new { occurredOn = "2025-07-01", kind = "cooperation", purpose = "Elternarbeit" } },
        { "round-tables", new { occurredOn = "2025-07-01", roundTable = "Runder Tisch Integration" } },
        { "recognitions", new { occurredOn = "2025-07-01", title = "Träger der freien Jugendhilfe" } },
        { "funding/requests", new { occurredOn = "2025-07-01", amountInCents = 500_000 } },
        { "funding", new { occurredOn = "2025-07-01", amountInCents = 500_000 } }
    };

    [Theory]
    [MemberData(nameof(NewSteps), DisableDiscoveryEnumeration = true)]
    public async Task An_ended_partnership_takes_no_new_step(string path, object command)
    {
        var partnership = await GivenEndedPartnership();

        await Refused($"partnerships/{partnership}/{path}", command, AfterTheEnd);
    }

    [Fact]
    public async Task Nor_does_what_had_begun_before_go_on()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2025-05", by = "partner", what = "Ein Fest" });
        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2025-06", by = "partner", reason = "Auflösung" }, ifMatch: made.ETag);

        await Refused($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2025-07-01" }, AfterTheEnd);
        await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2025-05-31" });
    }

    [Theory]
    [InlineData("2025-05-31")]
    [InlineData("2025-06-12")]
    [InlineData("2024")]
    public async Task It_takes_a_step_that_happened_before_the_end(string day)
    {
        var partnership = await GivenEndedPartnership();

        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = day, form = "meeting", direction = "mutual" });

        Assert.Equal(PartialDate.Parse(day), Assert.IsType<ContactMade>((await StepsOf(partnership)).Last()).OccurredOn);
    }

    [Theory]
    [InlineData("2025")]
    [InlineData(null)]
    public async Task It_takes_no_step_that_may_have_happened_after_the_end(string? day)
    {
        var partnership = await GivenEndedPartnership();

        await Refused($"partnerships/{partnership}/contacts", new { occurredOn = day, form = "meeting", direction = "mutual" }, AfterTheEnd);
    }

    [Fact]
    public async Task It_takes_new_steps_once_it_is_resumed()
    {
        var partnership = await GivenEndedPartnership();

        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2025-09" });

        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-10-01", form = "meeting", direction = "mutual" });
    }

    [Fact]
    public async Task A_partnership_that_ended_nobody_knows_when_must_be_resumed_first()
    {
        var partnership = await GivenPartnership();
        await Accepted(
            $"partnerships/{partnership}/end", new { occurredOn = (string?)null, by = "partner", reason = "Auflösung" }, ifMatch: "\"1\"");

        await Refused(
            $"partnerships/{partnership}/contacts",
            new { occurredOn = "2020-10-01", form = "meeting", direction = "mutual" },
            "This partnership ended on a day that nobody knows: resume it first.");
    }

    private async Task<Guid> GivenEndedPartnership()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2025-06", by = "partner", reason = "Auflösung" }, ifMatch: "\"1\"");
        return partnership;
    }
}
