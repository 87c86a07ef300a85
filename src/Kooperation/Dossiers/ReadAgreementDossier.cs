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
    /// <param name="Agreement">Null where it was not signed yet; where it was withdrawn, as it stood before.</param>
    /// <param name="WithdrawnBy">What withdrew it.</param>
    private sealed record Signed(Agreement? Agreement, RecordedStep? WithdrawnBy, Assessment Depth)
    {
        /// <summary>The step that its state rests on.</summary>
        public RecordedStep? StateBy => WithdrawnBy ?? Agreement?.StateBy;
    }

    private static MatterView<Signed> View(Guid id) => new(Reader(id), FiguresIn, signed => signed.Depth.Rules, Describe, step => Names(step, id));

    private static Reader<Signed> Reader(Guid agreementId) => async (views, id, day, cancelled) =>
    {
        if (await ReadDepth(views, id, day, cancelled) is not { } depth) return null;

        var (standing, withdrawnBy) = (new List<RecordedStep>(), (RecordedStep?)null);
        foreach (var history in depth.Histories)
        {
            var told = (await views.History(history)).Select(step => new RecordedStep(step.Id, (Step)step.Data)).ToList();
            var withdrawal = told.FirstOrDefault(step => step.Step is StepWithdrawn withdrawn && withdrawn.StepId == agreementId);
            standing.AddRange(StandingSteps.Of(told.TakeWhile(step => step != withdrawal)));
            withdrawnBy ??= withdrawal;
        }

        var agreement = Agreement.Of(new KnownSteps(standing, day!.Value), agreementId);
        return new Found<Signed>(depth.Id, depth.Version, new Signed(agreement, withdrawnBy, depth.Answer), depth.Histories);
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
            TitleOf(agreement, found.Answer.WithdrawnBy is not null),
            [await ReadPartnershipDossierEndpoint.PartnerOf(views, found.Id)],
            [.. About(agreement, found.Id)],
            found.Answer.Depth.Rules,
            [
                .. FiguresOf(found.Answer).Select(state => new CarriedFigure(state, [], [CarrierOf(agreement, found.Answer.StateBy!)])),
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
        yield return SaidPart.Of("partnershipId", PartTitles.Of("partnershipId"), partnership);
        if (agreement.PredecessorId is { } predecessor) yield return SaidPart.Of("predecessorId", new Sentence("renews", "verlängert"), predecessor);
        if (agreement.SuccessorId is { } successor) yield return SaidPart.Of("successorId", new Sentence("renewed as", "verlängert als"), successor);
    }

    private static IReadOnlyList<DossierFigure> FiguresIn(Signed signed) =>
        [.. FiguresOf(signed), .. ReadPartnershipDossierEndpoint.FiguresIn(signed.Depth)];

    // None where there is no agreement.
    private static IEnumerable<DossierFigure> FiguresOf(Signed signed)
    {
        if (signed.Agreement is not { } agreement) yield break;

        var title = new Sentence("state of the agreement", "Stand der Vereinbarung");
        yield return signed.WithdrawnBy is null
            ? DossierFigure.Of("state", title, agreement.State, agreement.State.InWords())
            : DossierFigure.Of("state", title, Standing.Withdrawn, new Sentence("withdrawn", "zurückgezogen"));
    }

    // Nothing ends a withdrawal.
    private static Carrier CarrierOf(Agreement agreement, RecordedStep stateBy) =>
        new(ToldStep.Of(stateBy), StepTitles.Of(Catalogue.NameOf(stateBy.Step)), stateBy.Step is StepWithdrawn ? null : agreement.Term.Until.Latest);

    private static Sentence TitleOf(Agreement agreement, bool isWithdrawn)
    {
        var name = agreement.Name.AsTitle();
        return isWithdrawn ? new Sentence($"{name.English} (withdrawn)", $"{name.German} (zurückgezogen)") : name;
    }

    private static Sentence Same(string text) => new(text, text);
}
