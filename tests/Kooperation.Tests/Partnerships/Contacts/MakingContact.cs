using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Contacts;

public sealed class MakingContact(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_meeting_is_recorded_as_it_was_told()
    {
        var partnership = await GivenPartnership();

        var recorded = await Accepted($"partnerships/{partnership}/contacts", new
        {
            occurredOn = "2026-11",
            form = "meeting",
            direction = "mutual",
            topics = new[] { "Elternarbeit" },
            fieldOfAction = "education",
            office = "FB 50"
        });

        Assert.Equal(("\"2\"", At($"steps/{recorded.StepId}")), (recorded.ETag, recorded.Location));
        var contact = Assert.IsType<ContactMade>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (PartialDate.Month(2026, 11), ContactForm.Meeting, ContactDirection.Mutual, "education", "FB 50"),
            (contact.OccurredOn, contact.Form, contact.Direction, contact.FieldOfAction, contact.Office));
    }

    [Fact]
    public async Task A_topic_says_something()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/contacts",
            new { occurredOn = "2020", form = "meeting", direction = "mutual", topics = new[] { "Elternarbeit", " " } },
            "This must not be empty.");
    }

    [Fact]
    public async Task A_contact_before_the_founding_is_refused()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/contacts",
            new { occurredOn = "1989", form = "meeting", direction = "mutual" },
            "The organisation was founded in 1990; nothing can have happened with it in 1989.");
    }
}
