using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Qualifications;

/// <summary>A qualification is offered, to the partner or to the administration.</summary>
/// <param name="For">Who is to learn.</param>
/// <param name="Term">When it takes place.</param>
public sealed record OfferQualification(
    string Title,
    Audience For,
    string? Topic = null,
    string? Format = null,
    Term? Term = null) : PartnershipCommand;

public static class OfferQualificationEndpoint
{
    public static void MapOfferQualification(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<OfferQualification, Partnership>("qualifications", Decide);

    public static Decision Decide(OfferQualification command, Partnership partnership, Guid offerId) => command.Tell(
        new QualificationOffered(offerId, command.Title, command.Topic, command.Format, command.Term ?? Term.Open, command.For));
}
