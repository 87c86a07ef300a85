using Kooperation.Domain.Language;

namespace Kooperation.Domain.Municipalities;

/// <summary>What can be wrong with a setting of a municipality.</summary>
internal static class SettingFlaws
{
    /// <summary>Source: IANA time zone database, zone1970.tab and backward: Büsingen has an entry of its own and the clock of Zürich, which is Berlin's.</summary>
    private static readonly string[] TimeZones = [MunicipalitySettings.UsualTimeZone, "Europe/Busingen"];

    public static Refusal? OfList(IReadOnlyList<string> names, string at)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, name) in names.Index())
        {
            if (seen.Add(name.Trim())) continue;

            return Refusal.Of("named-once", $"\"{name.Trim()}\" is named twice.", $"„{name.Trim()}“ ist doppelt genannt.", $"{at}/{index}");
        }

        return null;
    }

    public static Refusal? OfTimeZone(string timeZone) => TimeZones.Contains(timeZone)
        ? null
        : Refusal.Of(
            "time-zone-of-germany",
            $"A German municipality has one of the time zones {string.Join(" and ", TimeZones)}.",
            $"Eine deutsche Kommune hat eine der Zeitzonen {string.Join(" und ", TimeZones)}.",
            "/timeZone");
}
