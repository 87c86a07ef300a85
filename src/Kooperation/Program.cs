using Kooperation.Demonstration;
using Kooperation.Depth;
using Kooperation.Domain.Steps;
using Kooperation.Landscape;
using Kooperation.Measures;
using Kooperation.Organisations;
using Kooperation.Partnerships;
using Kooperation.Platform;
using Kooperation.Platform.ApiDocument;
using Kooperation.Platform.Database;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Running;
using Kooperation.Platform.Storage;
using Kooperation.Platform.Tenancy;
using Kooperation.Progress;
using Kooperation.Steps;
using Kooperation.Strategies;
using Marten;
using Npgsql;
using Wolverine.Marten;

try
{
    // A word of ours without a value; the configuration would take the next argument for one.
    var withDemonstration = !args.Contains("--no-demo");
    var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != "--no-demo")]);

    builder.AddIdentity();
    builder.AddApiDocument();
    await using var database = await builder.StartDatabase();

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton<Today>();
    builder.Services.AddSingleton<Municipalities>();
    builder.Services.AddSingleton(NpgsqlDataSource.Create(Store.Tuned(database.ConnectionString)));
    builder.Services.AddRecording();
    builder.Services.AddSingleton<Freshness>();
    builder.Services.AddSingleton<RecordedEvidence>();
    builder.Services.AddHealth();
    builder.Services.ConfigureHttpJsonOptions(json => StepJson.Configure(json.SerializerOptions));
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));

    builder.Services.AddMarten(store =>
        {
            store.ConfigureStore();
            store.AddOrganisations();
            store.AddPartnerships();
            store.AddStrategies();
            store.AddMeasures();
            store.AddDepth();
            store.AddProgress();
            store.AddLandscape();
        })
        .UseNpgsqlDataSource()
        .UseLightweightSessions()
        .ApplyAllDatabaseChangesOnStartup()
        .IntegrateWithWolverine(marten => marten.UseWolverineManagedEventSubscriptionDistribution = true);

    builder.AddNodes();

    builder.Services.AddSingleton<LoadDemonstration>();

    await using var app = builder.Build();
    using var interruption = new Interruption();

    app.UseProblems();
    app.UseApiDocument();
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapHealth();
    var municipality = app.MapGroup("/api/v1/municipalities/{ags}").AddEndpointFilter<MunicipalityFilter>();
    municipality.MapOrganisations();
    municipality.MapPartnerships();
    municipality.MapStrategies();
    municipality.MapMeasures();
    municipality.MapDepth();
    municipality.MapProgress();
    municipality.MapLandscape();
    municipality.MapSteps();

    if (args is not ["projections", ..]) await RebuildViews.RefuseHalfBuilt(app.Services.GetRequiredService<IDocumentStore>());

    switch (args)
    {
        case ["demo", ..]:
            return await app.Services.GetRequiredService<LoadDemonstration>().Run(interruption.Token);
        case ["projections", "rebuild", .. var names]:
            return await RebuildViews.Run(app.Services.GetRequiredService<IDocumentStore>(), names.FirstOrDefault(), interruption.Token);
        case ["projections", ..]:
            Console.Error.WriteLine("Say what is to be done with the projections: projections rebuild [name]");
            return RebuildViews.Misunderstood;
        default:
            if (database.IsOwn && withDemonstration) app.LoadDemonstrationIntoEmptyStore();
            app.SayWhereToLook();
            await app.RunAsync();
            return 0;
    }
}
catch (OperationCanceledException) when (args.Length > 0)
{
    Console.Error.WriteLine("Interrupted. The same command goes on where it stopped.");
    return 130;
}
catch (Exception reason) when (reason is CannotStart or NoDatabaseException)
{
    Console.Error.WriteLine(reason.Message);
    return 1;
}
catch (Exception reason) when (DatabaseAway.IsReasonOf(reason))
{
    Console.Error.WriteLine($"The database cannot be reached any more: {reason.GetBaseException().Message}");
    return 1;
}

public partial class Program;
