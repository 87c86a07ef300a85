using Kooperation.Domain.Depth.Known;
using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Depth.Saying;

// Which other steps decide what a step carries, and from when until when.
internal sealed partial class Explanation
{
    private List<ToldStep> With(in Carrying carrying)
    {
        var (fact, links) = (known.Fact(carrying.Fact), known.Links);
        if (fact.About is not { } about) return [];

        var steps = new List<DepthFact?>();
        switch (fact.Event)
        {
            case "QualificationCompleted":
                steps.Add(links.Offer(about));
                break;
            case "HearingHeld" when carrying.Line.Needs is { Kind: NeedKind.Feedback } && links.AnswerTo(about) is { } answer && answer.On <= carrying.From:
                steps.Add(answer.Fact);
                break;
            case "SeatGranted" when carrying.Line.Needs is { Kind: NeedKind.Exercise } need && carrying.Level == carrying.Line.Level:
                var (from, until) = (carrying.From, carrying.Until);
                var row = links.ExercisesOf(about).Where(exercise => exercise.On <= until && known.Pauses.LastDayOf(exercise.On, need.Months) >= from).ToList();
                steps.AddRange([row[0].Fact, row[^1].Fact]);
                break;
            case "AgreementSigned" or "AgreementRenewed":
                AddOfAgreement(steps, carrying, fact);
                break;
        }

        if (links.EndOf(about) is { } end && end.On - 1 == carrying.Until) steps.Add(end.Fact);
        return [.. steps.OfType<DepthFact>().Distinct().Select(step => step.Told())];
    }

    private void AddOfAgreement(List<DepthFact?> steps, Carrying carrying, DepthFact fact)
    {
        var isRenewal = fact.Event == "AgreementRenewed";
        var agreement = (isRenewal ? fact.Successor : fact.About) ?? Guid.Empty;

        if (isRenewal) steps.Add(known.Links.Origin(fact));
        if (carrying.Line.Lasts.Kind == LastingKind.Term) steps.Add(known.Links.AmendmentsOf(agreement).LastOrDefault(amendment => amendment.On <= carrying.From).Fact);
        if (known.Links.SuccessorOf(agreement) is { } renewal && renewal.On - 1 == carrying.Until) steps.Add(renewal.Fact);
        if (isRenewal && known.Links.EndOf(agreement) is { } end && end.On - 1 == carrying.Until) steps.Add(end.Fact);
    }
}
