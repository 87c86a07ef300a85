using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Contacts;

public sealed class AnsweringForAPartnership(KooperationHost host) : KooperationSpec(host)
{
    private readonly Guid _first = Guid.CreateVersion7();
    private readonly Guid _second = Guid.CreateVersion7();

    [Fact]
    public async Task A_person_is_assigned_once()
    {
        var partnership = await GivenPartnership();

        await Assign(partnership, _first, "2024-01-08");

        Assert.Equal(_first, Assert.IsType<ContactPersonAssigned>((await StepsOf(partnership)).Last()).Person);
        await Refused(
            $"partnerships/{partnership}/contact-persons",
            new { occurredOn = "2024-02-01", person = _first },
            "This person answers for the partnership already.");
    }

    [Fact]
    public async Task Two_people_may_answer_for_a_partnership()
    {
        var partnership = await GivenPartnership();

        await Assign(partnership, _first, "2024-01-08");
        await Assign(partnership, _second, "2024-01-08");
    }

    [Fact]
    public async Task An_assigned_person_is_released_once_and_may_come_back()
    {
        var partnership = await GivenPartnership();
        await Assign(partnership, _first, "2024-01-08");

        await Accepted($"partnerships/{partnership}/contact-persons/{_first}/release", new { occurredOn = "2024-12-31" });

        Assert.Equal(_first, Assert.IsType<ContactPersonReleased>((await StepsOf(partnership)).Last()).Person);
        await Refused(
            $"partnerships/{partnership}/contact-persons/{_first}/release",
            new { occurredOn = "2025-01-31" },
            "This person did not answer for the partnership then.");
        await Refused(
            $"partnerships/{partnership}/contact-persons/{_first}/release",
            new { occurredOn = "2024-06" },
            "This person left on 31 December 2024 already.");
        await Assign(partnership, _first, "2025-09-01");
    }

    [Fact]
    public async Task A_person_who_was_never_assigned_cannot_be_released()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/contact-persons/{_first}/release",
            new { occurredOn = "2025-01-31" },
            "This person did not answer for the partnership then.");
    }

    [Fact]
    public async Task A_person_cannot_be_released_before_the_assignment()
    {
        var partnership = await GivenPartnership();
        await Assign(partnership, _first, "2024-01-08");

        await Refused(
            $"partnerships/{partnership}/contact-persons/{_first}/release",
            new { occurredOn = "2023" },
            "This person did not answer for the partnership then.");
    }

    [Fact]
    public async Task Whoever_takes_over_answers_for_the_partnership_and_may_hand_it_on()
    {
        var partnership = await GivenPartnership();
        await Assign(partnership, _first, "2024-01-08");

        await Accepted($"partnerships/{partnership}/contact-persons/{_first}/handover", new { occurredOn = "2024-06-01", to = _second });

        var handedOver = Assert.IsType<ContactHandedOver>((await StepsOf(partnership)).Last());
        Assert.Equal((_first, _second), (handedOver.From, handedOver.To));
        await Refused(
            $"partnerships/{partnership}/contact-persons",
            new { occurredOn = "2024-07-01", person = _second },
            "This person answers for the partnership already.");
        await Refused(
            $"partnerships/{partnership}/contact-persons/{_first}/handover",
            new { occurredOn = "2024-07-01", to = Guid.CreateVersion7() },
            "This person did not answer for the partnership then.");
        await Accepted($"partnerships/{partnership}/contact-persons/{_second}/handover", new { occurredOn = "2025-01-01", to = _first });
    }

    [Fact]
    public async Task Nobody_hands_over_to_themselves()
    {
        var partnership = await GivenPartnership();
        await Assign(partnership, _first, "2024-01-08");

        var refused = await Refused(
            $"partnerships/{partnership}/contact-persons/{_first}/handover",
            new { occurredOn = "2024-06-01", to = _first },
            "Nobody hands over to themselves.");

        Assert.NotNull(refused.Json["errors"]!["/to"]);
    }

    [Fact]
    public async Task An_earlier_time_may_be_recorded_late()
    {
        var partnership = await GivenPartnership();
        await Assign(partnership, _first, "2024-01-08");

        await Assign(partnership, _first, "2015");
        await Accepted($"partnerships/{partnership}/contact-persons/{_first}/release", new { occurredOn = "2017" });

        await Refused(
            $"partnerships/{partnership}/contact-persons",
            new { occurredOn = "2024-02-01", person = _first },
            "This person answers for the partnership already.");
    }

    private Task<Answer> Assign(Guid partnership, Guid person, string occurredOn) =>
        Accepted($"partnerships/{partnership}/contact-persons", new { occurredOn, person });
}
