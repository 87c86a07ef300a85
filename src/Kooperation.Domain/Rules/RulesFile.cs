using System.Text.Json;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Rules;

/// <summary>A rules file: one JSON object, read from top to bottom, every problem noted on the way.</summary>
internal static class RulesFile
{
    /// <summary>The rules, or null and everything that is wrong with the file. What only shows on the whole is checked once the parts are right.</summary>
    public static (TRules? Rules, IReadOnlyList<RuleProblem> Problems) Read<TRules>(string text, Func<RulesPage, TRules> read, Action<TRules, List<RuleProblem>> check)
        where TRules : class
    {
        var problems = new List<RuleProblem>();
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return NoRules("A rules file is one JSON object.", "Eine Regeldatei ist ein JSON-Objekt.");

            var rules = read(new RulesPage(document.RootElement, "", problems));
            if (problems.Count == 0) check(rules, problems);
            return problems.Count == 0 ? (rules, []) : (null, [.. problems.Distinct()]);
        }
        catch (JsonException malformed)
        {
            var (line, column) = (malformed.LineNumber + 1, malformed.BytePositionInLine + 1);
            return line is null
                ? NoRules("The file is no valid JSON: a name stands twice in one object.", "Die Datei ist kein gültiges JSON: Ein Name steht in einem Objekt doppelt.")
                : NoRules($"The file is no valid JSON (line {line}, byte {column}).", $"Die Datei ist kein gültiges JSON (Zeile {line}, Byte {column}).");
        }

        static (TRules?, IReadOnlyList<RuleProblem>) NoRules(string english, string german) => (null, [new RuleProblem("", new Sentence(english, german))]);
    }

    /// <summary>A rules file that comes with the program.</summary>
    public static string Embedded(string name)
    {
        using var stream = typeof(RulesFile).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>Something wrong in a rules file.</summary>
/// <param name="At">JSON pointer of the place (RFC 6901), empty for the whole file.</param>
public sealed record RuleProblem(string At, Sentence What)
{
    public override string ToString() => $"{At}: {What.English}";
}
