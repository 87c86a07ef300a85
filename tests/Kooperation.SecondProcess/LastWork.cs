using Kooperation.Platform.Database;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Kooperation.SecondProcess;

/// <summary>Needs the database while its host is already ending, as a service does that finishes its requests.</summary>
internal sealed class LastWork(LocalDatabase database) : IHostedService
{
    public Task StartAsync(CancellationToken stop)
    {
        Console.WriteLine("hosted");
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("select 'done'", connection);
        Console.WriteLine(await command.ExecuteScalarAsync(stop));
    }
}
