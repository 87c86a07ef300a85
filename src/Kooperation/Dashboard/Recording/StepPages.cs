using Kooperation.Dashboard.Steps;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Steps;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Dashboard.Recording;

/// <summary>The form of a step.</summary>
/// <param name="About">What it is recorded about; null where it begins something.</param>
/// <param name="Revised">The step that it corrects or withdraws.</param>
public sealed record ShownForm(Sentence Title, Thing? About, RevisedStep? Revised, FormEntry Entry);

/// <param name="Names">What the things are called to which it refers.</param>
public sealed record RevisedStep(StepInHistory Step, IReadOnlyDictionary<Guid, NamedThing> Names);

/// <summary>The steps that can be recorded about something.</summary>
/// <param name="Existing">Things within it that go on, each with the steps that may follow.</param>
public sealed record ShownSteps(Thing About, IReadOnlyList<OfferedSteps> Groups, IReadOnlyList<OfferedSteps> Existing);

/// <param name="Heading">In the language of the page.</param>
public sealed record OfferedSteps(string Heading, IReadOnlyList<(string Title, string Address)> Steps);

internal static class StepPages
{
    public static void MapRecordingPages(this IEndpointRouteBuilder routes, IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("record", Choose).RequireAuthorization(Permissions.Record);
        municipality.MapPage("record/{**step}", Show);
        routes.MapForm(StepForm.Only);
        routes.MapForm(UndoStep.Form);
    }

    private static async Task<IResult> Choose(Visit visit)
    {
        if (visit["of"]?.Split('/') is not [var kind, var text] || !Guid.TryParse(text, out var id) || await Thing.Read(visit, kind, id) is not { } thing) return Problem.NotFound;

        var steps = RecordableStep.All.Where(step => step.Address.StartsWith($"{kind}/{{id}}/", StringComparison.Ordinal)).ToList();
        var groups = from step in steps
                     where !step.IsAbout
                     group (visit.Say(step.Title), LinkTo(visit, step, id, null)) by step.Group into same
                     select new OfferedSteps(visit.Say(same.Key), [.. same]);
        return visit.Show<ChooseStepPage, ShownSteps>(new ShownSteps(thing, [.. groups], await Existing(visit, kind, id, [.. steps.Where(step => step.IsAbout)])));
    }

    // What later steps can be about has the id of the step that brought it about.
    private static async Task<IReadOnlyList<OfferedSteps>> Existing(Visit visit, string kind, Guid id, IReadOnlyList<RecordableStep> steps)
    {
        var beginnings = RecordableStep.All.Where(begin => !begin.IsAbout).ToDictionary(begin => begin.Address, begin => begin.Event);
        var following = (from step in steps
                         let begin = beginnings.GetValueOrDefault(step.Address[..step.Address.IndexOf("/{about}", StringComparison.Ordinal)])
                         where begin is not null
                         select (Begin: Catalogue.NameOf(begin), Step: step)).ToLookup(one => one.Begin, one => one.Step);
        if (following.Count == 0) return [];

        var (history, _) = await visit.Ask<Page<StepInHistory>>(
            $"{kind}/{{id}}/history", id, ("event", string.Join(',', following.Select(one => one.Key))), ("order", "newest"), ("limit", $"{Paging.MostItems}"));
        return
        [
            .. from told in history?.Items ?? []
               where told.WithdrawnBy is null
               select new OfferedSteps(NameOf(told, visit), [.. following[told.Event].Select(step => (visit.Say(step.Title), LinkTo(visit, step, id, told.StepId)))])
        ];
    }

    private static string NameOf(StepInHistory told, Visit visit)
    {
        var says = StepInWords.Of(new RecordedStep(told.StepId, told.Stands ?? told.Step)).FirstOrDefault(part => part.Said.Count > 0 && part.Name is "purpose" or "title" or "what" or "body" or "decision" or "scope" or "task" or "programme" or "about");
        return says is null
            ? $"{visit.Say(told.Title.AsTitle())}, {visit.InWords(told.OccurredOn)}"
            : $"{visit.Say(told.Title.AsTitle())}: {visit.Say(says.Said[0])}, {visit.InWords(told.OccurredOn)}";
    }

    private static string LinkTo(Visit visit, RecordableStep step, Guid id, Guid? about) =>
        visit.Link($"record/{step.Address.Filled(new RouteValueDictionary { ["id"] = id, ["about"] = about })}");

    private static async Task<IResult> Show(Visit visit)
    {
        var http = visit.Question.Http;
        if (StepForm.StepAt(http.Request.Path.Value!) is not var (step, ids)) return Problem.NotFound;

        var permission = http.RequestServices.GetRequiredService<InProcessCommands>().Find(step.Address)!.Permission;
        if (!visit.May(permission)) return Problem.Lacks(permission);

        var about = await AboutOf(visit, step, ids);
        var revised = await RevisedBy(visit, step, ids);
        if (about is null && revised is null && ids.ContainsKey("id")) return Problem.UnknownId;

        var choices = new Choices(visit, step, IdIn(ids));
        var entry = StepForm.Only.FilledIn(http,
        [
            ("occurredOn", TypedDate.Show(visit.Day, visit.Culture)),
            .. step.Usual.Select(usual => (usual.Key, usual.Value)),
            .. await choices.EveryGoal(),
            .. Actor.Of(http).Offices is [var office] ? new[] { ("office", office), ("responsibleOffice", office) } : [],
            .. http.Request.Query.Where(given => !Visit.Times.Contains(given.Key)).Select(given => (given.Key, given.Value.ToString())),
            .. step.Address == Correction.Address ? Correction.FilledIn(revised!.Step, visit.Culture) : [],
            .. revised is { Step: { Revisions.SlipUntil: not null, RecordedBy: var by } } && visit.IsBy(by) ? new[] { (StepForm.Slip, "true") } : [],
            (StepForm.Filling, NewFilling()),
            (StepForm.ReadVersion, $"{await VersionOf(visit, ids, about, revised)}")
        ]);
        return visit.Show<StepPage, ShownForm>(
            new ShownForm(step.Title, about, revised, await WithChoices(visit, choices, entry with { Notice = WhyNot(step, revised?.Step.Revisions) })));
    }

    // It is refused whatever is typed; better to know before.
    private static Sentence? WhyNot(RecordableStep step, Revisability? revisions) => (step.Address == Correction.Address ? revisions?.Correction : revisions?.Withdrawal)?.Why;

    /// <summary>The form as it was filled in, with what is wrong.</summary>
    /// <param name="afresh">Whether it is for a further step, with what was recorded meanwhile read again.</param>
    public static async Task<IResult> ShowAgain(Visit visit, FormEntry entry, bool afresh = false)
    {
        var (step, ids) = StepForm.StepAt(entry.Address)!.Value;
        var (about, revised) = (await AboutOf(visit, step, ids), await RevisedBy(visit, step, ids));
        if (afresh) entry = entry with { Typed = new Dictionary<string, StringValues>(entry.Typed) { [StepForm.Filling] = NewFilling(), [StepForm.ReadVersion] = $"{await VersionOf(visit, ids, about, revised)}" } };

        return visit.Show<StepPage, ShownForm>(new ShownForm(step.Title, about, revised, await WithChoices(visit, new Choices(visit, step, IdIn(ids)), entry)), StatusCodes.Status400BadRequest);
    }

    private static string NewFilling() => $"{Guid.CreateVersion7()}";

    private static async Task<FormEntry> WithChoices(Visit visit, Choices choices, FormEntry entry)
    {
        var commands = visit.Question.Http.RequestServices.GetRequiredService<InProcessCommands>();
        var chosenFrom = await choices.Of(StepForm.FieldsOf(entry, commands));
        var names = chosenFrom.Values.SelectMany(some => some).Where(one => Guid.TryParse(one.Value, out _)).DistinctBy(one => one.Value).ToList();
        return entry with
        {
            Choices = chosenFrom,
            Notice = entry.Notice is { } notice ? new Sentence(Named(notice.English), Named(notice.German)) : null,
            Errors = entry.Errors.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)[.. error.Value.Select(Named)])
        };

        // A refusal names things by their ids; people know them by their names.
        string Named(string said) => names.Aggregate(said, (text, one) => text.Replace(one.Value, visit.Say(new($"“{one.Name}”", $"„{one.Name}“")), StringComparison.Ordinal));
    }

    private static async Task<Thing?> AboutOf(Visit visit, RecordableStep step, RouteValueDictionary ids) =>
        !step.IsRevision && IdIn(ids) is { } id ? await Thing.Read(visit, step.Address.Split('/')[0], id) : null;

    private static async Task<RevisedStep?> RevisedBy(Visit visit, RecordableStep step, RouteValueDictionary ids) =>
        step.IsRevision && (await visit.AskAbout<StepInHistory>(null, "steps/{id}", IdIn(ids))).Answer is { } told ? new RevisedStep(told, await NamedThing.All(visit)) : null;

    private static async Task<long?> VersionOf(Visit visit, RouteValueDictionary ids, Thing? about, RevisedStep? revised) =>
        about?.Version
        ?? (revised is null ? null : await LastVersion(visit, revised.Step))
        ?? (ids.Count == 0 ? (await visit.Ask<Municipalities.MunicipalityEntry>("")).Answer?.Version : null);

    // The history of the thing itself knows at once what was recorded a moment ago; the log of all follows.
    private static async Task<long?> LastVersion(Visit visit, StepInHistory told)
    {
        var own = KindOf(told.Event) is { } kind ? await visit.Ask<Page<StepInHistory>>($"{kind}/{{id}}/history", told.Stream, ("order", "newest"), ("limit", "1")) : default;
        var newest = own.Answer ?? (await visit.Ask<Page<StepInHistory>>("history", null, ("of", $"{told.Stream}"), ("order", "newest"), ("limit", "1"))).Answer;
        return newest?.Items.FirstOrDefault()?.Version;
    }

    /// <summary>Whether it is a step of partnerships, organisations, measures or strategies; null where it is none of them.</summary>
    internal static string? KindOf(string step) => new[]
    {
        ("partnerships", Catalogue.Partnership), ("organisations", Catalogue.Organisation), ("measures", Catalogue.Measure), ("strategies", Catalogue.Strategy)
    }.FirstOrDefault(history => history.Item2.Any(kind => kind.Name == step)).Item1;

    internal static Guid? IdIn(RouteValueDictionary ids) => Guid.TryParse((string?)ids.GetValueOrDefault("id"), out var id) ? id : null;
}
