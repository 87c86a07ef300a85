using System.Globalization;
using System.Text.RegularExpressions;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Depth.Rules;

/// <summary>What decides how long a step is valid.</summary>
public enum LastingKind
{
    /// <summary>A number of months.</summary>
    Months,

    /// <summary>The period the step itself names.</summary>
    Term,

    /// <summary>As long as nothing takes it back, and no longer than its own last day.</summary>
    Held,

    /// <summary>The last day of validity the step itself names.</summary>
    Validity
}

/// <summary>
/// How long a step is valid, written as <c>12 months</c>, <c>its term</c>, <c>its term, else 12 months</c>, <c>while held</c>,
/// <c>until revoked</c>, <c>until it ends</c> or <c>its validity, else 18 months</c>.
/// </summary>
/// <param name="Months">The months, or those that stand in where the step names no end; null where there are none.</param>
public sealed partial record Lasting(LastingKind Kind, int? Months, Sentence InWords)
{
    public static Lasting? Read(string text)
    {
        switch (text)
        {
            case "its term":
                return new Lasting(LastingKind.Term, null, new Sentence("its term", "eigene Laufzeit"));
            case "while held":
                return new Lasting(LastingKind.Held, null, new Sentence("while held", "solange innegehabt"));
            case "until revoked":
                return new Lasting(LastingKind.Held, null, new Sentence("until revoked", "bis auf Widerruf"));
            case "until it ends":
                return new Lasting(LastingKind.Held, null, new Sentence("until it ends", "bis sie endet"));
        }

        if (Written().Match(text) is not { Success: true } written) return null;
        if (!int.TryParse(written.Groups["months"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var months)) return null;

        return written.Groups["own"].Value switch
        {
            "its term, else " => new Lasting(LastingKind.Term, months, new Sentence(text, $"eigene Laufzeit, sonst {months} Monate")),
            "its validity, else " => new Lasting(LastingKind.Validity, months, new Sentence(text, $"eigene Gültigkeit, sonst {months} Monate")),
            _ => new Lasting(LastingKind.Months, months, new Sentence(text, $"{months} Monate"))
        };
    }

    [GeneratedRegex("^(?<own>(its term, else |its validity, else )?)(?<months>[0-9]+) months$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}

/// <summary>What else must have happened for a step to carry a level.</summary>
public enum NeedKind
{
    /// <summary>The municipality said within so many months what became of the input.</summary>
    Feedback,

    /// <summary>The seat was exercised within so many months.</summary>
    Exercise
}

/// <summary>A condition on other steps, written as <c>feedback within 6 months</c> or <c>exercise within 12 months</c>.</summary>
public sealed partial record Need(NeedKind Kind, int Months)
{
    public static Need? Read(string text)
    {
        if (Written().Match(text) is not { Success: true } written) return null;
        if (!int.TryParse(written.Groups["months"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var months)) return null;

        return new Need(written.Groups["kind"].Value == "feedback" ? NeedKind.Feedback : NeedKind.Exercise, months);
    }

    [GeneratedRegex("^(?<kind>feedback|exercise) within (?<months>[0-9]+) months$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
