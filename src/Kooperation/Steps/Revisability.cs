using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Steps;

/// <summary>Whether a step may be corrected or withdrawn as things stand, and what that takes.</summary>
/// <param name="Correction">Whether it may be corrected; a certain replacement can be refused all the same.</param>
/// <param name="SlipUntil">Until then it is a slip, which whoever recorded it mends without a reason and without If-Match; null where that time is over, or nothing may be mended.</param>
/// <param name="RestingOnIt">The later steps that could not have happened without it.</param>
public sealed record Revisability(Possibility Correction, Possibility Withdrawal, DateTimeOffset? SlipUntil, IReadOnlyList<RestingStep> RestingOnIt)
{
    // Tried as they would be told, the correction with the step as it stands: what refuses that refuses every other.
    internal static async Task<Revisability> Of(IEvent recorded, Recorder recorder, Teller asking, CancellationToken cancelled)
    {
        IReadOnlyList<RestingStep> resting = [];
        var slip = new Slip(recorded);
        var isSlip = false;

        var correction = await Try((found, recording) => CorrectStepEndpoint.Tell(found, new CorrectStep(found.Step), recording));
        var withdrawal = await Try(async (found, recording) =>
        {
            isSlip = recording.Now <= slip.Until;
            resting = await found.StepsRestingOnIt(recording, cancelled);
            return await WithdrawStepEndpoint.Tell(found, new WithdrawStep(), recording, cancelled);
        });

        return new Revisability(correction, withdrawal, isSlip && (correction.IsPossible || withdrawal.IsPossible) ? slip.Until : null, resting);

        async Task<Possibility> Try(Func<StepUnderRevision, Recording, Task<Problem?>> tell) => Possibility.Unless((await recorder.Try(
            asking,
            null,
            async recording =>
            {
                var (found, problem) = await StepUnderRevision.Find(recorded.Id, _ => null, recording, cancelled);
                return found is null ? problem : await tell(found, recording);
            },
            cancelled)).Problem);
    }
}

/// <summary>Whether something may be done.</summary>
/// <param name="Rule">The rule that refuses it.</param>
/// <param name="Why">Why not.</param>
public sealed record Possibility(bool IsPossible, string? Rule, Sentence? Why)
{
    internal static Possibility Unless(Problem? problem) => new(problem is null, problem?.Rule, problem?.Detail);
}
