using System.Collections.Concurrent;
using System.Security.Claims;
using Kooperation.Platform.Database;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Tenancy;
using Marten;
using Marten.Patching;

namespace Kooperation.Platform.Identity.Names;

/// <summary>Keeps the name of whoever did something in a municipality. What was kept already costs no way to the database.</summary>
public sealed class NameKeeper(IDocumentStore store, ILogger<NameKeeper> log) : IEndpointFilter
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(string Municipality, string Reference), string> _kept = new();

    /// <summary>After a request that changed something.</summary>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) && http.Request.Query[StepRoutes.DryRun] != "true" && answer is not Problems.Problem && http.User.FindFirstValue(Actor.NameClaim) is { } name)
        {
            await Keep(http.Municipality(), Actor.Of(http).Reference, name);
        }

        return answer;
    }

    // The step is recorded; that the name could not be kept is no reason to call it failed.
    private async Task Keep(string municipality, string reference, string name)
    {
        if (_kept.GetValueOrDefault((municipality, reference)) == name) return;

        try
        {
            await using var session = store.LightweightSession(municipality);
            if (await session.LoadAsync<KnownPerson>(reference) is null) session.Insert(new KnownPerson(reference, name));
            else session.Patch<KnownPerson>(known => known.Id == reference && known.Erased == null).Set(known => known.Name, name);
            await session.SaveChangesAsync();

            if (_kept.Count >= MostRemembered) _kept.Clear();
            _kept[(municipality, reference)] = name;
        }
        catch (JasperFx.DocumentAlreadyExistsException)
        {
            // Somebody kept it at the same moment.
        }
        catch (Exception reason) when (reason is TimeoutException || DatabaseAway.IsReasonOf(reason))
        {
            log.LogWarning("The name of {Reference} could not be kept: {Reason}", reference, reason.GetBaseException().Message);
        }
    }
}
