using System.Diagnostics;
using Kooperation.Platform.Database;

namespace Kooperation.Tests.Platform.Database;

/// <summary>A process of its own that starts the database and can be ended, told off or killed.</summary>
internal sealed class AnotherProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private AnotherProcess(Process process) => this.process = process;

    public static AnotherProcess With(string folder, DatabaseWays ways = DatabaseWays.ServerPrograms, params (string Name, string Value)[] changes)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Kooperation.SecondProcess.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, folder, ways.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in changes)
            start.Environment[name] = value;
        return new AnotherProcess(Process.Start(start)!);
    }

    /// <summary>The connection string and the origin of the database it started.</summary>
    public async Task<(string ConnectionString, string Origin)> Started()
    {
        var parts = (await Says()).Split('\t');
        Assert.Equal("started", parts[0]);
        return (parts[1], parts[2]);
    }

    public async Task<string> Says() =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience) ?? "(nothing more)";

    public void Tell(string order) => process.StandardInput.WriteLine(order);

    public async Task End(string order)
    {
        Tell(order);
        await Ended();
    }

    public Task Ended() => process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);

    public async Task Kill()
    {
        process.Kill();
        await Ended();
    }

    /// <summary>SIGTERM, SIGINT and the like.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, $"{process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
