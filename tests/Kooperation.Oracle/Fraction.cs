using System.Numerics;

namespace Kooperation.Oracle;

/// <summary>An exact share: no digit is ever lost.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger _below;

    public Fraction(BigInteger above, BigInteger below)
    {
        var common = BigInteger.GreatestCommonDivisor(above, below) * (below.Sign < 0 ? -1 : 1);
        (Above, _below) = (above / common, below / common);
    }

    public static Fraction Zero => new(0, 1);

    public static Fraction One => new(1, 1);

    private BigInteger Above { get; }

    private BigInteger Below => _below.IsZero ? BigInteger.One : _below;

    /// <summary>Whole percent, rounded down.</summary>
    public int PercentDown => (int)Floor(Above * 100, Below);

    /// <summary>Whole percent, rounded up.</summary>
    public int PercentUp => -(int)Floor(-Above * 100, Below);

    public static Fraction Of(decimal value)
    {
        var below = BigInteger.One;
        while (value != decimal.Truncate(value)) (value, below) = (value * 10, below * 10);
        return new Fraction(new BigInteger(value), below);
    }

    public int CompareTo(Fraction other) => (Above * other.Below).CompareTo(other.Above * Below);

    public static Fraction operator +(Fraction one, Fraction other) => new(one.Above * other.Below + other.Above * one.Below, one.Below * other.Below);

    public static Fraction operator -(Fraction one, Fraction other) => new(one.Above * other.Below - other.Above * one.Below, one.Below * other.Below);

    public static Fraction operator *(Fraction one, Fraction other) => new(one.Above * other.Above, one.Below * other.Below);

    public static Fraction operator /(Fraction one, Fraction other) => new(one.Above * other.Below, one.Below * other.Above);

    public static bool operator <(Fraction one, Fraction other) => one.CompareTo(other) < 0;

    public static bool operator >(Fraction one, Fraction other) => one.CompareTo(other) > 0;

    public static bool operator <=(Fraction one, Fraction other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Fraction one, Fraction other) => one.CompareTo(other) >= 0;

    private static BigInteger Floor(BigInteger above, BigInteger below) => (above - ((above % below) + below) % below) / below;
}
