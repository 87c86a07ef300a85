using Kooperation.Domain.Organisations;
using Kooperation.Domain.Quality;
using Kooperation.Domain.Tests.Depth;
using static Kooperation.Domain.Tests.Deadlines.Told;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Quality;

public sealed class OrganisationGapSpecs
{
    private static readonly OrganisationRegistered Registered =
        new OrganisationRegistered("Sprachcafé", [], null, OrganisationKind.Association, [], [], null, Domain.Time.PartialDate.Unknown).On("2020-01-01");

    [Fact]
    public void An_entry_is_fresh_for_two_years()
    {
        Assert.Empty(OrganisationGaps.On(Day("2022-01-01"), Recorded(Registered)));

        var gap = Assert.Single(OrganisationGaps.On(Day("2022-01-02"), Recorded(Registered)));
        Assert.Equal((GapKind.OrganisationNotConfirmed, "Dass die Organisation ihren Eintrag bestätigt hat, ist nicht erfasst", Id(1)), (gap.Kind, gap.Why.German, Assert.Single(gap.Steps)));
        Assert.Equal(new Mend("ProfileConfirmed"), Assert.Single(gap.MendedBy));
    }

    [Fact]
    public void A_confirmation_makes_it_fresh_again_unless_nobody_knows_its_day()
    {
        Assert.Empty(OrganisationGaps.On(Day("2025-12-31"), Recorded(Registered, new ProfileConfirmed().On("2023"))));
        Assert.Single(OrganisationGaps.On(Day("2025-12-31"), Recorded(Registered, new ProfileConfirmed().On(null))));
        Assert.Equal(
            "The organisation has not confirmed its entry for 2 years (last: 2023)",
            Assert.Single(OrganisationGaps.On(Day("2026-01-01"), Recorded(Registered, new ProfileConfirmed().On("2023")))).Why.English);
    }

    [Fact]
    public void An_organisation_that_is_dissolved_or_not_there_yet_confirms_nothing()
    {
        Assert.Empty(OrganisationGaps.On(Day("2026-01-01"), Recorded(Registered, new OrganisationDissolved(null).On("2024"))));
        Assert.Empty(OrganisationGaps.On(Day("2019-01-01"), Recorded(Registered)));
    }
}
