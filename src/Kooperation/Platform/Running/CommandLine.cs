namespace Kooperation.Platform.Running;

/// <summary>What the program is to do.</summary>
public enum Job
{
    Serve,
    Help,
    LoadDemonstration,
    RebuildViews
}

/// <summary>
/// The words with which the program was started. Options are set aside first, with their values, and are the configuration's; what is left must be
/// a command, so that a slip never starts the service.
/// </summary>
/// <param name="Views">The views that are to be rebuilt; none for all of them.</param>
/// <param name="Options">What goes to the configuration.</param>
/// <param name="WithDemonstration">Whether an empty store of our own is filled with the demonstration.</param>
public sealed record CommandLine(Job Job, IReadOnlyList<string> Views, string[] Options, bool WithDemonstration)
{
    /// <summary>The exit code of whoever was not understood.</summary>
    public const int Misunderstood = 2;

    private const string Demo = "demo";
    private const string Projections = "projections";
    private const string Rebuild = "rebuild";
    private const string NoDemonstration = "--no-demo";

    public const string Help =
        """
        Kooperation records how a municipality and migrant organisations work together.

          (no command)                   starts the service, with a demonstration where it brings its own empty database
          demo                           loads the demonstration into the database
          projections rebuild [view ...] builds every view anew from the steps, or those that are named
          help                           says this

          --no-demo                      starts empty
          --urls http://localhost:5081   listens there; every other setting likewise: --name value
        """;

    private static readonly string[] WordsForHelp = ["help", "--help", "-h", "-?"];

    /// <exception cref="Misunderstanding">What was asked for is not known.</exception>
    public static CommandLine Read(IReadOnlyList<string> args)
    {
        var (words, options, withDemonstration, help) = (new List<string>(), new List<string>(), true, false);
        for (var index = 0; index < args.Count; index++)
        {
            var word = args[index];
            if (WordsForHelp.Contains(word, StringComparer.OrdinalIgnoreCase)) help = true;
            else if (word == NoDemonstration) withDemonstration = false;
            else if (word.Contains('=', StringComparison.Ordinal)) options.Add(word);
            else if (!word.StartsWith("--", StringComparison.Ordinal)) words.Add(word);
            else if (index + 1 < args.Count && !args[index + 1].StartsWith("--", StringComparison.Ordinal)) options.AddRange([word, args[++index]]);
            else throw new Misunderstanding($"{word} needs a value, such as {word} value or {word}=value.");
        }

        var (job, views) = help ? (Job.Help, []) : JobOf([.. words]);
        return new CommandLine(job, views, [.. options], withDemonstration);
    }

    private static (Job Job, IReadOnlyList<string> Views) JobOf(string[] words) => words switch
    {
        [] => (Job.Serve, []),
        [Demo] => (Job.LoadDemonstration, []),
        [Demo, var further, ..] => throw new Misunderstanding($"demo takes nothing further, and {further} is not understood."),
        [Projections, Rebuild, .. var views] => (Job.RebuildViews, [.. views.Distinct()]),
        [Projections, ..] => throw new Misunderstanding("Say what is to be done with the projections: projections rebuild [view ...]"),
        [var unknown, ..] => throw new Misunderstanding($"There is no command {unknown}. There are: demo, projections rebuild, help; without a command the service starts.")
    };
}

/// <summary>What was asked for is not known; said in one sentence.</summary>
public sealed class Misunderstanding(string reason) : Exception(reason);
