using System.Globalization;
using Kooperation.Domain.Language;

namespace Kooperation.Dossiers;

/// <summary>What the page of a dossier itself says.</summary>
public sealed class DossierWords(Tongue tongue)
{
    public string Dossier => Say("Decision dossier", "Entscheidungsakte");

    public string Id => Say("id", "Kennung");

    public string AsOf => Say("as of", "Stand");

    public string KnownOn => Say("as known by", "nach Kenntnis vom");

    public string ToCheck => Say("To check this dossier", "Zum Nachprüfen");

    public string KnownAt => Say("it holds what was recorded", "enthält, was erfasst war");

    public string Rules => Say("editions of the rules", "Fassungen der Regeln");

    public string Adopted => Say("adopted", "beschlossen");

    public string OfTheProgram => Say("comes with the program", "mit dem Programm geliefert");

    public string Steps => Say("steps in this dossier", "Schritte in dieser Akte");

    public string HadAgain => Say("address of this very dossier", "Adresse genau dieser Akte");

    public string Figure => Say("Figure", "Kennzahl");

    public string Value => Say("Value", "Wert");

    public string NoFigure => Say("There is no figure on that day.", "An diesem Tag gibt es keine Kennzahl.");

    public string Until => Say("until", "bis");

    public string Invented => Say("made up for the demonstration", "für die Vorführung erfunden");

    public string Outlook => Say("What limits the depth, what fades, what would be next", "Was die Tiefe begrenzt, was verblasst, was als Nächstes käme");

    public string Brakes => Say("limited by", "begrenzt durch");

    public string Fading => Say("fades soon", "verblasst bald");

    public string Nothing => Say("nothing", "nichts");

    public string Notes => Say("notes", "Hinweise");

    public string NotCounted => Say("does not count", "zählt nicht");

    public string Course => Say("How the level ran", "Verlauf der Stufe");

    public string Time => Say("Time", "Zeitraum");

    public string Level => Say("Level", "Stufe");

    public string Because => Say("Because", "Warum");

    public string StepsInOrder => Say("Every step, in the order in which it came to be known", "Alle Schritte, in der Reihenfolge, in der sie bekannt wurden");

    public string NoStep => Say("No step had happened by that day.", "Bis zu diesem Tag war kein Schritt geschehen.");

    public string Happened => Say("Happened", "Geschehen");

    public string WithdrawnBy => Say("Withdrawn by", "Zurückgezogen durch");

    public string CorrectedBy => Say("Corrected by", "Berichtigt durch");

    public string Withdraws => Say("withdraws", "zieht zurück");

    public string Corrects => Say("corrects", "berichtigt");

    public string Before => Say("Before", "Vorher");

    public string After => Say("After", "Nachher");

    public string KnownSince => Say("known since", "bekannt seit");

    public string RecordedBy => Say("recorded by", "erfasst von");

    public string CausedBy => Say("follows from", "folgt aus");

    public string Caused => Say("brought about", "hatte zur Folge");

    public string Step => Say("id of the step", "Kennung des Schritts");

    public string Documents => Say("Documents", "Dokumente");

    public string Document => Say("Document", "Dokument");

    public string NamedBy => Say("Named by", "Genannt von");

    public string NoDocument => Say("No step names a document.", "Kein Schritt nennt ein Dokument.");

    public string OnHash => Say(
        "The documents lie elsewhere. A file is the one that was meant if its SHA-256 is the one that stands here.",
        "Die Dokumente liegen anderswo. Eine Datei ist die gemeinte, wenn ihre SHA-256 die ist, die hier steht.");

    public string OnOrder => Say(
        "Numbers are places in the log of the municipality, which has no gap; those that are missing here belong to other matters. Nothing is overwritten: what was withdrawn or corrected is struck through and stays.",
        "Nummern sind Plätze im Protokoll der Kommune, das keine Lücke hat; die hier fehlen, gehören zu anderen Vorgängen. Nichts wird überschrieben: Was zurückgezogen oder berichtigt wurde, ist durchgestrichen und bleibt.");

    public string OnPersons => Say(
        "Persons appear here only as a reference, never with their names. What a step changed is worked out from what was known immediately before and after it, for the day on which it happened and for the day on which it came to be known.",
        "Personen stehen hier nur als Verweis, nie mit Namen. Was ein Schritt änderte, ist aus dem errechnet, was unmittelbar davor und danach bekannt war: für den Tag, an dem er geschah, und für den Tag, an dem er bekannt wurde.");

    public string Place(long index) => Say($"up to place {Number(index, "N0")} of the log", $"bis Platz {Number(index, "N0")} im Protokoll");

    public string Number(long index) => Say($"No. {Number(index, "N0")}", $"Nr. {Number(index, "N0")}");

    public string Figures(string day) => Say($"Figures on {day}", $"Kennzahlen am {day}");

    public string Changed(IReadOnlyList<string> days) => Say($"What this step changed, as of {string.Join(" and ", days)}", $"Was dieser Schritt änderte, Stand: {string.Join(" und ", days)}");

    public string Unchanged(IReadOnlyList<string> days) => Say($"No figure changed, as of {string.Join(" and ", days)}.", $"Keine Kennzahl änderte sich, Stand: {string.Join(" und ", days)}.");

    public string Next(string level) => Say($"missing for level {level}", $"für Stufe {level} fehlt");

    public string Between(string from, string until) => Say($"{from} to {until}", $"{from} bis {until}");

    public string Since(string from) => Say($"since {from}", $"seit {from}");

    /// <summary>How a step came in.</summary>
    public string Through(string way) => way switch
    {
        "http" => Say("through the interface", "über die Schnittstelle"),
        _ when way.StartsWith("demonstration", StringComparison.Ordinal) => Say("from the demonstration", "aus der Vorführung"),
        _ => way
    };

    private string Number(long number, string format) => number.ToString(format, tongue == Tongue.German ? German : English);

    private string Say(string english, string german) => tongue == Tongue.German ? german : english;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
}
