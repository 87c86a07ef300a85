using System.Net.Sockets;
using Kooperation.Platform.Database;
using Kooperation.Platform.Running;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Connections;

namespace Kooperation.Tests.Platform.Running;

/// <summary>A slip on the command line is said; it never starts the service.</summary>
public sealed class ReadingTheCommandLine
{
    [Theory]
    [InlineData("", Job.Serve, true)]
    [InlineData("--no-demo", Job.Serve, false)]
    [InlineData("--urls http://localhost:1", Job.Serve, true)]
    [InlineData("--urls=http://localhost:1 Nodes=one", Job.Serve, true)]
    [InlineData("demo", Job.LoadDemonstration, true)]
    [InlineData("--no-demo demo", Job.LoadDemonstration, false)]
    [InlineData("--urls http://localhost:1 demo", Job.LoadDemonstration, true)]
    [InlineData("demo --urls http://localhost:1", Job.LoadDemonstration, true)]
    [InlineData("projections rebuild", Job.RebuildViews, true)]
    [InlineData("--help", Job.Help, true)]
    [InlineData("-h", Job.Help, true)]
    [InlineData("help", Job.Help, true)]
    [InlineData("projections --help", Job.Help, true)]
    public void Options_stand_anywhere_and_what_is_left_is_the_command(string typed, Job job, bool withDemonstration)
    {
        var read = CommandLine.Read(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((job, withDemonstration), (read.Job, read.WithDemonstration));
        Assert.DoesNotContain("demo", read.Options);
    }

    [Fact]
    public void Options_go_to_the_configuration_as_they_are() => Assert.Equal(
        ["--urls", "http://localhost:1", "--Nodes=one"], CommandLine.Read(["--urls", "http://localhost:1", "demo", "--Nodes=one", "--no-demo"]).Options);

    [Fact]
    public void Several_views_are_rebuilt_together() =>
        Assert.Equal(["Relation", "Partnership"], CommandLine.Read(["projections", "rebuild", "Relation", "Partnership", "Relation"]).Views);

    [Theory]
    [InlineData("demos", "There is no command demos. There are: demo, projections rebuild, help; without a command the service starts.")]
    [InlineData("Demo", "There is no command Demo. There are: demo, projections rebuild, help; without a command the service starts.")]
    [InlineData("--urls http://localhost:1 demos", "There is no command demos. There are: demo, projections rebuild, help; without a command the service starts.")]
    [InlineData("demo twice", "demo takes nothing further, and twice is not understood.")]
    [InlineData("projections", "Say what is to be done with the projections: projections rebuild [view ...]")]
    [InlineData("demo --urls", "--urls needs a value, such as --urls value or --urls=value.")]
    [InlineData("--urls --no-demo", "--urls needs a value, such as --urls value or --urls=value.")]
    public void What_is_not_understood_is_said_in_a_sentence(string typed, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<Misunderstanding>(() => CommandLine.Read(typed.Split(' '))).Message);

    [Fact]
    public async Task An_unknown_word_ends_the_program_with_2()
    {
        using var service = ServiceProcess.Start("Development", new Dictionary<string, string>(), "demos");

        Assert.Equal((2, ""), (await service.Ended(), service.Output));
        Assert.StartsWith("There is no command demos.", service.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    public async Task Help_says_what_the_commands_are_and_starts_nothing(string word)
    {
        using var service = ServiceProcess.Start("Production", new Dictionary<string, string>(), word);

        Assert.Equal((0, CommandLine.Help, ""), (await service.Ended(), service.Output.TrimEnd(), service.Errors));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://localhost:21")]
    [InlineData("http://localhost:99999")]
    public async Task An_address_that_is_none_is_said_in_a_sentence(string address)
    {
        using var service = ServiceProcess.Start("Development", new Dictionary<string, string>(), "--urls", address);

        Assert.Equal(
            (1, $"{address} is no address to listen at. Write it like this: --urls http://localhost:5081"),
            (await service.Ended(), service.Errors.Trim()));
    }

    [Fact]
    public void A_taken_address_is_no_reason_to_suspect_the_database()
    {
        var taken = new IOException("Failed to bind", new AddressInUseException("taken", new SocketException((int)SocketError.AddressAlreadyInUse)));

        Assert.True(OwnAddress.IsReasonOf(taken));
        Assert.False(DatabaseAway.IsReasonOf(taken));
        Assert.False(DatabaseAway.IsReasonOf(new SocketException((int)SocketError.AddressAlreadyInUse)));
        Assert.True(DatabaseAway.IsReasonOf(new SocketException((int)SocketError.HostNotFound)));
        Assert.True(DatabaseAway.IsReasonOf(new Npgsql.NpgsqlException("away", new SocketException((int)SocketError.ConnectionRefused))));
    }

    [Fact]
    public async Task An_address_of_another_machine_is_said_to_be_the_address()
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings:Kooperation"] = await TestDatabase.New() };
        using var service = ServiceProcess.Start("Development", settings, "--urls", "http://192.0.2.1:5099");

        Assert.Equal(1, await service.Ended());
        Assert.StartsWith("The address cannot be listened at: ", service.Errors, StringComparison.Ordinal);
        Assert.Single(service.Errors.Trim().Split('\n'));
    }
}
