using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Deadlines;

/// <summary>
/// Reviews and ends of agreements: as amended, for a successor anew, and for none that was terminated or renewed. An amendment on the day of a
/// review, or later, is a review.
/// </summary>
internal static class AgreementDeadlines
{
    public static IEnumerable<Deadline> Of(KnownSteps known)
    {
        var over = known.About<AgreementTerminated>(terminated => terminated.AgreementId);
        over.UnionWith(known.About<AgreementRenewed>(renewed => renewed.AgreementId));

        foreach (var agreement in Agreement.AllOf(known).Where(agreement => !over.Contains(agreement.Id)))
        {
            if (EndOf(agreement, known) is { } end) yield return end;
            if (ReviewOf(agreement, known) is { } review) yield return review;
        }
    }

    private static Deadline? EndOf(Agreement agreement, KnownSteps known)
    {
        var amended = known.Last<AgreementAmended>(amendment => amendment.AgreementId == agreement.Id && amendment.Term is not null);
        var until = (amended?.Step.Term ?? agreement.Term).Until;
        if (until.Latest is not { } lastDay) return null;

        return Deadline.Of(
            DeadlineKind.AgreementEnds,
            agreement.Id,
            until,
            known.Day <= lastDay
                ? new Sentence($"The {agreement.Name.English} ends", $"Die {agreement.Name.German} läuft aus")
                : new Sentence(
                    $"The {agreement.Name.English} has ended and was neither renewed nor terminated",
                    $"Die {agreement.Name.German} ist ausgelaufen und weder verlängert noch gekündigt"),
            amended?.Id ?? agreement.StepId,
            amended?.Step ?? agreement.Step,
            typeof(AgreementRenewed),
            typeof(AgreementAmended),
            typeof(AgreementTerminated)) with { Office = amended?.Step.Office ?? agreement.Step.Office };
    }

    private static Deadline? ReviewOf(Agreement agreement, KnownSteps known)
    {
        var postponed = known.Last<AgreementAmended>(amendment => amendment.AgreementId == agreement.Id && amendment.ReviewOn.IsKnown);
        var review = postponed?.Step.ReviewOn ?? agreement.ReviewOn;
        if (!review.IsKnown) return null;

        var isReviewed = known.All<AgreementAmended>()
            .Any(amendment => amendment.Step.AgreementId == agreement.Id && amendment.Id != postponed?.Id && amendment.Step.OccurredOn.Latest >= review.Earliest);
        if (isReviewed) return null;

        return Deadline.Of(
            DeadlineKind.AgreementReview,
            agreement.Id,
            review,
            new Sentence($"The {agreement.Name.English} is due for review", $"Die {agreement.Name.German} ist zu überprüfen"),
            postponed?.Id ?? agreement.StepId,
            postponed?.Step ?? agreement.Step,
            typeof(AgreementAmended),
            typeof(AgreementRenewed),
            typeof(AgreementTerminated)) with { Office = postponed?.Step.Office ?? agreement.Step.Office };
    }

    /// <summary>An agreement with the step by which it came to be, a signature or a renewal; its kind and purpose are those of the first one.</summary>
    private sealed record Agreement(Guid Id, Guid StepId, PartnershipStep Step, Term Term, PartialDate ReviewOn, AgreementSigned First)
    {
        public Sentence Name => Partnerships.Agreement.NameOf(First.Kind, First.Purpose);

        public static IEnumerable<Agreement> AllOf(KnownSteps known)
        {
            var signed = PartnershipDeadlines.OfOurs<AgreementSigned>(known)
                .DistinctBy(signing => signing.Step.AgreementId)
                .Select(signing => new Agreement(signing.Step.AgreementId, signing.Id, signing.Step, signing.Step.Term, signing.Step.ReviewOn, signing.Step))
                .ToList();

            var all = signed.ToDictionary(agreement => agreement.Id);
            var renewals = known.All<AgreementRenewed>().ToLookup(renewal => renewal.Step.AgreementId);
            for (var generation = signed; generation.Count > 0;)
            {
                generation =
                [
                    .. generation.SelectMany(agreement => renewals[agreement.Id].Select(renewal => new Agreement(
                        renewal.Step.SuccessorId, renewal.Id, renewal.Step, renewal.Step.Term, PartialDate.Unknown, agreement.First)))
                    .Where(successor => all.TryAdd(successor.Id, successor))
                ];
            }

            return all.Values;
        }
    }
}
