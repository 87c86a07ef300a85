using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

// Binding: what the two sides signed, joined, recognised and paid.

public enum AgreementKind
{
    LetterOfIntent,
    Cooperation,
    Framework
}

public enum FundingKind
{
    Project,
    Structural,
    Micro
}

/// <summary>One party's signature; its day may be unknown.</summary>
public sealed record Signature(Side Party, PartialDate SignedOn);

/// <summary>Both sides bound themselves in writing. Pending, in force and expired follow from signatures and term, they are never stored.</summary>
/// <param name="Signatures">Who signed so far; an agreement that one side has not signed is pending.</param>
/// <param name="ReviewOn">When both look at it again.</param>
public sealed record AgreementSigned(
    Guid AgreementId,
    AgreementKind Kind,
    [FreeText] string Purpose,
    [FreeText] IReadOnlyList<string> JointGoals,
    IReadOnlyList<Signature> Signatures,
    Term Term,
    PartialDate ReviewOn,
    Document? Document) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today)
        ?? BlankOf(Purpose, "/purpose")
        ?? BlankOf(JointGoals, "/jointGoals")
        ?? Flaws.OfTerm(Term)
        ?? Flaws.OfSignatures(Signatures, today, "/signatures")
        ?? Flaws.OfDocument(Document);
}

/// <summary>The parties changed an agreement; null leaves a part as it was.</summary>
public sealed record AgreementAmended(
    Guid AgreementId,
    [FreeText] string What,
    Term? Term,
    PartialDate ReviewOn,
    Document? Document) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? BlankOf(What, "/what") ?? Flaws.OfTerm(Term) ?? Flaws.OfDocument(Document);
}

/// <summary>An agreement goes on as another one, its successor, with the same kind and goals.</summary>
public sealed record AgreementRenewed(Guid AgreementId, Guid SuccessorId, Term Term, Document? Document) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? Flaws.OfTerm(Term) ?? Flaws.OfDocument(Document);
}

/// <summary>One side gave the agreement up before its term.</summary>
public sealed record AgreementTerminated(Guid AgreementId, Side By, [FreeText] string Reason) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The partner became a member of a standing exchange of the municipality.</summary>
public sealed record RoundTableJoined([NotPersonal] string RoundTable) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(RoundTable, "/roundTable");
}

/// <summary>The municipality recognised the partner formally, as a provider of youth services for example. Holds until revoked.</summary>
public sealed record RecognitionGranted(Guid RecognitionId, [NotPersonal] string Title, [NotPersonal] string? DecidedBy) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Title, "/title");
}

/// <summary>A recognition ended.</summary>
public sealed record RecognitionRevoked(Guid RecognitionId, [FreeText] string Reason) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The partner asked for money.</summary>
/// <param name="AmountInCents">Euro cents; null where no sum was named.</param>
/// <param name="MunicipalityIsApplicant">The municipality applied together with the partner at somebody else's; an application filed to it is no commitment of it.</param>
public sealed record FundingRequested(
    Guid RequestId,
    [NotPersonal] string? Programme,
    [FreeText] string? Purpose,
    long? AmountInCents,
    bool MunicipalityIsApplicant) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? Flaws.OfAmount(AmountInCents);
}

/// <summary>The municipality granted money.</summary>
/// <param name="Kind">Null where the source does not say.</param>
/// <param name="AmountInCents">Euro cents, positive.</param>
/// <param name="Term">The period in which the money may be used.</param>
public sealed record FundingGranted(
    Guid FundingId,
    Guid? RequestId,
    FundingKind? Kind,
    [NotPersonal] string? Programme,
    [FreeText] string? Purpose,
    long AmountInCents,
    Term Term,
    [FreeText] IReadOnlyList<string> JointGoals,
    [NotPersonal] string? DecidedBy) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? Flaws.OfAmount(AmountInCents) ?? Flaws.OfTerm(Term) ?? BlankOf(JointGoals, "/jointGoals");
}

/// <summary>The municipality refused money, with the advice it gave.</summary>
public sealed record FundingDeclined(Guid RequestId, [FreeText] string Reason, [FreeText] string? AdviceGiven) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The proof of how the money was used was accepted.</summary>
public sealed record ProofOfUseAccepted(Guid FundingId) : PartnershipStep;
