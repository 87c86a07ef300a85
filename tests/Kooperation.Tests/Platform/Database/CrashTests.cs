using Kooperation.Platform.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kooperation.Tests.Platform.Database;

public sealed class CrashTests(KeptFolder folder) : IClassFixture<KeptFolder>
{
    [Fact]
    public async Task A_server_that_outlived_its_killed_process_is_taken_over()
    {
        using var another = AnotherProcess.With(folder.FullPath);
        var (before, _) = await another.Started();
        await Ask.Remember(before, "Standesamt");
        await another.Kill();
        Assert.True(await Ask.Answers(before));

        var after = await folder.Start();
        Assert.Contains("already running", after.Origin);
        Assert.Equal("Standesamt", await Ask.Remembered(after.ConnectionString));
        await after.DisposeAsync();
        Assert.False(await Ask.Answers(before));
    }

    [Fact]
    public async Task A_server_that_was_killed_with_its_process_starts_anew_with_its_data()
    {
        using var another = AnotherProcess.With(folder.FullPath);
        var (before, _) = await another.Started();
        await Ask.Remember(before, "Feuerwehr");
        KeptFolder.Kill(folder.ServerProcessId);
        await another.Kill();

        await using var after = await folder.Start();
        Assert.DoesNotContain("already running", after.Origin);
        Assert.Equal("Feuerwehr", await Ask.Remembered(after.ConnectionString));
    }

    [Fact]
    public async Task A_process_id_left_behind_that_now_belongs_to_another_server_harms_neither()
    {
        await using (var first = await folder.Start())
            await Ask.Remember(first.ConnectionString, "Friedhof");
        using var neighbour = new KeptFolder();
        await using var living = await neighbour.Start();
        await Ask.Remember(living.ConnectionString, "Bücherei");
        // The neighbour runs under the account that PostgreSQL itself would take for a rival.
        var left = await File.ReadAllLinesAsync(Path.Combine(neighbour.Cluster, "postmaster.pid"), TestContext.Current.CancellationToken);
        left[1] = folder.Cluster;
        await File.WriteAllLinesAsync(Path.Combine(folder.Cluster, "postmaster.pid"), left[..5], TestContext.Current.CancellationToken);

        await using var second = await folder.Start();
        Assert.Equal("Friedhof", await Ask.Remembered(second.ConnectionString));
        Assert.Equal("Bücherei", await Ask.Remembered(living.ConnectionString));
    }

    [Fact]
    public async Task An_interrupted_first_start_is_begun_again()
    {
        using var fresh = new KeptFolder();
        using var another = AnotherProcess.With(fresh.FullPath);
        while (!Directory.Exists(fresh.FullPath) || !Directory.EnumerateFiles(fresh.FullPath, "PG_VERSION", SearchOption.AllDirectories).Any())
            await Task.Delay(2, TestContext.Current.CancellationToken);
        await another.Kill();
        Assert.False(Directory.Exists(fresh.Cluster));

        await using var database = await fresh.Start();
        Assert.True(await Ask.Answers(database.ConnectionString));
        Assert.Empty(Directory.GetDirectories(fresh.FullPath, "cluster-unfinished-*"));
    }

    [Fact]
    public async Task What_a_killed_process_could_not_throw_away_the_next_one_does()
    {
        using var another = AnotherProcess.With("throw-away");
        var (left, _) = await another.Started();
        var folder = Path.GetDirectoryName(await Ask.One(left, "show data_directory"))!;
        await another.Kill();
        Assert.True(await Ask.Answers(left));

        await using var next = await LocalDatabase.Start(
            DatabaseRequest.ThrowAway() with { Ways = DatabaseWays.ServerPrograms }, NullLogger.Instance, TestContext.Current.CancellationToken);
        Assert.False(await Ask.Answers(left));
        Assert.False(Directory.Exists(folder));
    }
}
