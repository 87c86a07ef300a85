using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.Local;

namespace Kooperation.Demonstration;

public static class DemonstrationAtStart
{
    /// <summary>
    /// A first start shows something: where nothing was ever recorded, the demonstration is loaded once the service listens. A start that
    /// was stopped meanwhile is made up for by the next.
    /// </summary>
    public static void LoadDemonstrationIntoEmptyStore(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(async () =>
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var demonstration = app.Services.GetRequiredService<LoadDemonstration>();
        try
        {
            var files = LoadDemonstration.Files();
            if (!await demonstration.IsDue(files, stopping)) return;

            var loaded = await demonstration.Load(files, () => { }, stopping);
            app.Logger.LogInformation("The demonstration is loaded: {Commands} commands {Places}", loaded.Lines, LoadDemonstration.Places(files));
        }
        catch (Exception failed)
        {
            // The database, too, answers a stop in the middle of a question as a fault.
            if (!stopping.IsCancellationRequested) app.Logger.LogError(failed, "The demonstration could not be loaded");
        }
    }));

    /// <summary>Tells whoever started the service where to look.</summary>
    /// <param name="withDemonstration">Whether there is a demonstration to look at.</param>
    public static void SayWhereToLook(this WebApplication app, bool withDemonstration) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        app.Logger.LogInformation("Ready. Try the API at {Address}/swagger", address);
        if (!LocalProvider.IsUsed(app.Configuration, app.Environment) || !withDemonstration || LoadDemonstration.FirstWithPartnerships() is not { } first) return;

        app.Logger.LogInformation("A token for a reader, good for twelve hours: {Question}", LocalProvider.HowToGetAToken(address, Roles.Reader));
        app.Logger.LogInformation("The partnerships of {Municipality}, the deepest first: {Question}",
            first.Name,
            $"curl -H \"Authorization: Bearer $TOKEN\" '{address}/api/v1/municipalities/{first.Municipality}/partnerships?sort=level'");
        app.Logger.LogInformation("Its strategies and how far they have come: {Question}",
            $"curl -H \"Authorization: Bearer $TOKEN\" '{address}/api/v1/municipalities/{first.Municipality}/strategies'");
    });
}
