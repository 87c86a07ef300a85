using Kooperation.Platform.Database;
using Microsoft.Extensions.Logging.Abstractions;

// Starts the database as asked, says where it is, and holds it until a line comes in: "end" disposes it, anything else ends without disposing.
// An empty input means: until a signal comes.
var folder = args[0];
var ways = Enum.Parse<DatabaseWays>(args[1]);
var request = (folder == "throw-away" ? DatabaseRequest.ThrowAway() : DatabaseRequest.Durable(folder)) with { Ways = ways };
try
{
    var database = await LocalDatabase.Start(request, NullLogger.Instance, CancellationToken.None);
    Console.WriteLine($"started\t{database.ConnectionString}\t{database.Origin}");
    var order = Console.ReadLine();
    if (order is null)
        await Task.Delay(Timeout.Infinite);
    if (order == "end")
        await database.DisposeAsync();
    return 0;
}
catch (NoDatabaseException none)
{
    Console.WriteLine("refused\t" + none.Message);
    return 1;
}
