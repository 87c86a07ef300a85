using System.Diagnostics;
using System.Security.Cryptography;
using Kooperation.Platform.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kooperation.Tests.Platform.Database;

/// <summary>A data folder for the tests of a class, each of which leaves it stopped and whole; deleted at the end.</summary>
public sealed class KeptFolder : IDisposable
{
    // A plain folder: one made for temporary data is closed to the account under which a root's server runs.
    public string FullPath { get; } = Path.Combine(Path.GetTempPath(), "kooperation-test-" + RandomNumberGenerator.GetHexString(12, lowercase: true));

    public string Cluster => In("cluster");

    public int ServerProcessId => int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First());

    public string In(string name) => Path.Combine(FullPath, name);

    public Task<LocalDatabase> Start(DatabaseWays ways = DatabaseWays.ServerPrograms) =>
        LocalDatabase.Start(DatabaseRequest.Durable(FullPath) with { Ways = ways }, NullLogger.Instance, TestContext.Current.CancellationToken);

    public async Task<string> Refusal(DatabaseWays ways = DatabaseWays.ServerPrograms) =>
        (await Assert.ThrowsAsync<NoDatabaseException>(() => Start(ways))).Message;

    public static void Kill(int process)
    {
        using var found = Process.GetProcessById(process);
        found.Kill();
    }

    public void Dispose()
    {
        // A server that a failed test left behind ends by itself when its cluster is gone.
        if (Directory.Exists(FullPath))
            Directory.Delete(FullPath, recursive: true);
    }
}
