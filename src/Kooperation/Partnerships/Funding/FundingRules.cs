using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Partnerships.Funding;

/// <summary>What holds for a request for money whether it is granted or declined.</summary>
internal static class FundingRules
{
    public static Refusal? RefusesToDecide(Guid requestId, PartialDate decidedOn, Partnership partnership, string at = "")
    {
        if (partnership.Find<FundingRequested>(requestId) is not { } requested)
        {
            return Refusal.Of("funding-request-unknown", "This funding was never requested.", "Diese Förderung wurde nie beantragt.", at);
        }

        if (partnership.FindThen<FundingGranted>(requestId) is not null)
        {
            return Refusal.Of(
                "funding-request-decided", "This request has been granted already.", "Dieser Antrag wurde schon bewilligt.", at);
        }

        if (partnership.Find<FundingDeclined>(requestId) is not null)
        {
            return Refusal.Of(
                "funding-request-decided", "This request has been declined already.", "Dieser Antrag wurde schon abgelehnt.", at);
        }

        return Chronology.Refuses(decidedOn, requested);
    }
}
