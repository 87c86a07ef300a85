using Kooperation.Domain.Language;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;
using Marten;
using Marten.Linq.MatchesSql;

namespace Kooperation.Platform.Identity.Names;

/// <summary>Who stands behind a reference.</summary>
/// <param name="Name">As the identity provider said it last; absent where it was erased.</param>
public sealed record Person(string Reference, string? Name, Erasure? Erased)
{
    internal static Person Of(KnownPerson known) => new(known.Id, known.Name, known.Erased);
}

/// <summary>The name of a person is erased and not kept again. Their steps stay, under a reference that names nobody.</summary>
/// <param name="LegalBasis">By what right, such as "Art. 17 DSGVO, Antrag vom 3. November 2026".</param>
public sealed record ErasePerson(string Reference, string LegalBasis) : Request;

public static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder municipality)
    {
        var people = municipality.MapGroup("people").WithTags("People");
        people.MapListPeople();
        people.MapErasePerson();
    }

    private static void MapListPeople(this IEndpointRouteBuilder people) =>
        people.MapRead<Page<Person>>("", async question =>
            {
                var reference = question.Query.Text("reference");
                var paging = Paging.Of(question.Query);
                if (question.Query.Problem is { } problem) return problem;

                await using var session = question.Http.RequestServices.GetRequiredService<IDocumentStore>().QuerySession(question.Views.Municipality);
                var known = session.Query<KnownPerson>().Where(person => reference == null || person.Id == reference);
                var total = paging.WithTotal ? await known.CountAsync(question.Cancelled) : (int?)null;
                var after = paging.After;
                var page = await known
                    .Where(person => after == null || person.MatchesSql("d.id COLLATE \"C\" > ?", after))
                    .OrderBySql("d.id COLLATE \"C\"")
                    .Take(paging.Limit + 1)
                    .ToListAsync(question.Cancelled);
                return question.Http.Spoken(question.Http.Linked(new Page<Person>([.. page.Take(paging.Limit).Select(Person.Of)], total)
                {
                    Next = page.Count > paging.Limit ? paging.CursorAfter(page[paging.Limit - 1].Id) : null
                }));
            })
            .WithSummary("Who stands behind the references of those who recorded something, by now: a name that was erased is in no earlier state either.")
            .Takes<string>("reference", "Only this one.")
            .TakesPaging()
            .RequireAuthorization(Permissions.Names);

    private static void MapErasePerson(this IEndpointRouteBuilder people) =>
        people.MapPost("erasures", async (HttpContext http, IDocumentStore store, TimeProvider clock) =>
            {
                if (QueryParameters.Of(http).Problem is { } unasked) return unasked;

                var body = await RequestBody.Read<ErasePerson>(http.Request);
                if (body.Problem is { } malformed) return malformed;

                var command = body.Value!;
                if (!Visible.Is(command.LegalBasis)) return Problem.Refused(NoBasis);

                await using var session = store.LightweightSession(http.Municipality());
                var known = await session.LoadAsync<KnownPerson>(command.Reference, http.RequestAborted);
                if (known is null) return Problem.Refused(Nobody);

                // Asked for again it is answered again: what was to be is.
                var erased = known.Erased is null
                    ? new KnownPerson(known.Id, null) { Erased = new Erasure(clock.GetUtcNow(), Actor.Of(http).Reference, command.LegalBasis.Trim()) }
                    : known;
                session.Store(erased);
                await session.SaveChangesAsync(http.RequestAborted);
                return http.Spoken(Person.Of(erased));
            })
            .Produces<Person>()
            .WithMetadata(new WorkMetadata("ErasePerson", typeof(ErasePerson)))
            .Accepts<ErasePerson>("application/json")
            .RequireAuthorization(Permissions.Erase);

    private static readonly Refusal NoBasis = Refusal.Of(
        "erasure-has-a-basis", "Say by what right the name is erased.", "Bitte sagen, auf welcher Rechtsgrundlage der Name gelöscht wird.", "/legalBasis");

    private static readonly Refusal Nobody = Refusal.Of(
        "nobody-known", "No name is kept for that reference here.", "Zu dieser Kennung ist hier kein Name gespeichert.", "/reference");
}
