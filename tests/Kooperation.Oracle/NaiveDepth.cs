using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;

namespace Kooperation.Oracle;

/// <summary>What the naive reading rests on.</summary>
/// <param name="Steps">Those that may have happened by the day, counting or not.</param>
/// <param name="CarriedBy">For each dimension the steps that carry its level, brakes aside.</param>
public sealed record NaiveEvidence(int Steps, int Undated, int Judged, int Invented, IReadOnlyList<IReadOnlyList<Guid>> CarriedBy);

/// <summary>
/// The depth of a partnership once more, read off the published rules <c>depth/1</c> line by line and with no regard to speed: every step is tried
/// for every rule. It shares no code with the evaluation of the product, so that the two can be held against each other.
/// </summary>
public static class NaiveDepth
{
    /// <summary>
    /// Assesses a history, given in the order of its recording, on a day. With <paramref name="statedOnly"/> it is read as if nothing
    /// had been recorded that somebody judged or made up.
    /// </summary>
    public static (int Level, bool Dormant, int Contact, int Commitment, int JointWork, int DecisionPower, int Strengthening) Assess(
        IReadOnlyList<RecordedStep> historyAsRecorded, DateOnly day, bool statedOnly)
    {
        return AssessMerged(historyAsRecorded, [], day, statedOnly);
    }

    /// <summary>
    /// Assesses two histories of one relation: what was done in either counts, but of the absorbed one not that it was paused, resumed or ended.
    /// </summary>
    public static (int Level, bool Dormant, int Contact, int Commitment, int JointWork, int DecisionPower, int Strengthening) AssessMerged(
        IReadOnlyList<RecordedStep> historyAsRecorded, IReadOnlyList<RecordedStep> absorbed, DateOnly day, bool statedOnly)
    {
        var done = WhatStands.In(absorbed).Where(step => step is not (PartnershipPaused or PartnershipResumed or PartnershipEnded));
        var standing = WhatStands.In(historyAsRecorded).Concat(done).Where(step => !statedOnly || step.Basis == Basis.Stated).ToList();
        var (level, k, v, h, m, s) = On(day, standing);
        var dormant = level == 0 && DaysOnWhichEvidenceCanBegin(standing).Any(earlier => earlier <= day && On(earlier, standing).Level > 0);

        return (level, dormant, k, v, h, m, s);
    }

    /// <summary>On what the assessment of a history rests.</summary>
    public static NaiveEvidence Evidence(IReadOnlyList<RecordedStep> historyAsRecorded, DateOnly day)
    {
        var standing = WhatStands.Of(historyAsRecorded).Where(recorded => recorded.Step is PartnershipStep).ToList();
        var facts = new Facts(standing.Select(recorded => (PartnershipStep)recorded.Step), day);
        var table = new Table(facts);
        var rhythm = new Reliability(facts).Rhythm;
        Carried[] dimensions = [rhythm.Level > table.Contact.Level ? rhythm : table.Contact, table.Commitment, table.JointWork, table.DecisionPower, table.Strengthening];

        // Opening a record is nothing that the two did.
        var known = standing.Select(recorded => recorded.Step).Where(step => step is not PartnershipOpened && !(step.OccurredOn.Earliest > day)).ToList();
        return new NaiveEvidence(
            known.Count,
            known.Count(step => !step.OccurredOn.IsKnown),
            known.Count(step => step.Basis == Basis.Judged),
            known.Count(step => step.Basis == Basis.Invented),
            [.. dimensions.Select(carried => (IReadOnlyList<Guid>)[.. standing.Where(recorded => carried.By.Any(step => ReferenceEquals(step, recorded.Step))).Select(recorded => recorded.Id)])]);
    }

    private static (int Level, int K, int V, int H, int M, int S) On(DateOnly day, IReadOnlyList<PartnershipStep> standing)
    {
        var facts = new Facts(standing, day);
        var table = new Table(facts);
        var reliability = new Reliability(facts);

        var k = reliability.IsRegularAndReliable ? 4 : reliability.IsRegular ? 3 : table.Contact.Level;
        if (reliability.ContactIsCapped) k = Math.Min(k, 2);

        var (v, h, m, s) = (table.Commitment.Level, table.JointWork.Level, table.DecisionPower.Level, table.Strengthening.Level);

        var level = 0;
        if (k >= 1 || v >= 1 || h >= 1 || m >= 1 || s >= 1) level = 1;
        if (k >= 2 && h >= 1) level = 2;
        if (k >= 2 && h >= 2 && v >= 1) level = 3;
        if (k >= 3 && h >= 3 && v >= 3 && m >= 2) level = 4;
        if (k >= 3 && h >= 4 && v >= 3 && m >= 3 && s >= 2 && PartnerConfirms(facts)) level = 5;
        if (reliability.LevelIsCapped) level = Math.Min(level, 3);

        return (level, k, v, h, m, s);
    }

    private static bool PartnerConfirms(Facts facts) =>
        facts.Happened.OfType<PartnerViewSubmitted>().LastOrDefault() is { Rating: 4 or 5 } latest && facts.Within(12, latest);

    // Whatever carries a level begins to on a day that some step names.
    private static IEnumerable<DateOnly> DaysOnWhichEvidenceCanBegin(IReadOnlyList<PartnershipStep> standing) =>
        standing.SelectMany(step => (DateOnly?[])
        [
            step.OccurredOn.Middle,
            .. step is AgreementSigned signed ? signed.Signatures.Select(signature => signature.SignedOn.Middle) : [],
            (step switch
            {
                AgreementSigned agreement => agreement.Term,
                AgreementRenewed renewed => renewed.Term,
                AgreementAmended amended => amended.Term,
                FundingGranted funding => funding.Term,
                SupportProvided support => support.Term,
                _ => null
            })?.From.Earliest
        ]).OfType<DateOnly>();
}
