using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Frame;

/// <summary>One of the pages that can be reached from everywhere.</summary>
/// <param name="Address">Below the municipality.</param>
public sealed record Room(string Address, Sentence Name)
{
    public static readonly Room Overview = new("", new("Overview", "Übersicht"));
    public static readonly Room Strategies = new("strategies", new("Strategy", "Strategie"));
    public static readonly Room Partnerships = new("partnerships", new("Partners", "Partner"));
    public static readonly Room Qualifications = new("qualifications", new("Qualifications", "Qualifizierungen"));
    public static readonly Room Deadlines = new("deadlines", new("Due and missing", "Fällig und fehlend"));
    public static readonly Room History = new("history", new("History", "Verlauf"));
    public static readonly Room Reports = new("reports", new("Reports", "Berichte"));
    public static readonly Room Settings = new("settings", new("Administration", "Verwaltung"));

    public static readonly IReadOnlyList<Room> All = [Overview, Strategies, Partnerships, Qualifications, Deadlines, History, Reports, Settings];
}
