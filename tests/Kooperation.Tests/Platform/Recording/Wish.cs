using System.Text.Json.Nodes;
using Kooperation.Oracle;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>What somebody wants to have recorded, before it is known what there is to refer to.</summary>
/// <param name="Choice">Chooses among what there is to refer to.</param>
internal abstract record Wish(Circumstances Circumstances, int Choice);

/// <summary>A command. <paramref name="Body"/> says everything but what refers to something earlier.</summary>
internal sealed record Telling(CommandRoute Route, Circumstances Circumstances, JsonObject Body, int Choice) : Wish(Circumstances, Choice)
{
    public Reference Reference { get; init; }

    public OwnId OwnId { get; init; }

    public IfMatch IfMatch { get; init; }

    public Key Key { get; init; }

    public Nonsense? Nonsense { get; init; }

    public override string ToString() => Route.ToString();
}

/// <summary>A request that was accepted comes once more under its key, as it was or changed.</summary>
internal sealed record Repetition(bool Changed, Circumstances Circumstances, int Choice) : Wish(Circumstances, Choice)
{
    public override string ToString() => Changed ? "repeated with a change" : "repeated";
}

/// <summary>What a command refers to: something earlier where there is any, something of another municipality, or nothing that was ever heard of.</summary>
internal enum Reference
{
    Earlier,
    Foreign,
    Unknown
}

/// <summary>The caller's own id for the step.</summary>
internal enum OwnId
{
    None,
    Fresh,
    Taken
}

/// <summary>What the caller says to have read last.</summary>
internal enum IfMatch
{
    None,
    Any,
    Latest,
    Stale,
    NoVersion
}

/// <summary>The caller's Idempotency-Key.</summary>
internal enum Key
{
    None,
    Fresh,
    Taken,
    TooLong
}
