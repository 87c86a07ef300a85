using Kooperation.Landscape;
using Kooperation.Platform;

namespace Kooperation.Reminders;

public static class RemindersModule
{
    public static void MapReminders(this IEndpointRouteBuilder municipality) =>
        municipality.MapGroup("reminders").WithTags("Reminders").MapListReminders(
            municipality.ServiceProvider.GetRequiredService<OrganisationDirectory>(),
            municipality.ServiceProvider.GetRequiredService<Today>());
}
