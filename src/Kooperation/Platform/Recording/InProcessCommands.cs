using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Requests;
using Microsoft.AspNetCore.Authorization;

namespace Kooperation.Platform.Recording;

/// <summary>A command of a municipality that can be given within the process.</summary>
/// <param name="Address">Below the municipality, such as partnerships/{id}/contacts.</param>
/// <param name="Command">What its body says.</param>
public sealed record GivenCommand(string Address, Type Command, Precondition Precondition, string Permission, RequestDelegate Record);

/// <summary>What came of a command: the step that was recorded, or what refuses it.</summary>
/// <param name="Detail">Why it was refused, in the words of whoever asked.</param>
/// <param name="Errors">What is wrong with which value, by JSON pointer into the body.</param>
public sealed record Given(int Status, StepRecorded? Recorded, string? Detail, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors);

/// <summary>Gives commands within the process: to the same endpoints as over HTTP, understood, refused and recorded by the same code.</summary>
public sealed class InProcessCommands(EndpointDataSource endpoints)
{
    private const string Prefix = "/api/v1/municipalities/{ags}/";

    private readonly Lazy<IReadOnlyDictionary<string, GivenCommand>> _commands = new(() => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<CommandMetadata>() is not null && endpoint.PlainPattern().StartsWith(Prefix, StringComparison.Ordinal))
        .Select(endpoint => (Endpoint: endpoint, Is: endpoint.Metadata.GetMetadata<CommandMetadata>()!))
        .Select(one => new GivenCommand(
            one.Endpoint.PlainPattern()[Prefix.Length..],
            one.Is.Command,
            one.Is.Precondition,
            one.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(needs => needs.Policy).OfType<string>().Last(),
            one.Endpoint.RequestDelegate!))
        .ToDictionary(command => command.Address));

    public IEnumerable<GivenCommand> All => _commands.Value.Values;

    /// <summary>Null where there is no such command.</summary>
    public GivenCommand? Find(string address) => _commands.Value.GetValueOrDefault(address);

    /// <param name="asking">Who gives it.</param>
    /// <param name="values">The ids in the address.</param>
    /// <param name="key">Tells the same from another one: given twice, it is recorded once.</param>
    /// <param name="readVersion">The version that was last read; null to overlook what others did since.</param>
    public async Task<Given> Give(HttpContext asking, Tongue tongue, GivenCommand command, RouteValueDictionary values, JsonObject body, string key, long? readVersion)
    {
        if (!Actor.May(asking, command.Permission)) return Refused(StatusCodes.Status403Forbidden, Problems.Problem.Lacks(command.Permission).Detail.In(tongue));

        var http = new DefaultHttpContext { RequestServices = asking.RequestServices, User = asking.User, RequestAborted = asking.RequestAborted };
        http.Request.Method = HttpMethods.Post;
        http.Request.RouteValues = new RouteValueDictionary(values) { ["ags"] = asking.GetRouteValue("ags") };
        http.Request.Path = $"{Prefix}{command.Address}".Filled(http.Request.RouteValues);
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
        http.Request.Headers.AcceptLanguage = tongue == Tongue.German ? "de" : "en";
        http.Request.Headers["Idempotency-Key"] = key;
        if (readVersion is { } version && command.Precondition is Precondition.Required or Precondition.Depends) http.Request.Headers.IfMatch = VersionTag.Of(version);
        using var said = new MemoryStream();
        http.Response.Body = said;
        await command.Record(http);

        var answer = JsonNode.Parse(said.ToArray())!;
        if (http.Response.StatusCode < StatusCodes.Status400BadRequest)
            return new Given(http.Response.StatusCode, answer.Deserialize<StepRecorded>(StepJson.Options), null, NoErrors);

        var errors = (answer["errors"] as JsonObject ?? []).ToDictionary(one => one.Key, one => (IReadOnlyList<string>)[.. one.Value!.AsArray().Select(error => error!.GetValue<string>())]);
        return new Given(http.Response.StatusCode, null, answer["detail"]?.GetValue<string>(), errors);
    }

    private static Given Refused(int status, string detail) => new(status, null, detail, NoErrors);

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoErrors = new Dictionary<string, IReadOnlyList<string>>();
}
