namespace Kooperation.Tests.Platform.Database;

public sealed class SharedAndEndedTests(KeptFolder folder) : IClassFixture<KeptFolder>
{
    [Fact]
    public async Task A_second_process_shares_the_server_and_the_last_one_stops_it()
    {
        using var first = AnotherProcess.With(folder.FullPath);
        var (connectionString, _) = await first.Started();
        await Ask.Remember(connectionString, "Kita");
        await using var second = await folder.Start();
        Assert.Equal(connectionString, second.ConnectionString);
        Assert.Contains("already running", second.Origin);

        await first.End("dispose");
        Assert.Equal("Kita", await Ask.Remembered(second.ConnectionString));
        await second.DisposeAsync();
        Assert.False(await Ask.Answers(connectionString));
    }

    [Fact]
    public async Task Two_that_begin_at_once_on_a_new_folder_meet_on_one_server()
    {
        using var fresh = new KeptFolder();
        using var another = AnotherProcess.With(fresh.FullPath);
        var here = fresh.Start();
        var (there, _) = await another.Started();
        await using var database = await here;
        Assert.Equal(there, database.ConnectionString);
        await another.End("dispose");
        Assert.True(await Ask.Answers(database.ConnectionString));
    }

    [Fact]
    public async Task The_server_stops_with_a_process_that_ends_without_a_word()
    {
        using var another = AnotherProcess.With(folder.FullPath);
        var (connectionString, _) = await another.Started();
        await another.End("return");
        Assert.False(await Ask.Answers(connectionString));
        Assert.False(File.Exists(Path.Combine(folder.Cluster, "postmaster.pid")));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task The_server_stops_with_a_process_that_a_signal_ends(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no signals between processes.");
        using var another = AnotherProcess.With(folder.FullPath);
        var (connectionString, _) = await another.Started();
        another.Tell("wait");
        another.Signal(signal);
        await another.Ended();
        Assert.False(await Ask.Answers(connectionString));
        Assert.False(File.Exists(Path.Combine(folder.Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task A_host_that_ends_on_a_signal_keeps_its_database_for_its_last_work()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no signals between processes.");
        using var another = AnotherProcess.With(folder.FullPath);
        var (connectionString, _) = await another.Started();
        another.Tell("host");
        Assert.Equal("hosted", await another.Says());
        // The hosted work begins before the host itself listens for signals is certain; give it the moment a person would.
        await Task.Delay(300, TestContext.Current.CancellationToken);
        another.Signal("TERM");
        Assert.Equal("done", await another.Says());
        await another.Ended();
        Assert.False(await Ask.Answers(connectionString));
    }
}
