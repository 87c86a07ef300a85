using Kooperation.Domain.Partnerships;
using Kooperation.Platform.Recording;
using Marten;

namespace Kooperation.Organisations;

/// <summary>What an organisation tells of itself is written to its partnership as well, so that depth reads one stream only.</summary>
internal static class PartnershipOfOrganisation
{
    /// <summary>The partnership that stands between the municipality and the organisation; null where there is none.</summary>
    public static async Task<Partnership?> LoadPartnershipWith(this Recording recording, Guid organisation)
    {
        var partnership = await recording.Reading.Query<Partnership>()
            .Where(partnership => partnership.OrganisationId == organisation && partnership.MergedInto == null)
            .FirstOrDefaultAsync();

        return partnership is null ? null : await recording.Load<Partnership>(partnership.Id);
    }
}
