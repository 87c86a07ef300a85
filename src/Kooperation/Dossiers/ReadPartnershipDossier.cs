using System.Text.Json;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Reading;
using Kooperation.Rules;

namespace Kooperation.Dossiers;

public static class ReadPartnershipDossierEndpoint
{
    public static void MapReadPartnershipDossier(this IEndpointRouteBuilder partnership, DossierTeller teller) =>
        partnership.MapReadOf<Partnership, Dossier>("dossier", question => teller.Tell(question, View))
            .TakesDayOfDossier()
            .WithSummary("The decision dossier of a partnership: every step with the figures around it, as one document.");

    private static readonly MatterView<Assessment> View = new(ReadDepthEndpoint.Reader(AssessmentOptions.All), FiguresIn, assessment => assessment.Rules, Describe, _ => true);

    private static async Task<Matter?> Describe(Views views, Found<Assessment> found, DateOnly day)
    {
        var partner = await PartnerOf(views, found.Id);
        return new Matter(
            DossierOf.Partnership,
            found.Id,
            TitleOf(partner),
            [partner],
            [.. About(found.Answer)],
            found.Answer.Rules,
            CarriedIn(found.Answer))
        {
            Depth = DepthIn(found.Answer, await CourseOf(views, found.Id, day))
        };
    }

    /// <summary>What a partnership is called.</summary>
    internal static Sentence TitleOf(DossierParty partner) => new($"Partnership with {partner.Name}", $"Partnerschaft mit {partner.Name}");

    private static DossierDepth DepthIn(Assessment assessment, IReadOnlyList<CourseSpan> course) =>
        new(assessment.Brakes, assessment.Fading, assessment.Next, assessment.Notes, assessment.NotCounted, course);

    private static async Task<IReadOnlyList<CourseSpan>> CourseOf(Views views, Guid partnership, DateOnly day) =>
        new LevelInWords((await PartnershipEvidence.Find(views, partnership))!.Facts, await AdoptionRecord.InForce(views)).Until(day);

    private static IEnumerable<SaidPart> About(Assessment assessment)
    {
        if (assessment.WantedLevel is { } wanted)
            yield return SaidPart.Of("wantedLevel", new Sentence("wanted depth", "gewünschte Tiefe"), new Sentence($"level {wanted}", $"Stufe {wanted}"));
        if (assessment.PausedSince.IsKnown) yield return SaidPart.Of("pausedSince", new Sentence("paused", "pausiert"), assessment.PausedSince.Since());
        if (assessment.EndedOn.IsKnown) yield return SaidPart.Of("endedOn", new Sentence("ended", "beendet"), assessment.EndedOn.InWords());
    }

    /// <summary>The organisation on the other side.</summary>
    internal static async Task<DossierParty> PartnerOf(Views views, Guid partnership)
    {
        var organisation = (await PartnershipEvidence.Find(views, partnership))?.OrganisationId;
        var partner = organisation is { } id ? await views.Find<PartnerName>(id) : null;
        return new DossierParty(new Sentence("partner", "Partner"), partner?.Name ?? "", organisation);
    }

    /// <summary>The level and the five dimensions, and what limits them, which may lower none of them yet.</summary>
    internal static IReadOnlyList<DossierFigure> FiguresIn(Assessment assessment) => [.. CarriedIn(assessment).Select(carried => carried.Figure), LimitsIn(assessment.Brakes)];

    private static DossierFigure LimitsIn(IReadOnlyList<Brake> brakes) => DossierFigure.Of(
        "brakes",
        new Sentence("limited by", "begrenzt durch"),
        (int?)brakes.Count,
        brakes.Count == 0
            ? new Sentence("nothing", "nichts")
            : new Sentence(string.Join(' ', brakes.Select(brake => brake.What.English)), string.Join(' ', brakes.Select(brake => brake.What.German))));

    internal static IReadOnlyList<CarriedFigure> CarriedIn(Assessment assessment) =>
    [
        new(
            DossierFigure.Of("level", new Sentence("depth", "Tiefe"), assessment.Level, Named(assessment.Level, assessment.Name)),
            [assessment.Meaning, .. HeldDown(assessment.Brakes, null)],
            []),
        .. assessment.Dimensions.Select(one => new CarriedFigure(
            DossierFigure.Of(JsonNamingPolicy.CamelCase.ConvertName(one.Dimension.ToString()), one.Name, one.Level, Named(one.Level, one.LevelName)),
            [.. HeldDown(assessment.Brakes, one.Dimension), .. one.Notes.Select(note => note.What)],
            [.. one.CarriedBy.Select(step => new Carrier(new ToldStep(step.StepId, step.Event, step.OccurredOn, step.Basis, step.Source), step.RuleName, step.Until))]))
    ];

    private static Sentence Named(int level, Sentence name) => new($"{level} · {name.English}", $"{level} · {name.German}");

    private static IEnumerable<Sentence> HeldDown(IReadOnlyList<Brake> brakes, Dimension? dimension) =>
        brakes.Where(brake => brake.Dimension == dimension && brake.Bites).Select(brake => brake.What);
}
