using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kooperation.Demonstration;
using Kooperation.Domain.Depth;
using Kooperation.Platform;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Demonstration;

/// <summary>The page for auditors says what the code does: its requests are sent as they stand there, one after the other, on the demonstration.</summary>
[Collection(KooperationCollection.Name)]
public sealed partial class TheAuditPage
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs/audit.md"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worked_example_is_answered_as_it_is_shown()
    {
        await using var host = KooperationHost.Over(await TestDatabase.New());
        await using var service = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(new Today(new AtOneMoment()))));
        await service.Services.GetRequiredService<LoadDemonstration>().Load(LoadDemonstration.Files(), () => { }, Cancelled);
        using var client = service.CreateClient();
        var count = 0;
        await foreach (var (request, shown) in new Documented(client) { Files = Trial }.Of(Text))
        {
            count++;

            // What was recorded just before is in the log, and in every view, a moment later; a question may be asked again.
            var (missing, _) = await KooperationSpec.Eventually(
                async () =>
                {
                    using var sent = request();
                    using var answer = await client.SendAsync(sent, Cancelled);
                    var body = await answer.Content.ReadAsStringAsync(Cancelled);
                    return (Missing: answer.IsSuccessStatusCode ? Documented.Missing(shown ?? new JsonObject(), shown is null ? null : JsonNode.Parse(body)) : body, IsQuestion: sent.Method == HttpMethod.Get);
                },
                seen => seen.Missing is null || !seen.IsQuestion);
            Assert.Null(missing);
        }

        Assert.True(count > 6, $"only {count} examples");
    }

    [Fact]
    public async Task Every_address_that_it_names_is_one_of_the_document()
    {
        await using var host = KooperationHost.Over(await TestDatabase.New());
        var paths = (await host.ApiDocument).Document["paths"]!.AsObject().Select(path => path.Key.Split("{ags}/")[^1]).ToHashSet();

        foreach (var named in (string[])["history", "reports/{id}/figures", "reports/{id}/restatement", "comparison", "rules", "rules/trials", "partnerships/{id}/dossier", "measures/{id}/dossier", "landscape/explain", "quality/explain", "deadlines/explain", "reminders/explain"])
        {
            Assert.Contains($"`{named}", Text, StringComparison.Ordinal);
            Assert.Contains(named, paths);
        }

        foreach (var view in (string[])["organisations/{id}", "partnerships/{id}", "partnerships/{id}/depth", "strategies/{id}", "strategies/{id}/progress", "measures/{id}"])
        {
            Assert.Contains($"`{view}`", Text, StringComparison.Ordinal);
            Assert.All((string[])["", "/explain", "/diff", "/replay"], below => Assert.Contains(view + below, paths));
        }
    }

    // As sed and jq would write it.
    private static string Trial(string file)
    {
        Assert.Equal("trial.json", file);
        var rules = DepthRules.Standard.Text;
        foreach (Match change in Change().Matches(Text)) rules = rules.Replace(change.Groups[1].Value, change.Groups[2].Value, StringComparison.Ordinal);
        return new JsonObject { ["model"] = "depth", ["file"] = rules }.ToJsonString();
    }

    [GeneratedRegex("s#([^#]+)#([^#]+)#")]
    private static partial Regex Change();

    private sealed class AtOneMoment : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 26, 9, 30, 0, TimeSpan.Zero);
    }
}
