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
            case "SeatGranted":
                steps.AddRange(ExercisesOf(carrying).Take(1));
                break;
            case "AgreementRenewed":
                steps.Add(links.Origin(fact));
                break;
        }

        return [.. steps.OfType<DepthFact>().Concat(WhatEnds(carrying)).Distinct().Select(step => step.Told())];
    }

    // The steps that decide on which day it ends, beside the one that carries.
    private IEnumerable<DepthFact> WhatEnds(Carrying carrying)
    {
        var (fact, links) = (known.Fact(carrying.Fact), known.Links);
        if (fact.About is not { } about) return [];

        var steps = new List<DepthFact?>(ExercisesOf(carrying).TakeLast(1));
        if (fact.Event is "AgreementSigned" or "AgreementRenewed") AddOfAgreement(steps, carrying, fact);
        if (links.EndOf(about) is { } end && end.On - 1 == carrying.Until) steps.Add(end.Fact);
        return steps.OfType<DepthFact>();
    }

    // Those that let a seat carry without a break, in the order of time.
    private IEnumerable<DepthFact> ExercisesOf(Carrying carrying) =>
        known.Fact(carrying.Fact).About is { } seat && carrying.Line.Needs is { Kind: NeedKind.Exercise } need && carrying.Level == carrying.Line.Level
            ? known.Links.ExercisesOf(seat).Where(exercise => exercise.On <= carrying.Until && known.Pauses.LastDayOf(exercise.On, need.Months) >= carrying.From).Select(exercise => exercise.Fact)
            : [];

    private void AddOfAgreement(List<DepthFact?> steps, Carrying carrying, DepthFact fact)
    {
        var isRenewal = fact.Event == "AgreementRenewed";
        var agreement = (isRenewal ? fact.Successor : fact.About) ?? Guid.Empty;

        if (carrying.Line.Lasts.Kind == LastingKind.Term) steps.Add(known.Links.AmendmentsOf(agreement).LastOrDefault(amendment => amendment.On <= carrying.From).Fact);
        if (known.Links.SuccessorOf(agreement) is { } renewal && renewal.On - 1 == carrying.Until) steps.Add(renewal.Fact);
        if (isRenewal && known.Links.EndOf(agreement) is { } end && end.On - 1 == carrying.Until) steps.Add(end.Fact);
    }
}
