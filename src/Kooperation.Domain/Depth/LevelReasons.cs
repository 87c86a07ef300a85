namespace Kooperation.Domain.Depth;

/// <summary>The steps behind the levels of a day.</summary>
/// <param name="Carrying">Of each dimension the steps that carry it, the longest lasting first.</param>
/// <param name="Braking">The steps that hold a dimension down, or the level where no dimension is named.</param>
public sealed record LevelReasons(IReadOnlyList<IReadOnlyList<Guid>> Carrying, IReadOnlyList<(Dimension? Dimension, Guid StepId)> Braking)
{
    public static readonly LevelReasons None = new([[], [], [], [], []], []);

    public IReadOnlyList<Guid> CarriedBy(Dimension dimension) => Carrying[(int)dimension];

    /// <param name="dimension">Null for the level itself.</param>
    public IReadOnlyList<Guid> HeldDownBy(Dimension? dimension) => [.. Braking.Where(brake => brake.Dimension == dimension).Select(brake => brake.StepId)];
}
