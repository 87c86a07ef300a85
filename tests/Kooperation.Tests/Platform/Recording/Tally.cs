using System.Collections.Concurrent;
using System.Net;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>How often each command was accepted, and how often it was not.</summary>
internal sealed class Tally(IReadOnlyList<CommandRoute> routes)
{
    private readonly ConcurrentDictionary<(CommandRoute Route, bool Accepted), int> _counts = new();

    public void Add(CommandRoute route, HttpStatusCode status) =>
        _counts.AddOrUpdate((route, status == HttpStatusCode.Created), 1, (_, count) => count + 1);

    public int Commands => _counts.Values.Sum();

    public IEnumerable<string> NeverAccepted => Lacking(accepted: true);

    public IEnumerable<string> NeverRefused => Lacking(accepted: false);

    public override string ToString() => string.Join('\n', routes.Select(route => $"{CountOf(route, true),5} accepted {CountOf(route, false),5} not: {route}"));

    private IEnumerable<string> Lacking(bool accepted) => routes.Where(route => CountOf(route, accepted) == 0).Select(route => route.ToString());

    private int CountOf(CommandRoute route, bool accepted) => _counts.GetValueOrDefault((route, accepted));
}
