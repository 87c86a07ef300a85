using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Contacts;

/// <summary>The two sides were in touch, or one of them tried to be.</summary>
public sealed record MakeContact(
    ContactForm Form,
    ContactDirection Direction,
    IReadOnlyList<string>? Topics = null,
    string? Outcome = null) : PartnershipCommand;

public static class MakeContactEndpoint
{
    public static void MapMakeContact(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<MakeContact, Partnership>("contacts", Decide);

    public static Decision Decide(MakeContact command, Partnership partnership) =>
        command.Tell(new ContactMade(command.Form, command.Direction, command.Topics ?? [], command.Outcome));
}
