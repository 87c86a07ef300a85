using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;
using Kooperation.Progress;

namespace Kooperation.Dossiers;

public static class ReadMeasureDossierEndpoint
{
    public static void MapReadMeasureDossier(this IEndpointRouteBuilder measure, DossierTeller teller) =>
        measure.MapReadOf<Measure, Dossier>("dossier", question => teller.Tell(question, View))
            .TakesDayOfDossier()
            .WithSummary("The decision dossier of a measure: every step with the figures around it, as one document.");

    private static readonly MatterView<MeasureEntry> View = new(
        ReadMeasureEndpoint.Read, entry => [.. CarriedIn(entry).Select(carried => carried.Figure)], entry => entry.Rules, Describe, _ => true);

    private static async Task<Matter?> Describe(Views views, Found<MeasureEntry> found, DateOnly day)
    {
        var title = found.Answer.Progress.Title;
        return new Matter(
            DossierOf.Measure,
            found.Id,
            new Sentence($"Measure: {title}", $"Maßnahme: {title}"),
            await PartiesIn(views, found.Answer),
            [.. About(found.Answer)],
            found.Answer.Rules,
            CarriedIn(found.Answer));
    }

    private static async Task<IReadOnlyList<DossierParty>> PartiesIn(Views views, MeasureEntry entry)
    {
        var parties = new List<DossierParty>();
        if (entry.Progress.ResponsibleOffice is { } office) parties.Add(new DossierParty(PartTitles.Of("responsibleOffice"), office, null));
        if (entry.Progress.ExternalBody is { } body) parties.Add(new DossierParty(PartTitles.Of("externalBody"), body, null));
        foreach (var partner in entry.Progress.Participation.Partners) parties.Add(await ReadPartnershipDossierEndpoint.PartnerOf(views, partner.PartnershipId));
        return parties;
    }

    private static IEnumerable<SaidPart> About(MeasureEntry entry)
    {
        yield return SaidPart.Of("strategyId", PartTitles.Of("strategyId"), entry.StrategyId);
        if (entry.Progress is not { } progress) yield break;

        yield return SaidPart.Of("goalId", PartTitles.Of("goalId"), progress.GoalId);
        yield return SaidPart.Of("term", PartTitles.Of("term"), progress.Term.InWords());
        if (progress.MergedInto is { } kept) yield return SaidPart.Of("keptId", new Sentence("goes on in", "geht auf in"), kept);
        if (progress.Late.Count > 0) yield return SaidPart.Of("late", new Sentence("late", "verspätet"), progress.Late);
    }

    // Nothing before it was planned.
    private static IReadOnlyList<CarriedFigure> CarriedIn(MeasureEntry entry) => entry.Progress is not { } progress
        ? []
        :
        [
            new(
                DossierFigure.Of("state", new Sentence("state", "Stand"), progress.State, progress.StateName),
                [],
                progress.StateBy is { } by ? [new Carrier(by, StepTitles.Of(by.Event), null)] : []),
            new(
                DossierFigure.Of("atLeast", new Sentence("implementation", "Umsetzung"), progress.Implementation.AtLeast, AtLeast(progress.Implementation.AtLeast)),
                [progress.Implementation.Why],
                [.. progress.Milestones.Where(milestone => milestone.ReachedBy is not null).Select(milestone => new Carrier(milestone.ReachedBy!, Same(milestone.Title), null))]),
            new(DossierFigure.Of("unknown", new Sentence("unknown", "unbekannt"), (int?)progress.Implementation.Unknown, Percent(progress.Implementation.Unknown)), [], []),
            new(
                DossierFigure.Of("colour", new Sentence("light", "Ampel"), progress.Light?.Colour, progress.Light?.Name ?? new Sentence("none, as it does not count", "keine, da sie nicht zählt")),
                progress.Light is { } light ? [light.Words] : [],
                [])
        ];

    private static Sentence AtLeast(int? percent) => percent is { } known ? new Sentence($"at least {known}%", $"mindestens {known} %") : new Sentence("not assessable", "nicht bewertbar");

    private static Sentence Percent(int percent) => new($"{percent}%", $"{percent} %");

    private static Sentence Same(string text) => new(text, text);
}
