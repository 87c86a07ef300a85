using JasperFx.Events;
using Kooperation.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform.Reading;

namespace Kooperation.Dossiers;

/// <summary>What things are called as far as is known in one state. A thing has the id of the step that brought it about, so that step tells which kind of thing it is.</summary>
internal static class NamesOfThings
{
    /// <summary>The names of all that is a thing or a step of the municipality; a person is neither.</summary>
    public static async Task<IReadOnlyList<DossierName>> Of(Views views, IEnumerable<Guid> ids)
    {
        Guid[] asked = [.. ids.Distinct()];
        var begun = (await views.Steps(asked)).ToDictionary(step => step.Id);
        var named = new List<DossierName>();
        foreach (var id in asked.Where(begun.ContainsKey)) named.Add(new DossierName(id, await NameOf(views, begun[id])));

        return named;
    }

    private static async Task<Sentence> NameOf(Views views, IEvent begunBy) => (Step)begunBy.Data switch
    {
        OrganisationRegistered when await views.Find<PartnerName>(begunBy.Id) is { } partner => Same(partner.Name),
        PartnershipOpened => ReadPartnershipDossierEndpoint.TitleOf(await ReadPartnershipDossierEndpoint.PartnerOf(views, begunBy.Id)),
        AgreementSigned or AgreementRenewed when await AgreementOf(views, begunBy) is { } agreement => agreement.Name,
        MeasurePlanned when await views.Find<MeasureEvidence>(begunBy.Id) is { } measure && MeasureOutline.Of(measure, DateOnly.MaxValue) is { } outline => Same(outline.Title),
        StrategyDrafted or FieldOfActionAdded or GoalSet when await views.Find<StrategyEvidence>(begunBy.StreamId) is { } strategy => NameIn(StrategyOutline.Of(strategy, DateOnly.MaxValue), begunBy),
        _ => NameOf(begunBy)
    };

    // A goal that the source does not word has none.
    private static Sentence NameIn(StrategyOutline strategy, IEvent begunBy) => (Step)begunBy.Data switch
    {
        FieldOfActionAdded when strategy.Fields.FirstOrDefault(field => field.FieldId == begunBy.Id) is { } field => Same(field.Title),
        GoalSet when strategy.Fields.SelectMany(field => field.Goals).FirstOrDefault(goal => goal.GoalId == begunBy.Id)?.Text is { } text => Same(text),
        StrategyDrafted => Same(strategy.Title),
        _ => NameOf(begunBy)
    };

    private static async Task<Agreement?> AgreementOf(Views views, IEvent begunBy)
    {
        var standing = StandingSteps.Of((await views.History(begunBy.StreamId)).Select(step => new RecordedStep(step.Id, (Step)step.Data)));
        return Agreement.Of(new KnownSteps(standing, DateOnly.MaxValue), begunBy.Id);
    }

    private static Sentence NameOf(IEvent recorded)
    {
        var step = (Step)recorded.Data;
        var (title, on) = (StepTitles.Of(Catalogue.NameOf(step)), step.OccurredOn.On());
        return new Sentence($"{title.English} {on.English}", $"{title.German} {on.German}");
    }

    private static Sentence Same(string text) => new(text, text);
}
