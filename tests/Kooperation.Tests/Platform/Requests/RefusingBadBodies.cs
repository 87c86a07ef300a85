using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Requests;

public sealed partial class RefusingBadBodies(KooperationHost host) : EveryRoute(host)
{
    /// <summary>Stands in a body where a bad value goes, which may be something that no JSON library writes.</summary>
    private const string Gap = "\"the bad value\"";

    /// <summary>Rules that ask what happened before, beside those that something does not know.</summary>
    private static readonly string[] OfWhatHappenedBefore =
        ["organisation-merged", "contact-person-not-assigned", "measure-completed", "same-kind-of-step", "begins-the-history", "weight-of-what", "override-of-what", "municipality-not-opened"];

    [Fact]
    public async Task The_examples_of_the_document_say_nothing_that_is_refused_for_itself()
    {
        foreach (var route in Commands)
        {
            using var client = Host.CreateClient();
            using var request = Ask(route);
            using var response = await client.SendAsync(request, Cancelled);

            // What the address names is there, but for what a command is about: only what happened before can speak against it.
            var answer = await response.Content.ReadAsStringAsync(Cancelled);
            var rule = response.StatusCode == HttpStatusCode.Conflict ? JsonNode.Parse(answer)!["rule"]!.ToString() : "";
            Assert.True(
                response.StatusCode == HttpStatusCode.Created || rule.EndsWith("-unknown", StringComparison.Ordinal) || OfWhatHappenedBefore.Contains(rule),
                $"{route}: {(int)response.StatusCode} {answer}");
        }
    }

    [Fact]
    public Task What_is_no_JSON_object_is_refused_as_a_whole() => AllAreRefused(
        from route in Commands
        let body = BodyOf(route).ToJsonString()
        from bad in NoObjects(body)
        select new BadRequest(route, bad.What, () => Ask(route, content: Json(bad.Body)), 400, ""));

    [Fact]
    public async Task An_empty_body_is_called_empty_and_a_byte_order_mark_is_passed_over()
    {
        var empty = await Post(new ByteArrayContent([]));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "The body is empty; a JSON object is expected, at least {}."), (empty.Status, empty.Json["detail"]!.GetValue<string>()));

        var marked = await Post(new ByteArrayContent([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("""{ "name": "Brücke e. V.", "kind": "association", "occurredOn": "2010-01-01" }""")]));
        Assert.Equal(HttpStatusCode.Created, marked.Status);

        async Task<Answer> Post(ByteArrayContent body)
        {
            body.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, At("organisations")) { Content = body };
            return await Send(request);
        }
    }

    [Fact]
    public Task What_no_body_may_hold_is_named() => AllAreRefused(
        from route in Commands
        let body = BodyOf(route)
        from bad in Disorderly(body)
        select new BadRequest(route, bad.What, () => Ask(route, content: Json(bad.Body)), 400, bad.At));

    [Fact]
    public Task What_is_missing_is_named() => AllAreRefused(
        from route in Commands
        let required = Required(route).ToList()
        where required.Count > 0
        from missing in required.Select(name => new[] { name }).Append([.. required])
        select new BadRequest(route, $"without {string.Join(", ", missing)}", () => Ask(route, content: Json(Without(BodyOf(route), missing))), 400, [.. missing.Select(name => $"/{name}")]));

    [Fact]
    public Task A_value_of_the_wrong_kind_is_named_wherever_it_stands() => AllAreRefused(
        from route in Commands
        from place in PlacesOf(route)
        from bad in BadValues
        let at = FaultsAt(place, bad)
        where at.Count > 0
        select new BadRequest(route, $"{place.At} is {bad.What}", () => Ask(route, content: Json(Filled(place.Around(Gap.Trim('"')), bad.Json))), 400, at));

    [Fact]
    public Task What_no_object_may_hold_is_named_wherever_it_stands() => AllAreRefused(
        from route in Commands
        from place in PlacesOf(route)
        where IsObject(place.Shape)
        let good = Understood(place.Shape).AsObject()
        from bad in Disorderly(good).Append(("a name that is half a character", With(good.ToJsonString(), """ "\ud800": 1 """), [""]))
        select new BadRequest(
            route,
            $"{place.At} has {bad.What}",
            () => Ask(route, content: Json(Filled(place.Around(Gap.Trim('"')), Encoding.UTF8.GetBytes(bad.Body)))),
            400,
            [.. bad.At.Select(at => place.At + at)]));

    [Fact]
    public async Task An_answer_names_a_hundred_faults_and_no_more()
    {
        var answer = await Post("organisations", Json($$"""{ "name": "x", "kind": "association", "occurredOn": "2020", "districts": [{{string.Join(',', Enumerable.Repeat("1", 100))}}], "otherNames": [1, 2, 3] }"""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(100, answer.Json["errors"]!.AsObject().Count);
    }

    [Fact]
    public Task A_text_longer_than_the_document_says_is_named_wherever_it_stands() => AllAreRefused(
        from route in Commands
        from place in PlacesOf(route)
        where Unwrapped(place.Shape)["maxLength"] is not null
        let longest = Unwrapped(place.Shape)["maxLength"]!.GetValue<int>()
        select new BadRequest(route, $"{place.At} has {longest + 1} characters", () => Ask(route, content: Json(place.Around(string.Concat(Enumerable.Repeat("🤝", longest + 1))).ToJsonString())), 400, place.At));

    [Fact]
    public Task A_list_longer_than_the_document_says_is_named_wherever_it_stands() => AllAreRefused(
        from route in Commands
        from place in PlacesOf(route)
        where Unwrapped(place.Shape)["maxItems"] is not null
        let most = Unwrapped(place.Shape)["maxItems"]!.GetValue<int>()
        select new BadRequest(route, $"{place.At} has {most + 1} entries", () => Ask(route, content: Json(place.Around(new JsonArray([.. Enumerable.Repeat(1, most + 1).Select(one => (JsonNode)one)])).ToJsonString())), 400, place.At));

    [Fact]
    public void Every_text_and_every_list_that_is_sent_has_a_limit()
    {
        var places = Commands.SelectMany(PlacesOf).Select(place => (place.At, Shape: Unwrapped(place.Shape))).ToList();
        var texts = places.Where(place => place.Shape["type"]?.ToJsonString().Contains("string", StringComparison.Ordinal) == true)
            .Where(place => place.Shape["enum"] is null && place.Shape["pattern"] is null && place.Shape["format"]?.ToString() != "uuid");

        Assert.DoesNotContain(texts, place => place.Shape["maxLength"] is null);
        Assert.DoesNotContain(places, place => place.Shape["items"] is not null && place.Shape["maxItems"] is null);
    }

    [Fact]
    public async Task However_long_a_text_and_however_large_a_number_it_is_no_fault_of_ours()
    {
        foreach (var route in Commands)
        {
            var body = BodyOf(route);
            foreach (var (name, shape) in SchemaOf(route)["properties"]!.AsObject())
            {
                var one = Unwrapped(shape!);
                if (one["enum"] is not null || one["pattern"] is not null || one["format"]?.ToString() == "uuid") continue;

                if (one["format"]?.ToString() == "int64") body[name] = 9_007_199_254_740_991;
                else if (one["format"]?.ToString() == "int32") body[name] = int.MaxValue;
                else if (Document.FaultsOf(one, "") is []) body[name] = string.Concat(Enumerable.Repeat("Straße ", 12_000))[..one["maxLength"]!.GetValue<int>()];
            }

            using var client = Host.CreateClient();
            using var request = Ask(route, content: Json(body.ToJsonString()));
            using var response = await client.SendAsync(request, Cancelled);
            Assert.True((int)response.StatusCode < 500, $"{route}: {(int)response.StatusCode}");
        }

        // The views show all that came before this.
        var last = await Accepted("organisations", new { name = "Letzter e. V.", kind = "association", occurredOn = "2020" });
        await Eventually(async () => (await Get($"landscape?atLeast={last.Position}")).Status, status => status == HttpStatusCode.OK);
        await EveryViewAnswers();
    }

    [Fact]
    public Task More_than_a_megabyte_is_too_much() => AllAreRefused(
        from route in Commands
        from bad in new (string What, Func<byte[], HttpContent> Content)[]
        {
            ("with its length", Json),
            ("in chunks", InChunks)
        }
        let body = Encoding.UTF8.GetBytes(BodyOf(route).ToJsonString() + new string(' ', 1_100_000))
        select new BadRequest(route, $"1.1 MB {bad.What}", () => Ask(route, content: bad.Content(body)), 413));

    [Fact]
    public Task What_is_not_sent_as_JSON_in_UTF_8_is_refused() => AllAreRefused(
        from route in Commands
        from bad in new (string What, Action<HttpContentHeaders> Spoil)[]
        {
            ("no media type", headers => headers.ContentType = null),
            ("a media type that is none", headers => Say(headers, "Content-Type", "json")),
            ("text/plain", headers => Say(headers, "Content-Type", "text/plain")),
            ("application/xml", headers => Say(headers, "Content-Type", "application/xml")),
            ("a form", headers => Say(headers, "Content-Type", "application/x-www-form-urlencoded")),
            ("a form of parts", headers => Say(headers, "Content-Type", "multipart/form-data; boundary=x")),
            ("a kind of JSON", headers => Say(headers, "Content-Type", "application/merge-patch+json")),
            ("ISO 8859-1", headers => Say(headers, "Content-Type", "application/json; charset=iso-8859-1")),
            ("UTF-16", headers => Say(headers, "Content-Type", "application/json; charset=utf-16")),
            ("a charset that is none", headers => Say(headers, "Content-Type", "application/json; charset=\"\"")),
            ("compressed", headers => Say(headers, "Content-Encoding", "gzip")),
            ("compressed twice", headers => Say(headers, "Content-Encoding", "identity, br"))
        }
        select new BadRequest(route, bad.What, () => Spoilt(Ask(route), bad.Spoil), 415));

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("Application/JSON")]
    public async Task JSON_in_UTF_8_may_be_announced_in_several_ways(string mediaType)
    {
        var content = Json("""{ "name": "Grüße e. V.", "kind": "association", "occurredOn": "2020" }""");
        Say(content.Headers, "Content-Type", mediaType);

        Assert.Equal(HttpStatusCode.Created, (await Post("organisations", content)).Status);
    }

    [Fact]
    public async Task A_compressed_request_is_told_what_is_wrong_with_it_and_one_that_is_as_it_is_may_say_so()
    {
        var (compressed, plain) = (Json("{}"), Json("""{ "name": "Grüße e. V.", "kind": "association", "occurredOn": "2020" }"""));
        Say(compressed.Headers, "Content-Encoding", "gzip");
        Say(plain.Headers, "Content-Encoding", "identity");

        var refused = await Post("organisations", compressed);
        Assert.Equal("Send the request as it is, without Content-Encoding: compressed requests are not read here.", refused.Json["detail"]!.ToString());
        Assert.Equal(HttpStatusCode.Created, (await Post("organisations", plain)).Status);
    }

    [Fact]
    public Task A_problem_is_a_problem_document_whatever_the_caller_would_like_to_read() => AllAreRefused(
        from route in Commands
        from accept in new[] { "application/xml", "text/html", "image/*;q=0.5", "none", "application/json;q=0" }
        select new BadRequest(route, $"Accept {accept}", () => Accepting(Ask(route, content: Json("[]")), accept), 400, ""));

    private static HttpContent InChunks(byte[] bytes)
    {
        // A stream that cannot be measured beforehand.
        var content = new StreamContent(PipeReader.Create(new ReadOnlySequence<byte>(bytes)).AsStream());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static HttpRequestMessage Spoilt(HttpRequestMessage request, Action<HttpContentHeaders> spoil)
    {
        spoil(request.Content!.Headers);
        return request;
    }

    private static HttpRequestMessage Accepting(HttpRequestMessage request, string accept)
    {
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }

    private static void Say(HttpContentHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}
