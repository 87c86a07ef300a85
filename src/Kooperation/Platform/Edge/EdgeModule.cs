namespace Kooperation.Platform.Edge;

/// <summary>What stands between the service and whoever asks it: what the server takes, from which proxies it hears who asks, how often one caller may ask, and what every answer says.</summary>
public static class EdgeModule
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.LimitServer();
        builder.AddProxies();
        builder.AddRateLimits();
    }

    /// <summary>Stands before all else, so that no answer goes out without its headers and no refusal without its line in the log.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseProxies();
        app.UseResponseHeaders();
        app.UseRefusalLog();
    }
}
