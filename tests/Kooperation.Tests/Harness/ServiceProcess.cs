using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Kooperation.Tests.Harness;

/// <summary>The service as a process of its own, as an operator starts it: with arguments, settings in the environment, and no terminal.</summary>
public sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ServiceProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public static ServiceProcess Start(string environment, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments) =>
        StartIn(AppContext.BaseDirectory, environment, settings, arguments);

    /// <summary>The same, started from that folder.</summary>
    public static ServiceProcess StartIn(string folder, string environment, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "Kooperation.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Edge__RateLimit__Enabled"] = "false";
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary>Waits until the process has printed that.</summary>
    public async Task Says(string words)
    {
        var waited = Stopwatch.StartNew();
        while (!Output.Contains(words, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited || waited.Elapsed > Patience, $"\"{words}\" was not said, but: {Output}{Errors}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A token of the provider of Development for its program of that name.</summary>
    public static async Task<string> Token(HttpClient client, string program)
    {
        using var asked = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", program), new("client_secret", "local")]);
        using var answer = await client.PostAsync("/local/connect/token", asked, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!["access_token"]!.GetValue<string>();
    }

    /// <summary>SIGTERM, SIGINT and the like.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>The exit code, once the process has ended by itself.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static void Keep(StringBuilder kept, string? line)
    {
        lock (kept)
        {
            if (line is not null) kept.AppendLine(line);
        }
    }

    private static string Read(StringBuilder kept)
    {
        lock (kept) return kept.ToString();
    }
}
