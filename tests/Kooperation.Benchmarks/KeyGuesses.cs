extern alias Service;

using System.Diagnostics;
using Service::Kooperation.Platform.Identity.Keys;

namespace Kooperation.Benchmarks;

/// <summary>How long it takes to see that an API key is wrong: as long wherever it is wrong, and as long as to see that it is right, else the time would help to guess.</summary>
public static class KeyGuesses
{
    private const int Rounds = 200;
    private const int Guesses = 2_000;

    /// <summary>The median times against that of the right key: wrong in its first letter, wrong in its last, and of no key that there is.</summary>
    public static (double First, double Last, double Nobody) Ratios()
    {
        var id = Guid.CreateVersion7();
        var (shown, sha256) = KeySecret.New(id);
        var key = new ApiKey(id, "03241001", "", KeyRole.Reader, null, sha256, default, "", "", default, null);
        var start = KeySecret.Prefix.Length + $"{id:N}_".Length;
        (string Shown, ApiKey? Key)[] ways = [(shown, key), (Changed(shown, start), key), (Changed(shown, shown.Length - 1), key), (shown, null)];

        // One after the other in each round, so that whatever else the machine does meets them alike.
        var times = ways.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var way = 0; way < ways.Length; way++) times[way].Add(Time(ways[way].Shown, ways[way].Key));

        var medians = times.Select(some => some.Order().ElementAt(Rounds / 2)).ToArray();
        return (medians[1] / medians[0], medians[2] / medians[0], medians[3] / medians[0]);
    }

    private static string Changed(string shown, int at) => $"{shown[..at]}{(shown[at] == 'A' ? 'B' : 'A')}{shown[(at + 1)..]}";

    private static double Time(string shown, ApiKey? key)
    {
        var started = Stopwatch.GetTimestamp();
        for (var guess = 0; guess < Guesses; guess++) KeySecret.IsOf(shown, key);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
