using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Progress;

public sealed class ReadingProgress(KooperationHost host) : ProgressSpec(host)
{
    [Fact]
    public async Task The_figures_stand_side_by_side_and_say_in_both_languages_what_they_rest_on()
    {
        var (strategy, _, goal) = await GivenStrategy();
        await GivenMeasure(strategy, goal, more: [Completed("2024-05-01")]);
        await GivenMeasure(strategy, goal, more: [Started("2024-05-01"), Told("2026-10-01")]);
        await GivenMeasure(strategy, goal, more: [Approved("2024-05-01")]);

        var english = (await Read($"strategies/{strategy}/progress?asOf={Today}")).Json;
        var german = await InGerman($"strategies/{strategy}/progress?asOf={Today}");

        Assert.Equal("at least 33 %, unknown 34 %", english["figures"]!["implementation"]!["sentence"]!.GetValue<string>());
        Assert.Equal("mindestens 33 %, unbekannt 34 %", german["figures"]!["implementation"]!["sentence"]!.GetValue<string>());
        Assert.Equal(("progress/1", 3), (english["rules"]!.GetValue<string>(), english["figures"]!["measures"]!.GetValue<int>()));
        Assert.Equal(
            ("1", "1", "3"),
            (Of(english, "reached"), Of(english, "unknownWeight"), Of(english, "counted")));

        static string Of(JsonNode progress, string what) => progress["fields"]![0]!["goals"]![0]!["figures"]!["implementation"]![what]!.GetValue<string>();
    }

    [Fact]
    public async Task Every_figure_leads_to_the_steps_that_were_recorded()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var milestone = Guid.CreateVersion7();
        var measure = await GivenMeasure(
            strategy,
            goal,
            more: [new MilestonePlanned(milestone, "Raum gefunden", new(), null, null).On("2024-01-01"), Started("2024-02-01"), new MilestoneReached(milestone, null).On("2024-06-01"), Told("2026-11-01")]);
        var stored = (await StoredOf(measure)).ToDictionary(step => Catalogue.NameOf((Step)step.Data), step => step.Id);

        var told = (await Read($"strategies/{strategy}/progress?asOf={Today}")).Json["fields"]![0]!["goals"]![0]!["measures"]![0]!;

        Assert.Equal(stored["MeasureStarted"], told["stateBy"]!["stepId"]!.GetValue<Guid>());
        Assert.Equal(stored["MilestoneReached"], told["milestones"]![0]!["reachedBy"]!["stepId"]!.GetValue<Guid>());
        Assert.Equal(stored["MeasureReported"], told["freshness"]!["lastReport"]!["stepId"]!.GetValue<Guid>());
        Assert.Equal(stored["MeasurePlanned"], told["plannedBy"]!["stepId"]!.GetValue<Guid>());
        Assert.Equal(("100 %", "/states/running"), (told["implementation"]!["sentence"]!.GetValue<string>(), told["implementation"]!["rule"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Any_past_day_can_be_asked_for()
    {
        var (strategy, _, goal) = await GivenStrategy();
        await GivenMeasure(strategy, goal, more: [Approved("2023-05-01"), Started("2024-05-01"), Completed("2026-05-01")]);

        Assert.Equal((0, 0), await InTwo(strategy, "2024-04-30"));
        Assert.Equal((null, 100), await InTwo(strategy, "2024-05-01"));
        Assert.Equal((100, 0), await InTwo(strategy, "2026-05-01"));
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"strategies/{strategy}/progress?asOf=2021-12-31")).Status);
    }

    [Fact]
    public async Task A_withdrawn_step_counts_no_more_and_a_corrected_one_as_it_was_corrected()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, more: [Started("2024-05-01"), Completed("2026-05-01")]);
        var stored = await StoredOf(measure);

        var corrected = await Accepted(
            $"steps/{stored[2].Id}/corrections",
            new { replacement = new { @event = "MeasureCompleted", occurredOn = "2026-08-01", partners = Array.Empty<Guid>() }, reason = "erst im August" },
            "*");
        Assert.Equal((null, 100), await InTwo(strategy, "2026-07-31", corrected.Position));
        Assert.Equal((100, 0), await InTwo(strategy, "2026-08-01"));

        var withdrawn = await Accepted($"steps/{stored[2].Id}/withdrawal", new { reason = "verwechselt" }, "*");
        Assert.Equal((null, 100), await InTwo(strategy, Today, withdrawn.Position));
    }

    [Fact]
    public async Task The_depth_of_a_partner_is_that_of_the_day_and_is_found_by_the_id_of_a_merged_partnership_too()
    {
        var (first, second) = (await GivenOrganisation(), await GivenOrganisation());
        var kept = (await Accepted("partnerships", new { organisationId = first, occurredOn = "2015" })).Id;
        var merged = (await Accepted("partnerships", new { organisationId = second, occurredOn = "2015" })).Id;
        await Accepted($"partnerships/{kept}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{kept}/commitments", new { occurredOn = "2026-03-01", by = "municipality", what = "Raum" });
        await Accepted($"partnerships/{kept}/joint-work/tasks", new { occurredOn = "2026-03-01", what = "Fest" });
        await Accepted($"organisations/{first}/merges", new { occurredOn = "2026", mergedId = second, reason = "doppelt" }, "*");
        var (strategy, _, goal) = await GivenStrategy();
        await GivenMeasure(strategy, goal, more: [Involved(merged, "2026-01-01", PartnerRole.Design), Approved("2026-02-01")]);
        await GivenMeasure(strategy, goal, more: [Involved(Guid.CreateVersion7(), "2026-01-01")]);

        var now = (await Read($"strategies/{strategy}/progress?asOf=2026-06-01")).Json["figures"]!["participation"]!;
        var later = (await Read($"strategies/{strategy}/progress?asOf=2027-06-01")).Json["figures"]!["participation"]!;

        Assert.Equal(
            ("a partner organisation is recorded for 2 of 2 measures", "a partner organisation at level 3 or above is recorded for 1 of 2 measures", "design together before the approval is recorded for 1 of 2 measures"),
            (Sentence(now, "partner"), Sentence(now, "deep"), Sentence(now, "coDesigned")));
        Assert.Equal(0, later["deep"]!["count"]!.GetValue<int>());

        static string Sentence(JsonNode participation, string share) => participation[share]!["sentence"]!.GetValue<string>();
    }

    [Fact]
    public async Task An_indicator_is_told_with_its_values_and_its_arithmetic()
    {
        var indicator = Guid.CreateVersion7();
        var (strategy, _, goal) = await GivenStrategy();
        await Tell(
            strategy,
            new IndicatorDefined(indicator, goal, "Hochschulreife", "%", Direction.Up, null, new(), 46m, Domain.Time.PartialDate.Parse("2018"), 5).On("2022-01-01"),
            new IndicatorMeasured(indicator, 40m, Bound.Below).On("2014"),
            new IndicatorMeasured(indicator, 45.8m, Bound.Exact).On("2016"));

        var told = (await Read($"strategies/{strategy}/progress?asOf={Today}")).Json["fields"]![0]!["goals"]![0]!["indicators"]![0]!;

        Assert.Equal((null, "too little measured for a symbol: measured values 1, years between them 0; needed are 3 over 3 years"), (told["symbol"], told["why"]!.GetValue<string>()));
        Assert.Equal(["40 below", "45.8 exact"], told["values"]!.AsArray().Select(value => $"{value!["value"]} {value["bound"]}"));
    }

    [Fact]
    public async Task Another_strategy_for_the_same_field_and_time_is_named()
    {
        var (strategy, _, _) = await GivenStrategy();
        await GivenStrategy("Bildungsplan", "bildung");
        await GivenStrategy("Sportplan", "Sport");

        var notes = (await InGerman($"strategies/{strategy}/progress?asOf={Today}"))["notes"]!.AsArray().Select(note => note!.GetValue<string>());

        Assert.Equal(["In derselben Zeit gilt für dieselben Handlungsfelder (bildung) auch: Bildungsplan"], notes);
    }

    [Fact]
    public async Task An_answer_that_the_caller_has_is_not_sent_again_and_one_that_reads_otherwise_is()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, more: [Started("2024-05-01")]);

        var known = await Read($"strategies/{strategy}/progress?asOf={Today}");

        Assert.Equal(4, known.Version);
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(Today, known.ETag)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Ask("2023-01-01", known.ETag)).Status);
        await Tell(measure, Completed("2026-05-01"));
        Assert.Equal(HttpStatusCode.OK, (await Ask(Today, known.ETag)).Status);

        async Task<Answer> Ask(string day, string? known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, At($"strategies/{strategy}/progress?asOf={day}&atLeast={Position}"));
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            return await Send(request);
        }
    }

    [Theory]
    [InlineData("asOf=gestern", "/asOf")]
    [InlineData("asOf=2026-11", "/asOf")]
    [InlineData("unheardOf=1", "/unheardOf")]
    public async Task A_query_that_cannot_be_understood_names_the_parameter(string query, string at)
    {
        var (strategy, _, _) = await GivenStrategy();

        var answer = await Get($"strategies/{strategy}/progress?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Json["errors"]![at]);
    }

    [Fact]
    public async Task What_is_no_strategy_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"strategies/{await GivenPartnership()}/progress")).Status);

    [Fact]
    public async Task The_rules_can_be_read() =>
        Assert.Equal("progress/1", (await Get("progress/rules")).Json["version"]!.GetValue<string>());

    private async Task<(int? AtLeast, int Unknown)> InTwo(Guid strategy, string day, string? position = null)
    {
        var answer = await Get($"strategies/{strategy}/progress?asOf={day}&atLeast={position ?? Position.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        var implementation = answer.Json["figures"]!["implementation"]!;
        return (implementation["atLeast"]?.GetValue<int>(), implementation["unknown"]!.GetValue<int>());
    }

    private async Task<JsonNode> InGerman(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At($"{path}&atLeast={Position}"));
        request.Headers.TryAddWithoutValidation("Accept-Language", "de");
        return (await Send(request)).Json;
    }
}
