using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

// Strengthening: qualification in both directions, and support.

/// <summary>Who is to learn: the partner from the municipality, or the administration from the partner.</summary>
public enum Audience
{
    Partner,
    Administration
}

public enum SupportKind
{
    Advice,
    AdministrativeHelp,
    Room,
    Equipment,
    Staff,
    PublicRecognition
}

/// <summary>A qualification was offered. An offer to many partners is one command and one such event in each partnership, with the same offer id.</summary>
public sealed record QualificationOffered(
    Guid OfferId,
    [NotPersonal] string Title,
    [NotPersonal] string? Topic,
    [NotPersonal] string? Format,
    Term Term,
    Audience For) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Title, "/title") ?? Flaws.OfTerm(Term);
}

/// <summary>The offer was taken up.</summary>
public sealed record QualificationAccepted(Guid OfferId) : PartnershipStep;

/// <summary>The offer was turned down.</summary>
public sealed record QualificationDeclined(Guid OfferId, [FreeText] string? Reason) : PartnershipStep;

/// <summary>The qualification took place to its end.</summary>
/// <param name="Participants">How many people; null where nobody counted.</param>
/// <param name="ValidUntil">The last day of a certificate's validity.</param>
public sealed record QualificationCompleted(Guid OfferId, int? Participants, [FreeText] string? Outcome, PartialDate ValidUntil) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? Flaws.OfCount(Participants, "/participants") ?? Flaws.OfEnd(OccurredOn, ValidUntil, "/validUntil");
}

/// <summary>The municipality gave support other than money.</summary>
public sealed record SupportProvided(SupportKind Kind, [FreeText] string? What, Term Term) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? Flaws.OfTerm(Term);
}
