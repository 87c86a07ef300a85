using System.Threading.Channels;
using Marten.Events.Daemon.HighWater;
using Npgsql;

namespace Kooperation.Platform.Recording;

/// <summary>
/// Tells the views of every node that there are new steps: at once after a pause, then for many steps together. Told within the transaction
/// that records a step, each commit would wait for the one before it, and the views would look anew for every single step.
/// </summary>
public sealed class Announcer(NpgsqlDataSource database, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void StepsWereRecorded() => _news.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _news.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var notification = database.CreateCommand($"NOTIFY {PostgresqlListenWakeup.DefaultChannel}");
                await notification.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The steps are recorded; untold, the views find them when they next look by themselves.
            }

            await Task.Delay(Breath, time, stoppingToken);
        }
    }
}
