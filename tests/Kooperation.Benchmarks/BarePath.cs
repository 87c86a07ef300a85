extern alias Service;

using JasperFx;
using Kooperation.Domain.Partnerships;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Service::Kooperation.Partnerships;
using Service::Kooperation.Platform.Database;
using Service::Kooperation.Platform.Storage;

namespace Kooperation.Benchmarks;

/// <summary>
/// What the service is measured against: the same server, store and snapshot behind routes that only load, append and save. Nothing that was
/// sent is read, nothing decided, no key looked up or kept, no view follows.
/// </summary>
public static class BarePath
{
    public const string Word = "bare";

    public static async Task Serve(string folder, string address)
    {
        await using var database = await LocalDatabase.Start(DatabaseRequest.Durable(folder), NullLogger.Instance, CancellationToken.None);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(NpgsqlDataSource.Create(Store.Tuned(database.ConnectionString)));
        builder.Services.AddMarten(store => store.ConfigureStore().AddPartnerships()).UseNpgsqlDataSource().UseLightweightSessions().ApplyAllDatabaseChangesOnStartup();

        await using var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        var municipality = app.MapGroup(Benchmarks.Service.At(""));
        municipality.MapPost("organisations", () => Results.Json(new { id = Guid.CreateVersion7() }, statusCode: StatusCodes.Status201Created));
        municipality.MapPost("partnerships", Open);
        municipality.MapPost("partnerships/{id:guid}/contacts", Append);
        await app.RunAsync(address);
    }

    private static async Task<IResult> Open(IDocumentStore store)
    {
        await using var session = store.LightweightSession(Benchmarks.Service.Municipality);
        var id = Guid.CreateVersion7();
        session.Events.StartStream<Partnership>(id, new PartnershipOpened(Guid.CreateVersion7(), default) { OccurredOn = new DateOnly(2015, 1, 1) });
        await session.SaveChangesAsync();
        return Results.Json(new { id }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Append(Guid id, IDocumentStore store)
    {
        while (true)
        {
            await using var session = store.LightweightSession(Benchmarks.Service.Municipality);
            var stream = await session.Events.FetchForWriting<Partnership>(id);
            stream.AppendOne(new ContactMade(ContactForm.Meeting, ContactDirection.Mutual, ["Elternarbeit"], null) { OccurredOn = new DateOnly(2026, 11, 18) });
            try
            {
                await session.SaveChangesAsync();
                return Results.StatusCode(StatusCodes.Status201Created);
            }
            catch (ConcurrencyException)
            {
                // Two clients met at one partnership; the service decides anew, and so do we.
            }
        }
    }
}
