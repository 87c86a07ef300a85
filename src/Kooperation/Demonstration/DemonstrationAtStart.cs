namespace Kooperation.Demonstration;

public static class DemonstrationAtStart
{
    /// <summary>A first start shows something: where nothing was ever recorded, the demonstration is loaded once the service listens.</summary>
    public static void LoadDemonstrationIntoEmptyStore(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(async () =>
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var demonstration = app.Services.GetRequiredService<LoadDemonstration>();
        try
        {
            if (!await demonstration.IsStoreEmpty(stopping)) return;

            var loaded = await demonstration.Load(LoadDemonstration.Files(), () => { }, stopping);
            app.Logger.LogInformation("The demonstration is loaded: {Steps} steps in Hannover and Wiesbaden", loaded.Recorded);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            app.Logger.LogError(failed, "The demonstration could not be loaded");
        }
    }));

    /// <summary>Tells whoever started the service where to look.</summary>
    public static void SayWhereToLook(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        app.Logger.LogInformation("Ready. Try the API at {Address}/swagger, or ask: {Question}", address,
            $"curl -H 'Kooperation-Actor: me/reader' '{address}/api/v1/municipalities/06414000/partnerships?sort=level'");
    });
}
