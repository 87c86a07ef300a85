using System.Globalization;
using Kooperation.Domain.Language;

namespace Kooperation.Dossiers;

/// <summary>What the page of a dossier itself says.</summary>
public sealed class DossierWords(Tongue tongue)
{
    public string Dossier => Say("Decision dossier", "Entscheidungsakte");

    public string Id => Say("id", "Kennung");

    public string StandsFor => Say("What this dossier stands for", "Wofür diese Akte steht");

    public string AsOf => Say("what had happened by", "was geschehen war bis");

    public string KnownAt => Say("what was known", "was bekannt war");

    public string Given => Say("given on", "vergeben am");

    public string Rules => Say("editions of the rules", "Fassungen der Regeln");

    public string Adopted => Say("adopted", "beschlossen");

    public string OfTheProgram => Say("comes with the program", "mit dem Programm geliefert");

    public string Steps => Say("steps in this dossier", "Schritte in dieser Akte");

    public string HadAgain => Say("the same again", "dieselbe noch einmal");

    public string Figure => Say("Figure", "Kennzahl");

    public string Value => Say("Value", "Wert");

    public string CarriedBy => Say("Carried by", "Getragen von");

    public string NoFigure => Say("There is no figure on that day.", "An diesem Tag gibt es keine Kennzahl.");

    public string Until => Say("until", "bis");

    public string Invented => Say("made up for the demonstration", "für die Vorführung erfunden");

    public string StepsInOrder => Say("Every step, in the order in which it came to be known", "Alle Schritte, in der Reihenfolge, in der sie bekannt wurden");

    public string NoStep => Say("No step had happened by that day.", "Bis zu diesem Tag war kein Schritt geschehen.");

    public string Happened => Say("Happened", "Geschehen");

    public string WithdrawnBy => Say("Withdrawn by", "Zurückgezogen durch");

    public string CorrectedBy => Say("Corrected by", "Berichtigt durch");

    public string Withdraws => Say("withdraws", "zieht zurück");

    public string Corrects => Say("corrects", "berichtigt");

    public string Before => Say("Before", "Vorher");

    public string After => Say("After", "Nachher");

    public string Same => Say("Unchanged: ", "Unverändert: ");

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
        "Persons are references. Figures around a step are worked out from what was known immediately before and after it.",
        "Personen sind Verweise. Die Kennzahlen um einen Schritt sind aus dem errechnet, was unmittelbar davor und danach bekannt war.");

    public string Place(long index) => Say($"up to place {Number(index, "N0")} of the log", $"bis Platz {Number(index, "N0")} im Protokoll");

    public string Number(long index) => Say($"No. {Number(index, "N0")}", $"Nr. {Number(index, "N0")}");

    public string Figures(string day) => Say($"Figures on {day}", $"Kennzahlen am {day}");

    public string Changed(string day) => Say($"What this step changed, read on {day}", $"Was dieser Schritt änderte, gelesen am {day}");

    public string Unchanged(string day) => Say($"No figure changed, read on {day}.", $"Keine Kennzahl änderte sich, gelesen am {day}.");

    private string Number(long number, string format) => number.ToString(format, tongue == Tongue.German ? German : English);

    private string Say(string english, string german) => tongue == Tongue.German ? german : english;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
}
