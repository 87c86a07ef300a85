using System.Net;
using Kooperation.Domain.Organisations;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Organisations;

public sealed class DissolvingAnOrganisation(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task An_organisation_is_dissolved_and_another_continues_its_work()
    {
        var (organisation, successor) = (await GivenOrganisation(), await GivenOrganisation("Sprachhaus e. V."));

        await Accepted($"organisations/{organisation}/dissolution", new { occurredOn = "2020-12-31", successorId = successor }, "\"1\"");

        Assert.Equal(successor, Assert.IsType<OrganisationDissolved>((await StepsOf(organisation)).Last()).SuccessorId);
    }

    [Fact]
    public async Task It_is_dissolved_once()
    {
        var organisation = await GivenOrganisation();
        await Accepted($"organisations/{organisation}/dissolution", new { occurredOn = "2020" }, "\"1\"");

        await Refused(
            $"organisations/{organisation}/dissolution", new { occurredOn = "2021" }, "The organisation has been dissolved already.", "\"2\"");
    }

    [Fact]
    public async Task The_successor_is_another_registered_organisation()
    {
        var organisation = await GivenOrganisation();

        await Refused(
            $"organisations/{organisation}/dissolution",
            new { occurredOn = "2020", successorId = Guid.CreateVersion7() },
            "The successor is not registered here.",
            "\"1\"");
        await Refused(
            $"organisations/{organisation}/dissolution",
            new { occurredOn = "2020", successorId = organisation },
            "An organisation cannot continue its own work after its end.",
            "\"1\"");
    }

    [Fact]
    public async Task Whoever_dissolves_has_seen_what_others_did()
    {
        var organisation = await GivenOrganisation();
        await Accepted($"organisations/{organisation}/confirmations", new { occurredOn = "2020" });

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Post($"organisations/{organisation}/dissolution", new { occurredOn = "2020" })).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Post($"organisations/{organisation}/dissolution", new { occurredOn = "2020" }, "\"1\"")).Status);
    }

    [Fact]
    public async Task What_is_not_registered_cannot_be_dissolved() =>
        Assert.Equal(
            HttpStatusCode.NotFound, (await Post($"organisations/{Guid.CreateVersion7()}/dissolution", new { occurredOn = "2020" }, "\"1\"")).Status);
}
