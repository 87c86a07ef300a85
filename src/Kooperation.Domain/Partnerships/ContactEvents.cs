using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

// Contact and reliability: being in touch, keeping one's word, falling out and making up, pausing and ending.

public enum ContactForm
{
    Information,
    Invitation,
    Call,
    Visit,
    Meeting,
    Event
}

public enum ContactDirection
{
    FromMunicipality,
    FromPartner,
    Mutual,
    Unanswered
}

/// <summary>The municipality began to keep a record of its relation with the organisation.</summary>
/// <param name="OrganisationId">The organisation on the other side.</param>
/// <param name="OrganisationFoundedOn">Its founding as known then: no step of the relation can be older.</param>
public sealed record PartnershipOpened(Guid OrganisationId, PartialDate OrganisationFoundedOn) : PartnershipStep;

/// <summary>How deep the municipality wants this relation to be, and after how long a silence it wants to be reminded.</summary>
/// <param name="Level">Wanted depth, 1 to 5.</param>
/// <param name="LongestSilenceInDays">Days without a step that are still fine; null where nothing was agreed.</param>
public sealed record DepthWanted(int Level, int? LongestSilenceInDays, [FreeText] string? Reason) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? Flaws.OfRating(Level, lowest: 1, "/level") ?? Flaws.OfSilence(LongestSilenceInDays, "/longestSilenceInDays");
}

/// <summary>The two sides were in touch, or one of them tried to be.</summary>
public sealed record ContactMade(
    ContactForm Form,
    ContactDirection Direction,
    [NotPersonal] IReadOnlyList<string> Topics,
    [FreeText] string? Outcome) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Topics, "/topics");
}

/// <summary>A person answers for the relation on the municipality's side.</summary>
public sealed record ContactPersonAssigned(Guid Person) : PartnershipStep;

/// <summary>The municipality's person left without anybody taking over yet.</summary>
public sealed record ContactPersonReleased(Guid Person) : PartnershipStep;

/// <summary>The municipality's person handed the relation over to another.</summary>
public sealed record ContactHandedOver(Guid From, Guid To) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? (From == To ? ToOneself : null);

    private static readonly Refusal ToOneself = Refusal.Of(
        "handover-to-oneself", "Nobody hands over to themselves.", "Niemand übergibt an sich selbst.", "/to");
}

/// <summary>The partner named a person to talk to; follows from the organisation's own step.</summary>
public sealed record PartnerContactNamed(Guid Person) : PartnershipStep
{
    /// <summary>What the organisation's step is in the partnership.</summary>
    public static PartnerContactNamed Told(ContactPersonNamed named) => new(named.Person) { OccurredOn = named.OccurredOn, Basis = named.Basis };
}

/// <summary>The partner's person left; follows from the organisation's own step.</summary>
public sealed record PartnerContactLeft(Guid Person) : PartnershipStep
{
    /// <summary>What the organisation's step is in the partnership.</summary>
    public static PartnerContactLeft Told(ContactPersonLeft left) => new(left.Person) { OccurredOn = left.OccurredOn, Basis = left.Basis };
}

/// <summary>One side promised something.</summary>
/// <param name="By">Who promised.</param>
/// <param name="Due">When it is to be kept; unknown where no day was named.</param>
public sealed record CommitmentMade(Guid CommitmentId, Side By, [FreeText] string What, PartialDate Due) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(What, "/what") ?? (Due.Latest < OccurredOn.Earliest ? DueBefore : null);

    private static readonly Refusal DueBefore = Refusal.Of(
        "due-after-promise",
        "A promise cannot be due before it is made.",
        "Eine Zusage kann nicht fällig sein, bevor sie gegeben wird.",
        "/due");
}

/// <summary>The promise was kept.</summary>
public sealed record CommitmentKept(Guid CommitmentId) : PartnershipStep;

/// <summary>The promise was broken for good.</summary>
public sealed record CommitmentBroken(Guid CommitmentId, [FreeText] string? Reason) : PartnershipStep;

/// <summary>One side named a conflict.</summary>
public sealed record ConflictRaised(Guid ConflictId, Side By, [FreeText] string About) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(About, "/about");
}

/// <summary>Both sides see the conflict as settled.</summary>
public sealed record ConflictResolved(Guid ConflictId, [FreeText] string? Outcome) : PartnershipStep;

/// <summary>The relation rests by agreement or force of circumstance; for at most twelve months nothing fades.</summary>
public sealed record PartnershipPaused([FreeText] string Reason) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The relation goes on after a pause or an end.</summary>
public sealed record PartnershipResumed([FreeText] string? Reason) : PartnershipStep;

/// <summary>The relation ended.</summary>
public sealed record PartnershipEnded(Side By, [FreeText] string Reason) : PartnershipStep
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? BlankOf(Reason, "/reason");
}

/// <summary>The organisations were one, so are their relations. Written to both: the kept one continues, the merged one is read through it.</summary>
public sealed record PartnershipsMerged(Guid KeptId, Guid MergedId, [FreeText] string Reason) : PartnershipStep;
