using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests;

/// <summary>Which program the pages are tried in.</summary>
public sealed class FindingABrowser
{
    private const string OfPlaywright = "/home/somebody/.cache/ms-playwright/chromium/chrome";

    private static readonly string[] Folders = ["/usr/local/bin", "/usr/bin"];

    private static readonly string Ending = OperatingSystem.IsWindows() ? ".exe" : "";

    [Fact]
    public void The_one_that_is_named_comes_first() => Assert.Equal("/opt/mine", Chromium.Find("/opt/mine", OfPlaywright, Folders, _ => true));

    [Fact]
    public void One_that_is_named_and_not_there_is_said_and_not_replaced() =>
        Assert.Contains("/opt/mine", Assert.Throws<InvalidOperationException>(() => Chromium.Find("/opt/mine", OfPlaywright, Folders, file => file != "/opt/mine")).Message, StringComparison.Ordinal);

    [Fact]
    public void Chromium_in_any_folder_comes_before_others()
    {
        string[] there = [Path.Combine("/usr/local/bin", "google-chrome" + Ending), Path.Combine("/usr/bin", "chromium" + Ending), OfPlaywright];
        Assert.Equal(there[1], Chromium.Find(null, OfPlaywright, Folders, there.Contains));
    }

    [Fact]
    public void The_download_of_Playwright_is_taken_where_there_is_no_other() =>
        Assert.Equal(OfPlaywright, Chromium.Find("", OfPlaywright, Folders, file => file == OfPlaywright));

    [Fact]
    public void Where_there_is_none_none_is_found() => Assert.Null(Chromium.Find(null, OfPlaywright, Folders, _ => false));
}
