namespace Kooperation.Browser.Tests.Harness;

/// <summary>The browser of the tests: the one that is named, one that the machine has, else one that is brought, and never none without a word.</summary>
public static class Chromium
{
    /// <summary>Names the program to use.</summary>
    public const string Setting = "KOOPERATION_BROWSER";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"];

    private static readonly string[] UsualPlaces =
    [
        "/snap/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        @"C:\Program Files\Microsoft\Edge\Application\msedge.exe"
    ];

    /// <summary>What helps whoever has no browser, in one command.</summary>
    public static string Help { get; } =
        OperatingSystem.IsMacOS() ? "brew install --cask google-chrome"
        : OperatingSystem.IsWindows() ? "winget install Google.Chrome"
        : Installing.IsDebian ? Installing.HowTo("chromium")
        : $"{Setting}=/path/to/chromium dotnet test";

    /// <summary>The program, installed if need be.</summary>
    /// <param name="ofPlaywright">Where Playwright keeps a browser of its own, once it is downloaded.</param>
    /// <exception cref="InvalidOperationException">There is none and none can be had; says what to do.</exception>
    public static async Task<string> Program(string ofPlaywright)
    {
        var named = Environment.GetEnvironmentVariable(Setting);
        if (Found() is { } already) return already;

        using var alone = await Installing.Alone();
        if (Found() is { } meanwhile) return meanwhile;

        if (await Installing.Package("chromium") && Found() is { } package) return package;

        Microsoft.Playwright.Program.Main(["install", "chromium"]);
        return Found() ?? throw new InvalidOperationException($"The pages are tried in a real browser; this machine has none, and none could be brought. This helps: {Help}");

        string? Found() => Find(named, ofPlaywright, Installing.Folders, File.Exists);
    }

    /// <summary>The program that comes first; null when there is none.</summary>
    public static string? Find(string? named, string ofPlaywright, IReadOnlyList<string> folders, Func<string, bool> exists)
    {
        if (!string.IsNullOrWhiteSpace(named))
            return exists(named) ? named : throw new InvalidOperationException($"{Setting} names {named}, which is not there.");

        var endings = OperatingSystem.IsWindows() ? ".exe" : "";
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + endings))).Concat(UsualPlaces).Append(ofPlaywright).FirstOrDefault(exists);
    }
}
