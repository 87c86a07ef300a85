using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.RoundTables;

/// <summary>The partner becomes a member of a standing exchange of the municipality.</summary>
public sealed record JoinRoundTable(string RoundTable) : PartnershipCommand;

public static class JoinRoundTableEndpoint
{
    public static void MapJoinRoundTable(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<JoinRoundTable, Partnership>("round-tables", Decide);

    public static Decision Decide(JoinRoundTable command, Partnership partnership) =>
        command.Tell(new RoundTableJoined(command.RoundTable));
}
