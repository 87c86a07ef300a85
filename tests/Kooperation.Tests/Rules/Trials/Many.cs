using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Marten;

namespace Kooperation.Tests.Rules.Trials;

/// <summary>Histories in numbers.</summary>
internal static class Many
{
    /// <summary>Partnerships with some contacts each, straight into the store: commands would take their time.</summary>
    public static void Partnerships(IDocumentSession session, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var (organisation, partnership, first) = (Guid.CreateVersion7(), Guid.CreateVersion7(), new DateOnly(2022, 1, 1).AddDays(number % 300));
            session.Events.StartStream<Organisation>(organisation, new OrganisationRegistered($"Verein {number}", [], null, OrganisationKind.Association, [], [], null, PartialDate.Unknown) { OccurredOn = PartialDate.Year(2015) });
            session.Events.StartStream<Partnership>(
                partnership,
                [
                    new PartnershipOpened(organisation, PartialDate.Unknown) { OccurredOn = first },
                    .. new[] { 0, 200, 900 }.Select(days => new ContactMade(ContactForm.Meeting, ContactDirection.Mutual, [], null) { OccurredOn = first.AddDays(days) })
                ]);
        }
    }
}
