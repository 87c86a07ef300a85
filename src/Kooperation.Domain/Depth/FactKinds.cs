using System.Collections.Frozen;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Depth;

/// <summary>What the facts of one event can say, so that rules which ask for something else are found when they are read.</summary>
/// <param name="Traits">Each trait with the values it can take.</param>
/// <param name="HasTerm">Whether it names a period of its own.</param>
/// <param name="HasValidity">Whether it names a last day of validity.</param>
/// <param name="EndedBy">The event that takes it back; null where nothing does.</param>
public sealed record FactKind(
    string Event,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Traits,
    bool HasTerm,
    bool HasValidity,
    string? EndedBy);

/// <summary>Every event that a rule of depth may name.</summary>
public static class FactKinds
{
    private static readonly string[] YesOrNo = ["yes", "no"];

    private static readonly FrozenDictionary<string, FactKind> Kinds = Catalogue.Partnership
        .Where(kind => !IsBackground(kind.Name))
        .Select(kind => new FactKind(kind.Name, TraitsOf(kind.Name), HasTerm(kind.Name), kind.Name == "QualificationCompleted", EndedBy(kind.Name)))
        .ToFrozenDictionary(kind => kind.Event);

    public static FactKind? Named(string name) => Kinds.GetValueOrDefault(name);

    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Keys.Order(StringComparer.Ordinal)];

    private static readonly FrozenSet<string> Endings = Catalogue.Partnership.Select(kind => EndedBy(kind.Name)).OfType<string>()
        .Concat(new[] { typeof(PartnershipEnded), typeof(PartnershipResumed), typeof(ConflictResolved), typeof(ContactPersonReleased), typeof(PartnerContactLeft) }
            .Select(Catalogue.NameOf))
        .ToFrozenSet();

    // What one side noted down for itself; nobody met for it. Ends and resumptions are told by the relation.
    private static readonly FrozenSet<string> Bookkeeping = new[]
    {
        typeof(DepthWanted), typeof(PartnershipPaused), typeof(PartnershipEnded), typeof(PartnershipResumed),
        typeof(ContactPersonAssigned), typeof(ContactPersonReleased), typeof(ContactHandedOver), typeof(PartnerContactNamed), typeof(PartnerContactLeft)
    }.Select(Catalogue.NameOf).ToFrozenSet();

    internal static bool IsBookkeeping(string name) => Bookkeeping.Contains(name);

    /// <summary>Whose contact person it names, hands over or takes away; null for everything else.</summary>
    internal static Side? WhosePerson(string name) => name switch
    {
        "ContactPersonAssigned" or "ContactPersonReleased" or "ContactHandedOver" => Side.Municipality,
        "PartnerContactNamed" or "PartnerContactLeft" => Side.Partner,
        _ => null
    };

    /// <summary>Whether it ends what another step began: without a day it ends nothing.</summary>
    internal static bool Ends(string name) => Endings.Contains(name);

    /// <summary>Whether it only says that the record exists: nothing the two sides did.</summary>
    internal static bool IsBackground(string name) => name is "PartnershipOpened" or "PartnershipsMerged";

    /// <summary>Whether it only says that the relation rests, goes on or is over.</summary>
    internal static bool IsCourse(string name) => name is "PartnershipPaused" or "PartnershipResumed" or "PartnershipEnded";

    private static bool HasTerm(string name) => name is "AgreementSigned" or "FundingGranted" or "QualificationOffered" or "SupportProvided";

    private static string? EndedBy(string name) => name switch
    {
        "AgreementSigned" => "AgreementTerminated",
        "RecognitionGranted" => "RecognitionRevoked",
        "TaskTransferred" => "TaskReturned",
        "SeatGranted" => "SeatWithdrawn",
        "DecisionDelegated" => "DelegationEnded",
        _ => null
    };

    private static Dictionary<string, IReadOnlyList<string>> TraitsOf(string name) => name switch
    {
        "ContactMade" => new() { ["direction"] = Words<ContactDirection>(), ["form"] = Words<ContactForm>() },
        "CommitmentMade" or "ConflictRaised" or "AgreementTerminated" => new() { ["by"] = Words<Side>() },
        "AgreementSigned" => new() { ["jointGoals"] = YesOrNo, ["kind"] = Words<AgreementKind>() },
        "FundingRequested" => new() { ["municipalityIsApplicant"] = YesOrNo },
        "FundingGranted" => new() { ["jointGoals"] = YesOrNo, ["kind"] = [.. Words<FundingKind>(), "notSaid"] },
        "QualificationOffered" or "QualificationCompleted" => new() { ["audience"] = Words<Audience>() },
        "SupportProvided" => new() { ["kind"] = Words<SupportKind>() },
        "MeasureCoDesigned" => new() { ["stage"] = Words<DesignStage>() },
        "SeatGranted" => new() { ["right"] = Words<SeatRight>() },
        _ => []
    };

    private static IReadOnlyList<string> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(DepthEvidence.Word)];
}
