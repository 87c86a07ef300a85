using System.Globalization;
using Kooperation.Platform;

namespace Kooperation.Tests.Harness;

/// <summary>Days as the service counts them: by the calendar in Germany, wherever and whenever the specs run.</summary>
internal static class Days
{
    private static readonly Today Today = new(TimeProvider.System);

    /// <summary>The day so many days from now, or ago where negative, as it goes on the wire.</summary>
    public static string FromNow(int days) => Today.InGermany.AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
