using Kooperation.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Tests.Depth;

public sealed class TellingContacts
{
    private static readonly Guid Step = Guid.CreateVersion7();
    private static readonly ContactMade Contact = new(ContactForm.Call, ContactDirection.Mutual, [], null) { OccurredOn = PartialDate.Year(2020) };

    [Fact]
    public void A_withdrawn_contact_is_none_and_a_corrected_one_is_what_it_says_now()
    {
        Assert.True(Told(Contact).IsContact);
        Assert.False(Told(Contact, new StepWithdrawn(Step, "nie")).IsContact);
        Assert.False(Told(Contact, new StepCorrected(Step, Contact with { Counterpart = Counterpart.AnotherHost }, "andere")).IsContact);
    }

    [Fact]
    public void What_one_side_notes_down_for_itself_is_none()
    {
        Assert.False(Told(new DepthWanted(3, null, null) { OccurredOn = PartialDate.Year(2020) }).IsContact);
        Assert.False(Told(new PartnershipEnded(Side.Partner, "Keine Zeit") { OccurredOn = PartialDate.Year(2020) }).IsContact);
    }

    private static StepEvidence Told(Step first, params Step[] revisions) => revisions.Prepend(first)
        .Select((step, index) => (Recorded: new RecordedStep(index == 0 ? Step : Guid.CreateVersion7(), step), Version: index + 2L))
        .Aggregate(new StepEvidence(Step, Guid.CreateVersion7()), (evidence, next) => evidence.After(next.Recorded, next.Version, next.Version));
}
