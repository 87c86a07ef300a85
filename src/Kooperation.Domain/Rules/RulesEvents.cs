using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Rules;

/// <summary>What rules are about.</summary>
public enum RulesModel
{
    /// <summary>How deep a partnership is.</summary>
    Depth,

    /// <summary>How far a strategy has come.</summary>
    Progress
}

/// <summary>
/// The municipality adopted an edition of the rules of depth or of progress. The whole file is part of the fact: what was worked out by it can be worked
/// out again for ever, whatever comes with a later program.
/// </summary>
/// <param name="Version">What the edition is called, such as <c>depth/2</c>; one name for one file.</param>
/// <param name="File">The rules file as it was adopted.</param>
/// <param name="Sha256">Of the file in UTF-8, 64 hexadecimal digits.</param>
/// <param name="InForceFrom">The first day that it holds for.</param>
/// <param name="DecidedBy">Who took the decision, such as "Rat".</param>
/// <param name="DecisionReference">The decision itself, such as "Ratsbeschluss 0108/2026".</param>
public sealed record RulesAdopted(
    RulesModel Model,
    [NotPersonal] string Version,
    [NotPersonal] string File,
    [NotPersonal] string Sha256,
    PartialDate InForceFrom,
    [NotPersonal] string DecidedBy,
    [NotPersonal] string? DecisionReference,
    [FreeText] string Reason) : Step
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today)
        ?? BlankOf(DecidedBy, "/decidedBy")
        ?? (DecisionReference is null ? null : BlankOf(DecisionReference, "/decisionReference"))
        ?? BlankOf(Reason, "/reason")
        ?? (InForceFrom.Precision == DatePrecision.Day ? null : NoDay)
        ?? (InForceFrom.Latest < OccurredOn.Earliest ? ReachesBack(OccurredOn) : null);

    private static readonly Refusal NoDay = Refusal.Of(
        "in-force-from-a-day",
        "Rules are in force from a certain day: name it, such as 2027-01-01.",
        "Regeln gelten von einem bestimmten Tag an: Bitte ihn nennen, zum Beispiel 2027-01-01.",
        "/inForceFrom");

    private static Refusal ReachesBack(PartialDate decidedOn) => Refusal.Of(
        "rules-do-not-reach-back",
        $"Rules do not reach back behind the decision, which was taken {decidedOn.On().English}: figures of earlier days keep the rules they were worked out by.",
        $"Regeln wirken nicht hinter den Beschluss zurück, der {decidedOn.On().German} gefasst wurde: Zahlen früherer Tage behalten die Regeln, nach denen sie errechnet wurden.",
        "/inForceFrom");
}
