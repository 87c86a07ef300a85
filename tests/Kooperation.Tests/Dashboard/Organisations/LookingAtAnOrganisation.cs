using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard.Organisations;

public sealed class LookingAtAnOrganisation(KooperationHost host) : DashboardSpec(host)
{
    [Fact]
    public async Task Another_entry_of_the_same_name_is_pointed_out_with_the_way_to_merge_them()
    {
        var first = await GivenOrganisation("Kargah e. V.");
        var second = await Accepted("organisations", new { name = "kargah e.V.", kind = "association", occurredOn = "2020" });
        var other = await Accepted("organisations", new { name = "Kargah Jugend e. V.", kind = "association", occurredOn = "2020" });

        var page = await Look($"organisations/{second.Id}?atLeast={other.Position}");

        Assert.Contains("Es gibt einen weiteren Eintrag dieses Namens. Ist es dieselbe Organisation? Kargah e. V.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"/record/organisations/{second.Id}/merges?mergedId={first}", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"mergedId={other.Id}", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("weiteren Eintrag", (await Look($"organisations/{other.Id}")).Text, StringComparison.Ordinal);
    }
}
