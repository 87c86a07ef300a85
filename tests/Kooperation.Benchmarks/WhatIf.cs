using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Depth;

namespace Kooperation.Benchmarks;

/// <summary>A candidate for the rules of depth is replayed over the whole history of a municipality.</summary>
public static class WhatIf
{
    /// <summary>How long the trial takes, from the request to its end, and how much it finds.</summary>
    /// <param name="months">For so long everything counts that counts for a year, or for a year and a half, by the standard.</param>
    public static async Task<(TimeSpan Took, int Findings)> Try(Service service, string municipality, int months, Action<int> done)
    {
        var file = DepthRules.Standard.Text
            .Replace("\"depth/1\"", "\"depth/2\"", StringComparison.Ordinal)
            .Replace("\"lasts\": \"12 months\"", $"\"lasts\": \"{months} months\"", StringComparison.Ordinal)
            .Replace("\"lasts\": \"18 months\"", $"\"lasts\": \"{months} months\"", StringComparison.Ordinal);
        var clock = Stopwatch.StartNew();
        using var begun = await service.Client.PostAsJsonAsync($"/api/v1/municipalities/{municipality}/rules/trials", new { model = "depth", file });
        begun.EnsureSuccessStatusCode();

        while (true)
        {
            var trial = JsonNode.Parse(await service.Client.GetStringAsync(begun.Headers.Location + "?limit=1"))!;
            done(trial["done"]!.GetValue<int>());
            if (trial["state"]!.ToString() == "done") return (clock.Elapsed, trial["findings"]!.GetValue<int>());
            await Task.Delay(50);
        }
    }
}
