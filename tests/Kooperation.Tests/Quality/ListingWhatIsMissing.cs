using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Strategies;
using Kooperation.Tests.Deadlines;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Quality;

public sealed class ListingWhatIsMissing(KooperationHost host) : KooperationSpec(host)
{
    private const string Day = "asOf=2026-06-01";

    private Guid _partnership;
    private Guid _organisation;
    private Guid _measure;
    private string? _position;

    [Fact]
    public async Task Everything_that_is_missing_is_named_with_the_step_that_mends_it()
    {
        await GivenGaps();

        var list = (await Get($"quality?{Day}&atLeast={_position}")).Json["items"]!.AsArray();

        Assert.Equal(
            [
                "agreementWithoutContact Brücke e. V.", "completedWithoutEvidence Lotsen", "qualificationUnanswered Brücke e. V.", "seatUnused Brücke e. V.",
                "organisationNotConfirmed Brücke e. V.", "measureWithoutOffice Kurse", "undatedSteps Brücke e. V.", "adoptedWithoutDecision WIR 2.0",
                "changedWithoutDecision WIR 2.0", "fieldWithoutGoals WIR 3.0", "goalWithoutMeasures WIR 2.0", "indicatorWithoutValues WIR 2.0",
                "strategiesOverlap WIR 3.0"
            ],
            list.Select(Line));
        Assert.Equal(
            [
                $"ContactMade partnerships/{_partnership}/contacts",
                $"StepCorrected steps/{list[1]!["steps"]![0]}/corrections",
                $"QualificationAccepted partnerships/{_partnership}/qualifications/{list[2]!["steps"]![0]}/acceptance",
                $"SeatExercised partnerships/{_partnership}/seats/{list[3]!["steps"]![0]}/exercises",
                $"ProfileConfirmed organisations/{_organisation}/confirmations"
            ],
            list.Take(5).Select(entry => Mends(entry)[0]));
        Assert.Equal($"GoalSet strategies/{list[9]!["strategy"]!["id"]}/goals", Assert.Single(Mends(list[9])));
        Assert.Equal("No answer to the offer of the qualification “Vereinsrecht” is recorded", list[2]!["why"]!.GetValue<string>());
        Assert.Equal(1, list[0]!["stepCount"]!.GetValue<int>());
        Assert.Equal(_organisation, list[0]!["organisation"]!["id"]!.GetValue<Guid>());
    }

    [Theory]
    [InlineData("kind=seatUnused", "seatUnused")]
    [InlineData("partnership={partnership}", "agreementWithoutContact qualificationUnanswered seatUnused undatedSteps")]
    [InlineData("organisation={organisation}", "agreementWithoutContact qualificationUnanswered seatUnused organisationNotConfirmed undatedSteps")]
    [InlineData("organisation={organisation}&partnership={partnership}&office=fb 50", "agreementWithoutContact")]
    [InlineData("measure={measure}", "completedWithoutEvidence")]
    [InlineData("measure={measure}&partnership={partnership}", "")]
    [InlineData("office=Amt 40", "completedWithoutEvidence")]
    [InlineData("partnership=0192f7a0-0000-7000-8000-000000000001", "")]
    [InlineData("organisation=0192f7a0-0000-7000-8000-000000000001", "")]
    [InlineData("measure=0192f7a0-0000-7000-8000-000000000001", "")]
    public async Task The_list_is_narrowed_down_to_a_partner_a_measure_or_an_office(string query, string kinds)
    {
        await GivenGaps();
        var asked = query
            .Replace("{partnership}", _partnership.ToString(), StringComparison.Ordinal)
            .Replace("{organisation}", _organisation.ToString(), StringComparison.Ordinal)
            .Replace("{measure}", _measure.ToString(), StringComparison.Ordinal);

        var list = await Get($"quality?{Day}&{asked}&atLeast={_position}");

        Assert.Equal(kinds, string.Join(' ', list.Json["items"]!.AsArray().Select(entry => entry!["kind"]!.GetValue<string>())));
    }

    [Fact]
    public async Task A_measure_is_named_with_its_strategy_however_it_was_asked_for()
    {
        await GivenGaps();

        foreach (var query in new[] { "kind=completedWithoutEvidence", $"measure={_measure}" })
        {
            var entry = Assert.Single((await Get($"quality?{Day}&{query}&atLeast={_position}")).Json["items"]!.AsArray())!;
            Assert.Equal((_measure, "WIR 2.0"), (entry["measure"]!["id"]!.GetValue<Guid>(), entry["strategy"]!["name"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task What_the_named_step_was_posted_for_is_missing_no_more()
    {
        await GivenGaps();
        var missing = (await Get($"quality?{Day}&partnership={_partnership}&atLeast={_position}")).Json["items"]!.AsArray();

        foreach (var entry in missing.Where(entry => entry!["kind"]!.GetValue<string>() != "undatedSteps"))
        {
            var (mend, body) = entry!["mendedBy"]![0]!["event"]!.GetValue<string>() == "ContactMade"
                ? (entry["mendedBy"]![0]!, (object)new { occurredOn = "2026-05-01", form = "meeting", direction = "mutual" })
                : (entry["mendedBy"]![0]!, new { occurredOn = "2026-05-01" });
            _position = (await Accepted(mend["route"]!.GetValue<string>()[At("").Length..], body)).Position;
        }

        Assert.Equal(["undatedSteps"], (await Get($"quality?{Day}&partnership={_partnership}&atLeast={_position}")).Json["items"]!.AsArray().Select(entry => entry!["kind"]!.GetValue<string>()));
        Assert.Equal(4, (await Get($"quality?asOf=2026-04-30&partnership={_partnership}&atLeast={_position}")).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_corrected_or_withdrawn_step_leaves_no_gap()
    {
        _partnership = await GivenPartnership();
        var undated = await Accepted($"partnerships/{_partnership}/contacts", new { form = "meeting", direction = "mutual", occurredOn = (string?)null });
        var seat = await Accepted($"partnerships/{_partnership}/seats", new { occurredOn = "2025-01-01", body = "Beirat", seats = 1, right = "vote" });
        _position = seat.Position;
        Assert.Equal(["seatUnused", "undatedSteps"], await Kinds());

        await Accepted(
            $"steps/{undated.StepId}/corrections",
            new { replacement = new { @event = "ContactMade", occurredOn = "2025-02", form = "meeting", direction = "mutual", topics = Array.Empty<string>() }, reason = "Kalender" },
            "*");
        _position = (await Accepted($"steps/{seat.StepId}/withdrawal", new { reason = "nie vergeben" }, "*")).Position;

        Assert.Empty(await Kinds());

        async Task<IEnumerable<string>> Kinds() =>
            (await Get($"quality?{Day}&partnership={_partnership}&atLeast={_position}")).Json["items"]!.AsArray().Select(entry => entry!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_organisations_with_one_number_are_shown_until_they_are_merged_or_the_number_is_corrected()
    {
        var (one, other, third) = (await GivenOrganisation("Brücke e. V."), await GivenOrganisation("Bruecke"), await GivenOrganisation("Steg e. V."));
        await Accepted($"organisations/{one}/identifiers", new { occurredOn = "2025", scheme = "VR Hannover", value = "201234" });
        await Accepted($"organisations/{other}/identifiers", new { occurredOn = "2025", scheme = "vr hannover", value = " 201234" });
        await Accepted($"organisations/{third}/identifiers", new { occurredOn = "2025", scheme = "VR Berlin", value = "201234" });
        var mistyped = await Accepted($"organisations/{third}/identifiers", new { occurredOn = "2025", scheme = "VR Hannover", value = "201235" });
        Assert.Equal(["Brücke e. V.", "Bruecke"], await Shared(mistyped));

        var corrected = await Accepted(
            $"steps/{mistyped.StepId}/corrections",
            new { replacement = new { @event = "IdentifierAssigned", occurredOn = "2025", scheme = "VR Hannover", value = "201234" }, reason = "verschrieben" },
            "*");
        Assert.Equal(6, (await Shared(corrected)).Count());
        Assert.Equal(["Steg e. V.", "Steg e. V."], await Shared(corrected, $"&organisation={third}"));

        var withdrawn = await Accepted($"steps/{mistyped.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");
        var entry = (await Get($"quality?{Day}&kind=identifierShared&atLeast={withdrawn.Position}")).Json["items"]![0]!;
        Assert.Equal("The number “201234” of “VR Hannover” is also that of “Bruecke”: are the two one organisation?", entry["why"]!.ToString());
        Assert.Equal([$"OrganisationsMerged organisations/{one}/merges", $"StepCorrected steps/{entry["steps"]![0]}/corrections"], Mends(entry));

        Assert.Empty(await Shared(await Accepted($"organisations/{other}/merges", new { occurredOn = "2026", mergedId = one, reason = "doppelt" }, "*")));

        async Task<IEnumerable<string>> Shared(Answer last, string query = "") =>
            (await Get($"quality?{Day}&kind=identifierShared{query}&atLeast={last.Position}")).Json["items"]!.AsArray().Select(shared => shared!["organisation"]!["name"]!.ToString());
    }

    [Fact]
    public async Task Sentences_come_in_German_where_that_is_asked_for()
    {
        await GivenGaps();

        using var german = new HttpRequestMessage(HttpMethod.Get, At($"quality?{Day}&kind=strategiesOverlap&atLeast={_position}"));
        german.Headers.TryAddWithoutValidation("Accept-Language", "de");

        Assert.Equal(
            "Die Strategien „WIR 3.0“ und „WIR 2.0“ gelten zur selben Zeit beide für das Handlungsfeld „Bildung“",
            (await Send(german)).Json["items"]![0]!["why"]!.GetValue<string>());
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_link()
    {
        await GivenGaps();

        var first = await Get($"quality?{Day}&limit=8&total=true&atLeast={_position}");
        var next = await Send(new HttpRequestMessage(HttpMethod.Get, first.Link!));

        Assert.Equal((8, 13), (first.Json["items"]!.AsArray().Count, first.Json["total"]!.GetValue<int>()));
        Assert.Equal(5, next.Json["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("kind=dust", "/kind")]
    [InlineData("partnership=7", "/partnership")]
    [InlineData("organisation=7", "/organisation")]
    [InlineData("measure=7", "/measure")]
    [InlineData("asOf=2026", "/asOf")]
    [InlineData("late=true", "/late")]
    public async Task What_cannot_be_understood_is_refused_and_not_ignored(string query, string at)
    {
        var answer = await Get($"quality?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, true), (answer.Status, answer.ErrorAt(at) is not null));
    }

    // One gap of every kind, but that everything was judged.
    private async Task GivenGaps()
    {
        await Record(session =>
        {
            var (field, goal, served, indicator) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
            var strategy = session.StartStrategy(
                Plans.Draft(from: "2021", until: "2026"),
                Plans.Adoption(decision: null),
                new FieldOfActionAdded(field, "Bildung", null).On("2021-01-01"),
                new GoalSet(goal, field, "Mehr Sprachkurse").On("2021-01-01"),
                new GoalSet(served, field, "Mehr Begleitung").On("2021-01-01"),
                new IndicatorDefined(indicator, served, "Kurse", "Stück", Direction.Up, null, Domain.Time.PartialDate.Unknown, null, Domain.Time.PartialDate.Unknown, 1).On("2021-01-01"));
            session.StartStrategy(
                Plans.Draft("WIR 3.0", from: "2026", until: "2030"),
                Plans.Adoption().On("2025-12-01"),
                new FieldOfActionAdded(Guid.CreateVersion7(), "Bildung", null).On("2025-12-01"));
            _measure = session.StartMeasure(
                Plans.Plan(strategy, served, office: "Amt 40"),
                new MeasureStarted().On("2022"),
                new MeasureCompleted("gut", [], null).On("2023-01-01"));
            session.StartMeasure(Plans.Plan(strategy, served, "Kurse"));
        });

        _organisation = await GivenOrganisation("Brücke e. V.");
        _partnership = (await Accepted("partnerships", new { organisationId = _organisation, occurredOn = "2015" })).Id;
        await Accepted($"partnerships/{_partnership}/agreements", new { occurredOn = "2025-01-01", kind = "cooperation", purpose = "Elternarbeit", office = "FB 50" });
        await Accepted($"partnerships/{_partnership}/qualifications", new { occurredOn = "2025-01-01", title = "Vereinsrecht", @for = "partner", counterpart = "municipality" });
        await Accepted($"partnerships/{_partnership}/funding/requests", new { occurredOn = (string?)null });
        _position = (await Accepted($"partnerships/{_partnership}/seats", new { occurredOn = "2025-01-01", body = "Beirat", seats = 1, right = "vote" })).Position;
    }

    private static string Line(JsonNode? entry) =>
        $"{entry!["kind"]} {(entry["partnership"] ?? entry["organisation"] ?? entry["measure"] ?? entry["strategy"])!["name"]}";

    private IReadOnlyList<string> Mends(JsonNode? entry) =>
        [.. entry!["mendedBy"]!.AsArray().Select(mend => $"{mend!["event"]} {mend["route"]!.GetValue<string>()[At("").Length..]}")];
}
