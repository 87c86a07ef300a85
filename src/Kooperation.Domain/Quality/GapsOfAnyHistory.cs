using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Quality;

/// <summary>What can be missing from any history: days, and somebody who said it.</summary>
internal static class GapsOfAnyHistory
{
    /// <summary>A step, as far as its day and its basis are concerned.</summary>
    public readonly record struct Told(Guid Id, bool IsDated, Basis Basis, string? Office);

    /// <summary>What depth makes of steps without a day: nothing.</summary>
    public static Sentence NeverCounted(int undated) => undated == 1
        ? new Sentence("The day of one step is unknown, so it counts for nothing", "Von einem Schritt ist der Tag unbekannt, er zählt deshalb nicht")
        : new Sentence(
            $"The day of {undated} steps is unknown, so they count for nothing",
            $"Von {undated} Schritten ist der Tag unbekannt, sie zählen deshalb nicht");

    /// <summary>What progress makes of steps without a day: they hold, and tell nothing of when.</summary>
    public static Sentence HoldOnEveryDay(int undated) => undated == 1
        ? new Sentence(
            "The day of one step is unknown: it holds on every day and counts neither as a report nor as a measured value",
            "Von einem Schritt ist der Tag unbekannt: Er gilt für jeden Tag und zählt weder als Bericht noch als Messwert")
        : new Sentence(
            $"The day of {undated} steps is unknown: they hold on every day and count neither as reports nor as measured values",
            $"Von {undated} Schritten ist der Tag unbekannt: Sie gelten für jeden Tag und zählen weder als Berichte noch als Messwerte");

    /// <param name="told">In the order of recording.</param>
    /// <param name="saysOfUndated">What steps without a day count for, by how many they are.</param>
    public static IEnumerable<Gap> Of(IReadOnlyList<Told> told, Func<int, Sentence> saysOfUndated)
    {
        IReadOnlyList<Told> undated = [.. told.Where(one => !one.IsDated)];
        if (undated.Count > 0)
        {
            yield return Over(GapKind.UndatedSteps, saysOfUndated(undated.Count), undated);
        }

        IReadOnlyList<Told> judged = [.. told.Where(one => one.Basis == Basis.Judged)];
        if (judged.Count > 0 && judged.Count == told.Count)
        {
            yield return Over(
                GapKind.JudgedOnly,
                new Sentence(
                    "Whatever is recorded here was judged; nothing is stated by a document or a person involved",
                    "Alles hier Erfasste ist beurteilt; nichts ist durch ein Dokument oder Beteiligte belegt"),
                judged);
        }
    }

    private static Gap Over(GapKind kind, Sentence why, IReadOnlyList<Told> steps)
    {
        Guid[] newest = [.. steps.Reverse().Take(Gap.MostSteps).Select(step => step.Id)];
        return new Gap(kind, why, newest, [.. newest.Select(step => Mend.By<StepCorrected>(step))])
        {
            StepCount = steps.Count,
            Offices = [.. steps.Select(step => step.Office).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            Invented = steps.Any(step => step.Basis == Basis.Invented)
        };
    }
}
