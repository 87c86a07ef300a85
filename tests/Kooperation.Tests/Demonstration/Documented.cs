using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kooperation.Tests.Demonstration;

/// <summary>The requests and answers that a page shows.</summary>
internal static partial class Documented
{
    /// <summary>Asks for the tokens as the page does, and keeps each under the name of its variable.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Tokens(string page, HttpClient client)
    {
        var tokens = new Dictionary<string, string>();
        foreach (Match line in TokenLine().Matches(page))
        {
            using var asked = new FormUrlEncodedContent(Field().Matches(line.Value).Select(field => KeyValuePair.Create(field.Groups[1].Value, field.Groups[2].Value)));
            using var answer = await client.PostAsync(new Uri(line.Groups[2].Value).PathAndQuery, asked, TestContext.Current.CancellationToken);
            tokens[line.Groups[1].Value] = Regex.Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), line.Groups[3].Value.Replace("\\(", "(").Replace("\\)", ")"), "$1");
        }

        return tokens;
    }

    /// <summary>What is sent, as the page shows it, and what must be in the answer; null where none is shown.</summary>
    /// <param name="tokens">What stands for each variable.</param>
    /// <param name="files">What is in a file that is sent.</param>
    public static IReadOnlyList<(Func<HttpRequestMessage> Request, JsonNode? Answer)> Examples(
        string page, IReadOnlyDictionary<string, string> tokens, Func<string, string>? files = null)
    {
        var examples = new List<(Func<HttpRequestMessage> Request, JsonNode? Answer)>();
        foreach (Match block in Blocks().Matches(page))
        {
            var text = block.Groups[2].Value;
            if (block.Groups[1].Value == "json" && examples.Count > 0) examples[^1] = examples[^1] with { Answer = JsonNode.Parse(text) };
            if (block.Groups[1].Value != "sh") continue;

            foreach (var line in text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith("curl", StringComparison.Ordinal)))
                examples.Add((() => Request(line, tokens, files), null));
        }

        return examples;
    }

    /// <summary>What is shown and is not in the real answer, which may say more; null where all of it is.</summary>
    public static string? Missing(JsonNode? shown, JsonNode? real, string at = "")
    {
        switch (shown)
        {
            case JsonObject members:
                return members.Select(member => Missing(member.Value, (real as JsonObject)?[member.Key], $"{at}/{member.Key}")).FirstOrDefault(missing => missing is not null);
            case JsonArray elements:
                return elements.Select((element, index) => MissingIn(element, real as JsonArray, $"{at}/{index}")).FirstOrDefault(missing => missing is not null);
            default:
                return JsonNode.DeepEquals(shown, real) ? null : $"{at}: {shown?.ToJsonString() ?? "null"} is shown, {real?.ToJsonString() ?? "nothing"} is answered";
        }
    }

    // A list may have others in between.
    private static string? MissingIn(JsonNode? element, JsonArray? real, string at) =>
        real is not null && real.Any(one => Missing(element, one) is null) ? null : $"{at}: {element?.ToJsonString()} is shown, and not in {real?.ToJsonString() ?? "the answer"}";

    private static HttpRequestMessage Request(string curl, IReadOnlyDictionary<string, string> tokens, Func<string, string>? files)
    {
        var request = new HttpRequestMessage(
            curl.Contains("-X POST", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get,
            new Uri(Address().Match(curl).Groups[1].Value).PathAndQuery);

        foreach (Match header in Header().Matches(curl))
        {
            if (header.Groups[1].Value == "Content-Type") request.Content = new StringContent(files is not null && File().Match(curl) is { Success: true } file ? files(file.Groups[1].Value) : Body().Match(curl).Groups[1].Value, Encoding.UTF8, header.Groups[2].Value);
            else request.Headers.TryAddWithoutValidation(header.Groups[1].Value, header.Groups[2].Value);
        }

        if (Bearer().Match(curl) is { Success: true } bearer) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[bearer.Groups[1].Value]);
        return request;
    }

    // As sed takes it: the one group is the token.
    [GeneratedRegex("^([A-Z]+)=\\$\\(curl -s (http\\S+) .* \\| sed 's/(.+)/\\\\1/'\\)$", RegexOptions.Multiline)]
    private static partial Regex TokenLine();

    [GeneratedRegex("-d (\\w+)=(\\S+)")]
    private static partial Regex Field();

    [GeneratedRegex("-H \"Authorization: Bearer \\$([A-Z]+)\"")]
    private static partial Regex Bearer();

    [GeneratedRegex("```(\\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("'(http[^']+)'")]
    private static partial Regex Address();

    [GeneratedRegex("-H '([^:]+): ([^']+)'")]
    private static partial Regex Header();

    [GeneratedRegex("-d @(\\S+)")]
    private static partial Regex File();

    [GeneratedRegex("-d '([^']+)'")]
    private static partial Regex Body();
}
