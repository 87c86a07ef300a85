using System.Collections.Concurrent;
using JasperFx;
using JasperFx.Events.Daemon;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Kooperation.Platform.Running;

/// <summary>
/// Starts a view of this node again that stopped on an error: soon at first, then ever less often. Nothing else does so when one node runs all views,
/// or when the error lies in a step. A view counts as stopped, tries included, until it has got past the place where it stopped.
/// </summary>
internal sealed class StoppedViews(IProjectionCoordinator coordinator, TimeProvider clock, ILogger<StoppedViews> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Stop> _stops = new();

    /// <summary>Why a view of this node does not follow; null where it does, or where another node runs it.</summary>
    public async Task<string?> ReasonOf(string view)
    {
        var failed = (await OwnAgents()).FirstOrDefault(own => own.Agent.Name.Identity == view && own.Agent.Status == AgentStatus.Paused).Agent;
        return failed is not null ? Say(failed.Failure) : _stops.GetValueOrDefault(view)?.Reason;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, clock, stoppingToken);
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Stopped views could not be looked after, which is tried again: {Reason}", exception.Message);
            }
        }
    }

    private async Task Look(CancellationToken cancelled)
    {
        var own = await OwnAgents();
        foreach (var left in _stops.Keys.Except(own.Select(entry => entry.Agent.Name.Identity))) _stops.TryRemove(left, out _);

        foreach (var (daemon, agent) in own)
        {
            var view = agent.Name.Identity;
            var known = _stops.GetValueOrDefault(view);
            if (agent.Status == AgentStatus.Paused) await Meet(daemon, agent, known, cancelled);
            else if (known is not null && agent.Status == AgentStatus.Running && known.IsPast(agent.Position, daemon.Tracker.HighWaterMark))
            {
                _stops.TryRemove(view, out _);
                log.LogInformation("The view {View} follows again", view);
            }
        }
    }

    private async Task Meet(IProjectionDaemon daemon, ISubscriptionAgent agent, Stop? known, CancellationToken cancelled)
    {
        var view = agent.Name.Identity;
        var now = clock.GetUtcNow();
        var stop = new Stop(Say(agent.Failure), agent.Position, known?.Tries ?? 0, known?.NextTry ?? now + PauseAfter(0));
        if (known is null) log.LogError("The view {View} has stopped, nothing is skipped: {Reason}. It is tried again.", view, stop.Reason);

        var isDue = now >= stop.NextTry;
        _stops[view] = isDue ? stop with { Tries = stop.Tries + 1, NextTry = now + PauseAfter(stop.Tries + 1) } : stop;
        if (isDue) await daemon.StartAgentAsync(agent.Name, cancelled);
    }

    // A node among many may run none of the views; then it has nothing to say about them.
    private async Task<IReadOnlyList<(IProjectionDaemon Daemon, ISubscriptionAgent Agent)>> OwnAgents() =>
        [.. (await coordinator.AllDaemonsAsync()).SelectMany(daemon => daemon.CurrentAgents().Select(agent => (daemon, agent)))];

    private static TimeSpan PauseAfter(int tries) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, tries), LongestPause.TotalSeconds));

    /// <summary>What went wrong, for everybody: the message of an error, which may repeat what stands in a step, is for the log.</summary>
    internal static string Say(ShardFailure? failure) => failure switch
    {
        null => "no reason is known",
        { Event: { } step } => $"the step at position {step.Sequence} ({step.EventTypeName}) cannot be taken ({failure.RootExceptionType})",
        { IsTransient: true } => $"the database was away ({failure.RootExceptionType})",
        _ => failure.RootExceptionType
    };

    private sealed record Stop(string Reason, long Position, int Tries, DateTimeOffset NextTry)
    {
        public bool IsPast(long position, long last) => position > Position || last <= Position;
    }
}
