using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Rules.Trials;

/// <summary>Trials, and what a naive reading of the same steps finds: every partnership, day by day.</summary>
public abstract class TrialSpec(KooperationHost host) : RulesSpec(host)
{
    protected async Task<Guid> Begun(string file, string model = "depth")
    {
        var begun = await Post("rules/trials", new { model, file });
        Assert.True(begun.Status == HttpStatusCode.Accepted, begun.Body);
        Assert.Equal(At($"rules/trials/{begun.Json["id"]}"), begun.Location);
        return begun.Json["id"]!.GetValue<Guid>();
    }

    protected async Task<IReadOnlyList<JsonNode>> Found(Guid trial)
    {
        await Eventually(() => Get($"rules/trials/{trial}"), report => report.Json["state"]!.ToString() == "done");

        var found = new List<JsonNode>();
        for (string? next = $"rules/trials/{trial}?limit=7"; next is not null;)
        {
            var page = await Get(next);
            Assert.True(page.Status == HttpStatusCode.OK, page.Body);
            found.AddRange(page.Json["items"]!.AsArray().Select(item => item!));
            next = page.Link?[At("").Length..];
        }

        Assert.Equal(Enumerable.Range(1, found.Count), found.Select(finding => finding["number"]!.GetValue<int>()));
        return found;
    }

    /// <summary>The days on which the level or a dimension differs, each day worked out by itself.</summary>
    protected static IReadOnlySet<DateOnly> DaysThatDiffer(IEnumerable<RecordedStep> history, Func<DateOnly, DepthRules> inForce, DepthRules candidate, DateOnly today)
    {
        var (evidence, days) = (DepthEvidence.Of(StandingSteps.Of(history)), new HashSet<DateOnly>());
        for (var day = new DateOnly(2019, 1, 1); day <= today; day = day.AddDays(1))
        {
            var (before, after) = (PartnershipDepth.LevelsOn(evidence, inForce(day), day), PartnershipDepth.LevelsOn(evidence, candidate, day));
            if ((before.Level, before.IsDormant, before.Dimensions) != (after.Level, after.IsDormant, after.Dimensions)) days.Add(day);
        }

        return days;
    }

    protected static IReadOnlySet<DateOnly> DaysOf(IEnumerable<JsonNode> findings)
    {
        var days = new HashSet<DateOnly>();
        foreach (var finding in findings)
        {
            var (from, until) = (DateOnly.Parse(finding["from"]!.ToString()), DateOnly.Parse(finding["until"]!.ToString()));
            for (var day = from; day <= until; day = day.AddDays(1)) Assert.True(days.Add(day), $"{day} is in two findings");
        }

        return days;
    }
}
