using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Partnerships;

public sealed class AMergedPartnership
{
    [Fact]
    public void Names_the_partnership_that_continues_and_takes_no_step()
    {
        var (kept, merged) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var partnership = new Partnership { Id = merged };

        partnership = Partnership.Evolve(
            partnership, merged, new RecordedStep(Guid.CreateVersion7(), new PartnershipsMerged(kept, merged, "Doppelt erfasst")));

        var refusal = partnership!.Refuses(new RoundTableJoined("Runder Tisch Bildung") { OccurredOn = PartialDate.Year(2010) });
        Assert.Equal($"This partnership was merged into {kept}: record the step there.", refusal?.Reason.English);
    }
}
