using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kooperation.Benchmarks;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;

// Every scenario in one run on one machine, service, database and load sharing its cores; docs/benchmarks.md says what came of it.
if (args is [BarePath.Word, var data, var address])
{
    await BarePath.Serve(data, address);
    return;
}

var quick = args.Contains("--quick");
var onlyStrategies = args.Contains("--strategies"); // for whoever works on them; writes nothing down
var onlyClocks = args.Contains("--clocks"); // likewise
var onlyTrials = args.Contains("--trials"); // likewise
var onlyPages = args.Contains("--pages"); // likewise
var measured = TimeSpan.FromSeconds(quick ? 3 : 15);
var report = new List<(string What, string Value, string Goal)>();
var folder = Path.Combine(Path.GetTempPath(), $"kooperation-benchmarks-{Guid.CreateVersion7():N}");

var today = new DateOnly(2026, 11, 22);

void Say(string what, FormattableString value, string goal)
{
    var text = value.ToString(CultureInfo.InvariantCulture);
    report.Add((what, text, goal));
    Console.WriteLine($"{what}: {text} (goal {goal})");
}

if (onlyTrials)
{
    await Trials();
    return;
}

if (onlyPages)
{
    await Pages();
    return;
}

if (!onlyStrategies && !onlyClocks) await Partnerships();
if (!onlyClocks) await Strategies();
if (!onlyStrategies) await Clocks();
if (!onlyStrategies && !onlyClocks) await Trials();
if (!onlyStrategies && !onlyClocks) await Pages();

var evidence = DepthEvidence.Of([.. Enumerable.Range(0, 1000).Select(number => new RecordedStep(Guid.CreateVersion7(), StepOf(number)))]);
Say("assessing depth from 1,000 facts, median", $"{Median(() => PartnershipDepth.Assess(evidence, DepthRules.Standard, today)):0.00} ms", "≤ 1 ms");
Say("bare levels from 1,000 facts, median", $"{Median(() => PartnershipDepth.LevelsOn(evidence, DepthRules.Standard, today)):0.00} ms", "none");

var (strategy, measures) = ALargeStrategy.Evidence();
var stored = measures.Select(measure => JsonSerializer.SerializeToUtf8Bytes(measure, StepJson.Options)).ToList();
var nobody = new Dictionary<Guid, int>();
Say(
    "reading the evidence of 250 measures with 10,000 facts from its JSON, median",
    $"{Median(() => stored.ForEach(measure => JsonSerializer.Deserialize<MeasureEvidence>(measure, StepJson.Options))):0.0} ms of {stored.Sum(measure => measure.Length) / 1024} KB",
    "none");
Say("assessing progress from it, median", $"{Median(() => StrategyProgress.Assess(strategy, measures, nobody, ProgressRules.Standard, today)):0.0} ms", "≤ 10 ms");
var assessed = StrategyProgress.Assess(strategy, measures, nobody, ProgressRules.Standard, today);
Say(
    "writing it as JSON with its explanation, median",
    $"{Median(() => JsonSerializer.SerializeToUtf8Bytes(assessed, StepJson.Options)):0.0} ms for {JsonSerializer.SerializeToUtf8Bytes(assessed, StepJson.Options).Length / 1024} KB",
    "none");
Say("assessing it for a day two years ago, median", $"{Median(() => StrategyProgress.Assess(strategy, measures, nobody, ProgressRules.Standard, today.AddYears(-2))):0.0} ms", "≤ 100 ms");

var guesses = KeyGuesses.Ratios();
Say(
    "checking an API key that is wrong in its first letter, in its last, and one that nobody has, against the right one",
    $"{guesses.First:0.00} ×, {guesses.Last:0.00} ×, {guesses.Nobody:0.00} ×",
    "0.95 to 1.05 ×");

foreach (var used in new[] { folder, folder + "-bare" }.Where(Directory.Exists)) Directory.Delete(used, recursive: true);
if (!quick && !onlyStrategies && !onlyClocks) File.WriteAllText(Path.Combine(Repository(), "docs", "benchmarks.md"), Page(report));
return;

async Task Partnerships()
{
    await using (var first = await Service.Start(folder)) Say("ready, the very first time", $"{first.Ready.TotalSeconds:0.0} s", "≤ 15 s");

    var starts = new List<double>();
    for (var again = 0; again < (quick ? 1 : 3); again++)
    {
        await using var restarted = await Service.Start(folder);
        starts.Add(restarted.Ready.TotalSeconds);
    }

    starts.Sort();

    Say("ready on an existing database, median and worst", $"{starts[starts.Count / 2]:0.00} s, {starts[^1]:0.00} s", "≤ 3 s");

    LoadResult bare;
    await using (var path = await Service.StartBarePath(folder + "-bare"))
    {
        bare = (await RecordContacts(path)).Result;
        Say("the bare path: load, append and snapshot only, per second, p50 and p99", $"{bare.PerSecond:0}, {bare.Percentile(0.5):0.0} ms, {bare.Percentile(0.99):0.0} ms", "none");
    }

    await using (var service = await Service.Start(folder))
    {
        await Task.Delay(TimeSpan.FromSeconds(quick ? 1 : 10));
        Say("idle memory", $"{service.MegabytesInUse} MB", "≤ 250 MB");

        var (partnerships, recording) = await RecordContacts(service);
        Say("steps recorded per second, 16 clients", $"{recording.PerSecond:0} ({recording.PerSecond / bare.PerSecond:0.00} × the bare path)", "≥ 1,500");
        Say("recording one step, p50 and p99", $"{recording.Percentile(0.5):0.0} ms, {recording.Percentile(0.99):0.0} ms", "p99 ≤ 40 ms");

        // The same partnership grows from ten steps to five thousand; a young one is measured right before and after.
        var (young, old) = (await service.OpenPartnership(1000), await service.OpenPartnership(1001));
        while (await CountOf(service, old) < 5000) await Load.RecordContacts(service, [old], clients: 1, TimeSpan.FromSeconds(5));
        await Task.Delay(TimeSpan.FromSeconds(3));
        var (onYoung, onOld) = (new List<double>(), new List<double>());
        for (var round = 0; round < (quick ? 2 : 6); round++)
        {
            young = await service.OpenPartnership(1100 + round);
            onYoung.Add((await Load.RecordContacts(service, [young], clients: 1, TimeSpan.FromSeconds(1))).Percentile(0.5));
            onOld.Add((await Load.RecordContacts(service, [old], clients: 1, TimeSpan.FromSeconds(1))).Percentile(0.5));
        }

        Say("recording with 5,000 steps against few, median time", $"{onOld.Average():0.00} ms / {onYoung.Average():0.00} ms = {onOld.Average() / onYoung.Average():0.00} ×", "≤ 1.2 ×");

        // As long as those of a city with a busy office.
        var grown = new List<Guid>();
        for (var number = 0; number < 40; number++) grown.Add(await service.OpenPartnership(2000 + number));
        while (await CountOf(service, grown[0]) < 200) await Load.RecordContacts(service, grown, clients: 8, TimeSpan.FromSeconds(1));
        await Task.Delay(TimeSpan.FromSeconds(3));
        foreach (var readers in new[] { 1, 4 })
        {
            var depth = await Load.Read(service, [.. grown.Select(partnership => $"partnerships/{partnership}/depth")], readers, measured);
            Say(
                $"GET depth, partnerships of a good 200 steps, {readers} at once, p50 and p99",
                $"{depth.Percentile(0.5):0.0} ms, {depth.Percentile(0.99):0.0} ms",
                readers == 1 ? "p99 ≤ 10 ms" : "none");
        }

        var deep = await Load.Read(service, [$"partnerships/{old}/depth"], clients: 1, TimeSpan.FromSeconds(quick ? 2 : 5));
        Say("GET depth, a partnership of 5,000 steps, p50 and p99", $"{deep.Percentile(0.5):0.0} ms, {deep.Percentile(0.99):0.0} ms", "none");
        var list = await Load.Read(service, ["partnerships?sort=level"], clients: 1, TimeSpan.FromSeconds(quick ? 2 : 5));
        Say("GET the list of 200 partnerships with their depth, p50", $"{list.Percentile(0.5):0} ms", "none");

        // What was known a moment ago is folded anew from the steps.
        var thousand = await service.OpenPartnership(3000);
        while (await CountOf(service, thousand) < 1000) await Load.RecordContacts(service, [thousand], clients: 1, TimeSpan.FromSeconds(0.5));
        await Task.Delay(TimeSpan.FromSeconds(1));
        var then = $"knownAt={TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
        var past = await Load.Read(service, [$"partnerships/{thousand}/depth?{then}"], clients: 1, TimeSpan.FromSeconds(quick ? 2 : 5));
        Say("GET depth as known then, a partnership of a good 1,000 steps, p50 and p99", $"{past.Percentile(0.5):0.0} ms, {past.Percentile(0.99):0.0} ms", "≤ 20 ms");
        var pastList = await Load.Read(service, [$"partnerships?sort=level&{then}"], clients: 1, TimeSpan.FromSeconds(quick ? 4 : 10));
        Say("GET that list as known then, p50", $"{pastList.Percentile(0.5):0} ms", "≤ 2,000 ms for 100,000 steps");
        Say("memory after the load", $"{service.MegabytesInUse} MB", "none");
    }
}

async Task Strategies()
{
    await using (var service = await Service.Start(folder))
    {
        var (strategy, goals, measures) = await ALargeStrategy.Record(service, Shown("steps of a strategy recorded", 10_000));
        await Task.Delay(TimeSpan.FromSeconds(3)); // The views are to have followed.
        var progress = $"strategies/{strategy}/progress";
        SayOfReading("GET progress now, 250 measures with 10,000 facts", await Load.Read(service, [progress], clients: 1, measured), "≤ 10 ms");
        SayOfReading("GET progress of past days", await Load.Read(service, [.. Enumerable.Range(0, 1000).Select(ago => $"{progress}?asOf={today.AddDays(-ago):yyyy-MM-dd}")], clients: 1, measured), "≤ 100 ms");

        var seconds = TimeSpan.FromSeconds(quick ? 3 : 10);
        var partnerships = new List<Guid>();
        for (var number = 0; number < 200; number++) partnerships.Add(await service.OpenPartnership(5000 + number));
        var (contacts, reports) = (new List<double>(), new List<double>());
        for (var round = 0; round < (quick ? 1 : 3); round++)
        {
            contacts.Add((await Load.RecordContacts(service, partnerships, clients: 16, seconds)).PerSecond);
            reports.Add((await Load.RecordReports(service, measures, clients: 16, seconds)).PerSecond);
        }

        SayOfRecording("reports on measures against contacts of partnerships", reports.Average(), contacts.Average());

        var organisations = new List<Guid>();
        while (organisations.Count < (quick ? 1000 : 4000))
            organisations.Add(await service.Post("organisations", $$"""{ "name": "Verein {{5200 + organisations.Count}}", "kind": "association", "occurredOn": "2015" }"""));
        var opened = await Load.OpenPartnerships(service, organisations, clients: 16, seconds);
        SayOfRecording("measures planned against partnerships opened", (await Load.PlanMeasures(service, strategy, goals, clients: 16, seconds)).PerSecond, opened.PerSecond);
    }

    var municipalities = ManyMunicipalities.Keys(quick ? 40 : 400);
    var strategies = await ManyMunicipalities.Store(folder, municipalities, Shown("municipalities stored", municipalities.Count));
    await using (var service = await Service.Start(folder, municipalities))
    {
        var took = await ManyMunicipalities.Recompute(service, strategies, Shown("municipalities recomputed", municipalities.Count));
        Say($"progress of the strategies of {municipalities.Count} municipalities, 10,000 facts each, worked out anew", $"{took.TotalSeconds:0.0} s", "≤ 30 s for 400");
        Say("memory after that", $"{service.MegabytesInUse} MB", "none");
    }
}

async Task Trials()
{
    var trials = folder + "-trials";
    await using (await Service.Start(trials))
    {
        // The service makes its tables.
    }

    var keys = ManyMunicipalities.Keys(1);
    var city = await LongHistories.Store(trials, keys[0], partnerships: 500, stepsOfEach: 200, viewsFollow: true);
    await using (var service = await Service.Start(trials, keys))
    {
        await service.Follows(city);
        foreach (var months in new[] { 6, 2 })
        {
            var (took, findings) = await WhatIf.Try(service, city.Municipality, months, Shown("partnerships compared", city.Partnerships.Count));
            Say($"a what-if over 500 partnerships of 200 steps: what counts for a year counts for {months} months", $"{took.TotalSeconds:0.0} s, {findings} findings", "≤ 10 s");
        }
    }

    Directory.Delete(trials, recursive: true);
}

async Task Pages()
{
    var pages = folder + "-pages";
    await using (await Service.Start(pages))
    {
        // The service makes its tables.
    }

    var keys = ManyMunicipalities.Keys(quick ? 40 : 400);
    var town = await LongHistories.Store(pages, keys[0], PagesOfTheCountry.Partnerships, PagesOfTheCountry.StepsOfEach, viewsFollow: true);
    Guid strategy, measure;
    await using (var service = await Service.Start(pages, keys))
    {
        (strategy, measure) = await ASmallStrategy.Record(service, keys[0]);
        await service.Follows(town);
        await Task.Delay(TimeSpan.FromSeconds(5)); // The views are to have followed.
    }

    await PagesOfTheCountry.Copy(pages, keys[0], [.. keys.Skip(1)], Shown("municipalities copied", keys.Count - 1));
    await using (var service = await Service.Start(pages, keys))
    {
        await service.SignIn(keys);
        foreach (var (what, page, goal) in new (string, string, string)[]
        {
            ("overview", "", "p95 ≤ 100 ms"),
            ("a partner", $"/partnerships/{town.Partnerships[0]}", "p95 ≤ 100 ms"),
            ("partners", "/partnerships", "p95 ≤ 300 ms"),
            ("fields of action and gaps", "/landscape", "p95 ≤ 300 ms"),
            ("depth over a year", "/partnerships/movement", "p95 ≤ 300 ms"),
            ("strategies", "/strategies", "p95 ≤ 300 ms"),
            ("a strategy", $"/strategies/{strategy}", "p95 ≤ 300 ms"),
            ("a measure", $"/measures/{measure}", "p95 ≤ 300 ms"),
            ("measures", "/measures", "p95 ≤ 300 ms"),
            ("qualifications", "/qualifications", "p95 ≤ 300 ms"),
            ("what is due", "/deadlines", "p95 ≤ 300 ms"),
            ("who is silent", "/reminders", "p95 ≤ 300 ms"),
            ("what is missing", "/quality", "p95 ≤ 300 ms"),
            ("history", "/history", "p95 ≤ 300 ms"),
            ("reports", "/reports", "p95 ≤ 300 ms"),
            ("administration", "/settings", "p95 ≤ 300 ms"),
            ("search", "/search?q=verein%2012", "p95 ≤ 300 ms"),
            ("the form of a contact", $"/record/partnerships/{town.Partnerships[0]}/contacts", "p95 ≤ 300 ms"),
            ("why the depth is so", $"/partnerships/{town.Partnerships[0]}/depth/explain?figure=/level", "p95 ≤ 300 ms"),
            ("overview of a past day", "?asOf=2024-03-01", "none"),
            ("a partner on a past day", $"/partnerships/{town.Partnerships[0]}?asOf=2024-03-01", "none")
        })
        {
            for (var opened = 0; opened < 120; opened++) await PagesOfTheCountry.Open(service, [keys[opened % 3]], page); // Everything is to be compiled, and what is used often once more.
            var (took, bytes) = await PagesOfTheCountry.Open(service, [.. keys.Skip(3).Take(quick ? 20 : 100)], page);
            Say($"page of {keys.Count} municipalities with {(town.Last * keys.Count) / 1000:#,0} thousand steps: {what}, p50 and p95, compressed", $"{took[took.Count / 2]:0} ms, {took[took.Count * 95 / 100]:0} ms, {bytes / 1024} kB", goal);
        }

        Say("memory after that", $"{service.MegabytesInUse} MB", "none");
    }

    Directory.Delete(pages, recursive: true);
}

async Task Clocks()
{
    var clocks = folder + "-clocks";
    await using (var service = await Service.Start(clocks))
    {
        var partnerships = new List<Guid>();
        for (var number = 0; number < 200; number++) partnerships.Add(await service.OpenPartnership(number));
        await Load.RecordContacts(service, partnerships, clients: 16, TimeSpan.FromSeconds(quick ? 3 : 10)); // Everything is to be compiled.
        var visible = await LogVisibility.Measure(service, partnerships, perSecond: 500, TimeSpan.FromSeconds(quick ? 10 : 30));
        Say(
            "from the answer to a command to its step in the history, p50, p99 and worst",
            $"{visible.Percentile(0.5):0} ms, {visible.Percentile(0.99):0} ms, {visible.Milliseconds[^1]:0} ms at {visible.PerSecond:0} steps per second",
            "p99 ≤ 1,000 ms at 500");
    }

    var keys = ManyMunicipalities.Keys(3);
    var city = await LongHistories.Store(clocks, keys[0], partnerships: 500, stepsOfEach: 200, viewsFollow: true);
    var village = await LongHistories.Store(clocks, keys[1], partnerships: 1, stepsOfEach: 1000, viewsFollow: true);
    await using (var service = await Service.Start(clocks, keys))
    {
        await service.Follows(village);
        var depth = $"partnerships/{village.Partnerships[0]}/depth";
        SayOfReading("GET depth, a partnership of 1,000 steps, of past days", await Read(village, 200, (day, _) => $"{depth}?{day}"), "≤ 20 ms");
        SayOfReading("GET depth, that partnership, of past days as known at past places", await Read(village, 200, (day, place) => $"{depth}?{day}&{place}"), "≤ 20 ms");
        SayOfReading("GET depth, that partnership, of past days as all of it is known", await Read(village, 200, (day, _) => $"{depth}?{day}&knownAt={village.Last}"), "≤ 20 ms");

        var list = "partnerships?sort=level";
        SayOfReading("GET the list of 500 partnerships of 200 steps, of past days", await Read(city, 20, (day, _) => $"{list}&{day}"), "≤ 2,000 ms");
        SayOfReading("GET that list as known at past places", await Read(city, 20, (_, place) => $"{list}&{place}"), "≤ 2,000 ms");
        SayOfReading("GET that list of past days as known at past places", await Read(city, 20, (day, place) => $"{list}&{day}&{place}"), "≤ 2,000 ms");
        SayOfReading("GET that list of past days as all of it is known", await Read(city, 20, (day, _) => $"{list}&{day}&knownAt={city.Last}"), "≤ 2,000 ms");
        SayOfReading("GET the landscape of that city of past days as known at past places", await Read(city, 20, (day, place) => $"landscape?{day}&{place}"), "≤ 2,000 ms");
        Say("memory after that", $"{service.MegabytesInUse} MB", "none");

        // The same pairs each time: some days of ten years, some places of the log.
        Task<LoadResult> Read(LongHistory of, int pairs, Func<string, string, string> ask)
        {
            var paths = Enumerable.Range(1, pairs).Select(pair => ask($"asOf={today.AddDays(-pair * 3650 / pairs):yyyy-MM-dd}", $"knownAt={of.Last * (1 + pair * 7 % pairs) / pairs}"));
            return Load.Read(service, [.. paths], clients: 1, measured, of.Municipality);
        }
    }

    var archive = await LongHistories.Store(clocks, keys[2], partnerships: quick ? 200 : 2000, stepsOfEach: 500, viewsFollow: false);
    await using (var service = await Service.Start(clocks, keys))
    {
        var (middle, one) = (archive.Last / 2, archive.Partnerships[0]);
        foreach (var (what, query) in new[]
        {
            ("the first page", ""),
            ("the middle", $"since={middle}"),
            ("the last page", $"since={archive.Last - 50}"),
            ("the newest", "order=newest"),
            ("of one partnership", $"of={one}"),
            ("of one partnership, the newest", $"of={one}&order=newest"),
            ("a common kind", "event=ContactMade"),
            ("corrections", "event=StepCorrected"),
            ("a kind that never was", "event=SeatGranted"),
            ("by one of twenty", "by=kollege-7"),
            ("by one in ten thousand", "by=aushilfe"),
            ("by nobody", "by=niemand"),
            ("occurred since this year", "occurredFrom=2026-01-01"),
            ("occurred in the first month", "occurredUntil=2016-12-31"),
            ("occurred in one week of the middle", "occurredFrom=2021-11-22&occurredUntil=2021-11-28"),
            ("occurred before all of it", "occurredUntil=2001-01-01"),
            ("a kind by somebody since the middle", $"event=ContactMade&by=aushilfe&since={middle}"),
            ("of one partnership, a kind in a year", $"of={one}&event=ContactMade&occurredFrom=2020-01-01&occurredUntil=2020-12-31"),
            ("as known at the middle", $"knownAt={middle}"),
            ("as known at the middle, the newest", $"knownAt={middle}&order=newest"),
            ("as known at the middle, by one in ten thousand", $"knownAt={middle}&by=aushilfe"),
            ("as known at the middle, of one partnership", $"knownAt={middle}&of={one}")
        })
        {
            SayOfReading($"GET history of {archive.Last} steps: {what}", await Load.Read(service, [$"history?{query}"], clients: 1, TimeSpan.FromSeconds(quick ? 1 : 3), archive.Municipality), "≤ 50 ms");
        }

        SayOfReading($"GET history of {archive.Last} steps: the first page with the total", await Load.Read(service, ["history?total=true"], clients: 1, TimeSpan.FromSeconds(quick ? 1 : 3), archive.Municipality), "none");
    }

    Directory.Delete(clocks, recursive: true);
}

void SayOfReading(string what, LoadResult result, string goal) => Say($"{what}, p50 and p99", $"{result.Percentile(0.5):0.0} ms, {result.Percentile(0.99):0.0} ms", goal);

void SayOfRecording(string what, double perSecond, double against) =>
    Say($"{what}, per second, 16 clients", $"{perSecond:0} / {against:0} = {perSecond / against:0.00} ×", "as fast");

// How far it has come, in every tenth.
static Action<int> Shown(string what, int all)
{
    var shown = 0;
    return done =>
    {
        var tenth = done * 10 / all;
        if (tenth > Interlocked.Exchange(ref shown, Math.Max(tenth, Volatile.Read(ref shown)))) Console.WriteLine($"{done} of {all} {what}");
    };
}

async Task<(List<Guid> Partnerships, LoadResult Result)> RecordContacts(Service service)
{
    var partnerships = new List<Guid>();
    for (var number = 0; number < 200; number++) partnerships.Add(await service.OpenPartnership(number));
    await Load.RecordContacts(service, partnerships, clients: 16, TimeSpan.FromSeconds(quick ? 4 : 20));
    return (partnerships, await Load.RecordContacts(service, partnerships, clients: 16, measured));
}

static async Task<int> CountOf(Service service, Guid partnership)
{
    var answer = System.Text.Json.Nodes.JsonNode.Parse(await service.Client.GetStringAsync(Service.At($"partnerships/{partnership}/history?limit=1&total=true")))!;
    return answer["total"]!.GetValue<int>();
}

// Ten years with a step about every four days, of several kinds.
static Step StepOf(int number)
{
    var on = new DateOnly(2016, 11, 22).AddDays(number * 3650 / 1000);
    return (number % 5) switch
    {
        0 => new JointEventHeld("Fest", null) { OccurredOn = on },
        1 => new CommitmentMade(Guid.CreateVersion7(), Side.Municipality, "Raum", on.AddDays(30)) { OccurredOn = on },
        2 => new SupportProvided(SupportKind.Advice, null, Kooperation.Domain.Time.Term.Open) { OccurredOn = on },
        _ => new ContactMade(ContactForm.Meeting, ContactDirection.Mutual, [], null) { OccurredOn = on }
    };
}

static double Median(Action work)
{
    for (var warm = 0; warm < 1_000; warm++) work();
    var times = new List<double>();
    for (var round = 0; round < 300; round++)
    {
        var clock = Stopwatch.StartNew();
        work();
        times.Add(clock.Elapsed.TotalMilliseconds);
    }

    times.Sort();
    return times[times.Count / 2];
}

static string Repository()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "Kooperation.sln"))) folder = folder.Parent!;
    return folder.FullName;
}

static string Page(IReadOnlyList<(string What, string Value, string Goal)> report)
{
    var page = new StringBuilder("# Benchmarks\n\nWritten by `dotnet run -c Release --project tests/Kooperation.Benchmarks`. Service, PostgreSQL (durable writes) and load share one machine of ");
    page.Append(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores; .NET {Environment.Version}. Measured on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.\n\n");
    page.Append("| what | measured | goal |\n|---|---|---|\n");
    foreach (var (what, value, goal) in report) page.Append(CultureInfo.InvariantCulture, $"| {what} | {value} | {goal} |\n");

    // What was written by hand below the table stays.
    var path = Path.Combine(Repository(), "docs", "benchmarks.md");
    var notes = File.Exists(path) ? File.ReadAllText(path) : "";
    var at = notes.IndexOf("\n## ", StringComparison.Ordinal);
    return at < 0 ? page.ToString() : page + notes[at..];
}
