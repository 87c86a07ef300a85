using Kooperation.Domain.Language;

namespace Kooperation.Domain.Strategies;

/// <summary>What can be wrong with the mapping from one edition to the next, whatever the two hold.</summary>
internal static class SuccessionFlaws
{
    public static Refusal? OfMapping(IReadOnlyList<Succession> mapping)
    {
        var seen = new HashSet<Guid>();
        var origins = mapping.SelectMany(succession => succession.To.Distinct()).CountBy(successor => successor).ToDictionary();

        return mapping
            .Select((succession, index) => seen.Add(succession.From) ? OfOne(succession, origins, $"/mapping/{index}") : NamedTwice($"/mapping/{index}/from"))
            .FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? OfOne(Succession succession, IReadOnlyDictionary<Guid, int> origins, string at)
    {
        if (succession.To.Distinct().Count() < succession.To.Count)
        {
            return Refusal.Of("successor-once", "Each successor is named once.", "Jede Fortsetzung ist einmal genannt.", at + "/to");
        }

        if (OfNumber(succession, at + "/to") is { } refusal) return refusal;

        return succession.Fate == Fate.CarriedOver && origins[succession.To[0]] > 1
            ? Refusal.Of(
                "carried-over-alone",
                $"Several go on in {succession.To[0]}: call each of them merged.",
                $"Mehrere gehen in {succession.To[0]} weiter: Bitte jedes davon als zusammengeführt angeben.",
                at + "/fate")
            : null;
    }

    private static Refusal? OfNumber(Succession succession, string at) => (succession.Fate, succession.To.Count) switch
    {
        (Fate.CarriedOver or Fate.Merged, not 1) => Refusal.Of(
            "one-successor",
            "What was carried over or merged has exactly one successor in the next edition.",
            "Was übernommen oder zusammengeführt wurde, hat genau eine Fortsetzung in der nächsten Fassung.",
            at),
        (Fate.Split, < 2) => Refusal.Of(
            "several-successors",
            "What was split has at least two successors in the next edition.",
            "Was aufgeteilt wurde, hat mindestens zwei Fortsetzungen in der nächsten Fassung.",
            at),
        (Fate.Dropped, > 0) => Refusal.Of(
            "no-successor",
            "What was dropped has no successor in the next edition.",
            "Was aufgegeben wurde, hat keine Fortsetzung in der nächsten Fassung.",
            at),
        _ => null
    };

    private static Refusal NamedTwice(string at) => Refusal.Of(
        "named-once",
        "This goal or measure is named twice: say once what became of it.",
        "Dieses Ziel oder diese Maßnahme ist doppelt genannt: Bitte einmal angeben, was daraus wurde.",
        at);
}
