using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Requests;
using Kooperation.Steps;

namespace Kooperation.Dashboard.Recording;

/// <summary>The steps that somebody recorded with one form: one, or one for each of many partners to whom the same was offered.</summary>
internal static class RecordedTogether
{
    /// <summary>Those that stand, the one that is asked about first; none where it is not known.</summary>
    public static async Task<IReadOnlyList<StepInHistory>> With(Visit visit, Guid stepId)
    {
        if ((await visit.AskAbout<StepInHistory>(null, "steps/{id}", stepId)).Answer is not { } step) return [];
        if (step.Step is not QualificationOffered { OfferId: var offer }) return [step];

        var (offers, _) = await visit.AskAbout<Page<StepInHistory>>(
            null, "history", null, ("event", Catalogue.NameOf(typeof(QualificationOffered))), ("by", step.RecordedBy), ("order", "newest"), ("limit", $"{Paging.MostItems}"));
        return [step, .. (offers?.Items ?? []).Where(other => other.StepId != stepId && other.WithdrawnBy is null && other.Step is QualificationOffered to && to.OfferId == offer)];
    }
}
