using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Platform.Recording;

/// <summary>Whether a command may overlook what others did since the caller last read.</summary>
public enum Precondition
{
    Optional,

    /// <summary>It opens something, or goes to many: there is no version that the caller could have read, and an If-Match is refused.</summary>
    None,

    /// <summary>Without If-Match the command is answered 428: it ends or undoes something.</summary>
    Required,

    /// <summary>It is for the slice to say when an If-Match is needed (<see cref="Recording.Unread"/>).</summary>
    Depends
}

/// <summary>Puts a decision behind an address. A slice names its address, its command and its decision; everything else is the same for all.</summary>
public static class StepRoutes
{
    /// <summary>The header that names the position in the store of what was recorded, which <c>atLeast</c> takes.</summary>
    public const string Position = "Kooperation-Position";

    /// <summary>Records the next step of the stream whose id is in the address.</summary>
    public static RouteHandlerBuilder MapStep<TCommand, TModel>(
        this IEndpointRouteBuilder stream, string pattern, Func<TCommand, TModel, Decision> decide, Precondition precondition = Precondition.Optional)
        where TCommand : StepCommand
        where TModel : WriteModel =>
        stream.MapStep<TCommand, TModel>(pattern, (_, command, model, _) => decide(command, model), precondition);

    /// <summary>Records a step that brings something about, such as an agreement, which has the id of the step.</summary>
    public static RouteHandlerBuilder MapStep<TCommand, TModel>(
        this IEndpointRouteBuilder stream, string pattern, Func<TCommand, TModel, Guid, Decision> decide, Precondition precondition = Precondition.Optional)
        where TCommand : StepCommand
        where TModel : WriteModel =>
        stream.MapStep<TCommand, TModel>(pattern, (_, command, model, stepId) => decide(command, model, stepId), precondition);

    /// <summary>Records a step about something within the stream, whose id is in the address as <c>about</c>.</summary>
    public static RouteHandlerBuilder MapStepAbout<TCommand, TModel>(
        this IEndpointRouteBuilder stream, string pattern, Func<Guid, TCommand, TModel, Decision> decide, Precondition precondition = Precondition.Optional)
        where TCommand : StepCommand
        where TModel : WriteModel =>
        stream.MapStep<TCommand, TModel>(pattern, (about, command, model, _) => decide(about, command, model), precondition);

    /// <summary>Records a step about something within the stream that brings something else about.</summary>
    public static RouteHandlerBuilder MapStepAbout<TCommand, TModel>(
        this IEndpointRouteBuilder stream, string pattern, Func<Guid, TCommand, TModel, Guid, Decision> decide, Precondition precondition = Precondition.Optional)
        where TCommand : StepCommand
        where TModel : WriteModel =>
        stream.MapStep(pattern, decide, precondition);

    /// <summary>Records a command that needs more than one stream; it tells the recording itself what to take.</summary>
    public static RouteHandlerBuilder MapRecording<TCommand>(
        this IEndpointRouteBuilder routes,
        [StringSyntax("Route")] string pattern,
        Func<HttpContext, TCommand, Recording, Task<Problem?>> tell,
        Precondition precondition = Precondition.Optional,
        string permission = Permissions.Record)
        where TCommand : Command =>
        routes.MapCommand<TCommand>(
            pattern,
            (http, teller, command) => http.RequestServices.GetRequiredService<Recorder>()
                .Record(
                    teller with { IsAboutService = permission == Permissions.Operate },
                    command.StepId,
                    recording => tell(http, command, recording),
                    http.RequestAborted),
            precondition,
            permission: permission);

    /// <summary>Records a command that says itself which municipality it is for; the address names none.</summary>
    public static RouteHandlerBuilder MapRecording<TCommand>(
        this IEndpointRouteBuilder routes,
        [StringSyntax("Route")] string pattern,
        Func<TCommand, (Ags Municipality, Problem? Problem)> municipalityOf,
        Func<TCommand, Recording, Task<Problem?>> tell,
        string permission)
        where TCommand : Command =>
        routes.MapCommand<TCommand>(
            pattern,
            async (http, teller, command) =>
            {
                var (municipality, problem) = municipalityOf(command);
                if (problem is not null) return problem;

                http.Request.RouteValues["ags"] = municipality.ToString();
                return await http.RequestServices.GetRequiredService<Recorder>()
                    .Record(teller with { Tenant = municipality, IsAboutService = true }, command.StepId, recording => tell(command, recording), http.RequestAborted);
            },
            Precondition.None,
            permission: permission);

    /// <summary>The same for a command that can be asked what it would bring about: with <c>dryRun=true</c> that is answered, and nothing is recorded.</summary>
    public static RouteHandlerBuilder MapRecording<TCommand, TEffect>(
        this IEndpointRouteBuilder routes,
        [StringSyntax("Route")] string pattern,
        Func<HttpContext, TCommand, Recording, Task<Problem?>> tell,
        Func<HttpContext, IReadOnlyList<ImaginedStep>, Task<TEffect>> foretell,
        Precondition precondition)
        where TCommand : Command
        where TEffect : class =>
        routes.MapCommand<TCommand>(
            pattern,
            (http, teller, command) => http.RequestServices.GetRequiredService<Recorder>()
                .Record(teller, command.StepId, recording => tell(http, command, recording), http.RequestAborted),
            precondition,
            async (http, teller, command) =>
            {
                var (problem, steps) = await http.RequestServices.GetRequiredService<Recorder>()
                    .Try(teller, command.StepId, trial => tell(http, command, trial), http.RequestAborted);
                return problem ?? http.Spoken(await foretell(http, steps));
            })
        .WithMetadata(new ForetoldMetadata(typeof(TEffect)))
        .Takes<bool>(DryRun, "With true nothing is recorded, and If-Match may be absent: the answer is what would be recorded, and what would change by it.");

    /// <summary>The parameter that has a command foretold instead of recorded.</summary>
    public const string DryRun = "dryRun";

    /// <summary>Records a command about the stream whose id is in the address that is written to others as well, or must know them.</summary>
    public static RouteHandlerBuilder MapRecording<TCommand, TModel>(
        this IEndpointRouteBuilder stream,
        [StringSyntax("Route")] string pattern,
        Func<HttpContext, TCommand, TModel, Recording, Task<Problem?>> tell,
        Precondition precondition = Precondition.Optional)
        where TCommand : StepCommand
        where TModel : WriteModel =>
        stream.MapRecording<TCommand>(
            pattern,
            async (http, command, recording) => await recording.Load<TModel>(http.RouteId("id")) is { } model
                ? recording.Overlooked(model) ?? await tell(http, command, model, recording)
                : Problem.UnknownId,
            precondition);

    private static RouteHandlerBuilder MapStep<TCommand, TModel>(
        this IEndpointRouteBuilder stream, string pattern, Func<Guid, TCommand, TModel, Guid, Decision> decide, Precondition precondition)
        where TCommand : StepCommand
        where TModel : WriteModel =>
        stream.MapCommand<TCommand>(
            pattern,
            (http, teller, command) => http.RequestServices.GetRequiredService<Recorder>().Record<TModel>(
                teller,
                http.RouteId("id"),
                command.StepId,
                (model, stepId) => decide(http.RouteId("about"), command, model, stepId),
                http.RequestAborted),
            precondition);

    private static RouteHandlerBuilder MapCommand<TCommand>(
        this IEndpointRouteBuilder routes,
        string pattern,
        Func<HttpContext, Teller, TCommand, Task<Outcome>> record,
        Precondition precondition,
        Func<HttpContext, Teller, TCommand, Task<IResult>>? foretell = null,
        string permission = Permissions.Record)
        where TCommand : Command =>
        routes
            .MapPost(pattern, async (HttpContext http) =>
            {
                var query = QueryParameters.Of(http);
                var isDryRun = foretell is not null && query.Flag(DryRun) is true;
                if (!isDryRun && !Actor.May(http, permission)) return Problem.Lacks(permission);
                if (query.Problem is { } unasked) return unasked;

                var body = await RequestBody.Read<TCommand>(http.Request);
                if (body.Problem is { } malformed) return malformed;

                var (teller, problem) = TellerOf(http, body.Bytes, precondition);
                if (problem is not null) return problem;

                return isDryRun ? await foretell!(http, teller!, body.Value!) : Answer(http, await record(http, teller!, body.Value!));
            })
            .WithMetadata(new CommandMetadata(typeof(TCommand), precondition, permission))
            .Accepts<TCommand>("application/json")
            .RequireAuthorization(foretell is null ? permission : Permissions.Foretell);

    /// <summary>The id in the address; addresses take nothing but UUIDs there.</summary>
    public static Guid RouteId(this HttpContext http, string name) =>
        Guid.TryParse((string?)http.GetRouteValue(name), out var id) ? id : Guid.Empty;

    private static (Teller? Teller, Problem? Problem) TellerOf(HttpContext http, byte[] body, Precondition precondition)
    {
        Ags.TryParse((string?)http.GetRouteValue("ags"), out var ags, out _);

        if (http.Request.Headers.IfMatch.Count == 0 && precondition == Precondition.Required) return (null, Problem.PreconditionMissing);

        if (http.Request.Headers.IfMatch.Count > 0 && precondition == Precondition.None) return (null, Problem.Malformed(NothingToMatch, "/If-Match"));

        if (!TryReadVersion(http.Request.Headers.IfMatch, out var expected)) return (null, Problem.Malformed(NoVersion, "/If-Match"));

        var (key, unreadable) = KeyOf(http);
        if (unreadable is not null) return (null, unreadable);

        var actor = Actor.Of(http);
        return (new Teller(ags, actor.Reference, "http", Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier)
        {
            Offices = new OwnOffices(actor.Offices),
            ExpectedVersion = expected,
            SaysWhatWasRead = http.Request.Headers.IfMatch.Count > 0,
            IdempotencyKey = key,
            Fingerprint = key is null ? "" : Fingerprint(http, body)
        }, null);
    }

    /// <summary>The caller's Idempotency-Key; null where there is none.</summary>
    public static (string? Key, Problem? Problem) KeyOf(HttpContext http)
    {
        if (!http.Request.Headers.TryGetValue("Idempotency-Key", out var keys)) return (null, null);

        var key = keys.ToString();
        return keys.Count != 1 || key.Length is 0 or > 255 || key.Any(letter => letter is < ' ' or > '~')
            ? (null, Problem.Malformed(NoKey, "/Idempotency-Key"))
            : (key, null);
    }

    // The framework's own reader would pass over what it does not understand, such as the second half of "17", abc.
    private static bool TryReadVersion(StringValues ifMatch, out long? version)
    {
        version = null;
        if (ifMatch.Count == 0 || (ifMatch.Count == 1 && ifMatch == "*")) return true;
        return ifMatch.Count == 1 && VersionTag.TryRead(ifMatch.ToString(), out version);
    }

    private static readonly Sentence NoVersion = new(
        "If-Match takes the one ETag that was last read, such as \"17\".", "If-Match erwartet den einen zuletzt gelesenen ETag, zum Beispiel \"17\".");

    private static readonly Sentence NothingToMatch = new(
        "Send this command without If-Match: it opens something new or goes to many, so there is no version to compare.",
        "Bitte diesen Befehl ohne If-Match senden: Er eröffnet etwas Neues oder geht an viele, es gibt also keine Version zu vergleichen.");

    private static readonly Sentence NoKey = new(
        "An Idempotency-Key is 1 to 255 printable ASCII characters.", "Ein Idempotency-Key besteht aus 1 bis 255 druckbaren ASCII-Zeichen.");

    private static string Fingerprint(HttpContext http, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path.Value}\n{Actor.Of(http).Reference}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IResult Answer(HttpContext http, Outcome outcome)
    {
        if (outcome is Rejected rejected) return rejected.Problem;

        var recorded = (Recorded)outcome;
        var municipality = $"/api/v1/municipalities/{http.GetRouteValue("ags")}";
        var location = recorded.Opened switch
        {
            null => $"{municipality}/steps/{recorded.StepId}",
            Recorded.TheMunicipality => municipality,
            var resource => $"{municipality}/{resource}/{recorded.Id}"
        };

        http.Response.Headers.ETag = VersionTag.Of(recorded.Version);
        http.Response.Headers[Position] = recorded.Position.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Created(location, new StepRecorded(recorded.Id, recorded.StepId, recorded.Version));
    }
}

/// <summary>What is known of a command's address besides its pattern; the API document is written from it.</summary>
/// <param name="Permission">What it takes to have it recorded; having it foretold may take less.</param>
public sealed record CommandMetadata(Type Command, Precondition Precondition, string Permission);

/// <summary>Says of a command that it can be asked what it would bring about; the API document is written from it.</summary>
public sealed record ForetoldMetadata(Type Effect);

/// <summary>The answer to every command.</summary>
/// <param name="Id">The organisation, partnership, strategy or measure that the step belongs to.</param>
/// <param name="StepId">The step; also the id of the agreement, seat or commitment that it brought about.</param>
/// <param name="Version">The version after the step, the value of the ETag.</param>
public sealed record StepRecorded(Guid Id, Guid StepId, long Version);
