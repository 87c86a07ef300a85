using JasperFx.CodeGeneration;
using Wolverine;

namespace Kooperation.Platform.Running;

/// <summary>
/// How many processes share the work. One takes up every view at once when it starts; many (<c>Nodes: many</c>, the rule outside Development)
/// elect a leader that spreads the views and hands those of a lost node to another.
/// </summary>
public static class Nodes
{
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    public static bool IsOne(IConfiguration configuration, IHostEnvironment environment) =>
        (configuration["Nodes"] ?? (environment.IsDevelopment() ? "one" : "many")) == "one";

    public static void AddNodes(this WebApplicationBuilder builder) => builder.Host.UseWolverine(wolverine =>
    {
        wolverine.ApplicationAssembly = typeof(Nodes).Assembly;
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;

        wolverine.Durability.Mode = IsOne(builder.Configuration, builder.Environment) ? DurabilityMode.Solo : DurabilityMode.Balanced;
        wolverine.Durability.StaleNodeTimeout = LostAfter;
        wolverine.Durability.FirstHealthCheckExecution = TimeSpan.Zero;
        wolverine.Durability.HealthCheckPollingTime = LookEvery;
        wolverine.Durability.CheckAssignmentPeriod = LookEvery;
    });
}
