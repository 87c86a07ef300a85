using JasperFx.CodeGeneration;
using Kooperation.Domain.Steps;
using Kooperation.Organisations;
using Kooperation.Partnerships;
using Kooperation.Platform;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Storage;
using Kooperation.Platform.Tenancy;
using Kooperation.Steps;
using Marten;
using Wolverine;
using Wolverine.Marten;

var builder = WebApplication.CreateBuilder(args);

builder.AddIdentity();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Today>();
builder.Services.AddSingleton<Municipalities>();
builder.Services.AddSingleton<Recorder>();
builder.Services.ConfigureHttpJsonOptions(json => StepJson.Configure(json.SerializerOptions));

builder.Services.AddMarten(store =>
    {
        store.Connection(Store.Tuned(builder.Configuration.GetConnectionString("Kooperation")!));
        store.ConfigureStore();
        store.AddOrganisations();
        store.AddPartnerships();
    })
    .UseLightweightSessions()
    .ApplyAllDatabaseChangesOnStartup()
    .IntegrateWithWolverine(marten => marten.UseWolverineManagedEventSubscriptionDistribution = true);

builder.Host.UseWolverine(wolverine =>
{
    wolverine.ApplicationAssembly = typeof(Program).Assembly;
    wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
});

var app = builder.Build();

app.UseProblems();
app.UseAuthentication();
app.UseAuthorization();

var municipality = app.MapGroup("/api/v1/municipalities/{ags}").AddEndpointFilter<MunicipalityFilter>();
municipality.MapOrganisations();
municipality.MapPartnerships();
municipality.MapSteps();

app.Run();

public partial class Program;
