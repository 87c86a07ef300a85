using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard.Why;

/// <summary>Whoever asks why reads the rule, what it takes in, and the steps, in words.</summary>
public sealed class AskingWhy(KooperationHost host) : DashboardSpec(host)
{
    [Fact]
    public async Task A_level_says_what_it_needs_and_where_the_dimensions_stand()
    {
        var (partnership, position) = await GivenMeeting();

        foreach (var view in new[] { $"partnerships/{partnership}/depth", $"partnerships/{partnership}" })
        {
            var page = await Look($"{view}/explain?asOf=2026-06-01&figure=/level&atLeast={position}");

            Assert.Contains("Brücke e. V. › Stufe", page.Text, StringComparison.Ordinal);
            Assert.Contains("Stufe 2 K · Kontakt und Verlässlichkeit 2 V · Verbindlichkeit 0 H · Gemeinsame Arbeit 1", page.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Verlangt: Kontakt 2, gemeinsame Arbeit 1", (await Look($"partnerships/{partnership}/depth/explain?asOf=2026-06-01&figure=/level")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "in 12 Monaten mindestens 3 gegenseitige Kontakte in mindestens 2 Quartalen, und keine Zusage der Kommune länger als 60 Tage überfällig")]
    [InlineData("en", "60 days")]
    public async Task A_rule_says_its_numbers(string language, string words)
    {
        var (partnership, position) = await GivenMeeting();

        for (var dimension = 0; dimension < 5; dimension++)
        {
            var page = await Look($"partnerships/{partnership}/depth/explain?asOf=2026-06-01&figure=/dimensions/{dimension}/level&atLeast={position}", language);

            Assert.DoesNotContain("{", page.Text.Split(language == "de" ? "Die Regel im Wortlaut" : "The rule word for word")[0], StringComparison.Ordinal);
            if (dimension == 0) Assert.Contains(words, page.Text, StringComparison.Ordinal);
        }
    }

    private async Task<(Guid Partnership, string Position)> GivenMeeting()
    {
        var partnership = await GivenPartnership("Brücke e. V.");
        return (partnership, (await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" })).Position!);
    }
}
