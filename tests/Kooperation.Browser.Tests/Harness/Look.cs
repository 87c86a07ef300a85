using Microsoft.Playwright;

namespace Kooperation.Browser.Tests.Harness;

/// <summary>How somebody looks at a page: in which language, by which light, through which window.</summary>
/// <param name="Name">As the pictures are called.</param>
public sealed record Look(string Name)
{
    public string Language { get; init; } = "de";

    public bool IsDark { get; init; }

    public bool HasForcedColours { get; init; }

    public bool HasScripts { get; init; } = true;

    /// <summary>CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>CSS pixels.</summary>
    public int Height { get; init; } = 800;

    /// <summary>Pixels of the screen for a CSS pixel.</summary>
    public int Scale { get; init; } = 1;

    public static readonly Look German = new("light");
    public static readonly Look EnglishDark = new("dark") { Language = "en", IsDark = true };
    public static readonly Look ForcedColours = new("forced-colours") { HasForcedColours = true, HasScripts = false, Width = 320, Height = 640 };
    public static readonly Look NarrowDark = new("narrow") { IsDark = true, Width = 320, Height = 640 };

    /// <summary>WCAG 1.4.10: a window of 1280 × 1024 at 400 %.</summary>
    public static readonly Look EnglishZoomed = new("zoomed") { Language = "en", IsDark = true, Width = 320, Height = 256, Scale = 4 };

    public static readonly Look WithoutScripts = new("without-scripts") { HasScripts = false };

    public static readonly IReadOnlyList<Look> All = [German, EnglishDark, ForcedColours, NarrowDark, EnglishZoomed, WithoutScripts];

    /// <summary>Those at which every page is looked at; every value of everything is among them.</summary>
    public static readonly IReadOnlyList<Look> OfEveryPage = [German, ForcedColours, EnglishZoomed];

    /// <summary>Those at which a page is looked at in a further state.</summary>
    public static readonly IReadOnlyList<Look> OfEveryState = [German, EnglishZoomed];

    public BrowserNewContextOptions Options => new()
    {
        Locale = Language == "de" ? "de-DE" : "en-GB",
        TimezoneId = "Europe/Berlin",
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        ForcedColors = HasForcedColours ? Microsoft.Playwright.ForcedColors.Active : Microsoft.Playwright.ForcedColors.None,
        ReducedMotion = ReducedMotion.Reduce,
        JavaScriptEnabled = HasScripts,
        ViewportSize = new() { Width = Width, Height = Height },
        DeviceScaleFactor = Scale
    };

    public override string ToString() => Name;
}
