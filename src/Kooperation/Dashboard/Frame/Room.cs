using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Frame;

/// <summary>One of the pages that can be reached from everywhere.</summary>
/// <param name="Address">Below the municipality.</param>
public sealed record Room(string Address, Sentence Name)
{
    public static readonly Room Overview = new("", new("Overview", "Übersicht"));
    public static readonly Room Strategies = new("strategies", new("Strategy", "Strategie"));
    public static readonly Room Partnerships = new("partnerships", new("Partners", "Partner"));

    public static IEnumerable<Room> Of(Visit visit) => [Overview, Strategies, Partnerships];
}
