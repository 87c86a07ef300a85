using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Steps;

public static class ReadStepEndpoint
{
    /// <summary>One step, whatever stream it is in.</summary>
    public static void MapReadStep(this IEndpointRouteBuilder steps)
    {
        var (teller, recorder) = (steps.ServiceProvider.GetRequiredService<HistoryTeller>(), steps.ServiceProvider.GetRequiredService<Recorder>());

        steps.MapRead<StepInHistory>("{id:guid}", async question =>
        {
            if (question.Query.Problem is { } problem) return problem;

            var id = question.Http.RouteId("id");
            if (await question.Views.Step(id) is not { } recorded) return await question.Views.At(default).Step(id) is null ? Problem.UnknownId : Problem.NotThereThen;

            var stream = await question.Views.History(recorded.StreamId);
            var told = (await teller.Tell(question.Views, [stream.First(step => step.Id == recorded.Id)], stream, question.Cancelled))[0];
            return question.Http.Tagged(
                stream[^1].Version,
                question.Views.KnownAt is null ? told with { Revisions = await Revisability.Of(recorded, recorder, Asking(question), question.Cancelled) } : told);
        })
        .IsTagged();
    }

    private static Teller Asking(Question question)
    {
        Ags.TryParse(question.Views.Municipality, out var ags, out _);
        return new Teller(ags, Actor.Of(question.Http).Reference, "http", question.Http.TraceIdentifier);
    }
}
