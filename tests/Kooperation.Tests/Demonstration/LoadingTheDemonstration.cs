using Kooperation.Demonstration;
using Kooperation.Platform.Running;
using Kooperation.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Demonstration;

/// <summary>The demonstration is the real input that every newcomer sees first: Hannover's public facts, Wiesbaden's, and what is invented.</summary>
public sealed class LoadingTheDemonstration(KooperationHost host) : KooperationSpec(host)
{
    private LoadDemonstration Demonstration => Host.Services.GetRequiredService<LoadDemonstration>();

    [Fact]
    public async Task What_was_interrupted_goes_on_and_what_is_loaded_is_not_loaded_again()
    {
        var files = ForThisSpec("hannover", "wiesbaden");
        using var interruption = new CancellationTokenSource();
        var told = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Demonstration.Load(files, Interrupt, interruption.Token));
        var rest = await Demonstration.Load(files, () => { }, Cancelled);
        var again = await Demonstration.Load(files, () => { }, Cancelled);

        Assert.Equal((rest.Lines, rest.Lines - 20, 0), (rest.Lines, rest.Recorded, again.Recorded));

        void Interrupt()
        {
            if (++told == 20) interruption.Cancel();
        }
    }

    [Fact]
    public async Task MiSO_was_in_exchange_until_the_conferences_stopped()
    {
        var partnership = await GivenMiso();

        Assert.Equal((2, "exchange"), await LevelOn(partnership, "2016-12-31", "stated"));
        Assert.Equal((2, "exchange"), await LevelOn(partnership, "2018-12-31", "stated"));
        Assert.Equal((2, "exchange"), await LevelOn(partnership, "2019-12-31", "stated"));
        Assert.Equal((1, "known"), await LevelOn(partnership, "2020-08-31", "stated"));
        Assert.Equal((0, "dormant"), await LevelOn(partnership, "2020-12-31", "stated"));
        Assert.Equal((0, "dormant"), await LevelOn(partnership, "2026-11-22", "stated"));
        Assert.Equal((2, "exchange"), await LevelOn(partnership, "2020-12-31", "all"));
    }

    [Fact]
    public async Task What_others_did_is_shown_with_the_reason_why_it_does_not_count()
    {
        var depth = (await Get($"partnerships/{await GivenMiso()}/depth?asOf=2022-12-31")).Json;

        var others = depth["notCounted"]!.AsArray().Where(step => step!["reason"]!.GetValue<string>() == "otherCounterpart").ToList();
        Assert.Equal(
            ["2009-12", "2010-04-25", "2015", "2019-06-15", "2022-07-02", "2022-11-21"],
            others.Select(step => step!["occurredOn"]!.GetValue<string>()).Order());
        Assert.All(others, step => Assert.NotEmpty(step!["why"]!.GetValue<string>()));
        Assert.Equal(
            (15, 2, 2, 0),
            (depth["basedOn"]!["steps"]!.GetValue<int>(), depth["basedOn"]!["undated"]!.GetValue<int>(),
                depth["basedOn"]!["judged"]!.GetValue<int>(), depth["basedOn"]!["invented"]!.GetValue<int>()));
    }

    [Fact]
    public async Task What_is_invented_says_so_wherever_it_is_shown()
    {
        await Loaded("wiesbaden");

        var list = (await Get("partnerships?asOf=2026-11-22&sort=level")).Json["items"]!.AsArray();
        var deepest = list[0]!;
        var depth = (await Get($"partnerships/{deepest["id"]}/depth?asOf=2026-11-22")).Json;

        Assert.Equal([4, 3, 1, 1], list.Select(one => one!["level"]!.GetValue<int>()));
        Assert.All(
            list.Where(one => one!["invented"]!.GetValue<int>() > 0),
            one => Assert.EndsWith("(erfunden)", one!["name"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal(depth["basedOn"]!["steps"]!.GetValue<int>(), depth["basedOn"]!["invented"]!.GetValue<int>());
        Assert.All(
            depth["dimensions"]!.AsArray().SelectMany(dimension => dimension!["carriedBy"]!.AsArray()),
            carrying => Assert.Equal("invented", carrying!["basis"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Over_HTTP_nothing_can_be_invented() => await Refused(
        "organisations",
        new { name = "Luftschloss e. V.", kind = "association", occurredOn = "2020", basis = "invented" },
        "Only the demonstration holds invented steps; a record rests on what was stated or judged.");

    [Fact]
    public async Task Hannover_shows_both_words_of_level_0_and_what_fades_within_sixty_days()
    {
        await Loaded("hannover");

        var list = (await Get("partnerships?asOf=2026-11-22&sort=level")).Json["items"]!.AsArray();

        Assert.Equal(["dormant", "exchange", "known", "unknown"], list.Select(one => one!["levelName"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal("2026-12-11", Assert.Single(list, one => one!["levelName"]!.GetValue<string>() == "exchange")!["fadesOn"]!.GetValue<string>());
    }

    [Fact]
    public async Task Hannover_shows_a_gap_of_its_landscape_with_an_invented_organisation()
    {
        await Loaded("hannover");

        var landscape = (await Get("landscape")).Json;
        var inTheGap = Assert.Single((await Get("organisations?fieldOfActivity=Umwelt%20und%20Natur")).Json["items"]!.AsArray())!;

        Assert.Equal(["Umwelt und Natur"], landscape["fieldsWithoutPartner"]!.AsArray().Select(field => field!.GetValue<string>()));
        Assert.Equal(["Sahlkamp"], landscape["districtsWithoutPartner"]!.AsArray().Select(district => district!.GetValue<string>()));
        Assert.EndsWith("(erfunden)", inTheGap["name"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_of_action_are_German_words()
    {
        await Loaded("hannover");
        await Loaded("wiesbaden");

        var fields = (await Get("partnerships?limit=500&asOf=2026-11-22")).Json["items"]!.AsArray()
            .SelectMany(one => one!["fieldsOfAction"]!.AsArray().Select(field => field!.GetValue<string>()));

        Assert.Equal(["Bildung", "Gesundheit", "Integration", "Kultur", "Soziales"], fields.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_said_of_the_loading_is_taken_from_the_files() => Assert.Equal("in Bremen, Hannover and Wiesbaden", LoadDemonstration.Places(LoadDemonstration.Files()));

    [Fact]
    public void A_newcomer_is_shown_to_where_there_are_partners() => Assert.Equal("Hannover", LoadDemonstration.FirstWithPartnerships()?.Name);

    [Fact]
    public async Task A_source_is_shown_with_its_title_and_address()
    {
        var steps = (await Get($"partnerships/{await GivenMiso()}/history")).Json["items"]!.AsArray();

        Assert.Equal(16, steps.Count);
        Assert.All(steps, step => Assert.Matches("^.+, https?://.+$", step!["step"]!["source"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_loading_is_due_again_only_where_it_was_cut_short()
    {
        var files = ForThisSpec("hannover");
        using var interruption = new CancellationTokenSource();
        await GivenOrganisation();

        var inUse = await Demonstration.IsDue(files, Cancelled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Demonstration.Load(files, interruption.Cancel, interruption.Token));
        var cutShort = await Demonstration.IsDue(files, Cancelled);
        await Demonstration.Load(files, () => { }, Cancelled);
        var complete = await Demonstration.IsDue(files, Cancelled);

        Assert.Equal((false, true, false), (inUse, cutShort, complete));
    }

    [Fact]
    public void Every_fault_of_a_file_is_named_with_its_line_before_anything_is_told()
    {
        var named = Assert.Throws<CannotStart>(() => Written(
            """
            {
              "municipality": "03241001", "name": "Hannover", "about": "", "sources": {},
              "lines": [
                {"key": "verein", "command": "registerOrganisation", "body": {"name": "Verein", "kind": "association", "occurredOn": null}},
                {"key": "verein", "command": "foundOrganisation", "body": {}},
                {"key": "partnership", "command": "openPartnership", "body": {"organisation": "@nobody", "occurredOn": null}},
                {"key": "talk", "command": "makeContact", "in": "partner", "body": {"occurredOn": "2020", "form": "meeting", "direction": "mutual", "source": "S1"}}
              ]
            }
            """));

        Assert.Collection(
            named.Message.Split(Environment.NewLine),
            file => Assert.EndsWith(".json cannot be understood:", file, StringComparison.Ordinal),
            key => Assert.Equal("  Line 2, verein: An earlier line has this key.", key),
            command => Assert.StartsWith("  Line 2, verein: There is no command foundOrganisation. There are registerOrganisation, ", command, StringComparison.Ordinal),
            reference => Assert.Equal("  Line 3, partnership: No earlier line has the key nobody.", reference),
            body => Assert.Equal("  Line 3, partnership: /organisation: This property is unknown. /organisationId: “organisationId” is missing.", body),
            stream => Assert.Equal("  Line 4, talk: No earlier line has the key partner.", stream),
            source => Assert.StartsWith("  Line 4, talk: There is no source S1.", source, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_demonstration_is_named_with_what_is_missing()
    {
        var named = Assert.Throws<CannotStart>(() => Written("""{ "municipality": "03241001", "name": "Hannover", "about": "", "sources": {}, "line": [] }"""));

        Assert.EndsWith("/line: This property is unknown. /lines: “lines” is missing.", named.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_refused_is_named_with_the_reason()
    {
        var hannover = ForThisSpec("hannover")[0];
        var early = hannover with { Lines = [hannover.Lines.First(line => line.Command == "openPartnership")] };

        var named = await Assert.ThrowsAsync<CannotStart>(() => Demonstration.Load([early], () => { }, Cancelled));

        Assert.StartsWith($"miso/partnership of the demonstration of {Municipality} is not accepted: ", named.Message, StringComparison.Ordinal);
    }

    private static DemonstrationFile Written(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.json");
        File.WriteAllText(path, text);
        try
        {
            return DemonstrationFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<Guid> GivenMiso()
    {
        await Loaded("hannover");
        return ForThisSpec("hannover")[0].IdOf("miso/partnership");
    }

    [Theory]
    [InlineData("wiesbaden-strategy", "2025-12-31", "\"atLeast\":8,\"unknown\":92,")]
    [InlineData("hannover-strategy", "2026-11-22", "\"atLeast\":0,\"unknown\":51,")]
    [InlineData("bremen-strategy", "2026-11-22", "\"isAssessable\":false,")]
    public async Task A_strategy_shows_what_is_known_of_it_and_what_is_not(string name, string day, string figures)
    {
        await Loaded(name);

        var listed = Assert.Single((await Get("strategies")).Json["items"]!.AsArray())!;
        var progress = (await Get($"strategies/{listed["id"]}/progress?asOf={day}")).Json;

        Assert.Contains(figures, progress["figures"]!["implementation"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invented_strategy_shows_lights_milestones_partners_and_an_indicator()
    {
        await Loaded("wiesbaden");

        var listed = Assert.Single((await Get("strategies?asOf=2026-11-22")).Json["items"]!.AsArray())!;
        var progress = (await Get($"strategies/{listed["id"]}/progress?asOf=2026-11-22")).Json;
        var measures = (await Get("measures?asOf=2026-11-22")).Json["items"]!.AsArray();

        Assert.Equal(progress["basedOn"]!["steps"]!.GetValue<int>(), progress["basedOn"]!["invented"]!.GetValue<int>());
        Assert.All(measures.Append(listed), one => Assert.EndsWith("(erfunden)", one!["title"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal(
            ["Beratung in vier Sprachen (erfunden): green", "Elternabende mit Übersetzung (erfunden): yellow", "Lesefest (erfunden): green"],
            measures.Select(one => $"{one!["title"]}: {one["light"]!["colour"]}"));
        Assert.Equal(
            ("70 %", "yellow", 3, 3, 1, 1),
            (listed["implementation"]!["sentence"]!.GetValue<string>(),
                listed["light"]!["colour"]!.GetValue<string>(),
                listed["partner"]!["count"]!.GetValue<int>(),
                listed["deep"]!["count"]!.GetValue<int>(),
                listed["coDesigned"]!["count"]!.GetValue<int>(),
                listed["effect"]!["lightCloud"]!.GetValue<int>()));
    }

    private async Task Loaded(string name)
    {
        await Demonstration.Load(ForThisSpec(name), () => { }, Cancelled);
        var position = (await Accepted("organisations", new { name = "Letzte e. V.", kind = "association", occurredOn = "2020" })).Position;
        await Get($"partnerships?atLeast={position}");
    }

    // The same lines, told in a municipality that no other spec touches.
    private IReadOnlyList<DemonstrationFile> ForThisSpec(params string[] names) =>
        [.. names.Select(name => DemonstrationFile.Read(Path.Combine(AppContext.BaseDirectory, "demo", $"{name}.json")) with { Municipality = Municipality })];

    private async Task<(int Level, string Name)> LevelOn(Guid partnership, string day, string evidence)
    {
        var depth = (await Get($"partnerships/{partnership}/depth?asOf={day}&evidence={evidence}")).Json;
        return (depth["level"]!.GetValue<int>(), depth["name"]!.GetValue<string>());
    }
}
