using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Deadlines;

public sealed class ListingDeadlines(KooperationHost host) : KooperationSpec(host)
{
    private const string Day = "asOf=2026-06-01";

    private Guid _partnership;
    private string? _position;

    [Fact]
    public async Task What_is_due_and_late_comes_by_day_with_whom_it_is_about_and_what_settles_it()
    {
        var (strategy, measure) = await GivenPlansAndPartnership();

        var list = (await Get($"deadlines?{Day}&atLeast={_position}")).Json["items"]!.AsArray();

        Assert.Equal(
            ["proofOfUse 2025-12-31 152", "milestone 2026-03-31 62", "agreementReview 2026-05-31 1", "commitment 2026-06-01 0", "report 2026-07-10 0", "strategyEnds 2026-07-31 0"],
            list.Select(Line));

        var promise = list[3]!;
        Assert.Equal("The municipality promised “Raum im Rathaus”", promise["what"]!.GetValue<string>());
        Assert.Equal(("2026-06-01", "1 June 2026", "FB 50"), (promise["said"]!.GetValue<string>(), promise["when"]!.GetValue<string>(), promise["office"]!.GetValue<string>()));
        Assert.Equal((_partnership, "Brücke e. V."), NamedIn(promise, "partnership"));
        Assert.Equal(promise["about"]!.GetValue<Guid>(), promise["stepId"]!.GetValue<Guid>());
        Assert.Equal("CommitmentMade", promise["event"]!.GetValue<string>());
        Assert.Equal(["CommitmentKept", "CommitmentBroken"], promise["settledBy"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.False(promise["invented"]!.GetValue<bool>());

        var milestone = list[1]!;
        Assert.Equal(((measure, "Lotsen"), (strategy, "WIR 2.0")), (NamedIn(milestone, "measure"), NamedIn(milestone, "strategy")));
        Assert.Equal(("2026-03", "Amt 40"), (milestone["said"]!.GetValue<string>(), milestone["office"]!.GetValue<string>()));
        Assert.Null(milestone["partnership"]);
    }

    [Theory]
    [InlineData("late=true", "proofOfUse milestone agreementReview")]
    [InlineData("late=false", "commitment report strategyEnds")]
    [InlineData("within=0", "proofOfUse milestone agreementReview commitment")]
    [InlineData("within=365", "proofOfUse milestone agreementReview commitment report strategyEnds agreementEnds")]
    [InlineData("office=fb 50", "commitment")]
    [InlineData("office=Amt 40", "milestone report")]
    [InlineData("kind=report", "report")]
    [InlineData("partnership={id}", "proofOfUse agreementReview commitment")]
    [InlineData("partnership=0192f7a0-0000-7000-8000-000000000001", "")]
    public async Task The_list_is_narrowed_down_to_what_somebody_has_to_do(string query, string kinds)
    {
        await GivenPlansAndPartnership();

        var list = await Get($"deadlines?{Day}&{query.Replace("{id}", _partnership.ToString(), StringComparison.Ordinal)}&atLeast={_position}");

        Assert.Equal(kinds, string.Join(' ', list.Json["items"]!.AsArray().Select(entry => entry!["kind"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Sentences_come_in_German_where_that_is_asked_for_and_say_how_much_of_the_day_is_known()
    {
        await GivenPlansAndPartnership();

        using var german = new HttpRequestMessage(HttpMethod.Get, At($"deadlines?{Day}&kind=milestone&atLeast={_position}"));
        german.Headers.TryAddWithoutValidation("Accept-Language", "de");
        var milestone = (await Send(german)).Json["items"]![0]!;

        Assert.Equal("Der Meilenstein „Konzept“ der Maßnahme „Lotsen“ ist seit 62 Tagen überfällig", milestone["what"]!.GetValue<string>());
        Assert.Equal("bis 31. März 2026 (gesagt ist nur: März 2026)", milestone["when"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_settled_is_gone_and_on_the_days_before_it_is_not()
    {
        await GivenPlansAndPartnership();
        var promise = (await Get($"deadlines?{Day}&kind=commitment&atLeast={_position}")).Json["items"]![0]!["about"]!.GetValue<Guid>();

        _position = (await Accepted($"partnerships/{_partnership}/commitments/{promise}/fulfilment", new { occurredOn = "2026-05-20" })).Position;

        Assert.Empty(await Kinds("kind=commitment"));
        Assert.Equal(["commitment"], await Kinds("kind=commitment", "asOf=2026-05-19"));
    }

    [Fact]
    public async Task A_corrected_step_is_due_when_it_says_now_and_a_withdrawn_one_never()
    {
        _partnership = await GivenPartnership();
        var promise = await Accepted($"partnerships/{_partnership}/commitments", new { occurredOn = "2026-01-01", by = "partner", what = "Liste", due = "2026-03-01" });
        var replacement = new { @event = "CommitmentMade", occurredOn = "2026-01-01", commitmentId = promise.StepId, by = "partner", what = "Liste", due = "2026-08-01" };
        _position = (await Accepted($"steps/{promise.StepId}/corrections", new { replacement, reason = "verlesen" }, "*")).Position;

        Assert.Equal("2026-08-01", (await Get($"deadlines?{Day}&atLeast={_position}")).Json["items"]![0]!["on"]!.GetValue<string>());

        _position = (await Accepted($"steps/{promise.StepId}/withdrawal", new { reason = "nie gesagt" }, "*")).Position;
        Assert.Empty(await Kinds());
    }

    [Fact]
    public async Task A_withdrawn_settlement_settles_nothing()
    {
        _partnership = await GivenPartnership();
        var promise = await Accepted($"partnerships/{_partnership}/commitments", new { occurredOn = "2026-01-01", by = "partner", what = "Liste", due = "2026-03-01" });
        var kept = await Accepted($"partnerships/{_partnership}/commitments/{promise.StepId}/fulfilment", new { occurredOn = "2026-02-01" });
        _position = (await Accepted($"steps/{kept.StepId}/withdrawal", new { reason = "Verwechslung" }, "*")).Position;

        Assert.Equal(["commitment"], await Kinds());
    }

    [Fact]
    public async Task What_a_merged_partnership_left_open_is_due_in_the_kept_one_by_any_of_the_ids()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar"), await GivenOrganisation("Al Dar"));
        var (ofKept, ofMerged) = (await Open(kept), await Open(merged));
        await Accepted($"partnerships/{ofMerged}/commitments", new { occurredOn = "2026-01-01", by = "partner", what = "Liste", due = "2026-03-01" });
        await Accepted($"partnerships/{ofMerged}/end", new { occurredOn = "2026-02-01", by = "partner", reason = "doppelt geführt" }, "*");
        _position = (await Accepted($"organisations/{kept}/merges", new { occurredOn = "2026-04-01", mergedId = merged, reason = "doppelt" }, "*")).Position;

        foreach (var query in new[] { "", $"partnership={ofKept}", $"partnership={ofMerged}" })
        {
            var entry = Assert.Single((await Get($"deadlines?{Day}&{query}{(query == "" ? "" : "&")}atLeast={_position}")).Json["items"]!.AsArray())!;
            Assert.Equal((ofKept, "Al-Dar"), NamedIn(entry, "partnership"));
        }

        async Task<Guid> Open(Guid organisation) => (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;
    }

    [Fact]
    public async Task Nothing_is_due_of_a_measure_whose_strategy_is_closed()
    {
        await Record(session =>
        {
            var strategy = session.StartStrategy(Plans.Draft(), Plans.Adoption(), new StrategyClosed("erledigt").On("2026-04-01"));
            session.StartMeasure(Plans.Plan(strategy, Guid.CreateVersion7()), Plans.Milestone(Guid.CreateVersion7(), "2026-03"));
        });
        await Settle();

        Assert.Empty(await Kinds());
        Assert.Equal(["milestone"], await Kinds("", "asOf=2026-03-31"));
    }

    [Fact]
    public async Task An_override_ends_with_the_measure_that_it_is_about()
    {
        var measure = Guid.Empty;
        await Record(session =>
        {
            var strategy = Guid.CreateVersion7();
            measure = session.StartMeasure(Plans.Plan(strategy, Guid.CreateVersion7(), office: "Amt 40"));
            session.Events.StartStream<Strategy>(
                strategy,
                Plans.Draft(),
                new ProgressOverridden(Guid.CreateVersion7(), measure, 60, "Zählung folgt", PartialDate.Parse("2026-06")).On("2026-01-01") with { Basis = Basis.Invented });
        });
        await Settle();

        var entry = Assert.Single((await Get($"deadlines?{Day}&office=Amt 40&atLeast={_position}")).Json["items"]!.AsArray())!;
        Assert.Equal("overrideEnds 2026-06-30 0", Line(entry));
        Assert.Equal((measure, "Lotsen"), NamedIn(entry, "measure"));
        Assert.Equal("The figure of 60 % that was set by hand for “Lotsen” holds no longer after that day", entry["what"]!.GetValue<string>());
        Assert.True(entry["invented"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_link()
    {
        await GivenPlansAndPartnership();

        var first = await Get($"deadlines?{Day}&limit=4&total=true&atLeast={_position}");
        var next = await Send(new HttpRequestMessage(HttpMethod.Get, first.Link!));

        Assert.Equal((4, 6), (first.Json["items"]!.AsArray().Count, first.Json["total"]!.GetValue<int>()));
        Assert.Equal(["report", "strategyEnds"], next.Json["items"]!.AsArray().Select(entry => entry!["kind"]!.GetValue<string>()));
        Assert.Null(next.Link);
    }

    [Theory]
    [InlineData("within=-1", "/within")]
    [InlineData("within=3661", "/within")]
    [InlineData("kind=birthday", "/kind")]
    [InlineData("late=maybe", "/late")]
    [InlineData("partnership=7", "/partnership")]
    [InlineData("partnership=", "/partnership")]
    [InlineData("partnership={0192f7a0-0000-7000-8000-000000000001}", "/partnership")]
    [InlineData("asOf=2026-06", "/asOf")]
    [InlineData("amt=40", "/amt")]
    public async Task What_cannot_be_understood_is_refused_and_not_ignored(string query, string at)
    {
        var answer = await Get($"deadlines?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, true), (answer.Status, answer.ErrorAt(at) is not null));
    }

    // Money without an account, a review that nobody held, a promise of today; a milestone of March, a report and a strategy that come.
    private async Task<(Guid Strategy, Guid Measure)> GivenPlansAndPartnership()
    {
        var (strategy, measure) = (Guid.Empty, Guid.Empty);
        await Record(session =>
        {
            strategy = session.StartStrategy(Plans.Draft(from: "2021-09", until: "2026-07", reportEveryMonths: 6), Plans.Adoption());
            measure = session.StartMeasure(
                Plans.Plan(strategy, Guid.CreateVersion7(), office: "Amt 40"),
                Plans.Milestone(Guid.CreateVersion7(), "2026-03"),
                new MeasureStarted().On("2025-06-01"),
                new MeasureReported("läuft").On("2026-01-10"));
        });

        _partnership = await GivenPartnership("Brücke e. V.");
        await Accepted($"partnerships/{_partnership}/funding", new { occurredOn = "2025-01-10", kind = "project", programme = "Demokratie leben", amountInCents = 250_000, term = new { from = "2025", until = "2025" } });
        await Accepted($"partnerships/{_partnership}/agreements", new { occurredOn = "2025-06-01", kind = "cooperation", purpose = "Elternarbeit", reviewOn = "2026-05-31", term = new { from = "2025-06-01", until = "2027-05-31" } });
        _position = (await Accepted($"partnerships/{_partnership}/commitments", new { occurredOn = "2026-05-01", by = "municipality", what = "Raum im Rathaus", due = "2026-06-01", office = "FB 50" })).Position;
        return (strategy, measure);
    }

    // What was put into the store is seen once something that was recorded after it is.
    private async Task Settle() => _position = (await Accepted("organisations", new { name = "Zuletzt", kind = "association", occurredOn = "2020" })).Position;

    private async Task<IEnumerable<string>> Kinds(string query = "", string day = Day) =>
        (await Get($"deadlines?{day}&{query}{(query.Length == 0 ? "" : "&")}atLeast={_position}")).Json["items"]!.AsArray().Select(entry => entry!["kind"]!.GetValue<string>());

    private static string Line(JsonNode? entry) => $"{entry!["kind"]} {entry["on"]} {entry["lateByDays"]}";

    private static (Guid Id, string Name) NamedIn(JsonNode entry, string what) => (entry[what]!["id"]!.GetValue<Guid>(), entry[what]!["name"]!.GetValue<string>());
}
