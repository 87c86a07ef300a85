using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Recording;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Tests.Platform.Requests;

/// <summary>One address and method as the service maps it, with what the API document says of it.</summary>
public sealed record Route(string Method, string Pattern, CommandMetadata? Command, string? Permission, JsonNode Operation)
{
    /// <summary>Somebody who may ask it.</summary>
    public string Actor => $"spec/{(Permission is null ? Roles.Coordinator : Permissions.Named(Permission).Roles.Contains(Roles.Coordinator) ? Roles.Coordinator : Permissions.Named(Permission).Roles[0])}";

    public bool NeedsIfMatch => Command?.Precondition == Precondition.Required;

    /// <summary>The query parameters that the document names.</summary>
    public IEnumerable<(string Name, JsonNode Shape)> Parameters => Operation["parameters"]!.AsArray()
        .Where(parameter => parameter!["in"]!.ToString() == "query")
        .Select(parameter => (parameter!["name"]!.ToString(), parameter["schema"]!));

    public override string ToString() => $"{Method} {Pattern.Replace("/api/v1/municipalities/{ags}/", "", StringComparison.Ordinal)}";
}

/// <summary>A bad request to one route and how it must be answered.</summary>
/// <param name="What">What is bad about it.</param>
/// <param name="At">The JSON pointers of exactly the values at fault; none where no value is.</param>
public sealed record BadRequest(Route Route, string What, Func<HttpRequestMessage> Request, int Status, params IReadOnlyList<string> At)
{
    /// <summary>The methods that the answer must name in Allow.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];
}

/// <summary>
/// All routes of the service, asked badly. A test lists bad requests; every one must be answered by the problem document it deserves, in
/// both languages, without a word about the inside, and must leave nothing behind.
/// </summary>
public abstract class EveryRoute(KooperationHost host) : KooperationSpec(host), IAsyncLifetime
{
    /// <summary>A header's value that is empty when it arrives; the server of the tests would leave such a header out.</summary>
    protected const string EmptyValue = "(empty)";

    private static readonly Dictionary<int, (string English, string German)> Titles = new()
    {
        [400] = ("The request cannot be understood", "Die Anfrage ist nicht verständlich"),
        [401] = ("Not signed in", "Nicht angemeldet"),
        [403] = ("Not allowed", "Nicht erlaubt"),
        [404] = ("Not found", "Nicht gefunden"),
        [405] = ("Method not allowed", "Methode nicht erlaubt"),
        [413] = ("Too large", "Zu groß"),
        [415] = ("Not JSON", "Kein JSON"),
        [428] = ("Precondition missing", "Vorbedingung fehlt")
    };

    private static readonly string[] Inside = ["   at ", "Exception", "System.", "Microsoft.", "Kooperation.", "Npgsql", "Marten", "Wolverine", "StackTrace"];

    private readonly HttpClient _nobody = new(host.Server.CreateHandler(EmptyHeaders)) { BaseAddress = host.Server.BaseAddress };
    private readonly Dictionary<string, Guid> _ids = [];

    protected IReadOnlyList<Route> Routes { get; private set; } = [];

    protected IEnumerable<Route> Commands => Routes.Where(route => route.Command is not null);

    protected IEnumerable<Route> Views => Routes.Where(route => route.Method == "GET");

    protected Harness.ApiDocument Document { get; private set; } = null!;

    /// <summary>What the addresses and bodies name is there, so that a request that is wrongly taken would be recorded.</summary>
    public async ValueTask InitializeAsync()
    {
        Document = await Host.ApiDocument;
        Routes = [.. Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/municipalities/{ags}", StringComparison.Ordinal))
            .Select(RouteOf)];

        _ids["organisations"] = await GivenOrganisation();
        _ids["other"] = await GivenOrganisation("Zweiter e. V.");
        var opened = await Accepted("partnerships", new { organisationId = _ids["organisations"], occurredOn = "2010-01-01" });
        _ids["partnerships"] = opened.Id;
        _ids["steps"] = opened.StepId;
        _ids["agreements"] = (await Accepted($"partnerships/{opened.Id}/agreements", new { kind = "cooperation", purpose = "Elternarbeit", occurredOn = "2010-01-01" })).StepId;
        _ids["strategies"] = (await Accepted("strategies", new { occurredOn = "2010-01-01", title = "Konzept" })).Id;
        var field = (await Accepted($"strategies/{_ids["strategies"]}/fields-of-action", new { occurredOn = "2010-01-01", title = "Bildung" })).StepId;
        _ids["goals"] = (await Accepted($"strategies/{_ids["strategies"]}/goals", new { occurredOn = "2010-01-01", fieldId = field, text = "Mehr Kinder in die Kita" })).StepId;
        _ids["measures"] = await GivenMeasure("Elterncafé");
        _ids["other measure"] = await GivenMeasure("Vätertreff");
        _ids["reports"] = (await Accepted(
            $"strategies/{_ids["strategies"]}/reports", new { occurredOn = "2011", title = "Bericht", period = new { from = "2010", until = "2010" } })).StepId;

        var trial = await Post("rules/trials", new { model = "depth", version = "depth/1" });
        _ids["trials"] = Guid.Parse(trial.Json["id"]!.ToString());
        _ids["api-keys"] = await GivenApiKey();
    }

    public ValueTask DisposeAsync()
    {
        _nobody.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The address of a route, of things that are there unless others are named.</summary>
    protected string AddressOf(Route route, string? ags = null, string? id = null, string? about = null)
    {
        var resource = route.Pattern.Contains("{id}", StringComparison.Ordinal) ? route.Pattern.Split("/{id}")[0].Split('/')[^1] : "";
        return route.Pattern
            .Replace("{ags}", ags ?? Municipality, StringComparison.Ordinal)
            .Replace("{id}", id ?? _ids.GetValueOrDefault(resource).ToString(), StringComparison.Ordinal)
            .Replace("{about}", about ?? _ids[route.Method == "GET" ? "agreements" : "steps"].ToString(), StringComparison.Ordinal);
    }

    /// <summary>A body that the route understands: the document's example, naming what is there.</summary>
    protected JsonObject BodyOf(Route route)
    {
        var body = route.Operation["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone().AsObject();
        if (body.ContainsKey("organisationId")) body["organisationId"] = _ids["other"];
        if (body.ContainsKey("mergedId")) body["mergedId"] = _ids[route.Pattern.Contains("/measures/", StringComparison.Ordinal) ? "other measure" : "other"];
        if (body.ContainsKey("strategyId")) body["strategyId"] = _ids["strategies"];
        if (body.ContainsKey("goalId")) body["goalId"] = _ids["goals"];
        if (body.ContainsKey("partnershipId")) body["partnershipId"] = _ids["partnerships"];
        if (body.ContainsKey("partnerships")) body["partnerships"] = new JsonArray(_ids["partnerships"]);
        return body;
    }

    /// <summary>Whoever does not say who they are.</summary>
    protected const string Nobody = "";

    /// <summary>A request by somebody who may make it, to be spoilt by the case.</summary>
    protected HttpRequestMessage Ask(Route route, string? address = null, string? actor = null, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(route.Method), address ?? AddressOf(route));
        if (actor != Nobody) request.Headers.TryAddWithoutValidation("Kooperation-Actor", actor ?? route.Actor);
        if (route.Operation["requestBody"] is not null) request.Content = content ?? Json(BodyOf(route).ToJsonString());
        if (route.Command is { Precondition: not Precondition.None }) request.Headers.TryAddWithoutValidation("If-Match", "*");

        return request;
    }

    /// <summary>Asks every view for what is there, until it sees it.</summary>
    protected async Task EveryViewAnswers()
    {
        foreach (var view in Views)
        {
            await Eventually(
                async () =>
                {
                    using var response = await _nobody.SendAsync(Ask(view), Cancelled);
                    return $"{view}: {(int)response.StatusCode}";
                },
                answered => answered.EndsWith(": 200", StringComparison.Ordinal));
        }
    }

    protected static HttpContent Json(string text) => Json(Encoding.UTF8.GetBytes(text));

    protected static HttpContent Json(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>Makes every request, and fails with one line for each route and case that was not answered as it must be.</summary>
    protected async Task AllAreRefused(IEnumerable<BadRequest> requests)
    {
        var wrong = new List<string>();
        var asked = 0;
        var recorded = await CountOfSteps();
        foreach (var bad in requests)
        {
            asked++;
            var faults = await FaultsOf(bad);
            var before = recorded;
            recorded = await CountOfSteps();
            if (recorded != before) faults = [.. faults, $"appended {recorded - before}"];
            if (faults.Count > 0) wrong.Add($"{bad.Route}, {bad.What}: {string.Join("; ", faults)}");
        }

        Assert.NotEqual(0, asked);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked} bad requests are answered wrongly:\n{string.Join('\n', wrong.Take(200))}");
    }

    private async Task<Guid> GivenMeasure(string title) =>
        (await Accepted("measures", new { occurredOn = "2010-01-01", strategyId = _ids["strategies"], goalId = _ids["goals"], title })).Id;

    private async Task<IReadOnlyList<string>> FaultsOf(BadRequest bad)
    {
        var (english, saidInEnglish) = await FaultsOf(bad, "en");
        var (german, saidInGerman) = await FaultsOf(bad, "de");

        return [
            .. english,
            .. german.Except(english).Select(fault => $"in German {fault}"),
            .. saidInEnglish == saidInGerman ? [$"says the same in both languages: {saidInEnglish}"] : Array.Empty<string>()];
    }

    private async Task<(IReadOnlyList<string> Faults, string Detail)> FaultsOf(BadRequest bad, string language)
    {
        using var request = bad.Request();
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await _nobody.SendAsync(request, Cancelled);
        var body = await response.Content.ReadAsStringAsync(Cancelled);

        var faults = new List<string>();
        var status = (int)response.StatusCode;
        if (status != bad.Status) faults.Add($"{status} instead of {bad.Status}: {Shortened(body)}");

        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (mediaType != "application/problem+json") return ([.. faults, $"{mediaType ?? "nothing"} is no problem document"], body);

        var problem = JsonNode.Parse(body)!;
        if (problem["status"]!.GetValue<int>() != status) faults.Add($"its body says {problem["status"]}");
        if (!problem["type"]!.ToString().StartsWith("urn:kooperation:problem:", StringComparison.Ordinal)) faults.Add($"type {problem["type"]}");

        var (inEnglish, inGerman) = Titles.GetValueOrDefault(bad.Status);
        var title = language == "de" ? inGerman : inEnglish;
        if (status == bad.Status && problem["title"]!.ToString() != title) faults.Add($"titled '{problem["title"]}' instead of '{title}'");
        if (!response.Content.Headers.ContentLanguage.SequenceEqual([language])) faults.Add($"is in '{string.Join(", ", response.Content.Headers.ContentLanguage)}'");

        var at = problem["errors"]!.AsObject().Select(error => error.Key).ToList();
        if (status == bad.Status && !at.Order(StringComparer.Ordinal).SequenceEqual(bad.At.Order(StringComparer.Ordinal)))
        {
            faults.Add($"finds fault at {Listed(at)} instead of {Listed(bad.At)}: {Shortened(body)}");
        }

        if (problem["errors"]!.AsObject().Any(error => error.Value!.AsArray().Count == 0)) faults.Add("finds a fault and does not say which");
        if (Inside.Where(word => body.Contains(word, StringComparison.Ordinal)).ToList() is { Count: > 0 } inside) faults.Add($"tells of {Listed(inside)}: {Shortened(body)}");
        if (bad.Route.Command?.Command.Name is { } type && body.Contains(type, StringComparison.Ordinal)) faults.Add($"tells of {type}: {Shortened(body)}");
        if (bad.Allow.Count > 0 && !response.Content.Headers.Allow.Order().SequenceEqual(bad.Allow.Order())) faults.Add($"allows {Listed([.. response.Content.Headers.Allow])} instead of {Listed(bad.Allow)}");

        faults.AddRange(Document.FaultsOf(request.Method.Method, request.RequestUri!.OriginalString.Split('?')[0], status, mediaType, body));
        return (faults, problem["detail"]!.ToString());
    }

    private static void EmptyHeaders(HttpContext http)
    {
        IDictionary<string, StringValues> headers = http.Request.Headers;
        foreach (var name in headers.Where(header => header.Value == EmptyValue).Select(header => header.Key).ToList())
        {
            headers.Remove(name);
            headers.Add(name, "");
        }
    }

    private Route RouteOf(RouteEndpoint endpoint)
    {
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single();
        var pattern = endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/');
        return new Route(method, pattern, endpoint.Metadata.GetMetadata<CommandMetadata>(), endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy, Document.Document["paths"]![pattern]![method.ToLower(CultureInfo.InvariantCulture)]!);
    }

    private static string Listed(IReadOnlyList<string> words) => words.Count == 0 ? "nothing" : string.Join(", ", words.Select(word => $"'{word}'"));

    private static string Shortened(string body) => body.Length > 300 ? body[..300] + "…" : body;
}
