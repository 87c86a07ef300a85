using System.Text.Json;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Reading;

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
            new Sentence($"Partnership with {partner.Name}", $"Partnerschaft mit {partner.Name}"),
            [partner],
            [.. About(found.Answer)],
            found.Answer.Rules,
            CarriedIn(found.Answer));
    }

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

    /// <summary>The level and the five dimensions.</summary>
    internal static IReadOnlyList<DossierFigure> FiguresIn(Assessment assessment) => [.. CarriedIn(assessment).Select(carried => carried.Figure)];

    internal static IReadOnlyList<CarriedFigure> CarriedIn(Assessment assessment) =>
    [
        new(DossierFigure.Of("level", new Sentence("depth", "Tiefe"), assessment.Level, Named(assessment.Level, assessment.Name)), assessment.Meaning, []),
        .. assessment.Dimensions.Select(one => new CarriedFigure(
            DossierFigure.Of(JsonNamingPolicy.CamelCase.ConvertName(one.Dimension.ToString()), one.Name, one.Level, Named(one.Level, one.LevelName)),
            HeldDown(one, assessment.Brakes),
            [.. one.CarriedBy.Select(step => new Carrier(new ToldStep(step.StepId, step.Event, step.OccurredOn, step.Basis, step.Source), step.RuleName, step.Until))]))
    ];

    private static Sentence Named(int level, Sentence name) => new($"{level} · {name.English}", $"{level} · {name.German}");

    private static Sentence? HeldDown(DimensionAssessment one, IReadOnlyList<Brake> brakes) =>
        one.Level < one.BeforeBrakes ? brakes.FirstOrDefault(brake => brake.Dimension == one.Dimension && brake.Bites)?.What : null;
}
