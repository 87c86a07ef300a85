using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Measures;

public sealed class WhatCannotBothHaveHappened
{
    private static readonly Guid Measure = Guid.CreateVersion7();
    private static readonly Guid Milestone = Guid.CreateVersion7();

    public static TheoryData<Step, Step, string> Pairs => new()
    {
        {
            new MeasureDropped("Haushalt"), new MeasureReported("läuft"),
            "Something is recorded that happened on 1 February 2024, when the measure had been given up on 1 January 2024."
        },
        {
            new MeasureCompleted(null, [], null), new MeasureDeferred("Haushalt"),
            "\"measure deferred\" of 1 February 2024 is recorded, when the measure had been completed on 1 January 2024."
        },
        {
            new MeasureCompleted(null, [], null), new CallOpened(PartialDate.Unknown, null),
            "\"call opened\" of 1 February 2024 is recorded, when the measure had been completed on 1 January 2024."
        },
        {
            new MeasureCompleted(null, [], null), new PartnerInvolved(Guid.Empty, PartnerRole.Delivery, null, "lädt ein"),
            "\"partner involved\" of 1 February 2024 is recorded, when the measure had been completed on 1 January 2024."
        },
        {
            new MeasureEstablished(null, null), new MeasureStarted(),
            "\"measure started\" of 1 February 2024 is recorded, when the measure had become regular work on 1 January 2024."
        },
        {
            new MeasureDeferred("Haushalt"), new MeasureDeferred("Personal"),
            "The deferral of 1 February 2024 would follow the deferral of 1 January 2024."
        },
        {
            new MilestoneReached(Milestone, null), new MilestoneRescheduled(Milestone, PartialDate.Unknown, "Umbau"),
            "The milestone would have got another day on 1 February 2024, after it was reached on 1 January 2024."
        },
        {
            new MilestoneDropped(Milestone, "Kein Bedarf"), new MilestoneRescheduled(Milestone, PartialDate.Unknown, "Umbau"),
            "The milestone would have got another day on 1 February 2024, after it was dropped on 1 January 2024."
        }
    };

    [Theory]
    [MemberData(nameof(Pairs), DisableDiscoveryEnumeration = true)]
    public void The_one_after_the_other_whatever_the_order_of_recording(Step first, Step second, string sentence)
    {
        var (told, later) = (On("2024-01-01", first), On("2024-02-01", second));

        Assert.Equal([sentence], Sentences(told, later));
        Assert.Equal([sentence], Sentences(later, told));
    }

    [Theory]
    [MemberData(nameof(Pairs), DisableDiscoveryEnumeration = true)]
    public void But_where_the_days_do_not_tell_which_came_first_anything_can(Step first, Step second, string sentence)
    {
        Assert.Equal(first is MeasureDeferred ? [sentence.Replace("1 February 2024", "2024", StringComparison.Ordinal)] : [], Sentences(On("2024-01-01", first), On("2024", second)));
    }

    [Fact]
    public void Whatever_was_done_can_be_looked_at_afterwards_and_regular_work_goes_on()
    {
        Assert.Empty(Sentences(
            On("2024-01-01", new MeasureCompleted(null, [], null)),
            On("2024-02-01", new PartnerInvolved(Guid.Empty, PartnerRole.Evaluation, null, null)),
            On("2024-03-01", new MeasureReported("läuft weiter")),
            On("2024-04-01", new MeasureEstablished(null, null)),
            On("2025-04-01", new MeasureReported("läuft weiter"))));
        Assert.Empty(Sentences(On("2024-01-01", new MeasureEstablished(null, null)), On("2024-02-01", new CallOpened(PartialDate.Unknown, null))));
    }

    [Fact]
    public void A_resumption_follows_a_deferral_and_nothing_else()
    {
        var resumed = On("2024-05-01", new MeasureResumed(null));

        Assert.Equal(["The resumption of 1 May 2024 would follow no deferral."], Sentences(resumed));
        Assert.Empty(Sentences(resumed, On("2024-01-01", new MeasureDeferred("Haushalt"))));
        Assert.Equal(
            ["The resumption of 1 June 2024 would follow the resumption of 1 May 2024."],
            Sentences(On("2024-01-01", new MeasureDeferred("Haushalt")), resumed, On("2024-06-01", new MeasureResumed(null))));
    }

    [Fact]
    public void What_was_impossible_before_keeps_nobody_from_mending_something_else()
    {
        RecordedStep[] before = [On("2024-01-01", new MeasureDropped("Haushalt")), On("2024-02-01", new MeasureReported("läuft"))];

        Assert.Null(MeasureContradictions.Between(Measure, before, [.. before, On("2023-01-01", new MeasureReported("begonnen"))]));
        Assert.NotNull(MeasureContradictions.Between(Measure, before, [.. before, On("2025-01-01", new MeasureReported("läuft"))]));
    }

    private static RecordedStep On(string day, Step step) => new(Guid.CreateVersion7(), step with { OccurredOn = PartialDate.Parse(day) });

    private static IEnumerable<string> Sentences(params RecordedStep[] standing) =>
        MeasureContradictions.In(Measure, standing).Select(contradiction => contradiction.Refusal.Reason.English);
}
