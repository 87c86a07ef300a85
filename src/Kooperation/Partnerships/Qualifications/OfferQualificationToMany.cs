using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Qualifications;

/// <summary>
/// One offer goes to many partnerships: to all of them or, if one refuses, to none. The answer names the step in the first partnership.
/// </summary>
/// <param name="Partnerships">The ids of 1 to 500 partnerships, each once.</param>
/// <param name="For">Who is to learn.</param>
/// <param name="Term">When it takes place.</param>
public sealed record OfferQualificationToMany(
    IReadOnlyList<Guid> Partnerships,
    string Title,
    Audience For,
    string? Topic = null,
    string? Format = null,
    Term? Term = null) : PartnershipCommand;

public static class OfferQualificationToManyEndpoint
{
    public const int MostPartnerships = 500;

    public static void MapOfferQualificationToMany(this IEndpointRouteBuilder qualifications) =>
        qualifications.MapRecording<OfferQualificationToMany>("", (_, command, recording) => Tell(command, recording), Precondition.None);

    public static async Task<Problem?> Tell(OfferQualificationToMany command, Recording recording)
    {
        if (FaultsOf(command.Partnerships) is { Count: > 0 } faults) return Problem.Malformed(faults);

        var partnerships = await recording.LoadAll<Partnership>(command.Partnerships);
        var offered = Decide(command, recording.StepId);
        if (RefusalsOf(command.Partnerships, partnerships, offered) is { Count: > 0 } refusals) return Refused(refusals);

        foreach (var partnership in partnerships)
        {
            if (recording.Append(partnership!, offered) is { } problem) return problem;
        }

        return null;
    }

    /// <summary>The one fact that is true of every partnership.</summary>
    public static Step Decide(OfferQualificationToMany command, Guid offerId) => command.Tell(
        new QualificationOffered(offerId, command.Title, command.Topic, command.Format, command.Term ?? Term.Open, command.For));

    /// <summary>What is wrong with the list itself, by JSON pointer.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Sentence>> FaultsOf(IReadOnlyList<Guid> partnerships)
    {
        if (partnerships.Count is 0 or > MostPartnerships)
        {
            return new Dictionary<string, IReadOnlyList<Sentence>> { ["/partnerships"] = [OutOfRange] };
        }

        var seen = new HashSet<Guid>();
        return partnerships.Index()
            .Where(partnership => !seen.Add(partnership.Item))
            .ToDictionary(partnership => At(partnership.Index), IReadOnlyList<Sentence> (_) => [NamedTwice]);
    }

    /// <summary>Why the offer cannot go to some of them, each refusal at its place in the list and with the partnership's id in its words.</summary>
    public static IReadOnlyList<Refusal> RefusalsOf(IReadOnlyList<Guid> ids, IReadOnlyList<Partnership?> partnerships, Step offered) =>
        [.. ids.Zip(partnerships).Index().Select(one => RefusalOf(one.Item.First, one.Item.Second, offered, At(one.Index))).OfType<Refusal>()];

    private static Refusal? RefusalOf(Guid id, Partnership? partnership, Step offered, string at)
    {
        if (partnership is null)
        {
            return Refusal.Of("partnership-unknown", $"There is no partnership {id} here.", $"Eine Partnerschaft {id} gibt es hier nicht.", at);
        }

        return partnership.Refuses(offered) is { } refusal
            ? Refusal.Of(
                refusal.Rule,
                $"Nothing was offered to anybody because of partnership {id}. {refusal.Reason.English}",
                $"Wegen der Partnerschaft {id} wurde niemandem etwas angeboten. {refusal.Reason.German}",
                at)
            : null;
    }

    private static Problem Refused(IReadOnlyList<Refusal> refusals) => Problem.Refused(refusals[0]) with
    {
        Errors = refusals.ToDictionary(refusal => refusal.At, IReadOnlyList<Sentence> (refusal) => [refusal.Reason])
    };

    private static string At(int index) => $"/partnerships/{index}";

    private static readonly Sentence OutOfRange = new(
        $"One offer goes to 1 to {MostPartnerships} partnerships.", $"Ein Angebot geht an 1 bis {MostPartnerships} Partnerschaften.");

    private static readonly Sentence NamedTwice = new(
        "This partnership is named already.", "Diese Partnerschaft ist schon genannt.");
}
