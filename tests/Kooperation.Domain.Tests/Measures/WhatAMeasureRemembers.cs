using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Measures;

public sealed class WhatAMeasureRemembers
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private Measure? _measure;

    public WhatAMeasureRemembers() => Tell(new MeasurePlanned(Guid.CreateVersion7(), Guid.CreateVersion7(), "Elterncafé", null, null, Term.Open, null, null, null));

    [Fact]
    public void A_completion_rests_on_the_start_alone()
    {
        var deferred = Tell(new MeasureDeferred("Haushalt"));
        var resumed = Tell(new MeasureResumed(null));
        var approved = Tell(new MeasureApproved(null));
        var started = Tell(new MeasureStarted());
        var completed = Tell(new MeasureCompleted(null, [], null));
        Tell(new MeasureEstablished(null, null));

        Assert.Equal([completed], RestingOn(started));
        Assert.Equal([started], _measure!.Under(completed).Select(mark => mark.StepId));
        Assert.All([deferred, resumed, approved, completed], step => Assert.Empty(RestingOn(step)));
    }

    [Fact]
    public void What_becomes_of_a_milestone_rests_on_its_plan_alone()
    {
        var (milestone, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var planned = Tell(new MilestonePlanned(milestone, "Raum gefunden", PartialDate.Unknown, null, null));
        Tell(new MilestonePlanned(other, "Bilanz", PartialDate.Unknown, null, null));
        var rescheduled = Tell(new MilestoneRescheduled(milestone, PartialDate.Year(2027), "Umbau"));
        var reached = Tell(new MilestoneReached(milestone, null));
        Tell(new MilestoneDropped(other, "Kein Bedarf"));

        Assert.Equal([rescheduled, reached], RestingOn(planned));
        Assert.Empty(RestingOn(rescheduled));
    }

    [Fact]
    public void Of_partners_reports_and_calls_nothing_that_a_decision_asks_about()
    {
        Tell(new PartnerInvolved(Guid.CreateVersion7(), PartnerRole.Design, DesignStage.Need, null));
        Tell(new MeasureReported("läuft"));
        Tell(new CallOpened(PartialDate.Unknown, null));

        Assert.Empty(_measure!.Marks);
    }

    [Fact]
    public void It_is_called_as_it_was_worded_last_whatever_was_taken_back()
    {
        var first = Tell(new MeasureReworded("Elterntreff", null));
        Tell(new StepCorrected(first, new MeasureReworded("Familientreff", null), "Verschrieben"));
        Assert.Equal("Familientreff", _measure!.Title);

        Tell(new StepWithdrawn(first, "Irrtum"));
        Assert.Equal("Elterncafé", _measure!.Title);
    }

    [Fact]
    public void A_corrected_plan_is_for_the_goal_that_it_says_now()
    {
        var (planned, goal) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var plan = new MeasurePlanned(Guid.CreateVersion7(), Guid.CreateVersion7(), "Elterncafé", null, null, Term.Open, null, null, null);
        var measure = Measure.Evolve(null, Id, new RecordedStep(planned, plan));

        measure = Measure.Evolve(measure, Id, new RecordedStep(Guid.CreateVersion7(), new StepCorrected(planned, plan with { GoalId = goal, Title = "Treff" }, "Falsches Ziel")));

        Assert.Equal((goal, plan.StrategyId, "Treff"), (measure!.GoalId, measure.StrategyId, measure.Title));
    }

    private IEnumerable<Guid> RestingOn(Guid step) => _measure!.RestingOn(step).Select(mark => mark.StepId);

    private Guid Tell(Step step)
    {
        var recorded = new RecordedStep(Guid.CreateVersion7(), step);
        _measure = Measure.Evolve(_measure, Id, recorded);
        return recorded.Id;
    }
}
