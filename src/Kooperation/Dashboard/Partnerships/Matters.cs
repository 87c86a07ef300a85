using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;
using Kooperation.Steps;

namespace Kooperation.Dashboard.Partnerships;

/// <summary>What a partnership agreed on, offered and promised, as it stands on a day.</summary>
/// <param name="Agreements">Those in force first, then those to come, then those that are over.</param>
/// <param name="Qualifications">The latest offer first.</param>
/// <param name="Commitments">The open ones first.</param>
/// <param name="Revisions">Its corrections and withdrawals by their own ids.</param>
public sealed record Matters(
    IReadOnlyList<Agreement> Agreements,
    IReadOnlyList<Qualification> Qualifications,
    IReadOnlyList<Promise> Commitments,
    IReadOnlyDictionary<Guid, StepInHistory> Revisions)
{
    private static readonly string Kinds = string.Join(',', ((Type[])
    [
        typeof(AgreementSigned), typeof(AgreementAmended), typeof(AgreementRenewed), typeof(AgreementTerminated),
        typeof(QualificationOffered), typeof(QualificationAccepted), typeof(QualificationDeclined), typeof(QualificationCompleted),
        typeof(CommitmentMade), typeof(CommitmentKept), typeof(CommitmentBroken),
        typeof(StepCorrected), typeof(StepWithdrawn)
    ]).Select(Catalogue.NameOf));

    /// <summary>What a matter is called that a step refers to; null for what is none.</summary>
    public Sentence? NameOf(Guid id) =>
        Agreements.FirstOrDefault(one => one.Id == id)?.Name
        ?? ((Qualifications.FirstOrDefault(one => one.OfferId == id)?.Offered.Title ?? Commitments.FirstOrDefault(one => one.Id == id)?.Made.What) is { } text ? new Sentence(text, text) : null);

    /// <summary>Reads those steps of a history that tell of matters, or revise any.</summary>
    internal static async Task<(Matters? Matters, Problem? Problem)> Of(Visit visit, Guid partnership)
    {
        var told = new List<StepInHistory>();
        for (string? cursor = null; ;)
        {
            var (page, problem) = await visit.AskAbout<Page<StepInHistory>>(
                null, "partnerships/{id}/history", partnership, ("event", Kinds), ("limit", $"{Paging.MostItems}"), ("cursor", cursor));
            if (page is null) return (null, problem);

            told.AddRange(page.Items);
            cursor = page.Next;
            if (cursor is null) return (Of(told, visit.Day), null);
        }
    }

    /// <param name="told">In the order of recording.</param>
    public static Matters Of(IReadOnlyList<StepInHistory> told, DateOnly day)
    {
        var known = new KnownSteps(StandingSteps.Of(told.Select(step => new RecordedStep(step.StepId, step.Step))), day);
        var agreements = known.All<AgreementSigned>().Select(signed => signed.Step.AgreementId).Concat(known.All<AgreementRenewed>().Select(renewed => renewed.Step.SuccessorId)).Distinct();

        return new Matters(
            [
                .. agreements.Select(id => Agreement.Of(known, id)).OfType<Agreement>()
                    .OrderBy(agreement => agreement.State switch { AgreementState.InForce => 0, AgreementState.Pending => 1, _ => 2 })
                    .ThenByDescending(agreement => agreement.BegunBy.Step.OccurredOn.Middle)
            ],
            [.. known.All<QualificationOffered>().Select(offered => Qualification.Of(known, offered.Step)).OrderByDescending(offered => offered.Offered.OccurredOn.Middle)],
            [.. known.All<CommitmentMade>().Select(made => Promise.Of(known, made.Step)).OrderBy(promise => promise.State).ThenBy(promise => promise.Made.Due.Latest ?? DateOnly.MaxValue)],
            told.Where(step => step.Revises is not null).ToDictionary(step => step.StepId));
    }
}

/// <summary>An offer to learn, and what became of it.</summary>
public sealed record Qualification(QualificationOffered Offered, QualificationAccepted? Accepted, QualificationDeclined? Declined, QualificationCompleted? Completed)
{
    public Guid OfferId => Offered.OfferId;

    public static Qualification Of(KnownSteps known, QualificationOffered offered) => new(
        offered,
        known.Last<QualificationAccepted>(one => one.OfferId == offered.OfferId)?.Step,
        known.Last<QualificationDeclined>(one => one.OfferId == offered.OfferId)?.Step,
        known.Last<QualificationCompleted>(one => one.OfferId == offered.OfferId)?.Step);
}

/// <summary>What became of a promise; the order in which they are shown.</summary>
public enum PromiseState
{
    Overdue,
    Open,
    Kept,
    Broken
}

/// <summary>A promise, and what became of it.</summary>
/// <param name="SettledBy">The step by which it was kept or broken; null while it is open.</param>
public sealed record Promise(CommitmentMade Made, PromiseState State, Step? SettledBy)
{
    public Guid Id => Made.CommitmentId;

    public static Promise Of(KnownSteps known, CommitmentMade made)
    {
        // What was broken was not kept.
        Step? broken = known.Last<CommitmentBroken>(one => one.CommitmentId == made.CommitmentId)?.Step;
        Step? kept = known.Last<CommitmentKept>(one => one.CommitmentId == made.CommitmentId)?.Step;
        return new Promise(
            made,
            broken is not null ? PromiseState.Broken : kept is not null ? PromiseState.Kept : known.Day > made.Due.Latest ? PromiseState.Overdue : PromiseState.Open,
            broken ?? kept);
    }
}
