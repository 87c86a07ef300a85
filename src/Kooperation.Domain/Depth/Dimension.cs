namespace Kooperation.Domain.Depth;

/// <summary>The five dimensions of a partnership, each from 0 to 4.</summary>
public enum Dimension
{
    /// <summary>K: contact and reliability.</summary>
    Contact,

    /// <summary>V: commitment (Verbindlichkeit).</summary>
    Commitment,

    /// <summary>H: joint work (gemeinsame Arbeit; the letter comes from Handeln).</summary>
    JointWork,

    /// <summary>M: decision power (Mitentscheidung).</summary>
    DecisionPower,

    /// <summary>S: strengthening and recognition.</summary>
    Strengthening
}

/// <summary>One level, 0 to 4, for each dimension.</summary>
public readonly record struct DimensionLevels(int Contact, int Commitment, int JointWork, int DecisionPower, int Strengthening)
{
    public const int Count = 5;

    public int this[Dimension dimension] => dimension switch
    {
        Dimension.Contact => Contact,
        Dimension.Commitment => Commitment,
        Dimension.JointWork => JointWork,
        Dimension.DecisionPower => DecisionPower,
        _ => Strengthening
    };

    internal static DimensionLevels Of(ReadOnlySpan<int> levels) => new(levels[0], levels[1], levels[2], levels[3], levels[4]);
}

/// <summary>The bare figures of one day, for lists and maps: levels and nothing that explains them.</summary>
/// <param name="Level">0 to 5.</param>
/// <param name="IsDormant">Whether there was evidence and none is valid any more; level 0 without it is unknown.</param>
/// <param name="Dimensions">The dimensions after brakes.</param>
/// <param name="BeforeBrakes">The dimensions as the evidence alone carries them.</param>
public readonly record struct DepthLevels(int Level, bool IsDormant, DimensionLevels Dimensions, DimensionLevels BeforeBrakes);
