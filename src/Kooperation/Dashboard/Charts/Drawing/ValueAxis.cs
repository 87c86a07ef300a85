using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts.Drawing;

/// <summary>Values from bottom to top, between round numbers.</summary>
internal sealed class ValueAxis
{
    private const int MostSteps = 5;

    private readonly double _step;
    private readonly double _low;
    private readonly double _high;
    private readonly double _top;
    private readonly double _bottom;

    /// <param name="values">What must have room, in any order; at least one.</param>
    public ValueAxis(IEnumerable<decimal> values, double top, double bottom)
    {
        var all = values.Select(value => (double)value).ToList();
        var (low, high) = (all.Min(), all.Max());

        // Near zero, zero is shown; one value alone stands in the middle of something.
        if (low > 0 && low < high * 0.6) low = 0;
        if (high - low < Math.Abs(high) * 1e-6 + 1e-9) (low, high) = (low - Math.Abs(low) * 0.1 - 1, high + Math.Abs(high) * 0.1 + 1);

        _step = Round((high - low) / MostSteps);
        (_low, _high) = (Math.Floor(low / _step) * _step, Math.Ceiling(high / _step) * _step);
        (_top, _bottom) = (top, bottom);
    }

    public double At(decimal value) => _bottom - (_bottom - _top) * Math.Clamp(((double)value - _low) / (_high - _low), 0, 1);

    /// <summary>The round numbers, with their words.</summary>
    public IEnumerable<(double Y, string Said)> Ticks(Tongue tongue)
    {
        var steps = (int)Math.Round((_high - _low) / _step);
        for (var tick = 0; tick <= steps; tick++)
        {
            var value = _low + tick * _step;
            yield return (_bottom - (_bottom - _top) * tick / steps, Said(Math.Abs(value) < _step / 2 ? 0 : value, tongue));
        }
    }

    // Beyond a billion the digits say less than the power of ten.
    private static string Said(double value, Tongue tongue) => Math.Abs(value) is 0 or (< 1e9 and > 1e-6)
        ? tongue.Number((decimal)Math.Round(value, 7))
        : value.ToString("0.##E+0", System.Globalization.CultureInfo.InvariantCulture);

    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }
}
