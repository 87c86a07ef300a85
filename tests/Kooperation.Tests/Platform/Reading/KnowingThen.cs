using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using JasperFx.Events;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Recording;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>Every view can be read as it was when less was known.</summary>
public sealed partial class KnowingThen(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task Whatever_any_view_answered_once_it_answers_again_as_known_then()
    {
        var routes = CommandRoute.Of(Host);
        var views = Views((await Host.ApiDocument).Document);
        var store = Host.Services.GetRequiredService<IDocumentStore>();
        var foreign = await GivenOrganisation("Nachbarstadt e. V.");
        Assert.True(views.Count > 20, $"only {views.Count} views");

        await new Wishes(routes).Sequence(180).SampleAsync(
            async wishes =>
            {
                var municipality = Host.NewMunicipality();
                var townHall = new TownHall(municipality, store, Send, foreign, new Tally(routes));
                var answered = new Dictionary<long, Dictionary<string, string>>();
                foreach (var some in wishes.Chunk(30))
                {
                    foreach (var wish in some) await townHall.Send(wish);
                    var (index, position) = await LogOf(municipality);
                    if (index > 0) answered[index] = await AnswersOf(municipality, views, $"atLeast={position}");
                }

                Assert.True(answered.Count > 3);
                foreach (var (index, then) in answered)
                {
                    var again = await AnswersOf(municipality, views, $"knownAt={index}");
                    foreach (var (address, body) in then) Assert.True(body == again.GetValueOrDefault(address), $"{address} as known at {index}:\nthen  {body}\nagain {again.GetValueOrDefault(address)}");
                    Assert.Equal(then.Count, again.Count);
                }
            },
            iter: 2,
            threads: 1);
    }

    // The addresses of all views below a municipality, as the API document has them.
    private static List<string> Views(JsonNode document) =>
        [.. document["paths"]!.AsObject()
            .Where(path => path.Value!["get"] is not null && $"{path.Key}/".StartsWith(Below, StringComparison.Ordinal))
            .Select(path => path.Key.Length < Below.Length ? "" : path.Key[Below.Length..])
            .Where(path => path != "steps/{id}" && !path.Contains("{about}", StringComparison.Ordinal) && path != "rules/trials/{id}") // No list names these.
            .Where(path => !path.EndsWith("/explain", StringComparison.Ordinal) || path.Contains('{', StringComparison.Ordinal))]; // Each step of the municipality is left out in turn.

    private static readonly string[] Folding = ["/diff", "/explain", "/replay", "/dossier"];

    // Of two states that are compared the place is said where one was asked for.
    [GeneratedRegex("(\"(from|to)\":{(\"asOf\":\"[^\"]*\")?),?\"logIndex\":\\d+,\"knownSince\":\"[^\"]*\"")]
    private static partial Regex NamedPlace();

    private const string Below = "/api/v1/municipalities/{ags}/";

    private async Task<Dictionary<string, string>> AnswersOf(string municipality, List<string> views, string time)
    {
        var answers = new Dictionary<string, string>();
        foreach (var view in views.OrderBy(view => view.Contains('{')))
        {
            foreach (var address in AddressesOf(view, answers))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{$"/api/v1/municipalities/{municipality}/{address}".TrimEnd('/')}?{time}");
                var answer = await Send(request);
                Assert.True(answer.Status == HttpStatusCode.OK, $"{address}?{time}: {answer}");
                answers[address] = NamedPlace().Replace(answer.Body, "$1");
            }
        }

        return answers;
    }

    // The first of what the list of the same name answered; of those that fold a thing for each of its steps, fewer.
    private static IEnumerable<string> AddressesOf(string view, Dictionary<string, string> answers)
    {
        if (!view.Contains('{')) return [view];

        var list = JsonNode.Parse(answers[view.Split('/')[0]])!["items"]!.AsArray();
        return list.Select(item => view.Replace("{id}", item!["id"]!.GetValue<string>(), StringComparison.Ordinal)).Take(Folding.Any(word => view.EndsWith(word, StringComparison.Ordinal)) ? 3 : 10);
    }

    // Once every step of the municipality has its place in the log.
    private async Task<(long Index, long Position)> LogOf(string municipality)
    {
        var (index, position, _) = await Eventually(() => Placed(municipality), log => log.Placed == log.Steps);
        return (index, position);
    }

    private async Task<(long Placed, long Position, long Steps)> Placed(string municipality)
    {
        await using var connection = new NpgsqlConnection(Host.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var read = new NpgsqlCommand(
            "SELECT count(log_index), coalesce(max(step.seq_id), 0), count(*) FROM kooperation.mt_events step LEFT JOIN kooperation.log USING (seq_id) WHERE step.tenant_id = $1 AND step.type <> $2", connection)
        {
            Parameters = { new() { Value = municipality }, new() { Value = Tombstone.Name } }
        };
        await using var row = await read.ExecuteReaderAsync(Cancelled);
        await row.ReadAsync(Cancelled);
        return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }
}
