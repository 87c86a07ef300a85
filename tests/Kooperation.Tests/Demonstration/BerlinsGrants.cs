using System.Globalization;
using System.Net;
using Kooperation.Domain.Partnerships;
using Kooperation.Landscape;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Demonstration;

/// <summary>Nine years of real grants: every one finds its organisation whatever its spelling, none is lost, and money alone makes nobody a partner.</summary>
public sealed class BerlinsGrants(KooperationHost host) : KooperationSpec(host)
{
    private sealed record Grant(string Organisation, string Recipient, string Year, string Body, string Euros);

    [Fact]
    public async Task All_grants_reach_the_right_organisation_and_lift_no_relation_above_known()
    {
        var names = Rows("berlin-organisations.tsv").ToDictionary(row => row[0], row => NameWords.Of(row[1], row[2].Split(" | ", StringSplitOptions.RemoveEmptyEntries)));
        var grants = Rows("berlin-grants.tsv").Select(row => new Grant(row[0], row[1], row[2], row[3], row[4])).ToList();
        var partnerships = new Dictionary<string, Guid>();
        foreach (var row in Rows("berlin-organisations.tsv"))
            partnerships[row[0]] = (await Accepted("partnerships", new { organisationId = await GivenOrganisation(row[1]), occurredOn = "2009" })).Id;

        Grant[] bad =
        [
            new("B-001", grants[0].Recipient, "2009", "Bezirksamt", "0"),
            new("B-001", grants[0].Recipient, "20O9", "Bezirksamt", "500"),
            new("B-001", grants[0].Recipient, "2099", "Bezirksamt", "500"),
            new("B-001", grants[0].Recipient, "", "Bezirksamt", "500"),
            new("B-001", grants[0].Recipient, "2009", "Bezirksamt", "5oo"),
            new("", "Kleingartenverein Abendrot e. V.", "2009", "Bezirksamt", "500")
        ];
        var listed = new List<string>();
        foreach (var (grant, number) in grants.Concat(bad).Select((grant, index) => (grant, index + 1)))
        {
            if (Resolve(grant.Recipient, names) is not { } organisation)
            {
                listed.Add($"{number}: unknown recipient");
                continue;
            }

            if (grant.Organisation.Length > 0) Assert.Equal(grant.Organisation, organisation);
            var answer = await Post($"partnerships/{partnerships[organisation]}/funding", new
            {
                occurredOn = grant.Year,
                programme = grant.Body,
                amountInCents = long.TryParse(grant.Euros, CultureInfo.InvariantCulture, out var euros) ? euros * 100 : (object)grant.Euros
            });
            if (answer.Status != HttpStatusCode.Created) listed.Add($"{number}: {answer.Json["detail"]}");
        }

        Assert.Equal(
            [
                "1015: An amount must be more than zero.",
                "1016: A date is written 2026, 2026-11 or 2026-11-18, from 1800 to 2199, or null where it is unknown.",
                "1017: The year 2099 lies in the future: a step is recorded once it has happened.",
                "1018: A date is written 2026, 2026-11 or 2026-11-18, from 1800 to 2199, or null where it is unknown.",
                "1019: A whole number is expected here, no larger than 2^53 - 1.",
                "1020: unknown recipient"
            ],
            listed);

        foreach (var (organisation, partnership) in partnerships)
        {
            var expected = grants.Where(grant => grant.Organisation == organisation).Select(grant => long.Parse(grant.Euros, CultureInfo.InvariantCulture) * 100).Order();
            Assert.Equal(expected, (await StepsOf(partnership)).OfType<FundingGranted>().Select(granted => granted.AmountInCents).Order());
        }

        var last = await Accepted("organisations", new { name = "Letzte e. V.", kind = "association", occurredOn = "2020" });
        for (var year = 2009; year <= 2017; year++)
        {
            foreach (var day in (string[])[$"{year}-07-01", $"{year}-12-31"])
            {
                var levels = (await Get($"partnerships?asOf={day}&limit=500&atLeast={last.Position}")).Json["items"]!.AsArray().Select(one => one!["level"]!.GetValue<int>()).ToList();
                Assert.Equal((60, 1), (levels.Count, levels.Max()));
            }
        }
    }

    // The best match, and only if it is better than every other.
    private static string? Resolve(string recipient, Dictionary<string, NameWords> names)
    {
        var query = NameSearch.Query(recipient);
        var found = names
            .Select(known => (known.Key, Score: NameSearch.Score(query, known.Value)))
            .Where(scored => scored.Score is not null)
            .OrderByDescending(scored => scored.Score)
            .ToList();
        return found is [var best, .. var others] && others.All(other => other.Score < best.Score) ? best.Key : null;
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Kooperation.Tests", "Data", file)).Skip(1).Select(line => line.Split('\t'));
}
