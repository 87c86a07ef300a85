using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kooperation.Tests.Demonstration;

/// <summary>What a page shows of requests and answers, done one after the other as a shell would.</summary>
internal sealed partial class Documented(HttpClient client)
{
    private readonly Dictionary<string, string> _variables = [];

    /// <summary>What is in a file that is sent.</summary>
    public Func<string, string> Files { get; init; } = file => throw new InvalidOperationException($"There is no {file}");

    /// <summary>Asks for what the page keeps in variables, and gives back every other request, as it is to be sent at that point, with what must be in its answer; null where none is shown.</summary>
    public async IAsyncEnumerable<(Func<HttpRequestMessage> Request, JsonNode? Answer)> Of(string page)
    {
        var blocks = Blocks().Matches(page).Select(block => (Language: block.Groups[1].Value, Text: block.Groups[2].Value)).ToList();
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at].Language != "sh") continue;

            var shown = at + 1 < blocks.Count && blocks[at + 1].Language == "json" ? JsonNode.Parse(blocks[at + 1].Text) : null;
            var commands = blocks[at].Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(line => line.Contains("curl ", StringComparison.Ordinal)).ToList();
            foreach (var command in commands)
            {
                if (Kept().Match(command) is { Success: true } kept) _variables[kept.Groups[1].Value] = await Ask(kept.Groups[2].Value, kept.Groups[3].Value);
                else yield return (() => Request(command), ReferenceEquals(command, commands[^1]) ? shown : null);
            }
        }
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

    // As sed takes it: the one group is what is kept.
    private async Task<string> Ask(string command, string expression)
    {
        using var request = Request(command);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{command}: {(int)answer.StatusCode} {body}");

        var pattern = expression.Replace("\\(", "\0", StringComparison.Ordinal).Replace("\\)", "\u0001", StringComparison.Ordinal)
            .Replace("{", "\\{", StringComparison.Ordinal).Replace("\0", "(", StringComparison.Ordinal).Replace("\u0001", ")", StringComparison.Ordinal);
        var found = Regex.Match(body, pattern);
        Assert.True(found.Success, $"{expression} finds nothing in {body}");
        return found.Groups[1].Value;
    }

    private HttpRequestMessage Request(string command)
    {
        var words = Words().Matches(command[command.IndexOf("curl ", StringComparison.Ordinal)..]).Select(word => Said(word.Value)).ToList();
        var (request, headers, fields) = (new HttpRequestMessage(), new List<(string Name, string Value)>(), new List<string>());
        for (var at = 1; at < words.Count && words[at] is not ("|" or ">"); at++)
        {
            switch (words[at])
            {
                case "-s": break;
                case "-o": at++; break;
                case "-X": request.Method = HttpMethod.Parse(words[++at]); break;
                case "-d": fields.Add(words[++at]); break;
                case "-H": headers.Add((words[++at].Split(": ", 2)[0], words[at].Split(": ", 2)[1])); break;
                default: request.RequestUri = new Uri(new Uri(words[at]).PathAndQuery, UriKind.Relative); break;
            }
        }

        var type = headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/x-www-form-urlencoded";
        if (fields.Count > 0)
        {
            if (!command.Contains("-X ", StringComparison.Ordinal)) request.Method = HttpMethod.Post;
            var body = string.Join('&', fields);
            request.Content = new StringContent(body.StartsWith('@') ? Files(body[1..]) : body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        }

        foreach (var (name, value) in headers.Where(header => header.Name != "Content-Type")) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    // A variable stands for its value everywhere but between single quotes.
    private string Said(string word) =>
        word.StartsWith('\'') ? word.Trim('\'') : Variable().Replace(word.Trim('"'), variable => _variables.GetValueOrDefault(variable.Groups[1].Value) ?? throw new KeyNotFoundException(string.Create(CultureInfo.InvariantCulture, $"{variable} is not set")));

    [GeneratedRegex("```(\\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("^([A-Z]+)=\\$\\((.*) \\| sed 's/(.+)/\\\\1/'\\)$")]
    private static partial Regex Kept();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|[^ ]+")]
    private static partial Regex Words();

    [GeneratedRegex("\\$([A-Z]+)")]
    private static partial Regex Variable();
}
