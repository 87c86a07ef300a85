using Kooperation.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Overview;

/// <summary>What the overview itself says.</summary>
internal static class Words
{
    public static readonly Sentence Title = new("Overview", "Übersicht");
    public static readonly Sentence Strategies = new("Where the strategy stands", "Wo die Strategie steht");
    public static readonly Sentence Partnerships = new("How deep the partnerships are", "Wie tief die Partnerschaften sind");
    public static readonly Sentence Fading = new("Relations that fade", "Beziehungen, die verblassen");
    public static readonly Sentence NothingFades = new(
        $"Nothing falls within {ShownOverview.DaysAhead} days.", $"In den nächsten {ShownOverview.DaysAhead} Tagen sinkt keine Stufe.");
    public static readonly Sentence NobodySilent = new("Of the partnerships that are going on, none has been silent for too long.", "Von den laufenden Partnerschaften ist keine zu lange still.");
    public static readonly Sentence NothingDue = new(
        $"Nothing is late, and nothing due within {ShownOverview.DaysAhead} days.", $"Nichts ist überfällig, und in den nächsten {ShownOverview.DaysAhead} Tagen wird nichts fällig.");
    public static readonly Sentence NothingMissing = new("Nothing is missing.", "Es fehlt nichts.");

    public static Sentence AllOf(int count) => count == 1 ? new("Show it", "Anzeigen") : new($"Show all {count}", $"Alle {count} anzeigen");

    public static Sentence From(DateOnly day) => day.InWords() is var on ? new($"from {on.English} on", $"ab dem {on.German}") : default!;

    public static Sentence NowAt(PartnershipOverview one) => new($"now level {one.Level}, {one.LevelName.English}", $"jetzt Stufe {one.Level}, {one.LevelName.German}");
}
