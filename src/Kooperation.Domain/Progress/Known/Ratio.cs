namespace Kooperation.Domain.Progress.Known;

/// <summary>
/// What is reached, or expected, for certain and what is unknown, by weight, out of all that counts. Shares are worked out with all 28 digits of
/// a decimal; where they are compared or shown, a billionth of a point is no difference (a third three times is one).
/// </summary>
internal readonly record struct Ratio(decimal Certain, decimal Unknown, decimal Counted)
{
    private const int Digits = 9;

    public static readonly Ratio Nothing = new(0, 0, 1);
    public static readonly Ratio Everything = new(1, 0, 1);
    public static readonly Ratio NotKnown = new(0, 1, 1);

    /// <summary>Whether anything of it is known.</summary>
    public bool IsKnown => Unknown < Counted;

    public decimal CertainShare => Counted == 0 ? 0 : Certain / Counted;

    public decimal UnknownShare => Counted == 0 ? 1 : Unknown / Counted;

    /// <summary>Whole percent, rounded down, so that "at least" stays true.</summary>
    public int CertainPercent => (int)Math.Floor(Points(CertainShare));

    /// <summary>Whole percent, rounded up, so that no more is said to be known than is.</summary>
    public int UnknownPercent => (int)Math.Ceiling(Points(UnknownShare));

    /// <summary>Percentage points of a share.</summary>
    public static decimal Points(decimal share) => Math.Round(share * 100, Digits, MidpointRounding.AwayFromZero);

    /// <summary>One part more, with its weight.</summary>
    public Ratio With(decimal weight, Ratio part) =>
        new(Certain + weight * part.CertainShare, Unknown + weight * part.UnknownShare, Counted + weight);
}
