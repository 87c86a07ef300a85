using System.Net;
using System.Net.Http.Json;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>Requests that reach the service in the same moment: what may happen once happens once, what may happen often is all kept.</summary>
public sealed class ManyAtOnce(KooperationHost host) : KooperationSpec(host)
{
    private static readonly object Contact = new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" };

    [Fact]
    public async Task The_same_request_under_one_key_is_recorded_once_and_answered_alike_to_all()
    {
        var partnership = await GivenPartnership();
        var before = (await StepsOf(partnership)).Count;

        var answers = await AtOnce(20, _ => Tell($"partnerships/{partnership}/contacts", Contact, key: "the-same"));

        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString()));
        Assert.Single(answers.Distinct());
        Assert.Equal(before + 1, (await StepsOf(partnership)).Count);
    }

    [Fact]
    public async Task One_key_for_different_requests_records_the_first_of_them()
    {
        var partnership = await GivenPartnership();
        var before = (await StepsOf(partnership)).Count;

        var answers = await AtOnce(10, number => Tell($"partnerships/{partnership}/contacts", new { occurredOn = $"2026-03-{number + 1:00}", form = "meeting", direction = "mutual" }, key: "another"));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity && answer.Json["detail"]!.ToString() == "This Idempotency-Key was used for another request."));
        Assert.Equal(before + 1, (await StepsOf(partnership)).Count);
    }

    [Fact]
    public async Task Of_those_who_saw_the_same_version_one_records_and_the_others_are_told_to_read_again()
    {
        var partnership = await GivenPartnership();
        var before = (await StepsOf(partnership)).Count;

        var answers = await AtOnce(16, _ => Tell($"partnerships/{partnership}/contacts", Contact, ifMatch: $"\"{before}\""));

        Assert.Equal($"\"{before + 1}\"", Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created).ETag);
        Assert.Equal(15, answers.Count(answer =>
            answer.Status == HttpStatusCode.PreconditionFailed && answer.Json["detail"]!.ToString() == "Somebody else changed this in the meantime. Read it again, then retry."));
        Assert.Equal(before + 1, (await StepsOf(partnership)).Count);
    }

    [Fact]
    public async Task Contacts_that_name_no_version_are_all_kept_one_after_the_other()
    {
        var partnership = await GivenPartnership();
        var before = (await StepsOf(partnership)).Count;

        var answers = await AtOnce(16, _ => Tell($"partnerships/{partnership}/contacts", Contact));

        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString()));
        Assert.Equal(Enumerable.Range(before + 1, 16).Select(version => $"\"{version}\""), answers.Select(answer => answer.ETag!).OrderBy(tag => int.Parse(tag.Trim('"'))));

        var stored = await StoredOf(partnership);
        Assert.Equal(Enumerable.Range(1, before + 16).Select(version => (long)version), stored.Select(step => step.Version));
        Assert.Equal(answers.Select(answer => answer.StepId).Order(), stored.Skip(before).Select(step => step.Id).Order());
        foreach (var answer in answers) Assert.Equal($"\"{stored.Single(step => step.Id == answer.StepId).Version}\"", answer.ETag);
    }

    // A number of the sequence that no step has holds up every view. Others record meanwhile, and may lose a few of their own.
    [Fact]
    public async Task Who_loses_a_race_takes_no_number_of_the_sequence()
    {
        var partnership = await GivenPartnership();

        var answers = await AtOnce(24, _ => Tell($"partnerships/{partnership}/contacts", Contact));

        var positions = answers.Select(answer => long.Parse(answer.Position!)).Order().ToList();
        var (first, last) = (positions[0], positions[^1]);
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var recorded = await session.Events.QueryAllRawEvents().CountAsync(step => step.AnyTenant() && step.Sequence >= first && step.Sequence <= last, Cancelled);
        Assert.InRange(last - first + 1 - recorded, 0, answers.Length / 4);
    }

    [Fact]
    public async Task An_organisation_gets_one_partnership_however_many_open_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var organisation = await GivenOrganisation($"Verein {round} e. V.");

            var answers = await AtOnce(8, _ => Tell("partnerships", new { organisationId = organisation, occurredOn = "2026-01-01" }));

            var opened = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
            Assert.Equal(7, answers.Count(answer =>
                answer.Status == HttpStatusCode.Conflict && answer.Json["detail"]!.ToString() == $"There is a partnership with this organisation already: {opened.Id}."));
            Assert.Single(await StepsOf(opened.Id));
        }
    }

    [Fact]
    public async Task A_commitment_is_kept_or_broken_but_never_both()
    {
        var partnership = await GivenPartnership();
        for (var round = 0; round < 5; round++)
        {
            var commitment = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-01-01", by = "municipality", what = $"Raum {round}" });
            var address = $"partnerships/{partnership}/commitments/{commitment.StepId}";

            var answers = await AtOnce(8, number => Tell($"{address}/{(number % 2 == 0 ? "fulfilment" : "breach")}", new { occurredOn = "2026-02-01" }));

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
            var settled = Assert.Single(await StepsOf(partnership), step => IsAbout(step, commitment.StepId));
            var sentence = $"This commitment has been {(settled is CommitmentKept ? "kept" : "broken")} already.";
            Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Conflict && answer.Json["detail"]!.ToString() == sentence));
        }
    }

    [Fact]
    public async Task A_step_id_is_given_once()
    {
        var partnership = await GivenPartnership();
        var id = Guid.CreateVersion7();

        var answers = await AtOnce(8, _ => Tell($"partnerships/{partnership}/contacts", new { stepId = id, occurredOn = "2026-03-01", form = "meeting", direction = "mutual" }));

        Assert.Equal(id, Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created).StepId);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Conflict && answer.Json["detail"]!.ToString() == $"A step with the id {id} is recorded already."));
        Assert.Single(await StoredOf(partnership), step => step.Id == id);
    }

    private static bool IsAbout(Step step, Guid commitment) => step is CommitmentKept kept && kept.CommitmentId == commitment || step is CommitmentBroken broken && broken.CommitmentId == commitment;

    // Begun together, each on a thread of its own: a request that is answered before the next begins proves nothing.
    private static async Task<Answer[]> AtOnce(int count, Func<int, Task<Answer>> ask)
    {
        using var together = new Barrier(count);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait(Cancelled);
                return ask(number);
            },
            Cancelled,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    private async Task<Answer> Tell(string path, object command, string? ifMatch = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = JsonContent.Create(command) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await Send(request);
    }
}
