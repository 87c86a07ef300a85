using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kooperation.Demonstration;
using Kooperation.Domain.Rules;
using Kooperation.Platform;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Database;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.ApiDocument;

/// <summary>
/// The document shows what the service answers about the demonstration. Where an answer has changed for good, run this with
/// <c>KOOPERATION_WRITE_EXAMPLES=1</c>: it writes the examples anew.
/// </summary>
public sealed partial class TheExampleAnswers : IAsyncLifetime
{
    private const string Municipality = "/api/v1/municipalities/03241001/";
    private const int MostShown = 2;

    private static readonly string File = Path.Combine(Repository.Root, "src/Kooperation/Platform/ApiDocument/example-answers.json");
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string _database = "";
    private KooperationHost? _host;
    private WebApplicationFactory<Program>? _service;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.New();
        _host = KooperationHost.Over(_database);
        _service = _host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(new Today(new AtOneMoment()))));
        await _service.Services.GetRequiredService<LoadDemonstration>().Load(LoadDemonstration.Files(), () => { }, Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _service!.DisposeAsync();
        await _host!.DisposeAsync();
    }

    [Fact]
    public async Task The_document_shows_what_is_answered()
    {
        using var client = _service!.CreateClient();
        var document = new Harness.ApiDocument(JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", Cancelled))!);
        await EveryViewHasFollowed(client);
        var ids = await Ids(client);
        await EverythingCameToBeKnownAtThatMoment();

        var shown = new JsonObject();
        foreach (var (path, operations) in document.Document["paths"]!.AsObject())
        {
            if (operations!["get"] is not { } view || IsFile(view)) continue;

            var address = path
                .Replace("/api/v1/municipalities/{ags}", Municipality.TrimEnd('/'), StringComparison.Ordinal)
                .Replace("{id}", ids.GetValueOrDefault(path.Contains("{about}", StringComparison.Ordinal) ? "partnership of the agreement" : path.Split("/{id}")[0].Split('/')[^1]), StringComparison.Ordinal)
                .Replace("{about}", ids["agreements"], StringComparison.Ordinal);
            if (path.EndsWith("/diff", StringComparison.Ordinal)) address += "?fromAsOf=2025-01-01";
            if (path.EndsWith("/search", StringComparison.Ordinal)) address += "?q=theater";
            var answered = CutShort(Steady(await Get(client, address, $"spec/{view["security"]![0]!["token"]!.AsArray().FirstOrDefault() ?? "coordinator@03241001"}")));
            shown[view["operationId"]!.ToString()] = answered.DeepClone();

            var content = view["responses"]!["200"]!["content"]!["application/json"]!;
            Assert.Empty(document.FaultsOf(content["schema"]!, answered));
            if (!IsWriting) Assert.True(JsonNode.DeepEquals(content["example"], answered), $"{path} is answered otherwise than the document shows; if that is meant, run this with KOOPERATION_WRITE_EXAMPLES=1. Answered: {answered}");
        }

        if (IsWriting) await System.IO.File.WriteAllTextAsync(File, shown.ToJsonString(Readable) + "\n", Cancelled);
    }

    // The rules of depth and of progress are files.
    private static bool IsFile(JsonNode view) => view["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"] is null;

    private static bool IsWriting => Environment.GetEnvironmentVariable("KOOPERATION_WRITE_EXAMPLES") == "1";

    // The deepest partnership and what is listed first: there is most to see.
    private static async Task<Dictionary<string, string>> Ids(HttpClient client)
    {
        var partnership = (await First(client, "partnerships?sort=level", "id"), await First(client, "partnerships?sort=level", "organisationId"));
        var strategy = await First(client, "strategies", "id");
        return new()
        {
            ["reports"] = await Published(client, strategy),
            ["partnerships"] = partnership.Item1,
            ["organisations"] = partnership.Item2,
            ["strategies"] = strategy,
            ["measures"] = await First(client, "measures", "id"),
            ["partnership of the agreement"] = await First(client, "history?event=AgreementSigned", "stream"),
            ["agreements"] = await First(client, "history?event=AgreementSigned", "stepId"),
            ["steps"] = await First(client, $"partnerships/{partnership.Item1}/history", "stepId"),
            ["trials"] = await Trial(client),
            ["api-keys"] = await ApiKey(client)
        };
    }

    // The log goes by the clock of the database; a replay tells each step on the day it came to be known.
    private Task EverythingCameToBeKnownAtThatMoment() => Ask.One(_database, "UPDATE kooperation.log SET logged_at = '2026-11-18T09:30:00Z'");

    // The demonstration publishes none.
    private static async Task<string> Published(HttpClient client, string strategy)
    {
        using var command = JsonContent.Create(new { occurredOn = "2026-11-18", title = "Zwischenbericht 2025", period = new { from = "2025", until = "2025" } });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Municipality}strategies/{strategy}/reports") { Content = command };
        request.Headers.TryAddWithoutValidation("Kooperation-Actor", "spec/coordinator");
        using var answer = await client.SendAsync(request, Cancelled);
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, body);
        await EveryViewHasFollowed(client);
        return JsonNode.Parse(body)!["stepId"]!.ToString();
    }

    // Contacts that count for half as long: something to see.
    private static async Task<string> Trial(HttpClient client)
    {
        var file = RulesEdition.StandardOf(RulesModel.Depth).File.Replace("\"depth/1\"", "\"depth/2\"", StringComparison.Ordinal).Replace("\"lasts\": \"12 months\"", "\"lasts\": \"6 months\"", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, Municipality + "rules/trials") { Content = JsonContent.Create(new { model = "depth", file }) };
        request.Headers.Add("Kooperation-Actor", "spec/coordinator");
        request.Headers.Add("Idempotency-Key", "an example");
        using var begun = await client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);

        var id = begun.Headers.Location!.OriginalString.Split('/')[^1];
        await KooperationSpec.Eventually(async () => (await Get(client, $"{Municipality}rules/trials/{id}"))["state"]!.ToString(), state => state == "done");
        return id;
    }

    private static async Task<string> ApiKey(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Municipality + "api-keys")
        {
            Content = JsonContent.Create(new { label = "Dokumentenmanagement", role = "coordinator", expiresOn = "2027-11-30", offices = new[] { "FB 50" }, reason = "Das System legt Vereinbarungen selbst ab" })
        };
        request.Headers.Add("Kooperation-Actor", "spec/administrator");
        request.Headers.Add("Idempotency-Key", "an example");
        using var issued = await client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        return JsonNode.Parse(await issued.Content.ReadAsStringAsync(Cancelled))!["id"]!.ToString();
    }

    private static Task EveryViewHasFollowed(HttpClient client) => KooperationSpec.Eventually(
        async () => (await Get(client, "/health/ready"))["views"]!.AsArray(), views => views.All(view => view!["lag"]!.GetValue<long>() == 0));

    private static async Task<string> First(HttpClient client, string list, string name) => (await Get(client, Municipality + list))["items"]![0]![name]!.ToString();

    private static async Task<JsonNode> Get(HttpClient client, string address, string actor = "spec/reader")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Kooperation-Actor", actor);
        using var answer = await client.SendAsync(request, Cancelled);
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    // What is new at each loading: when it was recorded, what belongs together, and the ids of steps that others caused.
    private static JsonNode Steady(JsonNode answer) => JsonNode.Parse(ByChance().Replace(Moment().Replace(answer.ToJsonString(Readable), "\"2026-11-18T09:30:00+00:00\""), "0192f7a0-0000-7000-8000-000000000001"))!;

    private static JsonNode CutShort(JsonNode answer)
    {
        switch (answer)
        {
            case JsonObject members:
                foreach (var member in members.Select(member => member.Value).OfType<JsonNode>()) CutShort(member);
                break;
            case JsonArray elements:
                while (elements.Count > MostShown) elements.RemoveAt(elements.Count - 1);
                foreach (var element in elements.OfType<JsonNode>()) CutShort(element);
                break;
            default:
                break;
        }

        return answer;
    }

    [GeneratedRegex("\"20[0-9-]{8}T[^\"]+\"")]
    private static partial Regex Moment();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    private static partial Regex ByChance();

    private sealed class AtOneMoment : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 18, 9, 30, 0, TimeSpan.Zero);
    }
}
