using System.Text.Json.Nodes;

namespace Kooperation.Platform.Reading;

/// <summary>What a figure is of.</summary>
public enum FigureOf
{
    Partnership,
    Strategy,
    Field,
    Goal,
    Measure
}

/// <summary>One value that is worked out from steps.</summary>
/// <param name="Name">Which of the figures of that thing.</param>
/// <param name="Value">A number or a word; null where it cannot be said.</param>
public sealed record Figure(FigureOf Of, Guid Id, string Name, JsonNode? Value);

/// <summary>An answer with the figures in it.</summary>
/// <param name="Address">Where it is read, below the municipality.</param>
public sealed record AnsweredFigures(string Address, object Answer, IReadOnlyList<Figure> Figures);

/// <summary>A feature that works out figures tells them in whatever state the views are, for who asks what would change.</summary>
public interface ITellsFigures
{
    /// <summary>All that steps of these histories can have a part in, and perhaps more.</summary>
    Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled);
}
