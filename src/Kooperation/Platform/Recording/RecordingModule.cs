using Marten;
using Marten.Events.Daemon.HighWater;
using Npgsql;

namespace Kooperation.Platform.Recording;

public static class RecordingModule
{
    public static void AddRecording(this IServiceCollection services)
    {
        services.AddSingleton<Recorder>();
        services.AddSingleton<Announcer>();
        services.AddHostedService(all => all.GetRequiredService<Announcer>());
        services.AddSingleton(all => new PostgresqlListenWakeup(
            all.GetRequiredService<NpgsqlDataSource>(), all.GetRequiredService<ILogger<PostgresqlListenWakeup>>()));
        services.ConfigureMarten((all, store) => store.Projections.Wakeup = all.GetRequiredService<PostgresqlListenWakeup>());
    }
}
