using System.Collections.Immutable;
using JasperFx.Events;
using JasperFx.Events.Grouping;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Marten;
using Marten.Events.Projections;

namespace Kooperation.Partnerships.Qualifications;

/// <summary>
/// What became of one offer in all the partnerships it went to. It holds the steps that stand, so that a correction or a withdrawal
/// changes exactly what it is about; every figure follows from them.
/// </summary>
public sealed record QualificationFunnel
{
    /// <summary>The id of the offer.</summary>
    public Guid Id { get; init; }

    /// <summary>The position in the store at which the offer was first made: newer offers have higher ones.</summary>
    public long MadeAt { get; init; }

    public ImmutableList<FunnelStep> Steps { get; init; } = [];

    public string Title => Offer.Title!;

    public Audience For => Offer.For!.Value;

    /// <summary>How many partnerships it went to: those that accepted, declined and left it unanswered.</summary>
    public int OfferedTo => Partnerships.Count();

    /// <summary>How many took it up; who completed it did, with or without saying so first.</summary>
    public int Accepted => Partnerships.Count(TookItUp);

    public int Declined => Partnerships.Count(steps => !TookItUp(steps) && steps.Any(step => step.Is<QualificationDeclined>()));

    public int Unanswered => OfferedTo - Accepted - Declined;

    /// <summary>How many of those that took it up brought it to its end.</summary>
    public int Completed => Partnerships.Count(steps => steps.Any(step => step.Is<QualificationCompleted>()));

    /// <summary>How many people took part in all; null where nobody counted.</summary>
    public long? Participants => Steps.Any(step => step.Participants is not null) ? Steps.Sum(step => (long)(step.Participants ?? 0)) : null;

    /// <summary>Whether a step of it was made up for the demonstration.</summary>
    public bool Invented => Steps.Any(step => step.Invented);

    private FunnelStep Offer => Steps.First(step => step.Is<QualificationOffered>());

    private IEnumerable<IGrouping<Guid, FunnelStep>> Partnerships =>
        Steps.GroupBy(step => step.Partnership).Where(steps => steps.Any(step => step.Is<QualificationOffered>()));

    private static bool TookItUp(IEnumerable<FunnelStep> steps) =>
        steps.Any(step => step.Is<QualificationAccepted>() || step.Is<QualificationCompleted>());

    /// <summary>The funnel after the next step; null once no offer stands any more.</summary>
    public static QualificationFunnel? After(QualificationFunnel? state, Guid offerId, Guid partnership, long position, RecordedStep recorded)
    {
        var funnel = state ?? new QualificationFunnel { Id = offerId, MadeAt = position };
        var after = funnel with { Steps = funnel.StepsAfter(partnership, recorded) };
        return after.Steps.Any(step => step.Is<QualificationOffered>()) ? after : null;
    }

    private ImmutableList<FunnelStep> StepsAfter(Guid partnership, RecordedStep recorded) => recorded.Step switch
    {
        StepWithdrawn withdrawn => Steps.RemoveAll(step => step.StepId == withdrawn.StepId),
        StepCorrected corrected => [.. Steps.Select(step => step.StepId == corrected.StepId
            ? FunnelStep.Of(partnership, new RecordedStep(step.StepId, corrected.Replacement))
            : step).OfType<FunnelStep>()],
        _ => FunnelStep.Of(partnership, recorded) is { } next ? Steps.Add(next) : Steps
    };
}

/// <summary>What the funnel needs of one step; no free text, which stays with the step.</summary>
public sealed record FunnelStep(Guid StepId, Guid Partnership, string Event, bool Invented)
{
    public string? Title { get; init; }

    public Audience? For { get; init; }

    public int? Participants { get; init; }

    public bool Is<TStep>() where TStep : Step => Event == Catalogue.NameOf(typeof(TStep));

    /// <summary>Null for a step that is about no qualification.</summary>
    public static FunnelStep? Of(Guid partnership, RecordedStep recorded)
    {
        var step = new FunnelStep(recorded.Id, partnership, Catalogue.NameOf(recorded.Step), recorded.Step.Basis == Basis.Invented);

        return recorded.Step switch
        {
            QualificationOffered offered => step with { Title = offered.Title, For = offered.For },
            QualificationAccepted or QualificationDeclined => step,
            QualificationCompleted completed => step with { Participants = completed.Participants },
            _ => null
        };
    }
}

/// <summary>Follows every offer through all partnerships.</summary>
public sealed partial class QualificationFunnelProjection : MultiStreamProjection<QualificationFunnel, Guid>, IGathersSteps
{
    public QualificationFunnelProjection()
    {
        IncludeType<QualificationOffered>();
        IncludeType<QualificationAccepted>();
        IncludeType<QualificationDeclined>();
        IncludeType<QualificationCompleted>();
        IncludeType<StepCorrected>();
        IncludeType<StepWithdrawn>();

        CustomGrouping(GroupByOffer);
    }

    public override QualificationFunnel? Evolve(QualificationFunnel? funnel, Guid offerId, IEvent e) =>
        QualificationFunnel.After(funnel, offerId, e.StreamId, e.Sequence, new RecordedStep(e.Id, (Step)e.Data));

    public Guid? DocumentOf(IEvent step, Func<Guid, IEvent?> recorded) => OfferOf(StandingSteps.RevisedBy((Step)step.Data) is { } revised ? recorded(revised)?.Data : step.Data);

    // A correction or a withdrawal names a step, not an offer: the step as it was first recorded says which offer it is about.
    private static async Task GroupByOffer(IQuerySession session, IReadOnlyList<IEvent> events, IEventGrouping<Guid> offers)
    {
        var revised = events.Select(e => RevisedBy(e.Data)).OfType<Guid>().Distinct().ToArray();
        var firstRecorded = revised.Length == 0
            ? []
            : (await session.Events.QueryAllRawEvents().Where(e => revised.Contains(e.Id)).ToListAsync()).ToDictionary(e => e.Id, e => e.Data);

        foreach (var e in events)
        {
            var about = RevisedBy(e.Data) is { } stepId ? firstRecorded.GetValueOrDefault(stepId) : e.Data;
            if (OfferOf(about) is { } offerId) offers.AddEvent(offerId, e);
        }
    }

    private static Guid? RevisedBy(object step) => step switch
    {
        StepCorrected corrected => corrected.StepId,
        StepWithdrawn withdrawn => withdrawn.StepId,
        _ => null
    };

    private static Guid? OfferOf(object? step) => step switch
    {
        QualificationOffered offered => offered.OfferId,
        QualificationAccepted accepted => accepted.OfferId,
        QualificationDeclined declined => declined.OfferId,
        QualificationCompleted completed => completed.OfferId,
        _ => null
    };
}

/// <summary>One offer in figures; those that accepted, declined and left it unanswered are together those it was offered to.</summary>
/// <param name="OfferedTo">How many partnerships it went to.</param>
/// <param name="Accepted">How many took it up; who completed it did, with or without saying so first.</param>
/// <param name="Participants">How many people took part in all; null where nobody counted.</param>
/// <param name="Invented">Whether a step of it was made up for the demonstration.</param>
public sealed record QualificationFigures(
    Guid OfferId,
    string Title,
    Audience For,
    int OfferedTo,
    int Accepted,
    int Declined,
    int Unanswered,
    int Completed,
    long? Participants,
    bool Invented);

public static class QualificationFunnelsEndpoint
{
    public static void MapQualificationFunnels(this IEndpointRouteBuilder qualifications) =>
        qualifications.MapRead<Page<QualificationFigures>>("", async question =>
        {
            var day = question.Query.Day("asOf");
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var funnels = await question.Views.HappenedBy(day).All<QualificationFunnel>();
            return question.Http.Answer(paging.Of(funnels, NewestFirst).Select(FiguresOf));
        })
        .WithSummary("The offers of a municipality with what became of them, the newest first.")
        .Takes<DateOnly>("asOf", "What had become of them by a day; by now where absent.")
        .TakesPaging();

    private static string NewestFirst(QualificationFunnel funnel) => $"{long.MaxValue - funnel.MadeAt:0000000000000000000}";

    private static QualificationFigures FiguresOf(QualificationFunnel funnel) => new(
        funnel.Id,
        funnel.Title,
        funnel.For,
        funnel.OfferedTo,
        funnel.Accepted,
        funnel.Declined,
        funnel.Unanswered,
        funnel.Completed,
        funnel.Participants,
        funnel.Invented);
}
