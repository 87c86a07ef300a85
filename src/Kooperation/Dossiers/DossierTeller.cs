using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Log;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Tenancy;
using Kooperation.Steps;

namespace Kooperation.Dossiers;

/// <summary>What a dossier says of its matter in one state.</summary>
internal sealed record Matter(DossierOf Of, Guid Id, Sentence Title, IReadOnlyList<DossierParty> Parties, IReadOnlyList<SaidPart> About, string Rules, IReadOnlyList<CarriedFigure> Figures)
{
    public DossierDepth? Depth { get; init; }
}

/// <summary>How one kind of matter is read.</summary>
/// <param name="Figures">In any state, also around each step.</param>
/// <param name="Rules">The edition by which they were worked out.</param>
/// <param name="Describe">The matter itself; null where it is not there.</param>
/// <param name="Names">Whether a step belongs to the dossier.</param>
internal sealed record MatterView<TAnswer>(
    Reader<TAnswer> Reader,
    Func<TAnswer, IReadOnlyList<DossierFigure>> Figures,
    Func<TAnswer, string> Rules,
    Func<Views, Found<TAnswer>, DateOnly, Task<Matter?>> Describe,
    Func<Step, bool> Names);

/// <summary>
/// Tells a dossier. It always stands for a place in the log, the last one where none is asked for, so that it can be had again: what was recorded just
/// before the question is waited for until it has its place.
/// </summary>
public sealed class DossierTeller(HistoryTeller history, LogTimes log, Today today, ServedMunicipalities municipalities)
{
    internal async Task<IResult> Tell<TAnswer>(Question question, MatterView<TAnswer> view)
    {
        var asOf = question.Query.Day("asOf");
        if (question.Query.Problem is { } problem) return problem;

        var (inTime, place) = question.Views.KnownAt is { } index
            ? (true, await log.Find(question.Views.Municipality, index, question.Cancelled))
            : await log.LastOnceAllHaveOne(question.Views.Municipality, question.Cancelled);
        if (place is null) return inTime ? Problem.UnknownId : Problem.NotYetInTheLog;

        var (id, day, views) = (question.Http.RouteId("id"), asOf ?? today.InGermany, question.Views.At(new State(place.Index, null)));
        if (await view.Reader(views, id, day, question.Cancelled) is not { } found) return Problem.UnknownId;
        if (await view.Describe(views, found, day) is not { } matter) return Problem.UnknownId;

        question.Http.SayIfElsewhere(id, found.Id);
        var steps = await StepsOf(views, found, view, day, question.Cancelled);
        var dossier = new Dossier(
            matter.Of,
            matter.Id,
            matter.Title,
            Ags.TryParse(question.Views.Municipality, out var ags, out _) ? municipalities.NameOf(ags) ?? "" : "",
            matter.Parties,
            day,
            new KnownPlace(place.Index, place.At),
            await EditionsOf(views, [.. steps.SelectMany(step => new[] { step.Around.Rules, step.AroundItsDay?.Rules }).OfType<string>(), matter.Rules]),
            matter.About,
            matter.Figures,
            matter.Depth,
            steps,
            DocumentsOf(steps),
            await NamesOfThings.Of(views, [.. matter.About.SelectMany(part => part.Ids), .. steps.SelectMany(IdsIn)]),
            found.Version);

        return question.Http.PrefersPage()
            ? await question.Http.TaggedPage<DossierPage>(found.Version, DossierStyle.Text, new Dictionary<string, object?>
            {
                [nameof(DossierPage.Dossier)] = dossier,
                [nameof(DossierPage.Address)] = $"{question.Http.Request.PathBase}{question.Http.Request.Path}?asOf={day:yyyy-MM-dd}&knownAt={place.Index}"
            })
            : question.Http.Tagged(found.Version, dossier);
    }

    private async Task<IReadOnlyList<DossierStep>> StepsOf<TAnswer>(PastViews views, Found<TAnswer> found, MatterView<TAnswer> view, DateOnly asOf, CancellationToken cancelled)
    {
        var recorded = new List<IEvent>();
        foreach (var one in found.Histories) recorded.AddRange(await views.History(one));

        var (told, chosen) = (recorded.ToDictionary(step => step.Id), Chosen(recorded, view.Names, asOf));
        var inHistory = (await history.Tell(views, [.. recorded.Where(step => chosen.Contains(step.Id))], recorded, cancelled)).OrderBy(step => step.LogIndex);
        var replay = new StepReplay<TAnswer>(views, view.Reader, found.Id, cancelled);
        var (steps, said) = (new List<DossierStep>(), new Dictionary<Guid, Step>());
        foreach (var step in inHistory)
        {
            cancelled.ThrowIfCancellationRequested();
            var place = new LogPlace(step.LogIndex!.Value, step.KnownSince!.Value);
            var knownOn = today.InGermanyAt(place.At);
            var day = knownOn < asOf ? knownOn : asOf;
            var around = await Around(place, day);
            var changes = step.Step is StepCorrected corrected
                ? StepInWords.Changes(new RecordedStep(corrected.StepId, said.GetValueOrDefault(corrected.StepId) ?? (Step)told[corrected.StepId].Data), corrected.Replacement)
                : step.Stands is { } stands ? StepInWords.Changes(new RecordedStep(step.StepId, step.Step), stands) : [];
            if (step.Step is StepCorrected { StepId: var revised, Replacement: var replacement }) said[revised] = replacement;
            var happenedOn = Says(step).OccurredOn.Middle;

            steps.Add(new DossierStep(
                step,
                StepTitles.Of(step.Event),
                step.WithdrawnBy is not null ? Standing.Withdrawn : step.CorrectedBy.Count > 0 ? Standing.Corrected : Standing.Stands,
                StepInWords.Of(new RecordedStep(step.StepId, step.Step)),
                changes,
                around,
                happenedOn < day ? await Around(place, happenedOn.Value) : null));
        }

        return steps;

        // What the step says, or the one that it corrects or withdraws.
        Step Says(StepInHistory step) => step.Revises is { } id ? said.GetValueOrDefault(id) ?? (Step)told[id].Data : step.Step;

        async Task<FiguresAround> Around(LogPlace place, DateOnly on)
        {
            var (before, after) = await replay.Around(place, on);
            return new FiguresAround(on, (after ?? before) is { } read ? view.Rules(read.Answer) : null, FiguresIn(before), FiguresIn(after));
        }

        IReadOnlyList<DossierFigure> FiguresIn(Found<TAnswer>? state) => state is null ? [] : view.Figures(state.Answer);
    }

    // Persons are among them, and have no name here.
    private static IEnumerable<Guid> IdsIn(DossierStep step) =>
    [
        .. step.Says.Concat(step.Changes.SelectMany(change => new[] { change.Before, change.After }.OfType<SaidPart>())).SelectMany(part => part.Ids),
        .. step.Recorded.Caused,
        .. step.Recorded.CausedBy is { } cause ? [cause] : Array.Empty<Guid>()
    ];

    // What belongs to the matter and may have happened by the day, as recorded or as corrected, with all that corrects or withdraws it.
    private static HashSet<Guid> Chosen(IReadOnlyList<IEvent> recorded, Func<Step, bool> names, DateOnly asOf)
    {
        var versions = recorded.ToLookup(step => StandingSteps.RevisedBy((Step)step.Data) ?? step.Id, step => (Step)step.Data);
        var chosen = recorded
            .Where(step => StandingSteps.RevisedBy((Step)step.Data) is null)
            .Where(step => versions[step.Id].Any(names) && versions[step.Id].Any(version => HadHappened((version as StepCorrected)?.Replacement ?? version)))
            .Select(step => step.Id)
            .ToHashSet();
        chosen.UnionWith([.. recorded.Where(step => StandingSteps.RevisedBy((Step)step.Data) is { } revised && chosen.Contains(revised)).Select(step => step.Id)]);
        return chosen;

        bool HadHappened(Step version) => version is not StepWithdrawn && !(version.OccurredOn.Earliest > asOf);
    }

    // As adopted, also where that was withdrawn later.
    private static async Task<IReadOnlyList<DossierRules>> EditionsOf(Views views, HashSet<string> versions)
    {
        var adopted = from step in await views.History(AdoptedRules.IdOf(views.Municipality))
                      let adoption = step.Data as RulesAdopted
                      where adoption is not null
                      select new DossierRules(adoption.Version, adoption.Sha256, ToldStep.Of(new RecordedStep(step.Id, adoption)));
        var standard = from model in Enum.GetValues<RulesModel>()
                       let edition = RulesEdition.StandardOf(model)
                       select new DossierRules(edition.Version, edition.Sha256, null);

        return [.. standard.Concat(adopted).Where(edition => versions.Contains(edition.Version)).OrderBy(edition => edition.Version, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<DossierDocument> DocumentsOf(IReadOnlyList<DossierStep> steps)
    {
        var standing = steps.Where(step => step.Standing != Standing.Withdrawn).SelectMany(step => StepInWords.Documents(step.Recorded.Stands ?? step.Recorded.Step)).ToHashSet();
        return
        [
            .. from step in steps
               from document in StepInWords.Documents((step.Recorded.Step as StepCorrected)?.Replacement ?? step.Recorded.Step)
               group step.Recorded.StepId by document into named
               select new DossierDocument(named.Key.Link, named.Key.Sha256, [.. named.Distinct()], standing.Contains(named.Key))
        ];
    }
}
