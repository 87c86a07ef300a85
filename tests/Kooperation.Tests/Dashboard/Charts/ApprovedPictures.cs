using System.Text;
using System.Xml.Linq;
using Kooperation.Dashboard.Charts;
using Kooperation.Domain.Language;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard.Charts;

/// <summary>A picture is approved by a person who has looked at it; every change of it shows up here.</summary>
public sealed class ApprovedPictures
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Kooperation.Tests/Dashboard/Charts/Pictures");

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_picture_looks_as_it_was_approved_in_German(string name) => AssertApproved($"{name}.de", FileOf(name, Tongue.German));

    [Theory, MemberData(nameof(Names))]
    public void A_picture_looks_as_it_was_approved_in_English(string name) => AssertApproved($"{name}.en", FileOf(name, Tongue.English));

    [Theory, MemberData(nameof(Names))]
    public void A_picture_looks_as_it_was_approved_on_a_telephone(string name) =>
        AssertApproved($"{name}.narrow", new XDocument(Samples.All[name](Tongue.German).Narrow).ToString());

    [Fact]
    public void Every_approved_picture_is_still_drawn()
    {
        var drawn = Samples.All.Keys.SelectMany(name => new[] { $"{name}.de", $"{name}.en", $"{name}.narrow" }).Select(name => $"{name}.approved.svg");

        Assert.Empty(Directory.EnumerateFiles(Folder, "*.approved.svg").Select(Path.GetFileName).Except(drawn));
    }

    private static string FileOf(string name, Tongue tongue) => Encoding.UTF8.GetString(ChartFile.Svg(Samples.All[name](tongue)));

    private static void AssertApproved(string name, string drawn)
    {
        var (approved, received) = (Path.Combine(Folder, $"{name}.approved.svg"), Path.Combine(Folder, $"{name}.received.svg"));
        var now = drawn.ReplaceLineEndings("\n") + "\n";
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == now)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Folder);
        File.WriteAllText(received, now);
        Assert.Fail($"{name} is not drawn as it was approved. Look at {received}; if it is right, rename it to {Path.GetFileName(approved)}.");
    }
}
