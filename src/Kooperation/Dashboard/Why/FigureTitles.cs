using System.Collections.Frozen;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Why;

/// <summary>What the parts of an answer are called that say something to a reader by themselves.</summary>
internal static class FigureTitles
{
    private static readonly FrozenDictionary<string, Sentence> Titles = new Dictionary<string, Sentence>
    {
        ["ageing"] = new("getting old", "älter"),
        ["atLeast"] = new("at least, in per cent", "mindestens, in Prozent"),
        ["beforeBrakes"] = new("level before what limits it", "Stufe ohne Begrenzung"),
        ["breadth"] = new("breadth", "Breite"),
        ["brakes"] = new("limited by", "begrenzt durch"),
        ["carriedBy"] = new("carried by", "getragen von"),
        ["carriedForward"] = new("carried forward to the day of the target", "bis zum Zieltermin fortgeschrieben"),
        ["cloud"] = new("cloud", "bewölkt"),
        ["coDesigned"] = new("designed together", "gemeinsam entworfen"),
        ["colour"] = new("colour", "Farbe"),
        ["commitmentsDue"] = new("promises due", "fällige Zusagen"),
        ["commitmentsKept"] = new("promises kept", "gehaltene Zusagen"),
        ["contact"] = new("contact", "Kontakt"),
        ["contacts"] = new("mutual contacts", "gegenseitige Kontakte"),
        ["counted"] = new("of", "von"),
        ["counts"] = new("counts", "zählt mit"),
        ["days"] = new("days", "Tage"),
        ["decisionPower"] = new("decision power", "Mitentscheidung"),
        ["deep"] = new("with a deep partnership", "mit tiefer Partnerschaft"),
        ["distance"] = new("distance from the target", "Abstand zum Ziel"),
        ["due"] = new("due", "fällig"),
        ["effect"] = new("effect", "Wirkung"),
        ["expected"] = new("expected", "erwartet"),
        ["fading"] = new("fades soon", "verblasst bald"),
        ["fadesOn"] = new("fades on", "verblasst am"),
        ["freshness"] = new("freshness", "Aktualität"),
        ["fresh"] = new("fresh", "aktuell"),
        ["green"] = new("green", "grün"),
        ["grey"] = new("grey", "grau"),
        ["implementation"] = new("implementation", "Umsetzung"),
        ["indicators"] = new("indicators", "Indikatoren"),
        ["isDormant"] = new("dormant", "ruhend"),
        ["isRegular"] = new("regular", "regelmäßig"),
        ["isReliable"] = new("reliable", "verlässlich"),
        ["commitment"] = new("commitment", "Verbindlichkeit"),
        ["jointWork"] = new("joint work", "gemeinsame Arbeit"),
        ["lasts"] = new("lasts", "gilt"),
        ["lastStepOn"] = new("last step", "letzter Schritt"),
        ["late"] = new("late", "verspätet"),
        ["level"] = new("level", "Stufe"),
        ["levelName"] = new("which is called", "das heißt"),
        ["light"] = new("traffic light", "Ampel"),
        ["lightCloud"] = new("light cloud", "leicht bewölkt"),
        ["meaning"] = new("meaning", "Bedeutung"),
        ["measures"] = new("measures", "Maßnahmen"),
        ["missed"] = new("missed on its day", "verfehlt am Zieltermin"),
        ["missedPercent"] = new("missed, in per cent", "verfehlt, in Prozent"),
        ["never"] = new("never reported", "nie berichtet"),
        ["next"] = new("next level", "nächste Stufe"),
        ["observed"] = new("observed only", "nur beobachtet"),
        ["overdue"] = new("overdue", "überfällig"),
        ["participation"] = new("participation", "Beteiligung"),
        ["partner"] = new("with a partner", "mit Partnerorganisation"),
        ["partnerView"] = new("the partner's own view", "Sicht des Partners"),
        ["percent"] = new("per cent", "Prozent"),
        ["points"] = new("points against what was expected", "Punkte gegenüber dem Erwarteten"),
        ["quarters"] = new("calendar quarters", "Kalenderquartale"),
        ["reached"] = new("reached", "erreicht"),
        ["red"] = new("red", "rot"),
        ["ruleName"] = new("as", "als"),
        ["sentence"] = new("in words", "in Worten"),
        ["stale"] = new("stale", "veraltet"),
        ["stateName"] = new("state", "Stand"),
        ["storm"] = new("storm", "Gewitter"),
        ["strengthening"] = new("strengthening", "Stärkung"),
        ["sun"] = new("sun", "Sonne"),
        ["unknown"] = new("unknown, in per cent", "unbekannt, in Prozent"),
        ["unknownWeight"] = new("unknown", "unbekannt"),
        ["until"] = new("until", "bis"),
        ["wantedLevel"] = new("wanted level", "gewünschte Stufe"),
        ["weight"] = new("weight", "Gewicht"),
        ["what"] = new("in words", "in Worten"),
        ["why"] = new("why", "warum"),
        ["withoutSymbol"] = new("without a symbol", "ohne Zeichen"),
        ["words"] = new("in words", "in Worten"),
        ["yearlyChange"] = new("change in a year", "Veränderung im Jahr"),
        ["yellow"] = new("yellow", "gelb")
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Sentences = ["sentence", "what", "why", "words", "meaning"];

    /// <summary>Null for what says nothing by itself.</summary>
    public static Sentence? Find(string name) => Titles.GetValueOrDefault(name);

    /// <summary>Whether what stands there is a sentence of its own.</summary>
    public static bool IsSentence(string name) => Sentences.Contains(name);
}
