using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Expertise;

public sealed class ContributingExpertise(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task Expertise_is_recorded_with_the_field_or_the_office_that_asked_for_it()
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/expertise", new { occurredOn = "2026-04", what = "Beratung zur Hitzevorsorge", fieldOfAction = "health" });
        await Accepted(
            $"partnerships/{partnership}/expertise", new { occurredOn = "2026-05", what = "Beratung zur Bauleitplanung", office = "FB 61" });

        var steps = (await StepsOf(partnership)).OfType<ExpertiseContributed>().ToList();
        Assert.Equal([("Beratung zur Hitzevorsorge", "health", null), ("Beratung zur Bauleitplanung", null, "FB 61")],
            steps.Select(step => (step.What, step.FieldOfAction, step.Office)));
    }

    [Fact]
    public async Task Expertise_from_nowhere_is_refused()
    {
        var partnership = await GivenPartnership();

        var refused = await Refused(
            $"partnerships/{partnership}/expertise",
            new { occurredOn = "2026-04", what = "Beratung", office = " " },
            "Say in which field of action or office the expertise was used.");

        Assert.Equal("expertise-placed", refused.Json["rule"]!.GetValue<string>());
        await Refused(
            $"partnerships/{partnership}/expertise", new { occurredOn = "2026-04", what = " ", office = "FB 61" }, "This must not be empty.");
    }
}
