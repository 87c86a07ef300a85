using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Organisations;

public sealed class NamingContactPersons(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_partnership_that_is_opened_later_learns_of_them_on_the_same_basis()
    {
        var organisation = await GivenOrganisation();
        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2020", person = Guid.CreateVersion7(), basis = "judged" });

        var partnership = await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2021" });

        Assert.Equal(Basis.Judged, Assert.IsType<PartnerContactNamed>((await StepsOf(partnership.Id))[1]).Basis);
    }

    private readonly Guid _person = Guid.CreateVersion7();

    [Fact]
    public async Task A_person_is_named_without_a_partnership()
    {
        var organisation = await GivenOrganisation();

        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2020", person = _person, role = "Vorstand" });

        var named = Assert.IsType<ContactPersonNamed>((await StepsOf(organisation)).Last());
        Assert.Equal((_person, "Vorstand"), (named.Person, named.Role));
    }

    [Fact]
    public async Task What_the_organisation_tells_of_its_people_is_told_to_its_partnership_too()
    {
        var organisation = await GivenOrganisation();
        var partnership = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;

        var named = await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2020-02", person = _person });
        var left = await Accepted($"organisations/{organisation}/contact-persons/{_person}/departure", new { occurredOn = "2024-02" });

        Assert.Equal(organisation, named.Id);
        Assert.Equal([named.StepId.ToString(), left.StepId.ToString()], (await CausesOf(partnership)).Skip(1));
        var steps = await StepsOf(partnership);
        var contact = Assert.IsType<PartnerContactNamed>(steps[1]);
        Assert.Equal((_person, PartialDate.Month(2020, 2)), (contact.Person, contact.OccurredOn));
        Assert.Equal(_person, Assert.IsType<PartnerContactLeft>(steps[2]).Person);
        Assert.IsType<ContactPersonLeft>((await StepsOf(organisation)).Last());
    }

    [Fact]
    public async Task A_new_partnership_knows_the_people_who_speak_for_the_organisation_already()
    {
        var (organisation, former) = (await GivenOrganisation(), Guid.CreateVersion7());
        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2011", person = former });
        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2012-05", person = _person });
        await Accepted($"organisations/{organisation}/contact-persons/{former}/departure", new { occurredOn = "2013" });

        var opened = await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015-01-01", note = "Ratsbeschluss" });

        var steps = await StepsOf(opened.Id);
        Assert.Equal("\"2\"", opened.ETag);
        Assert.Equal(
            new PartnerContactNamed(_person) { OccurredOn = PartialDate.Month(2012, 5) },
            Assert.IsType<PartnerContactNamed>(Assert.Single(steps.Skip(1))));
        Assert.Equal([null, opened.StepId.ToString()], await CausesOf(opened.Id));
    }

    [Fact]
    public async Task What_a_new_partnership_was_told_of_people_is_corrected_and_withdrawn_with_the_organisations_own_step()
    {
        var organisation = await GivenOrganisation();
        var named = await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2012-05", person = _person });
        var partnership = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;
        var told = (await StoredOf(partnership))[1].Id;

        await Accepted(
            $"steps/{named.StepId}/corrections",
            new { replacement = new { @event = "ContactPersonNamed", occurredOn = "2013", person = _person }, reason = "ein Jahr später" },
            "*");
        await Accepted($"steps/{named.StepId}/withdrawal", new { reason = "verwechselt" }, "*");

        var revised = (await StepsOf(partnership)).Skip(2).ToList();
        var corrected = Assert.IsType<StepCorrected>(revised[0]);
        Assert.Equal((told, new PartnerContactNamed(_person) { OccurredOn = PartialDate.Year(2013) }), (corrected.StepId, corrected.Replacement));
        Assert.Equal(told, Assert.IsType<StepWithdrawn>(revised[1]).StepId);
    }

    [Fact]
    public async Task A_person_is_named_once()
    {
        var organisation = await GivenOrganisation();
        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2020", person = _person });

        await Refused(
            $"organisations/{organisation}/contact-persons",
            new { occurredOn = "2021", person = _person },
            "This person speaks for the organisation already.");
    }

    [Fact]
    public async Task Who_left_may_be_named_again()
    {
        var organisation = await GivenOrganisation();
        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2020", person = _person });
        await Accepted($"organisations/{organisation}/contact-persons/{_person}/departure", new { occurredOn = "2021" });

        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2022", person = _person });
        await Accepted($"organisations/{organisation}/contact-persons/{_person}/departure", new { occurredOn = "2023" });
    }

    [Fact]
    public async Task Only_who_was_named_can_leave_and_only_once()
    {
        var organisation = await GivenOrganisation();
        var departure = $"organisations/{organisation}/contact-persons/{_person}/departure";

        await Refused(departure, new { occurredOn = "2021" }, "This person was never named.");

        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2020-06", person = _person });
        await Refused(
            departure, new { occurredOn = "2020-05" }, "This person was named in June 2020 and cannot have left before, in May 2020.");

        await Accepted(departure, new { occurredOn = "2021" });
        await Refused(departure, new { occurredOn = "2021" }, "This person has left already.");
    }
}
