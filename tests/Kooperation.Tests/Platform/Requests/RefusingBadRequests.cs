using Kooperation.Platform.Recording;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kooperation.Tests.Platform.Requests;

/// <summary>What is bad about the address, the headers or the caller, whatever is in the body.</summary>
public sealed class RefusingBadRequests(KooperationHost host) : EveryRoute(host)
{
    private static readonly string Unheard = Guid.Parse("0192f7a0-0000-7000-8000-00000000dead").ToString();

    [Fact]
    public Task A_parameter_that_no_address_knows_is_named() => AllAreRefused(
        from route in Routes
        from bad in new (string Query, string[] At)[]
        {
            ("unheardOf=1", ["/unheardOf"]),
            ("unheardOf", ["/unheardOf"]),
            ("unheardOf=1&unheardOf=2", ["/unheardOf"]),
            ("unheardOf=1&unseen=2", ["/unheardOf", "/unseen"]),
            ("AtLeast=1", ["/AtLeast"]),
            ("a%2Fb~c=1", ["/a~1b~0c"]),
            ("=1", ["/"]),
            ("a%00=1", ["/a\0"]),
            ("limit%5B%5D=1", ["/limit[]"])
        }
        select new BadRequest(route, $"?{bad.Query}", () => Ask(route, $"{AddressOf(route)}?{bad.Query}"), 400, bad.At));

    [Fact]
    public Task A_command_takes_no_parameter_of_a_view() => AllAreRefused(
        from route in Commands
        from name in Views.SelectMany(view => view.Parameters).Select(parameter => parameter.Name).Distinct()
        select new BadRequest(route, $"?{name}", () => Ask(route, $"{AddressOf(route)}?{name}=1"), 400, $"/{name}"));

    [Fact]
    public Task An_If_Match_that_is_no_version_is_named() => AllAreRefused(
        from route in Commands
        from bad in new[]
        {
            EmptyValue, "abc", "17", "\"", "\"\"", "\"x\"", "\"-1\"", "\"+1\"", "\" 1\"", "\"1.0\"", "\"1.\"", "\".5f0c9d1e2b3a4c5d\"", "\"1.5F0C9D1E2B3A4C5D\"", "\"1e3\"", "\"99999999999999999999\"", "\"١٧\"",
            "W/\"1\"", "w/\"1\"", "\"1\", \"2\"", "\"1\", abc", "\"1\" \"2\"", "*, \"1\"", "\"1\", *", "**"
        }
        select new BadRequest(route, $"If-Match: {bad}", () => With(Ask(route), "If-Match", bad), 400, "/If-Match"));

    [Fact]
    public Task Two_If_Match_are_one_too_many() => AllAreRefused(
        from route in Commands
        select new BadRequest(route, "If-Match twice", () => With(Ask(route), "If-Match", "\"1\"", "\"2\""), 400, "/If-Match"));

    [Fact]
    public Task Where_there_is_no_version_an_If_Match_is_not_passed_over() => AllAreRefused(
        from route in Commands
        where route.Command!.Precondition == Precondition.None
        from good in new[] { "*", "\"1\"", "\"1.5f0c9d1e2b3a4c5d\"" }
        select new BadRequest(route, $"If-Match: {good}", () => With(Ask(route), "If-Match", good), 400, "/If-Match"));

    [Fact]
    public Task What_ends_or_undoes_something_needs_an_If_Match() => AllAreRefused(
        from route in Commands
        where route.NeedsIfMatch
        select new BadRequest(route, "without If-Match", () => With(Ask(route), "If-Match"), 428));

    [Fact]
    public void A_header_that_is_no_UTF_8_reaches_whoever_reads_it()
    {
        var encoding = Host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.RequestHeaderEncodingSelector("Idempotency-Key")!;

        Assert.Equal(("J\uFFFDrgen", "Jürgen"), (encoding.GetString([(byte)'J', 0xFC, .. "rgen"u8]), encoding.GetString("Jürgen"u8)));
    }

    [Fact]
    public Task An_Idempotency_Key_that_is_none_is_named() => AllAreRefused(
        from route in Commands
        from bad in new (string What, string[] Keys)[]
        {
            ("an empty key", [EmptyValue]),
            ("a key of 256 characters", [new string('k', 256)]),
            ("a key of 300 characters", [new string('k', 300)]),
            ("a key with a tab", ["a\tb"]),
            ("a key with a bell", ["a\ab"]),
            ("a key with a delete", ["a\u007fb"]),
            ("a key with an umlaut", ["schlüssel"]),
            ("a key with half a character", ["a\ud800"]),
            ("two keys", ["a", "b"])
        }
        select new BadRequest(route, bad.What, () => With(Ask(route), "Idempotency-Key", bad.Keys), 400, "/Idempotency-Key"));

    [Fact]
    public Task What_has_no_id_is_not_there() => AllAreRefused(
        from route in Routes
        from place in new[] { "{id}", "{about}" }
        where route.Pattern.Contains(place, StringComparison.Ordinal)
        from bad in new[] { "not-a-guid", "1", "%01", "%20", "..%2F..", "0192f7a0-0000-7000-8000-00000000000g", "0192f7a0-0000-7000-8000-0000000000011", "%7B%7D", "ä" }
        let address = place == "{id}" ? AddressOf(route, id: bad) : AddressOf(route, about: bad)
        select new BadRequest(route, $"{place} is {bad}", () => Ask(route, address), 404));

    [Fact]
    public Task What_this_municipality_does_not_keep_is_not_there() => AllAreRefused(
        from route in Routes
        where route.Pattern.Contains("{id}", StringComparison.Ordinal)
        from id in new[] { Unheard, Guid.Empty.ToString(), "ffffffff-ffff-ffff-ffff-ffffffffffff" }
        select new BadRequest(route, $"{{id}} is {id}", () => Ask(route, AddressOf(route, id: id)), 404));

    [Fact]
    public Task A_municipality_that_is_none_is_named() => AllAreRefused(
        from route in Routes
        from bad in new[] { "3241001", "032410011", "0324100x", "00001000", "17001000", "99999999", "-3241001", "%2003241001", "０３２４１００１", "hannover", "%FF" }
        select new BadRequest(route, $"AGS {bad}", () => Ask(route, AddressOf(route, ags: bad)), 400, "/ags"));

    [Fact]
    public Task A_municipality_that_is_not_served_is_not_there() => AllAreRefused(
        from route in Routes
        select new BadRequest(route, "AGS 01001000", () => Ask(route, AddressOf(route, ags: "01001000")), 404));

    [Fact]
    public Task Who_does_not_say_who_they_are_gets_no_answer() => AllAreRefused(
        from route in Routes
        from bad in new[] { Nobody, EmptyValue, "nobody", "nobody/", "/coordinator", "nobody/mayor", "nobody/Coordinator", "no body/coordinator", "nobody/coordinator@3241001", "nobody/coordinator@17001000", new string('n', 101) + "/coordinator" }
        select new BadRequest(route, $"actor {bad}", () => Ask(route, actor: bad), 401));

    [Fact]
    public Task Who_may_only_read_records_nothing() => AllAreRefused(
        from route in Commands
        from role in new[] { "reader", "auditor", "privacy-officer" }
        select new BadRequest(route, $"as {role}", () => Ask(route, actor: $"spec/{role}"), 403));

    [Fact]
    public Task Who_belongs_to_another_municipality_gets_nowhere() => AllAreRefused(
        from route in Routes
        from ags in new[] { Municipality, "01001000" }
        select new BadRequest(route, $"in {(ags == Municipality ? "this municipality" : ags)}", () => Ask(route, AddressOf(route, ags: ags), actor: "spec/administrator@16999999"), 403));

    [Fact]
    public Task A_method_that_an_address_does_not_know_is_answered_with_those_it_knows() => AllAreRefused(
        from address in Routes.GroupBy(route => route.Pattern)
        let known = address.Select(route => route.Method).ToList()
        from method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW" }.Except(known)
        let route = address.First() with { Method = method }
        select new BadRequest(route, "wrong method", () => Ask(route), 405) { Allow = known.Contains("GET") ? [.. known, "HEAD"] : known });

    [Fact]
    public Task An_address_that_leads_nowhere_is_answered_as_such() => AllAreRefused(
        from route in Routes
        from bad in new[] { "/unheard-of", "/%01", "/..%2f", "x" }
        where !Routes.Any(other => other.Pattern == $"{route.Pattern}/{{id}}") && !(bad == "x" && route.Pattern.EndsWith("{ags}", StringComparison.Ordinal))
        select new BadRequest(route, $"followed by {bad}", () => Ask(route, AddressOf(route) + bad), 404));

    [Theory]
    [InlineData("de", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("DE", "de")]
    [InlineData("fr, de;q=0.1", "de")]
    [InlineData("en;q=0.2, de;q=0.3", "de")]
    [InlineData("en-GB, de;q=0.9", "en")]
    [InlineData("fr", "en")]
    [InlineData("*", "en")]
    [InlineData("de;q=0", "en")]
    [InlineData("deutsch", "en")]
    [InlineData("de;q=much", "en")]
    public async Task A_problem_is_told_in_the_language_that_the_caller_prefers(string preferred, string told)
    {
        using var request = With(Ask(Views.First(), "/api/v1/unheard-of"), "Accept-Language", preferred);
        using var client = Host.CreateClient();
        using var response = await client.SendAsync(request, Cancelled);

        Assert.Equal([told], response.Content.Headers.ContentLanguage);
        Assert.Contains(told == "de" ? "Hier ist nichts." : "There is nothing here.", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_is_answered_like_GET_without_the_body()
    {
        await EveryViewAnswers();
        using var client = Host.CreateClient();
        foreach (var address in Views.SelectMany(view => new[] { AddressOf(view), $"{AddressOf(view)}?unheardOf=1", AddressOf(view, id: Unheard) }).Concat(["/health/live", "/openapi/v1.json", "/swagger/index.html"]))
        {
            using var get = await client.SendAsync(Ask(Views.First(), address), Cancelled);
            using var head = await client.SendAsync(Ask(Views.First() with { Method = "HEAD" }, address), Cancelled);

            Assert.Equal((address, get.StatusCode, get.Content.Headers.ContentType, get.Headers.ETag), (address, head.StatusCode, head.Content.Headers.ContentType, head.Headers.ETag));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancelled));
        }

        using var command = await client.SendAsync(Ask(Views.First() with { Method = "HEAD" }, $"{At("depth")}/unheard-of"), Cancelled);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, command.StatusCode);
    }

    [Fact]
    public async Task The_bare_address_leads_everybody_to_the_pages()
    {
        using var client = Host.CreateClient();
        var page = await client.GetStringAsync("/", Cancelled);

        Assert.Contains("href=\"/swagger\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in?returnUrl=/\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_known_is_told_how_to_say_who_they_are()
    {
        using var client = Host.CreateClient();
        using var answer = await client.GetAsync(At("organisations"), Cancelled);

        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Contains("/local/connect/token -d grant_type=client_credentials -d client_id=coordinator -d client_secret=local", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private static HttpRequestMessage With(HttpRequestMessage request, string name, params string[] values)
    {
        request.Headers.Remove(name);
        foreach (var value in values) Assert.True(request.Headers.TryAddWithoutValidation(name, value), $"{name}: {value} cannot be sent");
        return request;
    }
}
