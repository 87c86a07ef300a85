using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;
using Kooperation.Platform;

namespace Kooperation.Dossiers;

/// <summary>Says the things of a dossier in one language.</summary>
public sealed class Speech(Tongue tongue)
{
    /// <summary>The code of the language for HTML.</summary>
    public string Code { get; } = tongue == Tongue.German ? "de" : "en";

    public DossierWords Words { get; } = new(tongue);

    public string Of(Sentence sentence) => sentence.In(tongue);

    /// <summary>What stands in the middle of a sentence, as a title or at the beginning of a line.</summary>
    public string Titled(Sentence title) => Of(title.AsTitle());

    public string Day(DateOnly day) => Of(day.InWords());

    /// <summary>When something happened.</summary>
    public string When(PartialDate date) => Of(date.On());

    /// <summary>The day and the time of day in Germany.</summary>
    public string Moment(DateTimeOffset instant)
    {
        var clock = Today.ClockInGermanyAt(instant);
        var (day, time) = (Day(DateOnly.FromDateTime(clock.DateTime)), clock.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        return tongue == Tongue.German ? $"{day}, {time} Uhr" : $"{day}, {time} (Germany)";
    }

    /// <summary>A day as machines read it.</summary>
    public static string Wire(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
