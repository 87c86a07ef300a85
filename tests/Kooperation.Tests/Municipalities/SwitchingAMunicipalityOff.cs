using System.Net;
using Kooperation.Platform;
using Kooperation.Platform.Tenancy;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Municipalities;

public sealed class SwitchingAMunicipalityOff(KooperationHost host) : MunicipalitySpec(host)
{
    [Fact]
    public async Task Nothing_more_is_recorded_whoever_asks_and_reading_goes_on_until_it_is_switched_on_again()
    {
        await GivenTheMunicipality();
        var organisation = await GivenOrganisation();
        var off = await Switch("off");
        Assert.Equal(HttpStatusCode.Created, off.Status);

        var refused = await Refused(
            "partnerships",
            new { organisationId = organisation, occurredOn = "2026-01-01" },
            "Altstadt is switched off: nothing more is recorded, and what is recorded can be read. The operator can switch it on again.");
        Assert.Equal("municipality-switched-off", refused.Json["rule"]!.ToString());
        Assert.Equal("municipality-switched-off", (await Set("name", new { name = "Neu", reason = "r", occurredOn = "2026-06-02" })).Json["rule"]!.ToString());
        Assert.Equal("municipality-switched-off", (await As("adam/administrator", HttpMethod.Post, At($"steps/{off.StepId}/withdrawal"), new { reason = "doch nicht" })).Json["rule"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await As("axel/auditor", HttpMethod.Get, At($"organisations/{organisation}?atLeast={off.Position}"))).Status);
        var entry = (await As("rita/reader", HttpMethod.Get, Address)).Json["switchedOff"]!;
        Assert.Equal((true, "Vertrag endet"), (entry["value"]!.GetValue<bool>(), entry["reason"]!.ToString()));

        var twice = await Switch("off");
        Assert.Equal((HttpStatusCode.Conflict, "switched-off-already"), (twice.Status, twice.Json["rule"]!.ToString()));
        Assert.Equal(HttpStatusCode.Created, (await Switch("on")).Status);
        Assert.Equal("switched-on-already", (await Switch("on")).Json["rule"]!.ToString());
        await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2026-01-01" });
    }

    [Fact]
    public async Task What_was_accepted_before_is_answered_again()
    {
        await GivenTheMunicipality();
        var command = new { name = "Verein", kind = "association", foundedOn = "1990", occurredOn = "2010-01-01" };
        var accepted = await As("clara/coordinator", HttpMethod.Post, At("organisations"), command, "k1");
        await Switch("off");

        var again = await As("clara/coordinator", HttpMethod.Post, At("organisations"), command, "k1");
        Assert.Equal((HttpStatusCode.Created, accepted.Id), (again.Status, again.Id));
        Assert.Equal(HttpStatusCode.Conflict, (await As("clara/coordinator", HttpMethod.Post, At("organisations"), command, "k2")).Status);
    }

    [Fact]
    public async Task A_switching_is_neither_corrected_nor_withdrawn()
    {
        await GivenTheMunicipality();
        var off = await Switch("off");
        await Switch("on");

        using var withdrawal = new HttpRequestMessage(HttpMethod.Post, At($"steps/{off.StepId}/withdrawal"));
        withdrawal.Headers.Add("Kooperation-Actor", "adam/administrator");
        withdrawal.Headers.TryAddWithoutValidation("If-Match", "*");
        withdrawal.Content = System.Net.Http.Json.JsonContent.Create(new { reason = "nie" });
        var refused = await Send(withdrawal);
        Assert.Equal((HttpStatusCode.Conflict, "switching-stands"), (refused.Status, refused.Json["rule"]!.ToString()));
    }

    [Fact]
    public async Task Another_node_asks_for_what_it_does_not_know_and_for_what_changed_every_few_seconds()
    {
        Assert.True(Ags.TryParse(Municipality, out var ags, out _));
        var services = Host.Services;
        using var other = new ServedMunicipalities(
            services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<Today>(), TimeProvider.System);
        await other.StartAsync(Cancelled);
        Assert.Null(await other.Find(ags, Cancelled));

        await GivenTheMunicipality();
        Assert.Equal(new ServedMunicipality("Altstadt", false, 1), await other.Find(ags, Cancelled));
        await Settled("name", new { name = "Neustadt", reason = "Beschluss", occurredOn = "2025-06-01" });
        await Switch("off");

        var known = other.Find(ags, Cancelled);
        Assert.True(known.IsCompletedSuccessfully); // Whom it knows it asks nobody about.
        await Eventually(async () => await other.Find(ags, Cancelled), served => served == new ServedMunicipality("Neustadt", true, 3));
        Assert.Equal(new ServedMunicipality("Neustadt", true, 3), await services.GetRequiredService<ServedMunicipalities>().Find(ags, Cancelled));
        await other.StopAsync(Cancelled);
    }
}
