using Kooperation.Domain.Language;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Municipalities;

/// <summary>What every command about a municipality itself says.</summary>
public abstract record MunicipalityCommand : StepCommand
{
    /// <summary>Why; whoever may read in the municipality sees it.</summary>
    public required string Reason { get; init; }
}

/// <summary>Puts the next step of a municipality's own history behind an address below the municipality.</summary>
public static class MunicipalityRoutes
{
    public static RouteHandlerBuilder MapOwnStep<TCommand>(
        this IEndpointRouteBuilder municipality, string pattern, string permission, Func<TCommand, Municipality, Decision> decide) where TCommand : MunicipalityCommand =>
        municipality.MapRecording<TCommand>(
            pattern,
            async (_, command, recording) => await recording.Load<Municipality>(Municipality.IdOf(recording.Reading.TenantId)) is { } known
                ? recording.Overlooked(known) ?? recording.Append(known, decide(command, known))
                : Problem.Refused(NotOpened),
            permission: permission);

    /// <summary>Decides on a setting, which says something else than what holds from that time on.</summary>
    /// <param name="held">What holds; equal to what the command says where it says the same.</param>
    public static Decision Decide<TCommand, T>(this TCommand command, Municipality municipality, Func<MunicipalitySettings, Setting<T>> held, Func<T, bool> saysTheSame, MunicipalityStep step)
        where TCommand : MunicipalityCommand
    {
        var before = held(municipality.On(command.OccurredOn.Latest ?? DateOnly.MaxValue));
        return saysTheSame(before.Value) ? Unchanged(before.By) : command.Tell(step);
    }

    private static Refusal Unchanged(ToldStep? by) => by is null
        ? Refusal.Of("setting-unchanged", "This is what holds anyway: nothing would change.", "Das gilt ohnehin: Es würde sich nichts ändern.")
        : Refusal.Of(
            "setting-unchanged",
            $"This is what holds already (step {by.StepId}): nothing would change.",
            $"Das gilt schon (Schritt {by.StepId}): Es würde sich nichts ändern.");

    private static readonly Refusal NotOpened = Refusal.Of(
        "municipality-not-opened",
        "This municipality is served by configuration alone and has no settings. The operator can open it.",
        "Diese Kommune wird nur aufgrund der Konfiguration bedient und hat keine Einstellungen. Der Betreiber kann sie eröffnen.");
}
