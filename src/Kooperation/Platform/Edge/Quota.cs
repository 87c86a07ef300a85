using System.Globalization;
using Kooperation.Platform.Running;

namespace Kooperation.Platform.Edge;

/// <summary>How often one caller may ask: so many requests at once, and so many a second for as long as it likes.</summary>
/// <param name="Name">What settings and headers call it.</param>
public sealed record Quota(string Name, int PerSecond, int Burst)
{
    /// <summary>Seconds in which the whole burst comes back.</summary>
    public int Window => (Burst + PerSecond - 1) / PerSecond;

    /// <summary>The same with what is set under its name.</summary>
    internal Quota SetBy(IConfiguration limits)
    {
        var here = limits.GetSection(Name);
        var set = this with { PerSecond = Read(here, nameof(PerSecond), PerSecond), Burst = Read(here, nameof(Burst), Burst) };
        return set.Burst < set.PerSecond ? throw new CannotStart($"{here.Path}:Burst is {set.Burst} and must be at least {nameof(PerSecond)}, {set.PerSecond}.") : set;
    }

    private static int Read(IConfigurationSection section, string key, int otherwise) => section[key] switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000 => number,
        var text => throw new CannotStart($"{section.Path}:{key} is a whole number from 1 to 1000000, and not {text}.")
    };
}
