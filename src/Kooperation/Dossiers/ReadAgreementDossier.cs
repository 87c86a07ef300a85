using System.Text.Json;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;

namespace Kooperation.Dossiers;

public static class ReadAgreementDossierEndpoint
{
    public static void MapReadAgreementDossier(this IEndpointRouteBuilder partnership, DossierTeller teller) =>
        partnership.MapReadOf<Partnership, Dossier>("agreements/{about:guid}/dossier", question => teller.Tell(question, View(question.Http.RouteId("about"))))
            .TakesDayOfDossier()
            .WithSummary("The decision dossier of an agreement: every step that names it, with its state and the depth of the partnership around each, as one document.");

    /// <summary>An agreement beside the depth of its partnership.</summary>
    private sealed record Signed(Agreement? Agreement, Assessment Depth);

    private static MatterView<Signed> View(Guid id) => new(Reader(id), FiguresIn, signed => signed.Depth.Rules, Describe, step => Names(step, id));

    private static Reader<Signed> Reader(Guid agreementId) => async (views, id, day, cancelled) =>
    {
        if (await ReadDepth(views, id, day, cancelled) is not { } depth) return null;

        var standing = new List<RecordedStep>();
        foreach (var history in depth.Histories)
            standing.AddRange(StandingSteps.Of((await views.History(history)).Select(step => new RecordedStep(step.Id, (Step)step.Data))));

        return new Found<Signed>(depth.Id, depth.Version, new Signed(Agreement.Of(new KnownSteps(standing, day!.Value), agreementId), depth.Answer), depth.Histories);
    };

    private static readonly Reader<Assessment> ReadDepth = ReadDepthEndpoint.Reader(AssessmentOptions.All);

    // Whatever a step says of it, in a member of its own or in somebody's words.
    private static bool Names(Step step, Guid id) => JsonSerializer.Serialize(step, step.GetType(), StepJson.Options).Contains(id.ToString(), StringComparison.OrdinalIgnoreCase);

    private static async Task<Matter?> Describe(Views views, Found<Signed> found, DateOnly day)
    {
        if (found.Answer.Agreement is not { } agreement) return null;

        return new Matter(
            DossierOf.Agreement,
            agreement.Id,
            agreement.Name,
            [await ReadPartnershipDossierEndpoint.PartnerOf(views, found.Id)],
            [.. About(agreement, found.Id)],
            found.Answer.Depth.Rules,
            [
                new CarriedFigure(StateOf(agreement), null, [new Carrier(ToldStep.Of(agreement.StateBy), StepTitles.Of(Catalogue.NameOf(agreement.StateBy.Step)), agreement.Term.Until.Latest)]),
                .. ReadPartnershipDossierEndpoint.CarriedIn(found.Answer.Depth)
            ]);
    }

    private static IEnumerable<SaidPart> About(Agreement agreement, Guid partnership)
    {
        yield return SaidPart.Of("kind", PartTitles.Of("kind"), agreement.Kind.InWords());
        yield return SaidPart.Of("purpose", PartTitles.Of("purpose"), Same(agreement.Purpose));
        if (agreement.JointGoals.Count > 0) yield return SaidPart.Of("jointGoals", PartTitles.Of("jointGoals"), [.. agreement.JointGoals.Select(Same)]);
        yield return SaidPart.Of("term", PartTitles.Of("term"), agreement.Term.InWords());
        if (agreement.ReviewOn.IsKnown) yield return SaidPart.Of("reviewOn", PartTitles.Of("reviewOn"), agreement.ReviewOn.InWords());
        yield return Referring("partnershipId", PartTitles.Of("partnershipId"), partnership);
        if (agreement.PredecessorId is { } predecessor) yield return Referring("predecessorId", new Sentence("renews", "verlängert"), predecessor);
        if (agreement.SuccessorId is { } successor) yield return Referring("successorId", new Sentence("renewed as", "verlängert als"), successor);
    }

    private static IReadOnlyList<DossierFigure> FiguresIn(Signed signed) =>
        [.. signed.Agreement is { } agreement ? [StateOf(agreement)] : Array.Empty<DossierFigure>(), .. ReadPartnershipDossierEndpoint.FiguresIn(signed.Depth)];

    private static DossierFigure StateOf(Agreement agreement) => DossierFigure.Of("state", new Sentence("state of the agreement", "Stand der Vereinbarung"), agreement.State, agreement.State.InWords());

    private static SaidPart Referring(string name, Sentence title, Guid id) => new(name, title, [], null, [id]);

    private static Sentence Same(string text) => new(text, text);
}
