using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.JointWork;

public sealed class TransferringATask(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_task_is_transferred_and_returned_once()
    {
        var partnership = await GivenPartnership();
        var transferred = await Accepted(
            $"partnerships/{partnership}/joint-work/transferred-tasks",
            new { occurredOn = "2024-01-01", task = "Sprachmittlung", decidedBy = "Rat" });
        var task = Assert.IsType<TaskTransferred>((await StepsOf(partnership)).Last());
        Assert.Equal((transferred.StepId, "Sprachmittlung", "Rat"), (task.TaskId, task.Task, task.DecidedBy));

        var returned = await Accepted(
            Return(partnership, transferred.StepId), new { occurredOn = "2026-06-30", reason = "Mittel liefen aus" }, transferred.ETag);

        Assert.Equal(transferred.StepId, Assert.IsType<TaskReturned>((await StepsOf(partnership)).Last()).TaskId);
        await Refused(
            Return(partnership, transferred.StepId),
            new { occurredOn = "2026-07", reason = "noch einmal" },
            "This task has been returned already.",
            returned.ETag);
    }

    [Fact]
    public async Task Returning_a_task_needs_the_version_last_read()
    {
        var partnership = await GivenPartnership();
        var transferred = await Accepted(
            $"partnerships/{partnership}/joint-work/transferred-tasks", new { occurredOn = "2024", task = "Sprachmittlung" });

        var answer = await Post(Return(partnership, transferred.StepId), new { occurredOn = "2026", reason = "Mittel liefen aus" });

        Assert.Equal(428, (int)answer.Status);
    }

    [Fact]
    public async Task A_task_that_was_never_transferred_cannot_be_returned()
    {
        var partnership = await GivenPartnership();

        await Refused(
            Return(partnership, Guid.CreateVersion7()), new { occurredOn = "2026", reason = "?" }, "This task was never transferred.", "\"1\"");
    }

    [Fact]
    public async Task A_task_cannot_be_returned_before_it_was_transferred_nor_without_a_reason()
    {
        var partnership = await GivenPartnership();
        await Refused($"partnerships/{partnership}/joint-work/transferred-tasks", new { occurredOn = "2024", task = "" }, "This must not be empty.");
        var transferred = await Accepted(
            $"partnerships/{partnership}/joint-work/transferred-tasks", new { occurredOn = "2024", task = "Sprachmittlung" });

        await Refused(
            Return(partnership, transferred.StepId),
            new { occurredOn = "2023", reason = "Mittel liefen aus" },
            "This follows from what happened in 2024 and cannot have happened before, in 2023.",
            transferred.ETag);
        await Refused(
            Return(partnership, transferred.StepId), new { occurredOn = "2026", reason = " " }, "This must not be empty.", transferred.ETag);
    }

    private static string Return(Guid partnership, Guid task) => $"partnerships/{partnership}/joint-work/transferred-tasks/{task}/return";
}
