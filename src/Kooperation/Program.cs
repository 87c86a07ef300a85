using Kooperation.Dashboard;
using Kooperation.Deadlines;
using Kooperation.Demonstration;
using Kooperation.Depth;
using Kooperation.Domain.Steps;
using Kooperation.Dossiers;
using Kooperation.Landscape;
using Kooperation.Measures;
using Kooperation.Municipalities;
using Kooperation.Organisations;
using Kooperation.Partnerships;
using Kooperation.Platform;
using Kooperation.Platform.ApiDocument;
using Kooperation.Platform.Database;
using Kooperation.Platform.Edge;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.Keys;
using Kooperation.Platform.Identity.Local;
using Kooperation.Platform.Identity.Names;
using Kooperation.Platform.Identity.SignIn;
using Kooperation.Platform.Log;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Running;
using Kooperation.Platform.Storage;
using Kooperation.Platform.Tenancy;
using Kooperation.Progress;
using Kooperation.Quality;
using Kooperation.Reminders;
using Kooperation.Reports;
using Kooperation.Rules;
using Kooperation.Search;
using Kooperation.Steps;
using Kooperation.Strategies;
using Marten;
using Npgsql;
using Wolverine.Marten;

var job = Job.Serve;
try
{
    var asked = CommandLine.Read(args);
    job = asked.Job;
    if (job == Job.Help)
    {
        Console.WriteLine(CommandLine.Help);
        return 0;
    }

    // Settings lie beside the program, wherever it is started from; a --contentRoot of the caller's own comes later and counts.
    var builder = WebApplication.CreateBuilder(["--contentRoot", AppContext.BaseDirectory, .. asked.Options]);

    if (job == Job.Serve) OwnAddress.RefuseUnusable(builder.Configuration);

    builder.AddEdge();
    builder.AddIdentity();
    builder.AddApiDocument();
    await using var database = await builder.StartDatabase();

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton<Today>();
    builder.Services.AddSingleton<ServedMunicipalities>();
    builder.Services.AddHostedService(all => all.GetRequiredService<ServedMunicipalities>());
    builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(Store.Tuned(database.ConnectionString))); // Made by the container, it is closed by it.
    builder.Services.AddRecording();
    builder.Services.AddLog();
    builder.Services.AddSingleton<Freshness>();
    builder.Services.AddSingleton<StatesOfKnowledge>();
    builder.Services.AddSingleton<InProcess>();
    builder.Services.AddSingleton<InProcessCommands>();
    builder.Services.AddRules();
    builder.Services.AddDepth();
    builder.Services.AddProgress();
    builder.Services.AddLandscape();
    builder.Services.AddDeadlines();
    builder.Services.AddQuality();
    builder.Services.AddReports();
    builder.Services.AddSteps();
    builder.Services.AddDossiers();
    builder.Services.AddPages();
    builder.Services.AddHealth();
    builder.Services.ConfigureHttpJsonOptions(json => StepJson.Configure(json.SerializerOptions));
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));

    builder.Services.AddMarten(store =>
        {
            store.ConfigureStore();
            store.AddLog();
            store.AddMunicipalities();
            store.AddSignIn();
            store.AddOrganisations();
            store.AddPartnerships();
            store.AddStrategies();
            store.AddMeasures();
            store.AddDepth();
            store.AddProgress();
            store.AddLandscape();
            store.AddDeadlines();
            store.AddRules();
            store.AddSearch();
            store.AddApiKeys();
        })
        .UseNpgsqlDataSource()
        .UseLightweightSessions()
        .ApplyAllDatabaseChangesOnStartup()
        .IntegrateWithWolverine(marten => marten.UseWolverineManagedEventSubscriptionDistribution = true);

    builder.AddNodes();

    builder.Services.AddSingleton<LoadDemonstration>();

    await using var app = builder.Build();
    using var interruption = new Interruption();

    app.UseEdge();
    app.UseHeadRequests();
    app.UsePages();
    app.UseProblems();
    app.UseRouting();
    app.UseAuthentication();
    app.UseRateLimits();
    app.UseApiDocument();
    app.UseSignIn();
    app.UseAuthorization();

    app.MapPages();
    app.MapSignIn();
    app.MapLocalProvider();
    app.MapHealth();
    app.MapReadCaller();
    var municipality = app.MapGroup("/api/v1/municipalities/{ags}").AddEndpointFilter<MunicipalityFilter>().AddEndpointFilter(app.Services.GetRequiredService<NameKeeper>());
    app.MapMunicipalities();
    municipality.MapSettings();
    municipality.MapOrganisations();
    municipality.MapPartnerships();
    municipality.MapStrategies();
    municipality.MapMeasures();
    municipality.MapDepth();
    municipality.MapProgress();
    municipality.MapLandscape();
    municipality.MapDeadlines();
    municipality.MapQuality();
    municipality.MapReminders();
    municipality.MapReports();
    municipality.MapRules();
    municipality.MapDossiers();
    municipality.MapSteps();
    municipality.MapSearch();
    municipality.MapApiKeys();
    municipality.MapPeople();
    app.MapDashboard();

    if (job != Job.RebuildViews) await RebuildViews.RefuseHalfBuilt(app.Services.GetRequiredService<IDocumentStore>());

    switch (job)
    {
        case Job.LoadDemonstration:
            return await app.Services.GetRequiredService<LoadDemonstration>().Run(interruption.Token);
        case Job.RebuildViews:
            return await RebuildViews.Run(app.Services.GetRequiredService<IDocumentStore>(), asked.Views, interruption.Token);
        default:
            return await Serve();
    }

    async Task<int> Serve()
    {
        await using var only = await OnlyProcess.Among(app, interruption.Token);
        var withDemonstration = database.IsOwn && asked.WithDemonstration;
        if (withDemonstration) app.LoadDemonstrationIntoEmptyStore();
        app.SayWhereToLook(withDemonstration);
        await app.RunAsync();
        return 0;
    }
}
catch (OperationCanceledException) when (job != Job.Serve)
{
    Console.Error.WriteLine("Interrupted. The same command goes on where it stopped.");
    return 130;
}
catch (Misunderstanding reason)
{
    Console.Error.WriteLine(reason.Message);
    return CommandLine.Misunderstood;
}
catch (Exception reason) when (OwnAddress.IsReasonOf(reason))
{
    Console.Error.WriteLine($"The address cannot be listened at: {reason.GetBaseException().Message}. Start with another one: --urls http://localhost:5081");
    return 1;
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
