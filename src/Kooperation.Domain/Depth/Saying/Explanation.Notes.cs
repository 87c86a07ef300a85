using Kooperation.Domain.Depth.Known;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Saying;

// What a reader should know beside the figures.
internal sealed partial class Explanation
{
    private List<Note> SayNotes()
    {
        var notes = new List<Note>();
        if (known.Pauses.Open is { } pause)
        {
            var (since, until) = (pause.OccurredOn.Since(), InWords.Day(known.Pauses.OpenUntil));
            notes.Add(new Note(
                _day <= known.Pauses.OpenUntil
                    ? new Sentence(
                        $"The cooperation has been paused {since.English}; periods that were running stand still, until {until.English} at the latest.",
                        $"Die Zusammenarbeit pausiert {since.German}; laufende Fristen stehen still, längstens bis zum {until.German}.")
                    : new Sentence(
                        $"The cooperation has been paused {since.English}; periods that were running stood still until {until.English} and have gone on since.",
                        $"Die Zusammenarbeit pausiert {since.German}; laufende Fristen standen bis zum {until.German} still und laufen seitdem weiter."),
                [pause.Told()]));
        }

        if (known.Pauses.Ended is { } ended)
        {
            var on = ended.OccurredOn.On();
            notes.Add(new Note(
                new Sentence(
                    $"The cooperation ended {on.English}; what was achieved fades by itself.",
                    $"Die Zusammenarbeit wurde {on.German} beendet; was erreicht war, verblasst von selbst."),
                [ended.Told()]));
        }

        notes.AddRange(BrakesAhead().OrderBy(braking => braking.From).Select(braking => new Note(Fill(braking.Rule.Ahead!, braking), [known.Fact(braking.Fact).Told()])));
        notes.AddRange(known.NotCounted
            .Where(left => left.Reason == NotCountedReason.Undated && FactKinds.Ends(known.Fact(left.Fact).Event))
            .Select(left => known.Fact(left.Fact))
            .OrderBy(fact => fact.StepId)
            .Select(EndedOnAnUnknownDay));
        return notes;
    }

    private IEnumerable<Braking> BrakesAhead() => known.Brakings.Where(braking =>
        braking.Rule.Ahead is not null && braking.From > _day && braking.From <= braking.Until && known.Counts(braking.Fact, out var on) && on <= _day);

    private static Note EndedOnAnUnknownDay(DepthFact fact)
    {
        var title = StepTitles.Of(fact.Event);
        return new Note(
            new Sentence(
                $"The day of a step that ends something is unknown ({title.English}): it does not count, and what it ended goes on here.",
                $"Von einem Schritt, der etwas beendet, ist der Tag unbekannt ({title.German}): Er zählt nicht, und was er beendete, gilt hier weiter."),
            [fact.Told()]);
    }
}
