using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Partnerships.Commitments;

/// <summary>What holds for a promise whether it was kept or broken.</summary>
internal static class CommitmentRules
{
    public static Refusal? RefusesToSettle(Guid commitmentId, PartialDate settledOn, Partnership partnership)
    {
        if (partnership.Find<CommitmentMade>(commitmentId) is not { } made)
        {
            return Refusal.Of("commitment-unknown", "This commitment was never made.", "Diese Zusage wurde nie gegeben.");
        }

        if (partnership.Find<CommitmentKept>(commitmentId) is not null)
        {
            return Refusal.Of("commitment-settled", "This commitment has been kept already.", "Diese Zusage wurde schon eingehalten.");
        }

        if (partnership.Find<CommitmentBroken>(commitmentId) is not null)
        {
            return Refusal.Of("commitment-settled", "This commitment has been broken already.", "Diese Zusage wurde schon gebrochen.");
        }

        return Chronology.Refuses(settledOn, made);
    }
}
