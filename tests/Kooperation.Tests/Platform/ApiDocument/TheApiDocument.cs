using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Platform.Recording;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.ApiDocument;

public sealed class TheApiDocument(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task It_holds_every_route_and_no_other()
    {
        var routes = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {route.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/')}");

        var documented = (await Operations()).Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path}");

        Assert.Equal(routes.Order(), documented.Order());
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_in_its_room()
    {
        var operations = await Operations();

        Assert.NotEmpty(operations);
        Assert.All(operations, operation => Assert.NotEmpty(operation.Description["summary"]!.GetValue<string>()));
        Assert.All(operations, operation => Assert.Single(operation.Description["tags"]!.AsArray()));
        Assert.DoesNotContain(operations, operation => operation.Description["summary"]!.GetValue<string>().StartsWith("One page of", StringComparison.Ordinal));
        Assert.Equal(operations.Count, operations.Select(operation => operation.Description["operationId"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task The_example_of_every_command_is_understood()
    {
        var partnership = await GivenPartnership();

        foreach (var (method, path, description) in (await Operations()).Where(operation => operation.Description["requestBody"] is not null))
        {
            var example = description["requestBody"]!["content"]!["application/json"]!["example"]!;
            var address = path
                .Replace("{ags}", Municipality, StringComparison.Ordinal)
                .Replace("{id}", partnership.ToString(), StringComparison.Ordinal)
                .Replace("{about}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), address) { Content = new StringContent(example.ToJsonString(), null, "application/json") };
            if (Header(description, "If-Match") is not null) request.Headers.TryAddWithoutValidation("If-Match", "*");
            request.Headers.Add("Kooperation-Actor", $"spec/{description["security"]![0]!["token"]![0]}");

            var answer = await Send(request);

            Assert.True(
                answer.Status is HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NotFound or HttpStatusCode.Conflict,
                $"{path}: {(int)answer.Status} {answer.Body}");
        }
    }

    [Fact]
    public async Task The_example_of_every_command_has_the_shape_the_document_gives_it()
    {
        var document = await Host.ApiDocument;

        foreach (var (_, path, description) in (await Operations()).Where(operation => operation.Description["requestBody"] is not null))
        {
            var content = description["requestBody"]!["content"]!["application/json"]!;
            Assert.True(document.FaultsOf(content["schema"]!, content["example"]) is [], $"{path}: {content["example"]}");

            var unknown = content["example"]!.DeepClone();
            unknown["unheardOf"] = 1;
            Assert.NotEmpty(document.FaultsOf(content["schema"]!, unknown));
        }
    }

    [Theory]
    [InlineData("""{ "event": "ContactMade", "occurredOn": null, "form": "meeting", "direction": "mutual", "topics": [] }""", true)]
    [InlineData("""{ "event": "ContactMade", "occurredOn": "2026-13", "form": "meeting", "direction": "mutual", "topics": [] }""", false)]
    [InlineData("""{ "event": "ContactMade", "occurredOn": "2026", "form": "smoke", "direction": "mutual", "topics": [] }""", false)]
    [InlineData("""{ "event": "ContactMade", "occurredOn": "2026", "form": "meeting", "direction": "mutual", "topics": [], "kind": "x" }""", false)]
    [InlineData("""{ "event": "ContactMade", "occurredOn": "2026", "form": "meeting", "direction": "mutual" }""", false)]
    [InlineData("""{ "event": "Unheard", "occurredOn": "2026" }""", false)]
    [InlineData("""{ "occurredOn": "2026", "form": "meeting", "direction": "mutual", "topics": [] }""", false)]
    public async Task A_step_fits_the_document_exactly_where_the_service_understands_it(string step, bool fits)
    {
        var document = await Host.ApiDocument;
        var replacement = new JsonObject { ["replacement"] = JsonNode.Parse(step), ["reason"] = "Verschrieben" };

        var faults = document.FaultsOf(document.Document["components"]!["schemas"]!["CorrectStep"]!, replacement);
        var answer = await Post($"steps/{Guid.CreateVersion7()}/corrections", replacement, ifMatch: "*");

        Assert.True(fits == faults is [], string.Join("; ", faults));
        Assert.Equal((fits, answer.Body), (answer.Status != HttpStatusCode.BadRequest, answer.Body));
    }

    [Fact]
    public async Task What_is_always_there_is_never_null()
    {
        var problem = (await Host.ApiDocument).Document["components"]!["schemas"]!["ProblemDocument"]!["properties"]!;

        Assert.Equal("string", problem["title"]!["type"]!.ToString());
        Assert.Equal(["null", "string"], problem["rule"]!["type"]!.AsArray().Select(type => type!.ToString()).Order());
    }

    [Fact]
    public async Task Without_If_Match_428_is_answered_exactly_where_it_is_required_or_may_be()
    {
        string[] mayBe = ["steps/{id}/corrections", "steps/{id}/withdrawal"];
        foreach (var (_, path, description) in (await Operations()).Where(operation => operation.Method == "post"))
        {
            var isRequired = Header(description, "If-Match")?["required"]?.GetValue<bool>() ?? false;
            Assert.Equal((path, description["responses"]!["428"] is not null), (path, isRequired || mayBe.Any(end => path.EndsWith(end, StringComparison.Ordinal))));
            Assert.NotEqual(description["responses"]!["400"]!["description"]!.ToString(), description["responses"]!["409"]!["description"]!.ToString());
        }
    }

    [Fact]
    public async Task If_Match_is_documented_where_there_is_a_version_to_have_read()
    {
        var without = (await Operations()).Where(operation => operation.Method == "post" && Header(operation.Description, "If-Match") is null);

        // Trials, keys and names have no version: no step is recorded.
        Assert.Equal(
            [
                "AdoptRules", "DraftStrategy", "ErasePerson", "InterruptTrial", "IssueApiKey", "OfferQualificationToMany", "OpenMunicipality", "OpenPartnership", "PlanMeasure", "RegisterOrganisation", "ResumeTrial",
                "RevokeApiKey", "TryRules"
            ],
            without.Select(operation => operation.Description["operationId"]!.ToString()).Order());
    }

    [Fact]
    public async Task No_header_is_filled_in_for_whoever_tries_an_operation_out()
    {
        var headers = (await Operations()).SelectMany(operation => operation.Description["parameters"]!.AsArray()).Where(parameter => parameter!["in"]!.ToString() == "header").ToList();

        Assert.NotEmpty(headers);
        Assert.All(headers, header => Assert.Null(header!["example"]));
        Assert.Contains("\"17\"", headers.First(header => header!["name"]!.ToString() == "If-Match")!["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ETag_and_304_are_documented_exactly_where_they_are_answered()
    {
        var partnership = await GivenPartnership();
        var organisation = await GivenOrganisation("Brücke e. V.");
        var strategy = (await Accepted("strategies", new { occurredOn = "2020", title = "Konzept" })).Id;
        var field = await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" });
        var goal = await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field.StepId });
        var measure = (await Accepted("measures", new { occurredOn = "2020", strategyId = strategy, goalId = goal.StepId, title = "Elterncafé" })).Id;
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var trial = (await Post("rules/trials", new { model = "depth", version = "depth/1" })).Json["id"]!.GetValue<Guid>();
        var key = await GivenApiKey();
        var agreement = await Accepted($"partnerships/{partnership}/agreements", new { kind = "cooperation", purpose = "Elternarbeit", occurredOn = "2026-03-01" });
        var report = await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2022", title = "Bericht", period = new { from = "2021", until = "2021" } });
        var ids = new Dictionary<string, Guid>
        {
            ["trials"] = trial, ["organisations"] = organisation, ["strategies"] = strategy, ["measures"] = measure, ["steps"] = contact.StepId, ["reports"] = report.StepId, ["api-keys"] = key
        };

        foreach (var (_, path, description) in (await Operations()).Where(operation => operation.Method == "get" && operation.Path.Contains("{ags}", StringComparison.Ordinal)))
        {
            var id = ids.GetValueOrDefault(path.Split("/{id}")[0].Split('/')[^1], partnership);
            var address = path
                .Replace("{ags}", Municipality, StringComparison.Ordinal)
                .Replace("{id}", id.ToString(), StringComparison.Ordinal)
                .Replace("{about}", agreement.StepId.ToString(), StringComparison.Ordinal);

            var first = await Send(new HttpRequestMessage(HttpMethod.Get, $"{address}?atLeast={report.Position}"));
            using var again = new HttpRequestMessage(HttpMethod.Get, $"{address}?atLeast={report.Position}");
            again.Headers.TryAddWithoutValidation("If-None-Match", "*");
            var second = await Send(again);

            Assert.Equal(HttpStatusCode.OK, first.Status);
            var documented = (path, description["responses"]!["304"] is not null, description["responses"]!["200"]!["headers"]?["ETag"] is not null, Header(description, "If-None-Match") is not null);
            var isTagged = first.ETag is not null;
            Assert.Equal((path, isTagged, isTagged, isTagged), documented);
            Assert.Equal((path, isTagged ? HttpStatusCode.NotModified : HttpStatusCode.OK), (path, second.Status));
            Assert.Equal(
                (path, description["parameters"]!.AsArray().Any(parameter => parameter!["name"]!.ToString() == "cursor")),
                (path, description["responses"]!["200"]!["headers"]?["Link"] is not null));
        }
    }

    [Fact]
    public async Task Every_operation_says_that_the_database_may_be_away_and_when_to_ask_again()
    {
        foreach (var (method, path, description) in await Operations())
        {
            var away = description["responses"]!["503"];
            Assert.True(away is not null, $"{method} {path}");
            Assert.StartsWith("The database cannot be reached", away["description"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal("string", away["headers"]!["Retry-After"]!["schema"]!["type"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Parameters_are_those_that_the_views_understand()
    {
        var partnership = await GivenPartnership();

        foreach (var (_, path, description) in (await Operations()).Where(operation => operation.Method == "get"))
        {
            var address = path
                .Replace("{ags}", Municipality, StringComparison.Ordinal)
                .Replace("{id}", partnership.ToString(), StringComparison.Ordinal)
                .Replace("{about}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
            var parameters = description["parameters"]!.AsArray()
                .Where(parameter => parameter!["in"]!.GetValue<string>() == "query")
                .Select(parameter => parameter!["name"]!.GetValue<string>());

            foreach (var name in parameters)
            {
                var answer = await Ask($"{address}?{name}=%00");
                Assert.DoesNotContain("This parameter is unknown.", answer.Body, StringComparison.Ordinal);
            }

            var unknown = await Ask($"{address}?unheardOf=1");
            Assert.Equal((HttpStatusCode.BadRequest, true), (unknown.Status, unknown.Json["errors"]!.AsObject().ContainsKey("/unheardOf")));

            async Task<Answer> Ask(string asked)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, asked);
                request.Headers.Add("Kooperation-Actor", $"spec/{description["security"]![0]!["token"]!.AsArray().FirstOrDefault() ?? "reader"}");
                return await Send(request);
            }
        }
    }

    [Fact]
    public async Task A_page_is_documented_beside_JSON_where_there_is_one()
    {
        var pages = (await Operations()).Where(operation => operation.Description["responses"]!["200"]?["content"]?["text/html"] is not null).ToList();

        Assert.Equal(3, pages.Count);
        Assert.All(pages, page => Assert.EndsWith("/dossier", page.Path, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.NotNull(page.Description["responses"]!["200"]!["content"]!["application/json"]));
        Assert.All(pages, page => Assert.NotNull(Header(page.Description, "Accept")));
    }

    [Theory]
    [InlineData(418, "application/problem+json", "{}")]
    [InlineData(201, "text/html", "<p>")]
    [InlineData(201, "application/json", "{}")]
    [InlineData(201, "application/json", """{ "id": "x", "stepId": "0192f7a0-0000-7000-8000-000000000001", "version": 1 }""")]
    [InlineData(201, "application/json", """{ "id": "0192f7a0-0000-7000-8000-000000000001", "stepId": "0192f7a0-0000-7000-8000-000000000001", "version": "1" }""")]
    public async Task An_answer_that_does_not_keep_to_it_is_noticed(int status, string mediaType, string body) =>
        Assert.NotEmpty((await Host.ApiDocument).FaultsOf("POST", At("organisations"), status, mediaType, body));

    [Fact]
    public async Task The_document_and_its_pages_are_open_to_everybody()
    {
        using var nobody = Host.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/openapi/v1.json", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/swagger/index.html", Cancelled)).StatusCode);
    }

    [Fact]
    public void Every_command_has_a_route() => Assert.Equal(
        typeof(Program).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Command)) && !type.IsAbstract).OrderBy(type => type.Name),
        Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<CommandMetadata>()?.Command).OfType<Type>().Distinct().OrderBy(type => type.Name));

    private static JsonNode? Header(JsonNode operation, string name) =>
        operation["parameters"]!.AsArray().SingleOrDefault(parameter => parameter!["name"]!.ToString() == name);

    private async Task<IReadOnlyList<(string Method, string Path, JsonNode Description)>> Operations() =>
        [.. (await Host.ApiDocument).Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key, path.Key, operation.Value!)))];
}
