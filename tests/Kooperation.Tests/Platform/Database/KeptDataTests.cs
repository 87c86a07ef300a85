using System.Net;
using System.Net.Sockets;
using Kooperation.Platform.Database;
using Npgsql;

namespace Kooperation.Tests.Platform.Database;

public sealed class KeptDataTests(KeptFolder folder) : IClassFixture<KeptFolder>
{
    [Fact]
    public async Task Data_and_port_are_the_same_at_the_next_start()
    {
        string before;
        await using (var first = await folder.Start())
        {
            before = first.ConnectionString;
            await Ask.Remember(before, "Rathaus");
            Assert.Equal("on", await Ask.One(before, "show fsync"));
            Assert.EndsWith($"data in {folder.FullPath}", first.Origin);
        }
        Assert.False(await Ask.Answers(before));
        await using var second = await folder.Start();
        Assert.Equal(before, second.ConnectionString);
        Assert.Equal("Rathaus", await Ask.Remembered(second.ConnectionString));
    }

    [Fact]
    public async Task Only_this_machine_and_only_with_the_password()
    {
        await using var database = await folder.Start();
        Assert.Equal("127.0.0.1", await Ask.One(database.ConnectionString, "show listen_addresses"));
        Assert.Equal("", await Ask.One(database.ConnectionString, "show unix_socket_directories"));
        Assert.Equal("0", await Ask.One(database.ConnectionString, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));
        var guessing = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "guessed" };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Ask.One(guessing.ConnectionString, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder.In("password")) & others);
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder.Cluster) & others);
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder.FullPath) & others);
        }
    }

    [Fact]
    public async Task A_taken_port_is_left_to_its_owner()
    {
        int port;
        await using (var first = await folder.Start())
        {
            port = new NpgsqlConnectionStringBuilder(first.ConnectionString).Port;
            await Ask.Remember(first.ConnectionString, "Bauhof");
        }
        using var stranger = new TcpListener(IPAddress.Loopback, port);
        stranger.Start();
        await using var second = await folder.Start();
        Assert.NotEqual(port, new NpgsqlConnectionStringBuilder(second.ConnectionString).Port);
        Assert.Equal("Bauhof", await Ask.Remembered(second.ConnectionString));
    }

    [Fact]
    public async Task Data_of_a_version_without_programs_is_refused_and_left_alone()
    {
        await using (await folder.Start())
        {
        }
        var versionFile = Path.Combine(folder.Cluster, "PG_VERSION");
        var version = await File.ReadAllTextAsync(versionFile, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(versionFile, "14\n", TestContext.Current.CancellationToken);
        var refusal = await folder.Refusal(DatabaseWays.All);
        Assert.Contains($"the data in {folder.FullPath} was made by PostgreSQL 14 and is served by that version only", refusal);
        await File.WriteAllTextAsync(versionFile, version, TestContext.Current.CancellationToken);
        await using var again = await folder.Start();
        Assert.True(await Ask.Answers(again.ConnectionString));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused_and_left_alone()
    {
        using var fresh = new KeptFolder();
        Directory.CreateDirectory(fresh.Cluster);
        var foreign = Path.Combine(fresh.Cluster, "letter.txt");
        await File.WriteAllTextAsync(foreign, "Dear council", TestContext.Current.CancellationToken);
        Assert.Contains("is not empty, but holds no PostgreSQL cluster", await fresh.Refusal());
        Assert.Equal("Dear council", await File.ReadAllTextAsync(foreign, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_lost_password_is_said_and_not_replaced()
    {
        await using (await folder.Start())
        {
        }
        File.Move(folder.In("password"), folder.In("password.lost"));
        Assert.Contains("is lost: the file", await folder.Refusal());
        File.Move(folder.In("password.lost"), folder.In("password"));
    }

    [Fact]
    public async Task A_server_that_does_not_start_shows_the_end_of_its_log()
    {
        await using (await folder.Start())
        {
        }
        var settingsFile = Path.Combine(folder.Cluster, "postgresql.conf");
        var settings = await File.ReadAllTextAsync(settingsFile, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(settingsFile, settings + "no_such_setting = 'yes'\n", TestContext.Current.CancellationToken);
        var refusal = await folder.Refusal();
        await File.WriteAllTextAsync(settingsFile, settings, TestContext.Current.CancellationToken);
        Assert.Contains($"could not be started in {folder.FullPath}", refusal);
        Assert.Contains("unrecognized configuration parameter \"no_such_setting\"", refusal);
    }

    [Fact]
    public async Task A_folder_that_the_servers_account_cannot_reach_is_replaced_by_one_that_it_can()
    {
        using var parent = new KeptFolder();
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(parent.FullPath);
        else
            Directory.CreateDirectory(parent.FullPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var asked = parent.In("data");
        var request = DatabaseRequest.Durable(asked) with { Ways = DatabaseWays.ServerPrograms };
        await using var database = await LocalDatabase.Start(
            request, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, TestContext.Current.CancellationToken);
        var taken = Path.GetDirectoryName(await Ask.One(database.ConnectionString, "show data_directory"))!;
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            Assert.NotEqual(asked, taken);
            Assert.Contains($"data in {taken}, since the account ", database.Origin);
            await database.DisposeAsync();
            Directory.Delete(taken, recursive: true);
        }
        else
        {
            Assert.Equal(Path.GetFullPath(asked), Path.GetFullPath(taken));
        }
    }

    [Fact]
    public async Task A_path_that_a_shell_would_read_otherwise_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not allow such names, or reads them as they are.");
        var request = DatabaseRequest.Durable(Path.Combine(Path.GetTempPath(), "a$HOME")) with { Ways = DatabaseWays.ServerPrograms };
        var refused = await Assert.ThrowsAsync<NoDatabaseException>(
            () => LocalDatabase.Start(request, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, TestContext.Current.CancellationToken));
        Assert.Contains("Name another folder.", refused.Message);
    }
}
