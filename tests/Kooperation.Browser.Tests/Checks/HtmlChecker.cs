using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Kooperation.Browser.Tests.Harness;
using Kooperation.Tests.Harness;

namespace Kooperation.Browser.Tests.Checks;

/// <summary>Checks whether a page is valid HTML, by the library html-validate that a program of Node's keeps at hand.</summary>
public sealed partial class HtmlChecker : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Kooperation.Browser.Tests");

    private readonly Process _process;
    private readonly SemaphoreSlim _oneAtATime = new(1);

    private HtmlChecker(Process process) => _process = process;

    /// <summary>Starts it, once <c>npm ci</c> has brought what it needs.</summary>
    public static async Task<HtmlChecker> Start()
    {
        await Bring();
        return new HtmlChecker(Process.Start(new ProcessStartInfo("node", ["Checks/html-checker.mjs"])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true
        })!);
    }

    /// <summary>What is wrong, each with line and column; drawings in the page must also be well-formed by themselves.</summary>
    public async Task<IReadOnlyList<string>> Flaws(string html)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(html));
            await _process.StandardInput.FlushAsync();
            var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The checker of HTML has ended.");
            return [.. JsonSerializer.Deserialize<string[]>(answer)!, .. Drawing().Matches(html).Select(drawing => FlawOf(drawing.Value)).OfType<string>()];
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close(); // By which it ends.
        _process.Dispose();
        _oneAtATime.Dispose();
    }

    private static string? FlawOf(string drawing)
    {
        try
        {
            XElement.Parse(drawing);
            return null;
        }
        catch (XmlException flaw)
        {
            return $"a drawing is not well-formed: {flaw.Message}";
        }
    }

    private static async Task Bring()
    {
        using var alone = await Installing.Alone();
        if (IsBrought || await Npm() || (await Installing.Package("npm") && await Npm())) return;

        throw new InvalidOperationException($"HTML is checked by a library that npm brings; npm is not there or has failed. This helps: {Installing.HowTo("npm")}");
    }

    private static Task<bool> Npm() => Installing.Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", Folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund");

    // What npm wrote last is newer than the list that it was given, else there is something to bring.
    private static bool IsBrought =>
        new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json")) is { Exists: true } brought
        && brought.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}
