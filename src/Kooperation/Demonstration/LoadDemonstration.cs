using Kooperation.Platform.Recording;
using Kooperation.Platform.Running;
using Marten;
using Spectre.Console;
using Recorder = Kooperation.Platform.Recording.Recorder;

namespace Kooperation.Demonstration;

/// <summary>
/// <c>demo</c>: loads the demonstration through the same decisions as HTTP. Every line has a key, so that a loading that was interrupted
/// goes on where it stopped, and a second one records nothing.
/// </summary>
public sealed class LoadDemonstration(Recorder recorder, IDocumentStore store)
{
    /// <summary>What a loading came to.</summary>
    /// <param name="Lines">How many commands there are.</param>
    /// <param name="Recorded">How many of them were not known yet.</param>
    public sealed record Result(int Lines, int Recorded);

    /// <summary>The files that come with the program.</summary>
    public static IReadOnlyList<DemonstrationFile> Files() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "demo"), "*.json").Order(StringComparer.Ordinal).Select(DemonstrationFile.Read)];

    /// <summary>Whom the files are about: in Hannover and Wiesbaden.</summary>
    public static string Places(IReadOnlyList<DemonstrationFile> files)
    {
        var names = files.Select(file => file.Name).Distinct().ToList();
        return names.Count < 2 ? $"in {string.Concat(names)}" : $"in {string.Join(", ", names[..^1])} and {names[^1]}";
    }

    /// <summary>Where there is most to see: a strategy alone shows no partner.</summary>
    public static DemonstrationFile? FirstWithPartnerships() => Files().FirstOrDefault(file => file.Lines.Any(line => line.Command == "openPartnership"));

    /// <summary>Loads with a progress bar for whoever watches, in plain lines where nobody does.</summary>
    public async Task<int> Run(CancellationToken cancelled)
    {
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var files = Files();

        var lines = files.Sum(file => file.Lines.Count);
        var result = AnsiConsole.Profile.Out.IsTerminal
            ? await AnsiConsole.Progress().StartAsync(async progress =>
            {
                var bar = progress.AddTask("Demonstration", maxValue: lines);
                return await Load(files, () => bar.Increment(1), cancelled);
            })
            : await Load(files, Plainly(lines), cancelled);

        AnsiConsole.WriteLine(result.Recorded == 0
            ? $"The demonstration was loaded before: all {result.Lines} commands, {Places(files)}."
            : $"The demonstration is loaded: {result.Recorded} of {result.Lines} commands were new, {Places(files)}.");
        return 0;
    }

    public async Task<Result> Load(IReadOnlyList<DemonstrationFile> files, Action told, CancellationToken cancelled)
    {
        var before = await Count(files, cancelled);
        foreach (var file in files)
        {
            foreach (var line in file.Lines)
            {
                cancelled.ThrowIfCancellationRequested();
                if (await Tell(file, line, cancelled) is Rejected rejected)
                {
                    throw new CannotStart($"{line.Key} of the demonstration of {file.Municipality} is not accepted: {rejected.Problem.Faults()}");
                }

                told();
            }
        }

        return new Result(files.Sum(file => file.Lines.Count), await Count(files, cancelled) - before);
    }

    /// <summary>Whether nothing was ever recorded, or an earlier loading was cut short.</summary>
    public async Task<bool> IsDue(IReadOnlyList<DemonstrationFile> files, CancellationToken cancelled)
    {
        if ((await store.Advanced.FetchEventStoreStatistics(token: cancelled)).EventCount == 0) return true;

        var told = await Count(files, cancelled);
        return told > 0 && told < files.Sum(file => file.Lines.Count);
    }

    private static Action Plainly(int lines)
    {
        var told = 0;
        return () =>
        {
            if (++told % 10 == 0) Console.WriteLine($"{told} of {lines} commands");
        };
    }

    private async Task<int> Count(IReadOnlyList<DemonstrationFile> files, CancellationToken cancelled)
    {
        var counted = 0;
        foreach (var municipality in files.Select(file => file.Municipality).Distinct())
        {
            await using var session = store.QuerySession(municipality);
            counted += await session.Query<Answered>().CountAsync(answered => answered.Id.StartsWith("demo:"), cancelled);
        }

        return counted;
    }

    private Task<Outcome> Tell(DemonstrationFile file, DemonstrationLine line, CancellationToken cancelled)
    {
        var teller = new Teller(file.Ags, "demonstration", $"demonstration, {line.Key}", $"demonstration-{file.Municipality}")
        {
            IdempotencyKey = $"demo:{line.Key}",
            MayInvent = true
        };

        return Telling.ByName[line.Command].Tell(new Told(
            recorder, teller, IdOf(file, line.In), IdOf(file, line.About), file.IdOf(line.Key), file.BodyOf(line), cancelled));
    }

    private static Guid IdOf(DemonstrationFile file, string? key) => key is null ? Guid.Empty : file.IdOf(key);
}
