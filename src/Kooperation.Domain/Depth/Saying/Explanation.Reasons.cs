using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Saying;

// Why a step does not count, in words.
internal sealed partial class Explanation
{
    private static readonly Sentence Undated = new(
        "The day is unknown: the step is shown and does not count.",
        "Der Tag ist unbekannt: Der Schritt wird gezeigt und zählt nicht.");

    private static readonly Sentence NotStated = new(
        "The step was judged or made up, not stated, and this view leaves such steps out.",
        "Der Schritt ist eingeschätzt oder erfunden, nicht belegt, und diese Ansicht lässt solche Schritte weg.");

    private static readonly Sentence SignatureMissing = new(
        "One side has not signed yet: the agreement is pending and carries nothing.",
        "Eine Seite hat noch nicht unterschrieben: Die Vereinbarung ist noch nicht in Kraft und trägt nichts.");

    private static readonly Sentence SignatureOfOriginMissing = new(
        "One side has not signed the agreement that was renewed: it is pending, and its renewal carries nothing.",
        "Die verlängerte Vereinbarung hat eine Seite noch nicht unterschrieben: Sie ist noch nicht in Kraft, und ihre Verlängerung trägt nichts.");

    private static readonly Sentence OtherCourse = new(
        "It is told of a partnership that was merged into this one: whether the cooperation rests or has ended, only this one's own steps say.",
        "Das betraf eine Zusammenarbeit, die mit dieser zusammengeführt wurde: Ob die Zusammenarbeit ruht oder beendet ist, sagen nur die eigenen Schritte.");

    private static readonly Dictionary<Counterpart, Sentence> Others = new()
    {
        [Counterpart.OtherOrganisations] = new(
            "Organisations acted among themselves, without the municipality.",
            "Organisationen handelten untereinander, ohne die Kommune."),
        [Counterpart.AnotherHost] = new(
            "Somebody else held it; the two sides at most took part.",
            "Jemand anderes war Gastgeber; beide Seiten nahmen höchstens teil."),
        [Counterpart.AnotherAuthority] = new(
            "The counterpart was another authority, not this municipality.",
            "Gegenüber war eine andere Behörde, nicht diese Kommune."),
        [Counterpart.NotNamed] = new(
            "The organisation is not named as a party or recipient.",
            "Die Organisation ist nicht als Beteiligte oder Empfängerin genannt.")
    };

    private static readonly Sentence OfferNotCounted = new(
        "The offer is recorded and does not count itself: whom the qualification was for is left open.",
        "Das Angebot ist erfasst und zählt selbst nicht: Für wen die Qualifizierung war, bleibt offen.");

    private static readonly Sentence AgreementNotCounted = new(
        "The agreement that was renewed is recorded and does not count itself, and so does its renewal.",
        "Die verlängerte Vereinbarung ist erfasst und zählt selbst nicht; ebenso wenig zählt ihre Verlängerung.");

    private static readonly Sentence OverBeforehand = new(
        "What it could carry was over before it could begin.",
        "Was der Schritt tragen könnte, war schon vorbei, bevor es beginnen konnte.");

    private Sentence Why(NotCountedReason reason, int index)
    {
        var fact = known.Fact(index);
        switch (reason)
        {
            case NotCountedReason.Undated:
                return Undated;
            case NotCountedReason.NotStated:
                return NotStated;
            case NotCountedReason.SignatureMissing:
                return fact.Event == "AgreementRenewed" ? SignatureOfOriginMissing : SignatureMissing;
            case NotCountedReason.OtherCourse:
                return OtherCourse;
            case NotCountedReason.OtherCounterpart:
                return Others[fact.Counterpart];
            case NotCountedReason.NotYet:
                var from = fact.OccurredOn.Middle!.Value.InWords();
                return new Sentence(
                    $"The day is known in part only: it counts from {from.English}, the middle of what it can mean.",
                    $"Der Tag ist nur teilweise bekannt: Der Schritt zählt ab dem {from.German}, der Mitte dessen, was er heißen kann.");
            case NotCountedReason.OriginNotCounted:
                return fact.Event == "QualificationCompleted" ? OfferNotCounted : AgreementNotCounted;
            case NotCountedReason.TermNotBegun:
                var begins = InWords.Day(known.BeginsOn(index));
                return new Sentence($"It carries nothing before {begins.English}.", $"Der Schritt trägt erst ab dem {begins.German}.");
            case NotCountedReason.OverBeforehand:
                return OverBeforehand;
            default:
                return fact.Event == "QualificationCompleted"
                    ? new Sentence(
                        "The offer is not recorded: whom the qualification was for is unknown.",
                        "Das Angebot ist nicht erfasst: Für wen die Qualifizierung war, ist unbekannt.")
                    : new Sentence(
                        "The agreement that was renewed is not recorded: its kind is unknown.",
                        "Die verlängerte Vereinbarung ist nicht erfasst: Ihre Art ist unbekannt.");
        }
    }
}
