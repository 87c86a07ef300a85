using System.Net;
using System.Text.RegularExpressions;
using Kooperation.Demonstration;
using Kooperation.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Demonstration;

/// <summary>The README says what the code does: its requests are sent as they stand there, its answer is compared with the real one.</summary>
public sealed partial class TheReadme(KooperationHost host) : KooperationSpec(host)
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public async Task The_recorded_step_leads_to_the_depth_that_is_shown()
    {
        var demonstration = Host.Services.GetRequiredService<LoadDemonstration>();
        await demonstration.Load(LoadDemonstration.Files(), () => { }, Cancelled);
        using var nobody = Host.CreateClient();
        var examples = await new Documented(nobody).Of(Text).ToListAsync(Cancelled);
        var (record, read) = (examples[0], examples[1]);
        Assert.Equal(2, examples.Count);

        var recorded = await Send(record.Request());
        Assert.Equal(HttpStatusCode.Created, recorded.Status);

        var depth = await Eventually(async () => await Send(read.Request()), answer => answer.Json["level"]?.GetValue<int>() == 2);
        Assert.NotNull(read.Answer);
        Assert.Null(Documented.Missing(read.Answer, depth.Json));
    }

    [Fact]
    public async Task The_commands_are_those_that_work()
    {
        Assert.True(File.Exists(Path.Combine(Repository.Root, Project().Match(Text).Groups[1].Value, "Kooperation.csproj")));
        var settings = new Dictionary<string, string> { ["ConnectionStrings:Kooperation"] = await TestDatabase.New() };

        var commands = Commands().Matches(Text).Select(command => command.Groups[1].Value).ToList();

        Assert.Equal(["demo", "projections rebuild", "--no-demo", "help"], commands);
        foreach (var command in commands)
        {
            using var service = ServiceProcess.Start("Development", settings, command.Split(' '));
            if (command == "--no-demo")
            {
                await service.Says("Ready.");
                continue;
            }

            Assert.Equal((command, 0, ""), (command, await service.Ended(), service.Errors));
        }
    }

    [Fact]
    public void What_it_leads_to_is_there() => Assert.All(
        Links().Matches(Text).Select(link => link.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)),
        link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link)), $"{link} is not there"));

    [Fact]
    public async Task Only_what_can_be_asked_for_any_day_is_said_to()
    {
        Assert.DoesNotContain("all as of any day", Text, StringComparison.Ordinal);
        Assert.Contains("by depth and what fades soon, as of any day", Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get("partnerships?asOf=2020-01-01&fadingWithin=60")).Status);
    }

    // In the text, behind the two dashes that dotnet run asks for.
    [GeneratedRegex("`(?:dotnet run --project [^ `]+ )?-- ([^`]+)`")]
    private static partial Regex Commands();

    [GeneratedRegex("dotnet run --project ([^ `]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Links();
}
