using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Organisations;

/// <summary>Nothing can have happened with an organisation before there was one.</summary>
internal static class Founding
{
    public static Refusal? Refuses(Step step, PartialDate foundedOn)
    {
        var (told, at) = step is StepCorrected corrected ? (corrected.Replacement, "/replacement/occurredOn") : (step, "/occurredOn");
        var occurredOn = told.OccurredOn;

        // The registration says itself when the organisation was founded.
        return told is not OrganisationRegistered && occurredOn.Latest < foundedOn.Earliest
            ? Refusal.Of(
                "not-before-founding",
                $"The organisation was founded {foundedOn.On().English}; nothing can have happened with it {occurredOn.On().English}.",
                $"Die Organisation wurde {foundedOn.On().German} gegründet; {occurredOn.On().German} kann mit ihr nichts geschehen sein.",
                at)
            : null;
    }
}
