using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>An API key of a municipality, without its secret, which nobody has but its holder.</summary>
/// <param name="Reference">What its steps say who recorded them.</param>
/// <param name="ExpiresOn">The last day on which it opens anything.</param>
/// <param name="LastUsedAt">To within a minute; absent where it never was.</param>
public sealed record ListedApiKey(
    Guid Id, string Reference, string Label, KeyRole Role, IReadOnlyList<string>? Offices, DateTimeOffset IssuedAt, string IssuedBy, string Reason, DateOnly ExpiresOn, Revocation? Revoked, DateTimeOffset? LastUsedAt)
{
    internal static ListedApiKey Of(ApiKey key) => new(
        key.Id, key.Actor.Reference, key.Label, key.Role, key.Offices, key.IssuedAt, key.IssuedBy, key.Reason, key.ExpiresOn, key.Revoked, key.LastUsedAt);
}

public static class ListApiKeysEndpoint
{
    public static void MapListApiKeys(this IEndpointRouteBuilder keys)
    {
        keys.MapRead<Page<ListedApiKey>>("", async question =>
            {
                var paging = Paging.Of(question.Query);
                return question.Query.Problem ?? question.Http.Spoken(question.Http.Linked(paging.Of(
                    await Known(question), key => $"{DateTimeOffset.MaxValue.Ticks - key.IssuedAt.UtcTicks:0000000000000000000}{key.Id}")));
            })
            .WithSummary("The API keys of a municipality, revoked and expired ones among them, the newest first.")
            .TakesPaging()
            .RequireAuthorization(Permissions.Keys);

        keys.MapRead<ListedApiKey>("{id:guid}", async question =>
            {
                if (question.Query.Problem is { } problem) return problem;

                var id = question.Http.RouteId("id");
                return (await Known(question)).FirstOrDefault(key => key.Id == id) is { } key ? question.Http.Spoken(key) : Problem.UnknownId;
            })
            .RequireAuthorization(Permissions.Keys);
    }

    private static async Task<IReadOnlyList<ListedApiKey>> Known(Question question)
    {
        var issued = await question.Http.RequestServices.GetRequiredService<KeyRegister>().IssuedBy(question.Views.Municipality, question.Cancelled);
        return [.. issued.Where(key => !(key.IssuedAt > question.Place?.At)).Select(key => ListedApiKey.Of(AsKnown(key, question.Place?.At)))];
    }

    // Which of several uses was the last one then is not kept.
    private static ApiKey AsKnown(ApiKey key, DateTimeOffset? at) =>
        key with { Revoked = key.Revoked?.At > at ? null : key.Revoked, LastUsedAt = key.LastUsedAt > at ? null : key.LastUsedAt };
}
