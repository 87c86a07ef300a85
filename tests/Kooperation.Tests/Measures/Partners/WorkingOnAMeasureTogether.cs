using System.Net.Http.Json;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures.Partners;

public sealed class WorkingOnAMeasureTogether(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task Whoever_has_a_part_is_told_what_it_is_there()
    {
        var (measure, partnership) = (await GivenPlanned(), await GivenPartnership());

        var shaped = await Accepted($"measures/{measure}/partners", new { occurredOn = "2021-02-01", partnershipId = partnership, role = "design", stage = "goal" });
        await Accepted($"measures/{measure}/partners", new { occurredOn = "2022-02-01", partnershipId = partnership, role = "delivery", what = "Der Verein lädt ein" });
        await Accepted($"measures/{measure}/partners", new { occurredOn = "2023-02-01", partnershipId = partnership, role = "evaluation", what = "Mehr Väter als gedacht" });

        var told = (await StepsOf(partnership)).Skip(1).ToList();
        Assert.Equal((measure, DesignStage.Goal), told[0] is MeasureCoDesigned designed ? (designed.MeasureId!.Value, designed.Stage) : default);
        Assert.Equal((measure, "Der Verein lädt ein"), told[1] is TasksShared shared ? (shared.MeasureId!.Value, shared.What) : default);
        Assert.Equal((measure, "Mehr Väter als gedacht"), told[2] is JointEvaluationHeld evaluated ? (evaluated.MeasureId!.Value, evaluated.Result) : default);
        Assert.Equal(shaped.StepId.ToString(), (await CausesOf(partnership))[1]);
    }

    [Fact]
    public async Task What_is_completed_together_deepens_the_partnership()
    {
        var (measure, first, second) = (await GivenRunning(), await GivenPartnership(), await GivenPartnership("Bildungswerk"));

        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2026-03-01", result = "Drei Cafés", partners = new[] { first, second } });

        Assert.All(
            new[] { (await StepsOf(first)).Last(), (await StepsOf(second)).Last() },
            told => Assert.Equal((measure, "Elterncafé", "Drei Cafés"), told is JointMeasureCompleted joint ? (joint.MeasureId!.Value, joint.Title, joint.Result) : default));
        Assert.All(await CausesOf(first), cause => Assert.True(cause is null || cause == completed.StepId.ToString()));
        Assert.Equal((2, 2), (await JointWorkOf(first, completed.Position), await JointWorkOf(second, completed.Position)));
    }

    [Fact]
    public async Task Shaping_it_and_looking_back_at_it_together_are_the_deepest_joint_work()
    {
        var (measure, shaping, looking) = (await GivenPlanned(), await GivenPartnership(), await GivenPartnership("Bildungswerk"));
        Assert.Equal(0, await JointWorkOf(shaping, (await Accepted($"partnerships/{shaping}/wanted-depth", new { occurredOn = "2026-01-01", level = 3 })).Position));

        await Accepted($"measures/{measure}/partners", new { occurredOn = "2026-02-01", partnershipId = shaping, role = "design", stage = "need" });
        var last = await Accepted($"measures/{measure}/partners", new { occurredOn = "2026-03-01", partnershipId = looking, role = "evaluation" });

        Assert.Equal((4, 4), (await JointWorkOf(shaping, last.Position), await JointWorkOf(looking, last.Position)));
    }

    [Fact]
    public async Task A_partner_who_cannot_take_part_keeps_everything_from_being_recorded_and_each_is_named()
    {
        var (measure, partnership) = (await GivenRunning(), await GivenPartnership());
        var (ended, kept, merged) = (await GivenPartnership("Bildungswerk"), Guid.CreateVersion7(), await GivenPartnership("Doppelt"));
        await Accepted($"partnerships/{ended}/end", new { occurredOn = "2023-01-01", by = "partner", reason = "Auflösung" }, "*");
        await Record(session => session.Events.Append(merged, new PartnershipsMerged(kept, merged, "dieselben")));
        var nobody = Guid.CreateVersion7();
        var becauseOfEnd = $"Nothing was recorded because of partnership {ended}. This partnership ended on 1 January 2023: resume it first, or record what happened before.";

        var answer = await Refused(
            $"measures/{measure}/completion", new { occurredOn = "2024-03-01", partners = new[] { partnership, ended, nobody, merged } }, becauseOfEnd);

        Assert.Equal(
            [
                ("/partners/1", becauseOfEnd),
                ("/partners/2", $"There is no partnership {nobody} here."),
                ("/partners/3", $"Nothing was recorded because of partnership {merged}. This partnership was merged into {kept}: record the step there.")
            ],
            answer.Json["errors"]!.AsObject().Select(error => (error.Key, answer.ErrorAt(error.Key)!)));
        await Refused(
            $"measures/{measure}/partners", new { occurredOn = "2024-03-01", partnershipId = nobody, role = "evaluation" }, $"There is no partnership {nobody} here.");
        await Refused($"measures/{measure}/partners", new { occurredOn = "2024-03-01", partnershipId = ended, role = "evaluation" }, becauseOfEnd);
        await Accepted($"measures/{measure}/completion", new { occurredOn = "2022-12-31", partners = new[] { partnership, ended } });
    }

    [Fact]
    public async Task A_partner_of_another_municipality_is_unknown_here()
    {
        var (measure, elsewhere) = (await GivenRunning(), await new WorkingOnAMeasureTogether(Host).GivenPartnership());

        await Refused($"measures/{measure}/completion", new { occurredOn = "2024", partners = new[] { elsewhere } }, $"There is no partnership {elsewhere} here.");
    }

    [Fact]
    public async Task A_list_of_partners_names_each_once_and_not_too_many()
    {
        var (measure, partnership) = (await GivenRunning(), await GivenPartnership());

        await Malformed(
            $"measures/{measure}/completion", new { occurredOn = "2024", partners = new[] { partnership, partnership } }, "/partners/1", "This partnership is named already.");
        await Malformed(
            $"measures/{measure}/completion",
            new { occurredOn = "2024", partners = Enumerable.Range(0, 501).Select(_ => Guid.CreateVersion7()) },
            "/partners",
            "A measure has up to 500 partners at once.");
    }

    [Fact]
    public async Task After_the_end_a_measure_is_only_looked_back_at()
    {
        var (measure, partnership) = (await GivenRunning(), await GivenPartnership());
        await Accepted($"measures/{measure}/completion", new { occurredOn = "2024-06-30" });

        const string completed = "This measure has been completed already.";
        await Refused($"measures/{measure}/partners", new { occurredOn = "2024-07-01", partnershipId = partnership, role = "design", stage = "goal" }, completed);
        await Refused($"measures/{measure}/partners", new { occurredOn = "2024-07-01", partnershipId = partnership, role = "delivery", what = "lädt ein" }, completed);
        await Accepted($"measures/{measure}/partners", new { occurredOn = "2024-07-01", partnershipId = partnership, role = "evaluation" });
        await Accepted($"measures/{measure}/partners", new { occurredOn = (string?)null, partnershipId = partnership, role = "design", stage = "goal" });
    }

    [Fact]
    public async Task The_office_and_the_field_are_told_along()
    {
        var strategy = await GivenStrategy();
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung und Sprache", word = "education" })).StepId;
        var (measure, partnership) = ((await Planned(strategy, await GivenGoalIn(field, strategy))).Id, await GivenPartnership());
        await Accepted($"measures/{measure}/assignment", new { occurredOn = "2022", responsibleOffice = "FB 40" });

        await Accepted(
            $"measures/{measure}/partners",
            new { occurredOn = "2022-02", partnershipId = partnership, role = "delivery", what = "lädt ein", basis = "judged", note = "laut Protokoll", source = "Niederschrift 3" });

        var told = Assert.IsType<TasksShared>((await StepsOf(partnership)).Last());
        Assert.Equal(("FB 40", "education", Counterpart.Municipality), (told.Office, told.FieldOfAction, told.Counterpart));
        Assert.Equal((Basis.Judged, "laut Protokoll", "Niederschrift 3"), (told.Basis, told.Note, told.Source));
    }

    [Fact]
    public async Task The_same_key_completes_once()
    {
        var (measure, partnership) = (await GivenRunning(), await GivenPartnership());

        var answers = new List<Answer>();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, At($"measures/{measure}/completion"));
            request.Headers.Add("Idempotency-Key", "completed-together");
            request.Content = JsonContent.Create(new { occurredOn = "2024", partners = new[] { partnership } });
            answers.Add(await Send(request));
        }

        Assert.Equal((201, answers[0].Body), ((int)answers[1].Status, answers[1].Body));
        Assert.Single((await StepsOf(partnership)).OfType<JointMeasureCompleted>());
    }

    [Fact]
    public async Task Whoever_is_completed_with_is_told_in_the_same_moment_or_nothing_is()
    {
        var (first, second) = (await GivenPartnership(), await GivenPartnership("Bildungswerk"));
        var measures = new List<Guid>();
        for (var number = 0; number < 6; number++) measures.Add(await GivenRunning());

        // In either order: each could hold what the other waits for.
        var answers = await Task.WhenAll(measures.Select((measure, index) => Post(
            $"measures/{measure}/completion", new { occurredOn = "2024", partners = index % 2 == 0 ? new[] { first, second } : [second, first] })));

        Assert.All(answers, answer => Assert.True((int)answer.Status is 201 or 412, answer.Body));
        var completed = measures.Where((_, index) => (int)answers[index].Status == 201).Order().ToList();
        Assert.NotEmpty(completed);
        foreach (var partnership in new[] { first, second })
        {
            Assert.Equal(completed, (await StepsOf(partnership)).OfType<JointMeasureCompleted>().Select(joint => joint.MeasureId!.Value).Order());
        }
    }

    [Fact]
    public async Task A_part_says_what_it_is()
    {
        var (measure, partnership) = (await GivenPlanned(), await GivenPartnership());

        await Refused(
            $"measures/{measure}/partners",
            new { occurredOn = "2022", partnershipId = partnership, role = "design" },
            "Say at which stage the partner came in: at the need, the goal or the design.");
        await Refused($"measures/{measure}/partners", new { occurredOn = "2022", partnershipId = partnership, role = "delivery" }, "This must not be empty.");
        await Refused(
            $"measures/{measure}/partners",
            new { occurredOn = "2022", partnershipId = partnership, role = "evaluation", stage = "need" },
            "A stage is told of design alone: leave it out, or call the partner's role design.");
    }

    private async Task<int> JointWorkOf(Guid partnership, string? position)
    {
        var depth = (await Get($"partnerships/{partnership}/depth?asOf=2026-06-01&atLeast={position}")).Json;
        return depth["dimensions"]!.AsArray().Single(dimension => dimension!["dimension"]!.GetValue<string>() == "jointWork")!["level"]!.GetValue<int>();
    }
}
