using Kooperation.Platform.Database;
using Kooperation.SecondProcess;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

// Starts the database as asked, says where it is, and holds it until it is told how to end.
var (folder, ways) = (args[0], Enum.Parse<DatabaseWays>(args[1]));
var request = (folder == "throw-away" ? DatabaseRequest.ThrowAway() : DatabaseRequest.Durable(folder)) with { Ways = ways };
try
{
    var database = await LocalDatabase.Start(request, NullLogger.Instance, CancellationToken.None);
    Console.WriteLine($"started\t{database.ConnectionString}\t{database.Origin}");
    switch (Console.ReadLine())
    {
        case "dispose":
            await database.DisposeAsync();
            break;
        case "return":
            break;
        case "wait":
            await Task.Delay(Timeout.Infinite);
            break;
        case "host":
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(database).AddHostedService<LastWork>();
            await builder.Build().RunAsync();
            break;
    }
    return 0;
}
catch (NoDatabaseException none)
{
    Console.WriteLine("refused\t" + none.Message.ReplaceLineEndings("\t"));
    return 1;
}
