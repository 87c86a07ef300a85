using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Rules;
using System.Globalization;

namespace Kooperation.Depth;

/// <summary>What a list of partnerships is ordered by; the deepest or the soonest come first.</summary>
public enum PartnershipOrder
{
    Name,
    Level,
    Contact,
    Commitment,
    JointWork,
    DecisionPower,
    Strengthening,
    FadesOn
}

public static class ListPartnershipsEndpoints
{
    private const int LongestOutlookInDays = 1000;

    public static void MapListPartnerships(this IEndpointRouteBuilder partnerships, Today today) =>
        partnerships.MapRead<Page<PartnershipOverview>>("", async question =>
        {
            var query = question.Query;
            var day = question.Day(today);
            var options = DayAndEvidence.Options(query);
            var order = query.Word<PartnershipOrder>("sort") ?? PartnershipOrder.Name;
            var wanted = Filter(query, day);
            var paging = Paging.Of(query);
            if (query.Problem is { } problem) return problem;

            var rules = (await AdoptionRecord.InForce(question.Views)).Depth(day);
            var evidence = await PartnershipEvidence.All(question.Views);
            var partners = (await question.Views.All<PartnerName>()).ToDictionary(partner => partner.Id);

            var overview = evidence
                .Where(one => one.HadBegunBy(day))
                .AsParallel().AsOrdered() // Each is worked out by itself, and looks years ahead.
                .Select(one => PartnershipOverview.Of(
                    one,
                    partners.GetValueOrDefault(one.OrganisationId),
                    rules,
                    day,
                    options))
                .Where(wanted)
                .ToList();

            return question.Http.Spoken(question.Http.Linked(paging.Of(overview, one => KeyOf(one, order))));
        })
        .WithSummary("The partnerships of a municipality with their depth on a day, filtered and in order.")
        .TakesDayAndEvidence()
        .Takes<PartnershipOrder>("sort", "What comes first: by name, or the deepest, or what fades soonest.")
        .Takes<int>("levelAtLeast", "0 to 5.")
        .Takes<int>("levelAtMost", "0 to 5.")
        .Takes<int>("contactAtLeast", "0 to 4.")
        .Takes<int>("commitmentAtLeast", "0 to 4.")
        .Takes<int>("jointWorkAtLeast", "0 to 4.")
        .Takes<int>("decisionPowerAtLeast", "0 to 4.")
        .Takes<int>("strengtheningAtLeast", "0 to 4.")
        .Takes<string>("fieldOfAction", "A field of municipal work in which the two acted.")
        .Takes<string>("office", "An office of the municipality that acted with the organisation.")
        .Takes<string>("district", "A district in which the organisation works.")
        .Takes<int>("fadingWithin", "Days within which a dimension or the level will fall if nothing is recorded; what has ended fades by agreement and is left out.")
        .Takes<bool>("ended", "Whether the relation has ended.")
        .Takes<Guid>("organisationId", "The organisation on the other side.")
        .TakesPaging();

    /// <summary>One partnership as the list shows it.</summary>
    public static void MapReadPartnership(this IEndpointRouteBuilder partnership) =>
        partnership.MapThing<Partnership, PartnershipOverview>(
            "",
            new ThingView<PartnershipOverview>(OfToday: true, query => Reader(DayAndEvidence.Options(query))) { Takes = view => view.TakesEvidence() },
            "One partnership as the list shows it, on a day.",
            "How a partnership differs between two states, with the steps that cause each difference.",
            "A partnership step by step, each as it came to be known.",
            "Why a partnership is shown as it is: the steps behind every value.");

    private static Reader<PartnershipOverview> Reader(AssessmentOptions options) => async (views, id, day, _) =>
    {
        if (await PartnershipEvidence.Find(views, id) is not { } evidence || !evidence.HadBegunBy(day!.Value)) return null;

        var partner = await views.Find<PartnerName>(evidence.OrganisationId);
        var overview = PartnershipOverview.Of(evidence, partner, (await AdoptionRecord.InForce(views)).Depth(day!.Value), day.Value, options);
        return new Found<PartnershipOverview>(evidence.Id, evidence.Version, overview, [evidence.Id, .. evidence.Absorbed]);
    };

    private static Func<PartnershipOverview, bool> Filter(QueryParameters query, DateOnly day)
    {
        var lowest = query.Number("levelAtLeast", otherwise: 0, lowest: 0, highest: 5);
        var highest = query.Number("levelAtMost", otherwise: 5, lowest: 0, highest: 5);
        var dimensions = Enum.GetValues<Dimension>()
            .Select(dimension => (Dimension: dimension, AtLeast: query.Number($"{Camel(dimension)}AtLeast", otherwise: 0, lowest: 0, highest: 4)))
            .ToList();
        var fieldOfAction = query.Text("fieldOfAction");
        var office = query.Text("office");
        var district = query.Text("district");
        var fadingWithin = query.Number("fadingWithin", otherwise: -1, lowest: 0, highest: LongestOutlookInDays);

        var ended = query.Flag("ended");
        var organisation = query.Id("organisationId");

        return one => one.Level >= lowest
            && one.Level <= highest
            && dimensions.All(asked => one.Dimensions[asked.Dimension] >= asked.AtLeast)
            && IsAmong(one.FieldsOfAction, fieldOfAction)
            && IsAmong(one.Offices, office)
            && IsAmong(one.Districts, district)
            && (fadingWithin < 0 || (one.FadesOn <= day.AddDays(fadingWithin) && !one.HasEnded))
            && (ended is null || one.HasEnded == ended)
            && (organisation is null || one.OrganisationId == organisation);
    }

    // Whatever is asked for where nothing is.
    private static bool IsAmong(IReadOnlyList<string> names, string? asked) => asked is null || names.Any(name => PlainWords.AreSame(name, asked));

    private static string KeyOf(PartnershipOverview one, PartnershipOrder order) => order switch
    {
        PartnershipOrder.Name => one.NameKey(),
        PartnershipOrder.Level => $"{5 - one.Level}{one.NameKey()}",
        PartnershipOrder.FadesOn => $"{one.FadesOn?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "99999999"}{one.NameKey()}",
        _ => $"{4 - one.Dimensions[Enum.Parse<Dimension>(order.ToString())]}{one.NameKey()}"
    };

    private static string Camel(Dimension dimension) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(dimension.ToString());
}
