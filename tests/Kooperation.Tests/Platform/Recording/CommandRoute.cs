using Kooperation.Platform.Identity;
using Kooperation.Platform.Recording;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>A command with its address within a municipality, such as <c>partnerships/{id}/seats/{about}/exercises</c>, as the running service names the two.</summary>
internal sealed record CommandRoute(string Path, Type Command, Precondition Precondition)
{
    private const string Municipality = "/api/v1/municipalities/{ags}/";

    /// <summary>Every command that the service takes from whoever records in a municipality.</summary>
    public static IReadOnlyList<CommandRoute> Of(KooperationHost host) =>
    [
        .. from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let command = endpoint.Metadata.GetMetadata<CommandMetadata>()
           where command is not null && endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is Permissions.Record or Permissions.Foretell
           let path = endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/')
           orderby path
           select new CommandRoute(path[Municipality.Length..], command.Command, command.Precondition)
    ];

    /// <summary>The address of the things that the command is about or brings about: those seats of that partnership.</summary>
    public string Things => Path.Split("/{about}")[0];

    public bool IsAboutAThing => Path.Contains("{about}", StringComparison.Ordinal);

    public bool IsInAStream => Path.Contains("{id}", StringComparison.Ordinal);

    /// <summary>What the id in the address is one of: organisations, partnerships, steps.</summary>
    public string Resource => Path.Split('/')[0];

    public string PathTo(Guid id, Guid about) => Path
        .Replace("{id}", id.ToString(), StringComparison.Ordinal)
        .Replace("{about}", about.ToString(), StringComparison.Ordinal);

    public override string ToString() => Command.Name;
}
