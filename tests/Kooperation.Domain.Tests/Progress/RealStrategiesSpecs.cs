using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>What the rules make of strategies that exist, on their public facts.</summary>
public sealed class RealStrategiesSpecs
{
    [Fact]
    public void Hannovers_second_controlling_report_shows_at_least_54_percent_and_46_unknown()
    {
        var measures = Times(19, number => MeasureOf(Id(1000 + number), Planned("2008", null, day: "2008"), Completed("2012")))
            .Concat(Times(103, number => MeasureOf(Id(2000 + number), Planned("2008", null, day: "2008"), Established("2012"))))
            .Concat(Times(20, number => MeasureOf(Id(3000 + number), Planned("2008", null, day: "2008"), Dropped("2012"))))
            .Concat(Times(102, number => MeasureOf(Id(4000 + number), Planned("2008", null, day: "2008"), Started("2010"))))
            .ToArray();

        var assessment = Assess("2013-06-30", StrategyOf(TheStrategy, Drafted("2008"), Field(day: "2008"), Goal(day: "2008")), measures);

        Assert.Equal((244, 224), (assessment.States.Sum(state => state.Measures), assessment.Figures.Measures));
        Assert.Equal((54, 46), (assessment.Figures.Implementation.AtLeast, assessment.Figures.Implementation.Unknown));
        Assert.Equal("mindestens 54 %, unbekannt 46 %", assessment.Figures.Implementation.Sentence.German);
        var goal = assessment.Fields[0].Goals[0].Figures.Implementation;
        Assert.Equal(("122", "102", "224"), (goal.Reached.ToString(), goal.UnknownWeight.ToString(), goal.Counted.ToString()));
        Assert.Equal("Gewicht 122 von 224 erreicht, 102 unbekannt", goal.Why.German);
        Assert.Equal(
            [(MeasureState.Running, 102, true), (MeasureState.Established, 103, true), (MeasureState.Completed, 19, true), (MeasureState.Dropped, 20, false)],
            assessment.States.Select(state => (state.State, state.Measures, state.Counts)));
    }

    [Fact]
    public void Wiesbaden_shows_at_least_8_percent_and_92_unknown()
    {
        var (strategy, measures) = Real("wiesbaden-mo.json");

        var assessment = Assess("2025-12-01", strategy, [.. measures.Values]);

        // The coordination office alone is publicly known to stand: one of three measures of one of four goals.
        Assert.Equal("mindestens 8 %, unbekannt 92 %", assessment.Figures.Implementation.Sentence.German);
        Assert.Equal(["33/67", "-/100", "-/100", "-/100"], assessment.Fields[0].Goals.Select(goal => goal.Figures.InTwo()));
        Assert.Equal((9, 3), (assessment.Figures.Measures, assessment.Fields[0].Goals[0].Measures.Count));
        var office = assessment.Fields[0].Goals[0].Measures[0];
        Assert.Equal((MeasureState.Established, "verstetigt", "2024-04-18"), (office.State, office.StateName.German, office.StateBy!.OccurredOn.ToString()));
        Assert.Equal(["MeasureApproved 2021", "MeasureEstablished 2024-04-18"], office.Course.Select(step => $"{step.Event} {step.OccurredOn}"));
    }

    [Fact]
    public void An_application_of_somebody_else_is_told_and_leaves_it_unknown_how_far_the_measure_is()
    {
        var (strategy, measures) = Real("wiesbaden-mo.json");

        var house = Assess("2025-12-01", strategy, [.. measures.Values]).Fields[0].Goals[1].Measures[1];

        Assert.Equal(("Bürgerstiftung Wiesbaden", null), (house.ExternalBody, house.ResponsibleOffice));
        Assert.Equal((MeasureState.Draft, "-/100"), (house.State, house.Implementation.InTwo()));
        Assert.Equal("geplant, und niemand hat gesagt, ob sie begann", house.Implementation.Why.German);
        Assert.Equal("MeasureReported", house.Freshness.LastReport!.Event);
    }

    [Fact]
    public void WIR20_shows_at_least_0_percent_and_51_unknown()
    {
        var (strategy, measures) = Real("hannover-wir20.json");

        var assessment = Assess("2025-12-01", strategy, [.. measures.Values]);

        Assert.Equal("mindestens 0 %, unbekannt 51 %", assessment.Figures.Implementation.Sentence.German);
        Assert.Equal(
            ["-/100", "0/0", "0/0", "0/80", "0/25", "-/100", "0/50"],
            assessment.Fields.Select(field => field.Figures.InTwo()));
    }

    [Fact]
    public void WIR20_called_twice_reopened_deferred_and_undated_facts_are_each_answered_sensibly()
    {
        var (strategy, measures) = Real("hannover-wir20.json");
        var names = measures.ToDictionary(told => told.Value.Id, told => told.Key);
        var assessed = StrategyProgress.Measures(strategy, [.. measures.Values], NoDepths, ProgressRules.Standard, Day("2025-12-01"))
            .ToDictionary(measure => names[measure.MeasureId]);

        Assert.Equal((MeasureState.CallOpen, "Zum 2. Mal ausgeschrieben."), (assessed["H-M3.5"].State, Assert.Single(assessed["H-M3.5"].Notes).German));
        Assert.Equal((MeasureState.Deferred, "0/0"), (assessed["H-M4.5"].State, assessed["H-M4.5"].Implementation.InTwo()));
        Assert.Equal((MeasureState.Approved, "Der Zustand beruht auf einem Schritt ohne Tag."), (assessed["H-M3.1"].State, Assert.Single(assessed["H-M3.1"].Notes).German));
        Assert.Equal((FreshnessDegree.Never, null), (assessed["H-M3.1"].Freshness.Degree, assessed["H-M3.1"].Freshness.Days));

        // Dated before the strategy's period, and it counts.
        Assert.Equal((MeasureState.Approved, "2021-11-01"), (assessed["H-M5.2"].State, assessed["H-M5.2"].StateBy!.OccurredOn.ToString()));
    }

    [Fact]
    public void Bremen_cannot_be_assessed_and_says_so_for_each_of_its_fields()
    {
        var fields = Times(13, number => (Step)Field(Id(500 + number))).ToArray();

        var assessment = Assess("2025-12-01", Strategy(fields));

        Assert.Equal((false, null, 100), (assessment.Figures.Implementation.IsAssessable, assessment.Figures.Implementation.AtLeast, assessment.Figures.Implementation.Unknown));
        Assert.Equal(("nicht bewertbar", "not assessable"), (assessment.Figures.Implementation.Sentence.German, assessment.Figures.Implementation.Sentence.English));
        Assert.Equal((LightColour.None, "keine Termine, keine Ampel"), (assessment.Figures.Light.Colour, assessment.Figures.Light.Words.German));
        Assert.Equal(14, assessment.NotAssessable.Count);
        Assert.Equal(13, assessment.NotAssessable.Count(what => what.Rule == "/implementation/fieldWithoutGoals"));
        Assert.Equal((0, null), (assessment.Figures.Participation.Counted, assessment.Figures.Participation.Partner.Percent));
    }

    private static IEnumerable<T> Times<T>(int count, Func<int, T> make) => Enumerable.Range(1, count).Select(make);
}
