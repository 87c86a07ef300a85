using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Municipalities;

public sealed class SettingSpecs
{
    private const string Ags = "03241001";
    private static readonly RecordedStep Opened = On("2025-01-01", new MunicipalityOpened(Ags, "Hannover") { Reason = "Vertrag" });

    [Fact]
    public void A_setting_holds_from_its_day_on_and_says_by_which_step_and_why()
    {
        var six = On("2025-06-01", new MunicipalReportIntervalSet(6) { Reason = "Beschluss" });
        var town = Town(Opened, six);

        Assert.Null(town.On(Day("2025-05-31")).ReportEveryMonths.Value);
        Assert.Equal((6, six.Id, "Beschluss"), (town.On(Day("2025-06-01")).ReportEveryMonths.Value, town.On(Day("2025-06-01")).ReportEveryMonths.By!.StepId, town.On(Day("2025-06-01")).ReportEveryMonths.Reason));
    }

    [Fact]
    public void What_happened_last_holds_whichever_was_recorded_last()
    {
        var town = Town(Opened, On("2026-01-01", new MunicipalityRenamed("Neu") { Reason = "r" }), On("2025-06-01", new MunicipalityRenamed("Zwischendurch") { Reason = "r" }));

        Assert.Equal(
            ["Hannover", "Hannover", "Zwischendurch", "Neu"],
            new[] { "2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01" }.Select(day => town.On(Day(day)).Name.Value));
        Assert.Null(town.On(Day("2024-12-31")).Opening);
    }

    [Fact]
    public void A_withdrawn_setting_holds_no_more_and_a_corrected_one_as_it_was_corrected()
    {
        var offices = On("2025-06-01", new OfficesNamed(["FB 50"]) { Reason = "r" });
        var corrected = On("2025-07-01", new StepCorrected(offices.Id, offices.Step is OfficesNamed named ? named with { Offices = ["FB 51"] } : null!, "Tippfehler"));

        Assert.Equal(["FB 51"], Town(Opened, offices, corrected).On(Day("2026-01-01")).Offices.Value);
        Assert.Empty(Town(Opened, offices, corrected, On("2025-08-01", new StepWithdrawn(offices.Id, "nie"))).On(Day("2026-01-01")).Offices.Value);
    }

    [Fact]
    public void Every_setting_rests_on_the_opening_and_happens_after_it()
    {
        var six = On("2025-06-01", new MunicipalReportIntervalSet(6) { Reason = "r" });

        Assert.Equal([six.Id], Town(Opened, six).RestingOn(Opened.Id).Select(mark => mark.StepId));
        Assert.Equal("order-of-steps", Town(Opened).Refuses(On("2024-12-31", new OfficesNamed([]) { Reason = "r" }).Step)?.Rule);
        Assert.Null(Town(Opened).Refuses(On("2025-01-01", new OfficesNamed([]) { Reason = "r" }).Step));
    }

    [Fact]
    public void Switching_goes_forward_only_and_is_never_undone()
    {
        var off = On("2025-06-01", new MunicipalitySwitchedOff { Reason = "r" });
        var town = Town(Opened, off);

        Assert.True(town.IsSwitchedOff);
        Assert.Equal("order-of-steps", town.Refuses(On("2025-05-31", new MunicipalitySwitchedOn { Reason = "r" }).Step)?.Rule);
        Assert.Equal("switching-stands", town.Refuses(new StepWithdrawn(off.Id, "doch nicht"))?.Rule);
        Assert.Equal("switching-stands", town.Refuses(new StepCorrected(off.Id, off.Step, "anders"))?.Rule);
        Assert.Equal("opening-stands", town.Refuses(new StepCorrected(Opened.Id, Opened.Step, "anders"))?.Rule);
        Assert.False(Town(Opened, off, On("2025-06-01", new MunicipalitySwitchedOn { Reason = "r" })).IsSwitchedOff);
    }

    [Theory]
    [InlineData("Europe/Berlin", null)]
    [InlineData("Europe/Busingen", null)]
    [InlineData("Europe/Zurich", "time-zone-of-germany")]
    [InlineData("", "time-zone-of-germany")]
    public void A_time_zone_is_one_of_Germany(string zone, string? rule) => Assert.Equal(rule, new TimeZoneSet(zone) { Reason = "r" }.Flaw(Day("2026-01-01"))?.Rule);

    [Theory]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><style>.a { fill: url(#g) }</style><path class="a" d="M0 0h8v8z"/><use href="#x"/></svg>""", null)]
    [InlineData(null, null)]
    [InlineData("", "svg-picture")]
    [InlineData("<svg viewBox='0 0 8 8'/>", "svg-picture")]
    [InlineData("<html xmlns='http://www.w3.org/2000/svg'/>", "svg-picture")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>", "svg-picture")]
    [InlineData("<!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>", "svg-picture")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "svg-only-draws")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "svg-only-draws")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>", "svg-only-draws")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><image href='https://elsewhere.example/a.png'/></svg>", "svg-only-draws")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><a x:href='javascript:x()'/></svg>", "svg-only-draws")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><style>@import 'https://elsewhere.example/a.css';</style></svg>", "svg-only-draws")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><path style='fill: url(https://elsewhere.example/a)'/></svg>", "svg-only-draws")]
    public void A_logo_is_a_picture_that_only_draws(string? svg, string? rule) => Assert.Equal(rule, new LogoSet(svg) { Reason = "r" }.Flaw(Day("2026-01-01"))?.Rule);

    [Fact]
    public void A_reason_is_required_and_nothing_is_named_twice_or_blank()
    {
        Assert.Equal(("not-blank", "/reason"), RuleAt(new MunicipalitySwitchedOff { Reason = " " }));
        Assert.Equal(("not-blank", "/name"), RuleAt(new MunicipalityRenamed("\u200b") { Reason = "r" }));
        Assert.Equal(("named-once", "/offices/1"), RuleAt(new OfficesNamed(["FB 50", "fb 50 "]) { Reason = "r" }));
        Assert.Equal(("named-once", "/fieldsOfAction/2"), RuleAt(new FieldsOfActionNamed(["Bildung", "Arbeit", "Bildung"]) { Reason = "r" }));
        Assert.Equal(("not-blank", "/fieldsOfAction/0"), RuleAt(new FieldsOfActionNamed([""]) { Reason = "r" }));
        Assert.Equal(("report-interval", "/reportEveryMonths"), RuleAt(new MunicipalReportIntervalSet(121) { Reason = "r" }));
        Assert.Equal(("label-once", "/labels"), RuleAt(new MunicipalStatusLabelsSet([new("läuft", MeasureState.Running), new("Läuft", MeasureState.Draft)]) { Reason = "r" }));

        static (string?, string?) RuleAt(Step step) => step.Flaw(Day("2026-01-01")) is { } flaw ? (flaw.Rule, flaw.At) : (null, null);
    }

    [Fact]
    public void The_rules_of_progress_say_the_municipalitys_interval_and_words_on_days_on_which_they_hold()
    {
        var rules = new RulesInForce(
            [],
            new Dictionary<string, Kooperation.Domain.Depth.DepthRules>(),
            new Dictionary<string, ProgressRules>(),
            Town(
                Opened,
                On("2025-06-01", new MunicipalReportIntervalSet(9) { Reason = "r" }),
                On("2025-07-01", new MunicipalStatusLabelsSet([new("in Arbeit", MeasureState.Running), new("im Gange", MeasureState.Running)]) { Reason = "r" })));

        Assert.Equal([6, 9], new[] { "2025-05-31", "2025-06-01" }.Select(day => rules.Progress(Day(day)).Freshness.Months));
        Assert.Equal(ProgressRules.Standard.Of(MeasureState.Running).Name, rules.Progress(Day("2025-06-30")).Of(MeasureState.Running).Name);
        Assert.Equal(new Sentence("in Arbeit / im Gange", "in Arbeit / im Gange"), rules.Progress(Day("2025-07-01")).Of(MeasureState.Running).Name);
        Assert.Equal(ProgressRules.Standard.Of(MeasureState.Draft).Name, rules.Progress(Day("2025-07-01")).Of(MeasureState.Draft).Name);
    }

    private static Municipality Town(params RecordedStep[] steps) =>
        steps.Aggregate((Municipality?)null, (state, step) => Municipality.Evolve(state, Municipality.IdOf(Ags), step))!;

    private static RecordedStep On(string day, Step step) => new(Guid.CreateVersion7(), step with { OccurredOn = PartialDate.Parse(day) });

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
