extern alias Service;

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;
using Service::Kooperation.Platform.Database;
using Service::Kooperation.Platform.Log;
using Service::Kooperation.Platform.Storage;

namespace Kooperation.Benchmarks;

/// <summary>A municipality with 500 partnerships of 200 steps each, in ten years; and a candidate for the rules that is replayed over all of it.</summary>
public static class ALongHistory
{
    public const int Partnerships = 500;
    public const int StepsOfPartnership = 200;

    /// <summary>Stores the steps in the service's database, while the service does not run; its views and its log follow once it does.</summary>
    /// <param name="stepOf">The step with a number of a thousand in ten years.</param>
    public static async Task Store(string folder, string municipality, Func<int, Step> stepOf)
    {
        await using var database = await LocalDatabase.Start(DatabaseRequest.Durable(folder), NullLogger.Instance, CancellationToken.None);
        await using var store = DocumentStore.For(options =>
        {
            options.ConfigureStore();
            options.AddLog();
            options.Connection(database.ConnectionString);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        foreach (var some in Enumerable.Range(0, Partnerships).Chunk(50))
        {
            await using var session = store.LightweightSession(municipality);
            foreach (var number in some)
            {
                var organisation = Guid.CreateVersion7();
                session.Events.StartStream<Organisation>(
                    organisation, new OrganisationRegistered($"Verein {number}", [], null, OrganisationKind.Association, [], [], null, PartialDate.Unknown) { OccurredOn = PartialDate.Year(2015) });
                session.Events.StartStream<Partnership>(
                    Guid.CreateVersion7(),
                    [
                        new PartnershipOpened(organisation, PartialDate.Unknown) { OccurredOn = PartialDate.Year(2016) },
                        .. Enumerable.Range(0, StepsOfPartnership - 1).Select(step => stepOf(step * 5 + (step + number) % 5))
                    ]);
            }

            await session.SaveChangesAsync();
        }
    }

    /// <summary>Waits until the log and the views have followed.</summary>
    public static async Task Followed(Service service, string municipality)
    {
        while (true)
        {
            var views = JsonNode.Parse(await service.Client.GetStringAsync("/health/ready"))!["views"]!.AsArray();
            var log = await service.Client.GetAsync($"/api/v1/municipalities/{municipality}/rules?knownAt={Partnerships * (StepsOfPartnership + 1)}");
            if (log.IsSuccessStatusCode && views.All(view => view!["lag"]!.GetValue<long>() == 0)) return;
            await Task.Delay(200);
        }
    }

    /// <summary>Contacts and events that count for two months only, so that the levels go up and down: how long the trial takes, from the request to its end, and how much it finds.</summary>
    public static async Task<(TimeSpan Took, int Findings)> Try(Service service, string municipality, Action<int> done)
    {
        var file = DepthRules.Standard.Text
            .Replace("\"depth/1\"", "\"depth/2\"", StringComparison.Ordinal)
            .Replace("\"lasts\": \"12 months\"", "\"lasts\": \"2 months\"", StringComparison.Ordinal)
            .Replace("\"lasts\": \"18 months\"", "\"lasts\": \"2 months\"", StringComparison.Ordinal);
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
