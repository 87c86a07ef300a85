using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

/// <summary>Where an agreement stands. Follows from signatures and dates, and is never stored.</summary>
public enum AgreementState
{
    /// <summary>One side has not signed, or its term has not begun.</summary>
    Pending,
    InForce,

    /// <summary>Its term is over.</summary>
    Expired,

    /// <summary>One side gave it up.</summary>
    Terminated
}

/// <summary>An agreement as it stood on a day: as signed, or as it came out of a renewal, with its amendments.</summary>
/// <param name="Kind">That of the first one of a row of renewals, like purpose and goals.</param>
/// <param name="Signatures">None where it came out of a renewal.</param>
/// <param name="BegunBy">The signature or the renewal by which it came to be.</param>
/// <param name="StateBy">The step that its state rests on.</param>
/// <param name="PredecessorId">The agreement that it goes on from.</param>
/// <param name="SuccessorId">The agreement that it goes on as.</param>
public sealed record Agreement(
    Guid Id,
    AgreementKind Kind,
    string Purpose,
    IReadOnlyList<string> JointGoals,
    IReadOnlyList<Signature> Signatures,
    Term Term,
    PartialDate ReviewOn,
    AgreementState State,
    RecordedStep BegunBy,
    RecordedStep StateBy,
    Guid? PredecessorId,
    Guid? SuccessorId)
{
    /// <summary>Its kind with the first words of its purpose.</summary>
    public Sentence Name => NameOf(Kind, Purpose);

    public static Sentence NameOf(AgreementKind kind, string purpose)
    {
        var (word, quoted) = (kind.InWords(), InShort.Quoted(purpose));
        return new Sentence($"{word.English} {quoted.English}", $"{word.German} {quoted.German}");
    }

    /// <summary>Null where it was not signed by that day, as far as is known.</summary>
    public static Agreement? Of(KnownSteps known, Guid id)
    {
        if (FirstOf(known, id, []) is not { } first) return null;

        var signed = known.Last<AgreementSigned>(one => one.AgreementId == id);
        var renewed = known.Last<AgreementRenewed>(one => one.SuccessorId == id);
        var begunBy = signed is not null ? new RecordedStep(signed.Id, signed.Step) : new RecordedStep(renewed!.Id, renewed.Step);
        var termAmended = known.Last<AgreementAmended>(one => one.AgreementId == id && one.Term is not null);
        var reviewAmended = known.Last<AgreementAmended>(one => one.AgreementId == id && one.ReviewOn.IsKnown);
        var terminated = known.Last(step => step is AgreementTerminated one && one.AgreementId == id);
        var term = termAmended?.Step.Term ?? signed?.Step.Term ?? renewed?.Step.Term ?? Term.Open;
        var isSigned = signed is null || Enum.GetValues<Side>().All(side => signed.Step.Signatures.Any(signature => signature.Party == side && !(signature.SignedOn.Earliest > known.Day)));
        var state = terminated is not null ? AgreementState.Terminated
            : !isSigned || known.Day < term.From.Earliest ? AgreementState.Pending
            : known.Day > term.Until.Latest ? AgreementState.Expired
            : AgreementState.InForce;

        return new Agreement(
            id,
            first.Kind,
            first.Purpose,
            first.JointGoals,
            signed?.Step.Signatures ?? [],
            term,
            reviewAmended?.Step.ReviewOn ?? signed?.Step.ReviewOn ?? PartialDate.Unknown,
            state,
            begunBy,
            terminated ?? (termAmended is { } amended && isSigned ? new RecordedStep(amended.Id, amended.Step) : begunBy),
            renewed?.Step.AgreementId,
            known.Last<AgreementRenewed>(one => one.AgreementId == id)?.Step.SuccessorId);
    }

    // The signed agreement at the beginning of a row of renewals.
    private static AgreementSigned? FirstOf(KnownSteps known, Guid id, HashSet<Guid> seen) =>
        known.Last<AgreementSigned>(one => one.AgreementId == id)?.Step
        ?? (seen.Add(id) && known.Last<AgreementRenewed>(one => one.SuccessorId == id) is { } renewed ? FirstOf(known, renewed.Step.AgreementId, seen) : null);
}
