using System.Net;
using System.Net.Http.Json;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships;

/// <summary>German sentences say dates as far as they are known, pauses and steps in German words.</summary>
public sealed class RefusingInGerman(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task What_follows_from_something_and_what_comes_after_the_end()
    {
        var partnership = await GivenPartnership();
        var task = await Accepted($"partnerships/{partnership}/joint-work/transferred-tasks", new { occurredOn = "2025-06", task = "Sprachcafé" });

        await RefusedInGerman(
            $"partnerships/{partnership}/joint-work/transferred-tasks/{task.StepId}/return",
            new { occurredOn = "2023", reason = "Mittel liefen aus" },
            "Das folgt aus dem, was im Juni 2025 geschah, und kann nicht davor, 2023, geschehen sein.");

        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2026-05", by = "partner", reason = "Auflösung" }, "*");
        await RefusedInGerman(
            $"partnerships/{partnership}/contacts",
            new { occurredOn = "2026-06-01", form = "meeting", direction = "mutual" },
            "Diese Partnerschaft endete im Mai 2026: Bitte zuerst wieder aufnehmen oder erfassen, was davor geschah.");
    }

    [Fact]
    public async Task A_seat_that_was_withdrawn()
    {
        var partnership = await GivenPartnership();
        var seat = await Accepted($"partnerships/{partnership}/seats", new { occurredOn = "2024", body = "Beirat", seats = 1, right = "vote" });
        await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/withdrawal", new { occurredOn = "2025", reason = "Neuwahl" }, "*");

        await RefusedInGerman(
            $"partnerships/{partnership}/seats/{seat.StepId}/exercises",
            new { occurredOn = "2026-03" },
            "Dieser Sitz ist 2025 weggefallen: Erfasst werden kann nur noch, was bis dahin geschah.");
    }

    [Fact]
    public async Task Contact_persons_who_left_or_were_named()
    {
        var organisation = await GivenOrganisation();
        var person = Guid.CreateVersion7();
        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2020-06", person });
        await RefusedInGerman(
            $"organisations/{organisation}/contact-persons/{person}/departure",
            new { occurredOn = "2020-05-31" },
            "Diese Person wurde im Juni 2020 benannt und kann nicht davor, am 31. Mai 2020, ausgeschieden sein.");
    }

    [Fact]
    public async Task What_is_paused_pauses()
    {
        var partnership = await GivenPartnership();

        await RefusedInGerman(
            $"partnerships/{partnership}/resumption", new { occurredOn = "2025-01-01" },
            "Diese Partnerschaft pausiert nicht und ist nicht beendet; sie muss nicht wieder aufgenommen werden.");
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2025-03-01", reason = "Umzug" });
        await RefusedInGerman($"partnerships/{partnership}/pauses", new { occurredOn = "2025-04-01", reason = "Umzug" }, "Diese Partnerschaft pausiert schon.");
        await RefusedInGerman(
            $"partnerships/{partnership}/wanted-depth",
            new { occurredOn = "2025-01-01", level = 3, longestSilenceInDays = 4000 },
            "Die längste Stille kann 1 bis 3660 Tage betragen.");
    }

    [Fact]
    public async Task Steps_have_German_names()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03", by = "municipality", what = "Raum" });
        var kept = await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2026-05-30" });

        await RefusedInGerman($"steps/{made.StepId}/withdrawal", new { reason = "Irrtum" }, $"Ein späterer Schritt beruht auf diesem: Bitte zuerst „Zusage gehalten“ vom 30. Mai 2026 ({kept.StepId}) zurückziehen.");
        await RefusedInGerman(
            $"steps/{kept.StepId}/corrections",
            new { replacement = new { @event = "CommitmentKept", occurredOn = "2025", commitmentId = made.StepId }, reason = "anders" },
            "Dieser Schritt folgt aus „Zusage gegeben“ vom März 2026 und kann nicht davor, 2025, geschehen sein.");
        await RefusedInGerman(
            $"steps/{kept.StepId}/corrections",
            new { replacement = new { @event = "TasksShared", occurredOn = "2026", what = "Fest" }, reason = "anders" },
            "Ein Schritt der Art „Zusage gehalten“ kann nur durch einen ebensolchen ersetzt werden; bitte zurückziehen, wenn etwas anderes geschah.");
    }

    private async Task RefusedInGerman(string path, object command, string sentence)
    {
        var before = await CountOfSteps();
        using var request = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = JsonContent.Create(command) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Headers.TryAddWithoutValidation("Accept-Language", "de");

        var answer = await Send(request);

        Assert.Equal((HttpStatusCode.Conflict, sentence), (answer.Status, answer.Json["detail"]!.GetValue<string>()));
        Assert.Equal(before, await CountOfSteps());
    }
}
