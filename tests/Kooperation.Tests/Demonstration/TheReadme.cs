using System.Net;
using System.Text;
using System.Text.Json.Nodes;
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
        var (record, read) = Requests() switch { [var first, var second] => (first, second), _ => throw new InvalidOperationException("The README shows two requests") };

        var recorded = await Send(record());
        Assert.Equal(HttpStatusCode.Created, recorded.Status);

        var depth = await Eventually(async () => await Send(read()), answer => answer.Json["level"]?.GetValue<int>() == 2);
        AssertHolds(JsonNode.Parse(Block("json"))!, depth.Json, "");
    }

    [Fact]
    public void The_commands_are_those_that_work()
    {
        Assert.Contains("dotnet run --project src/Kooperation", Text, StringComparison.Ordinal);
        Assert.Contains("dotnet test", File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")), StringComparison.Ordinal);
        Assert.All(
            Links().Matches(Text).Select(link => link.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)),
            link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link)), $"{link} is not there"));
    }

    // Everything shown is in the real answer; the real one says more.
    private static void AssertHolds(JsonNode shown, JsonNode? real, string at)
    {
        switch (shown)
        {
            case JsonObject members:
                foreach (var (name, member) in members) AssertHolds(member!, real?[name], $"{at}/{name}");
                break;
            case JsonArray elements:
                for (var index = 0; index < elements.Count; index++) AssertHolds(elements[index]!, real?[index], $"{at}/{index}");
                break;
            default:
                Assert.True(JsonNode.DeepEquals(shown, real), $"{at}: {shown} is shown, {real} is answered");
                break;
        }
    }

    private static List<Func<HttpRequestMessage>> Requests() =>
        [.. Block("sh", containing: "curl").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.StartsWith("curl", StringComparison.Ordinal))
            .Select(line => (Func<HttpRequestMessage>)(() => Request(line)))];

    private static HttpRequestMessage Request(string curl)
    {
        var request = new HttpRequestMessage(
            curl.Contains("-X POST", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get,
            new Uri(Address().Match(curl).Groups[1].Value).PathAndQuery);

        foreach (Match header in Header().Matches(curl))
        {
            if (header.Groups[1].Value == "Content-Type") request.Content = new StringContent(Body().Match(curl).Groups[1].Value, Encoding.UTF8, header.Groups[2].Value);
            else request.Headers.Add(header.Groups[1].Value, header.Groups[2].Value);
        }

        return request;
    }

    private static string Block(string language, string containing = "") =>
        Regex.Matches(Text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(block => block.Groups[1].Value).First(block => block.Contains(containing, StringComparison.Ordinal));

    [GeneratedRegex("'(http[^']+)'")]
    private static partial Regex Address();

    [GeneratedRegex("-H '([^:]+): ([^']+)'")]
    private static partial Regex Header();

    [GeneratedRegex("-d '([^']+)'")]
    private static partial Regex Body();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Links();
}
