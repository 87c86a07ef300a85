using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Recording;

/// <summary>A command of a municipality that can be given within the process.</summary>
/// <param name="Address">Below the municipality, such as partnerships/{id}/contacts.</param>
/// <param name="Command">What its body says.</param>
public sealed record GivenCommand(string Address, Type Command, Precondition Precondition, string Permission, RequestDelegate Record);

/// <summary>What came of a command: the step that was recorded, or what refuses it.</summary>
/// <param name="Position">In the store, as <c>atLeast</c> takes it; 0 where nothing was recorded.</param>
/// <param name="Detail">Why it was refused, in the words of whoever asked.</param>
/// <param name="Errors">What is wrong with which value, by JSON pointer into the body.</param>
public sealed record Given(int Status, StepRecorded? Recorded, long Position, string? Detail, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors);

/// <summary>Gives commands within the process: to the same endpoints as over HTTP, understood, refused and recorded by the same code.</summary>
public sealed class InProcessCommands(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyDictionary<string, GivenCommand>> _commands = new(() => endpoints.OfMunicipality<CommandMetadata>()
        .Select(one => new GivenCommand(one.Address, one.Is.Command, one.Is.Precondition, one.Is.Permission, one.Endpoint.RequestDelegate!))
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
        if (!Actor.May(asking, command.Permission)) return new Given(StatusCodes.Status403Forbidden, null, 0, Problem.Lacks(command.Permission).Detail.In(tongue), NoErrors);

        var http = InnerRequest.Of(asking, tongue, (string)asking.GetRouteValue("ags")!, command.Address, values);
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
        http.Request.Headers["Idempotency-Key"] = key;
        if (readVersion is { } version && command.Precondition is Precondition.Required or Precondition.Depends) http.Request.Headers.IfMatch = VersionTag.Of(version);
        using var said = new MemoryStream();
        http.Response.Body = said;
        await command.Record(http);

        var answer = JsonNode.Parse(said.ToArray())!;
        if (http.Response.StatusCode < StatusCodes.Status400BadRequest)
            return new Given(
                http.Response.StatusCode,
                answer.Deserialize<StepRecorded>(StepJson.Options),
                long.Parse(http.Response.Headers[StepRoutes.Position].ToString(), CultureInfo.InvariantCulture),
                null,
                NoErrors);

        var errors = (answer["errors"] as JsonObject ?? []).ToDictionary(one => one.Key, one => (IReadOnlyList<string>)[.. one.Value!.AsArray().Select(error => error!.GetValue<string>())]);
        return new Given(http.Response.StatusCode, null, 0, answer["detail"]?.GetValue<string>(), errors);
    }

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoErrors = new Dictionary<string, IReadOnlyList<string>>();
}
