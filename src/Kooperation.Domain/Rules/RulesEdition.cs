using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Progress;

namespace Kooperation.Domain.Rules;

/// <summary>One edition of the rules of a model.</summary>
/// <param name="Version">What it is called, such as <c>depth/2</c>.</param>
/// <param name="File">The file, as it was written.</param>
/// <param name="Sha256">Of the file in UTF-8.</param>
public sealed partial record RulesEdition(RulesModel Model, string Version, string File, string Sha256)
{
    private static readonly RulesEdition[] Standards =
    [
        new(RulesModel.Depth, DepthRules.Standard.Version, DepthRules.Standard.Text, HashOf(DepthRules.Standard.Text)),
        new(RulesModel.Progress, ProgressRules.Standard.Version, ProgressRules.Standard.Text, HashOf(ProgressRules.Standard.Text))
    ];

    /// <summary>The edition that comes with the program and holds until another one is adopted.</summary>
    public static RulesEdition StandardOf(RulesModel model) => Standards[(int)model];

    /// <summary>Reads a file that may become an edition, and names everything that is wrong with it.</summary>
    public static (RulesEdition? Edition, IReadOnlyList<RuleProblem> Problems) Read(RulesModel model, string file)
    {
        var (version, problems) = model == RulesModel.Depth ? VersionOf(DepthRules.Read(file)) : VersionOf(ProgressRules.Read(file));
        if (version is null) return (null, problems);

        return NameOf(model).IsMatch(version) ? (new RulesEdition(model, version, file, HashOf(file)), []) : (null, [new RuleProblem("/version", NotNamed(model, version))]);
    }

    /// <summary>The adoption of this edition.</summary>
    public RulesAdopted Adopted(Time.PartialDate inForceFrom, string decidedBy, string? decisionReference, string reason) =>
        new(Model, Version, File, Sha256, inForceFrom, decidedBy, decisionReference, reason);

    public static RulesEdition Of(RulesAdopted adopted) => new(adopted.Model, adopted.Version, adopted.File, adopted.Sha256);

    public static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)));

    private static (string? Version, IReadOnlyList<RuleProblem> Problems) VersionOf(DepthRulesReading read) => (read.Rules?.Version, read.Problems);

    private static (string? Version, IReadOnlyList<RuleProblem> Problems) VersionOf(ProgressRulesReading read) => (read.Rules?.Version, read.Problems);

    private static Regex NameOf(RulesModel model) => model == RulesModel.Depth ? NameOfDepth() : NameOfProgress();

    private static Sentence NotNamed(RulesModel model, string version)
    {
        var word = model == RulesModel.Depth ? "depth" : "progress";
        return new(
            $"\"{version}\" is no name of an edition here: it begins with {word}/ and goes on with at most 40 letters, digits, dots or hyphens, such as {word}/2.",
            $"„{version}“ ist hier kein Name einer Fassung: Er beginnt mit {word}/, dann folgen höchstens 40 Buchstaben, Ziffern, Punkte oder Bindestriche, zum Beispiel {word}/2.");
    }

    [GeneratedRegex("^depth/[A-Za-z0-9.-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameOfDepth();

    [GeneratedRegex("^progress/[A-Za-z0-9.-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameOfProgress();
}
