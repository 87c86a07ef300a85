using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;

namespace Kooperation.Rules;

/// <summary>An edition as somebody sends it: its file, or the version of one that is known.</summary>
internal static class Candidate
{
    /// <summary>The edition whose file was sent, or every fault of it, each with its JSON pointer below <c>/file</c>; neither where a version was sent alone.</summary>
    public static (RulesEdition? Edition, Problem? Problem) Read(RulesModel model, string? version, string? file)
    {
        if ((version is null) == (file is null)) return (null, Problem.Malformed(OneOfTheTwo, "/file"));
        if (file is null) return (null, null);

        var (edition, problems) = RulesEdition.Read(model, file);
        return (edition, problems.Count == 0 ? null : Problem.Malformed(Faults(problems)));
    }

    /// <summary>The edition that is meant: a new one, or one that is known under its version.</summary>
    /// <param name="sent">The edition whose file was sent; null where one is named by its version.</param>
    /// <param name="adopted">Every edition that was ever adopted here.</param>
    public static (RulesEdition? Edition, Refusal? Refusal) Settle(RulesModel model, string? version, RulesEdition? sent, IReadOnlyList<RulesEdition> adopted)
    {
        var named = sent?.Version ?? version!;
        var known = adopted.Prepend(RulesEdition.StandardOf(model)).FirstOrDefault(edition => edition.Model == model && edition.Version == named);

        if (sent is not null && known is not null && known.Sha256 != sent.Sha256) return (null, VersionTaken(named));
        return (sent ?? known) is { } edition ? (edition, null) : (null, EditionUnknown(named));
    }

    private static Refusal VersionTaken(string version) => Refusal.Of(
        "version-taken",
        $"{version} is the name of another file here, and figures were worked out by it: give the new edition a version of its own.",
        $"{version} heißt hier schon eine andere Datei, nach der Zahlen errechnet wurden: Bitte der neuen Fassung einen eigenen Namen geben.",
        "/file/version");

    private static Refusal EditionUnknown(string version) => Refusal.Of(
        "edition-unknown",
        $"No edition of these rules is called {version} here: send its file.",
        $"Keine Fassung dieser Regeln heißt hier {version}: Bitte ihre Datei senden.",
        "/version");

    private static Dictionary<string, IReadOnlyList<Sentence>> Faults(IReadOnlyList<RuleProblem> problems) => problems
        .GroupBy(problem => $"/file{problem.At}", problem => problem.What)
        .Take(RequestBody.MostFaults)
        .ToDictionary(at => at.Key, at => (IReadOnlyList<Sentence>)[.. at]);

    private static readonly Sentence OneOfTheTwo = new(
        "Send either the file of a new edition or the version of one that is known here.",
        "Bitte entweder die Datei einer neuen Fassung senden oder die Version einer, die hier bekannt ist.");
}
