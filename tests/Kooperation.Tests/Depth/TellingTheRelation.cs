using Kooperation.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Tests.Depth;

public sealed class TellingTheRelation
{
    [Fact]
    public void A_partnership_is_open_unless_it_ended_last()
    {
        var partnership = Guid.CreateVersion7();
        var end = (Guid.CreateVersion7(), (Step)new PartnershipEnded(Side.Partner, "Keine Zeit") { OccurredOn = PartialDate.Year(2020) });
        var resumption = (Guid.CreateVersion7(), (Step)new PartnershipResumed(null) { OccurredOn = PartialDate.Year(2021) });

        Assert.True(Told(partnership).IsOpen);
        Assert.False(Told(partnership, end).IsOpen);
        Assert.True(Told(partnership, end, resumption).IsOpen);
        Assert.True(Told(partnership, resumption, end).IsOpen);
        Assert.False(Told(partnership, end, resumption, (Guid.CreateVersion7(), new StepWithdrawn(resumption.Item1, "nie"))).IsOpen);
        Assert.False(Told(partnership, (Guid.CreateVersion7(), new PartnershipsMerged(Guid.CreateVersion7(), partnership, "doppelt"))).IsOpen);
    }

    private static Relation Told(Guid partnership, params (Guid Id, Step Step)[] steps) => steps.Aggregate(
        Relation.After(null, partnership, new RecordedStep(partnership, new PartnershipOpened(Guid.CreateVersion7(), PartialDate.Unknown)))!,
        (relation, step) => Relation.After(relation, partnership, new RecordedStep(step.Id, step.Step))!);
}
