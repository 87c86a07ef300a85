using Kooperation.Domain.Rules;

namespace Kooperation.Domain.Depth.Rules;

/// <summary>Reads the lines of the table: events, conditions, levels and how long a step is valid.</summary>
internal static class EvidenceReader
{
    private const int MostMonths = 120;

    public static IReadOnlyList<EvidenceRule> Lines(IReadOnlyList<RulesPage> pages)
    {
        var lines = pages.Select(Line).ToArray();
        var ids = new Dictionary<string, string>();
        var meanings = new Dictionary<string, string>();

        foreach (var (line, page) in lines.Zip(pages))
        {
            if (line.Id.Length > 0 && !ids.TryAdd(line.Id, page.At))
                page.Problem("id", $"\"{line.Id}\" is also the id of {ids[line.Id]}.", $"„{line.Id}“ ist auch die Kennung von {ids[line.Id]}.");

            if (line.Pattern.Event.Length > 0 && !meanings.TryAdd(MeaningOf(line), page.At))
            {
                var other = meanings[MeaningOf(line)];
                page.Problem("", $"This line says the same step as {other} for the same dimension.", $"Diese Zeile nennt denselben Schritt wie {other} für dieselbe Dimension.");
            }
        }

        return lines;
    }

    public static Dimension OneDimension(RulesPage page, string name)
    {
        var id = page.Text(name);
        foreach (var dimension in Enum.GetValues<Dimension>())
            if (DepthEvidence.Word(dimension) == id) return dimension;

        if (id.Length > 0) page.Problem(name, $"\"{id}\" is no dimension.", $"„{id}“ ist keine Dimension.");
        return default;
    }

    public static IReadOnlyList<string> Events(RulesPage page, string name)
    {
        var events = page.Texts(name);
        foreach (var unknown in events.Where(item => FactKinds.Named(item) is null))
            page.Problem(name, $"\"{unknown}\" is no event of a partnership.", $"„{unknown}“ ist kein Ereignis einer Zusammenarbeit.");

        return events;
    }

    public static FactPattern WholePattern(RulesPage page)
    {
        var pattern = Pattern(page);
        page.NothingElse();
        return pattern;
    }

    private static EvidenceRule Line(RulesPage page)
    {
        var pattern = Pattern(page);
        var needs = Needs(page, pattern.Event);
        var line = new EvidenceRule(
            page.Text("id"),
            page.Sentence("name"),
            pattern,
            needs,
            page.Has("otherwise") ? page.Whole("otherwise", 0, 4) : 0,
            OneDimension(page, "dimension"),
            page.Whole("level", 1, 4),
            Lasts(page, pattern.Event));

        if (page.Has("otherwise") && needs?.Kind != NeedKind.Exercise)
            page.Problem("otherwise", "\"otherwise\" belongs to a line that needs exercise.", "„otherwise“ gehört zu einer Zeile, die eine Ausübung verlangt.");
        if (line.Otherwise >= line.Level && line.Otherwise > 0)
            page.Problem("otherwise", "A silent seat must carry less than an exercised one.", "Ein stilles Mandat muss weniger tragen als ein ausgeübtes.");

        page.NothingElse();
        return line;
    }

    private static FactPattern Pattern(RulesPage page)
    {
        var name = page.Text("event");
        var kind = FactKinds.Named(name);
        if (name == "AgreementRenewed")
        {
            page.Problem(
                "event",
                "A renewal counts like the agreement it renews: write the line for AgreementSigned.",
                "Eine Verlängerung zählt wie die verlängerte Vereinbarung: Die Zeile gehört zu AgreementSigned.");
        }
        else if (kind is null && name.Length > 0)
            page.Problem("event", $"\"{name}\" is no event of a partnership.", $"„{name}“ ist kein Ereignis einer Zusammenarbeit.");

        var when = new Dictionary<string, IReadOnlyList<string>>();
        if (page.Has("when"))
        {
            var conditions = page.Object("when");
            foreach (var trait in conditions.Names())
            {
                when[trait] = conditions.Texts(trait);
                if (kind is not null) CheckCondition(conditions, kind, trait, when[trait]);
            }
        }

        return new FactPattern(name, when);
    }

    private static void CheckCondition(RulesPage page, FactKind kind, string trait, IReadOnlyList<string> values)
    {
        if (!kind.Traits.TryGetValue(trait, out var known))
        {
            page.Problem(trait, $"{kind.Event} has no \"{trait}\".", $"{kind.Event} hat kein „{trait}“.");
            return;
        }

        if (values.Count == 0) page.Problem(trait, "A condition without a value is never met.", "Eine Bedingung ohne Wert trifft nie zu.");
        foreach (var value in values.Where(value => !known.Contains(value)))
        {
            var list = string.Join(", ", known);
            page.Problem(trait, $"\"{value}\" is no {trait} of {kind.Event}: {list}.", $"„{value}“ gibt es bei {trait} von {kind.Event} nicht: {list}.");
        }
    }

    private static Need? Needs(RulesPage page, string eventName)
    {
        if (!page.Has("needs")) return null;

        var text = page.Text("needs");
        var need = Need.Read(text);
        if (need is null)
            page.Problem("needs", $"\"{text}\" is not understood: feedback within 6 months, or exercise within 12 months.", $"„{text}“ ist nicht verständlich. Die Datei wird in diesen englischen Worten geschrieben: feedback within 6 months oder exercise within 12 months.");
        else if (need.Months is < 1 or > MostMonths) Months(page, "needs", need.Months);
        else if (need.Kind == NeedKind.Feedback && eventName != "HearingHeld")
            page.Problem("needs", "Only a hearing is followed by feedback.", "Nur auf eine Anhörung folgt eine Rückmeldung.");
        else if (need.Kind == NeedKind.Exercise && eventName != "SeatGranted")
            page.Problem("needs", "Only a seat is exercised.", "Nur ein Sitz wird ausgeübt.");

        return need;
    }

    private static Lasting Lasts(RulesPage page, string eventName)
    {
        var text = page.Text("lasts");
        var lasts = Lasting.Read(text);
        var kind = FactKinds.Named(eventName);
        if (lasts is null)
        {
            if (text.Length > 0)
            {
                page.Problem(
                    "lasts",
                    $"\"{text}\" is not understood: 12 months; its term; its term, else 12 months; while held; until revoked; until it ends; its validity, else 18 months.",
                    $"„{text}“ ist nicht verständlich. Die Datei wird in diesen englischen Worten geschrieben: 12 months; its term; its term, else 12 months; while held; until revoked; until it ends; its validity, else 18 months.");
            }

            return Lasting.Read("1 months")!;
        }

        if (lasts.Months is < 1 or > MostMonths) Months(page, "lasts", lasts.Months.Value);
        if (kind is null) return lasts;

        if (lasts.Kind == LastingKind.Term && !kind.HasTerm)
            page.Problem("lasts", $"{eventName} names no period of its own.", $"{eventName} nennt keinen eigenen Zeitraum.");
        if (lasts is { Kind: LastingKind.Term, Months: null } && kind.EndedBy is null)
            page.Problem("lasts", $"{eventName} without an end would hold for ever: write \"its term, else … months\".", $"{eventName} ohne Ende gälte für immer: „its term, else … months“ schreiben.");
        if (lasts.Kind == LastingKind.Validity && !kind.HasValidity)
            page.Problem("lasts", $"{eventName} names no validity of its own.", $"{eventName} nennt keine eigene Gültigkeit.");
        if (lasts.Kind == LastingKind.Held && kind.EndedBy is null)
            page.Problem("lasts", $"{eventName} can never be taken back, so it would hold for ever.", $"{eventName} kann nie zurückgenommen werden und gälte für immer.");

        return lasts;
    }

    private static void Months(RulesPage page, string name, int months) =>
        page.Problem(name, $"{months} months: it must be 1 to {MostMonths}.", $"{months} Monate: Es müssen 1 bis {MostMonths} sein.");

    private static string MeaningOf(EvidenceRule line) => string.Join(
        '|',
        [
            line.Pattern.Event, line.Dimension, line.Needs is null ? "" : line.Needs.Kind,
            .. line.Pattern.When.OrderBy(condition => condition.Key, StringComparer.Ordinal)
                .Select(condition => $"{condition.Key}={string.Join(',', condition.Value.Order(StringComparer.Ordinal))}")
        ]);
}
