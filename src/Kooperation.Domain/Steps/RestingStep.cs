using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Steps;

/// <summary>A step that could not have happened without another one.</summary>
public sealed record RestingStep(Guid StepId, string Event, PartialDate OccurredOn)
{
    /// <summary>So many are named in a sentence; nobody reads more.</summary>
    public const int MostNamed = 10;

    public static RestingStep Of(Mark mark) => new(mark.StepId, mark.Event, mark.OccurredOn);

    public static RestingStep Of(RecordedStep recorded) => new(recorded.Id, Catalogue.NameOf(recorded.Step), recorded.Step.OccurredOn);

    /// <summary>Why the step under these cannot be withdrawn; null where there are none.</summary>
    public static Refusal? Refuses(IReadOnlyList<RestingStep> resting)
    {
        if (resting.Count == 0) return null;

        var named = Named([.. resting.Select(step => step.Said())]);
        return resting.Count == 1
            ? Refusal.Of(
                Rule,
                $"A later step rests on this one: withdraw {named.English} first.",
                $"Ein späterer Schritt beruht auf diesem: Bitte zuerst {named.German} zurückziehen.")
            : Refusal.Of(
                Rule,
                $"{Number(resting.Count)} later steps rest on this one: withdraw {named.English} first.",
                $"{Number(resting.Count)} spätere Schritte beruhen auf diesem: Bitte zuerst {named.German} zurückziehen.");
    }

    /// <summary>The rule by which what others rest on stays.</summary>
    public const string Rule = "others-rest-on-it";

    /// <summary>All of them in one sentence, or the first and how many more there are.</summary>
    public static Sentence Named(IReadOnlyList<Sentence> all)
    {
        var first = all.Take(MostNamed).ToList();
        if (all.Count > MostNamed) first.Add(new Sentence($"{Number(all.Count - MostNamed)} more", $"{Number(all.Count - MostNamed)} weitere"));

        return new Sentence(Listed("and", sentence => sentence.English), Listed("und", sentence => sentence.German));

        string Listed(string and, Func<Sentence, string> said) => first.Count == 1
            ? said(first[0])
            : $"{string.Join(", ", first.SkipLast(1).Select(said))} {and} {said(first[^1])}";
    }

    private Sentence Said()
    {
        var (title, day) = (StepTitles.Of(Event), OccurredOn.Of());
        return new Sentence($"“{title.English}” {day.English} ({StepId})", $"„{title.German}“ {day.German} ({StepId})");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
