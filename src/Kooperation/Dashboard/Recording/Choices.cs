using Kooperation.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Landscape;
using Kooperation.Municipalities;
using Kooperation.Platform.Requests;
using Kooperation.Progress;
using Kooperation.Steps;

namespace Kooperation.Dashboard.Recording;

/// <summary>What there is to choose from in the fields of a form, as far as that depends on what is recorded: ids with names, and words that were used before.</summary>
internal sealed class Choices
{
    private readonly Visit _visit;
    private readonly RecordableStep _step;
    private readonly Guid? _id;

    // Several fields choose from the same.
    private readonly Lazy<Task<MunicipalityEntry?>> _municipality;
    private readonly Lazy<Task<IReadOnlyList<StrategyOverview>>> _strategies;
    private readonly Lazy<Task<IReadOnlyList<StrategyEntry>>> _outlines;
    private readonly Lazy<Task<IReadOnlyList<StrategyEntry>>> _others;

    /// <param name="id">Of what the step is about; null where it begins something.</param>
    public Choices(Visit visit, RecordableStep step, Guid? id)
    {
        (_visit, _step, _id) = (visit, step, id);
        _municipality = new(async () => (await visit.Ask<MunicipalityEntry>("")).Answer);
        _strategies = new(async () => (await visit.Ask<Page<StrategyOverview>>("strategies", null, ("ended", "false"), ("limit", Most))).Answer?.Items ?? []);
        _outlines = new(Outlines);
        _others = new(async () => await OutlinesOf((await _strategies.Value).Select(one => one.Id).Where(one => one != _id)));
    }

    /// <summary>By field; a field that is not there takes what is typed.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Name)>>> Of(IReadOnlyList<FormField> fields)
    {
        var all = new Dictionary<string, IReadOnlyList<(string Value, string Name)>>();
        foreach (var same in fields.SelectMany(field => field.All).GroupBy(field => (field.Member, field.Kind)))
        {
            if (await Of(same.First()) is not { } choices) continue;

            foreach (var field in same) all[field.Name] = choices;
        }

        return all;
    }

    /// <summary>A row for every goal of which a succession is to say what became of it, and some for measures; nothing for other steps.</summary>
    public async Task<IReadOnlyList<(string Field, string Value)>> EveryGoal()
    {
        if (!IsSuccession) return [];

        var goals = from one in await _outlines.Value from goal in Goals(one, named: false) select goal.Value;
        return [.. goals.Concat(Enumerable.Repeat("", RowsForMeasures)).Index().Select(row => ($"mapping/{row.Index}/from", row.Item))];
    }

    private const int RowsForMeasures = 3;

    private async Task<IReadOnlyList<(string Value, string Name)>?> Of(FormField field) => field switch
    {
        { Member: "from" } when IsSuccession => [.. from one in await _outlines.Value from goal in Goals(one, named: false) select goal, .. await Measures(strategy => strategy == _id)],
        { Member: "to" } when IsSuccession => [.. from one in await _others.Value from goal in Goals(one, named: true) select goal, .. await Measures(strategy => strategy != _id)],
        { Member: "office" or "responsibleOffice" } => Words((await _municipality.Value)?.Offices.Value),
        { Member: "fieldOfAction" } => Words((await _municipality.Value)?.FieldsOfAction.Value),
        { Kind: FieldKind.Things, Member: "partnerships" or "partners" } or { Member: "partnershipId" } => await Partnerships(),
        { Member: "organisationId" } => await Organisations(withoutPartnership: true),
        { Member: "mergedId" or "successorId" } when _step.Address.StartsWith("organisations/", StringComparison.Ordinal) => [.. (await Organisations(withoutPartnership: false)).Where(one => one.Value != $"{_id}")],
        { Member: "mergedId" } => [.. (await Measures(_ => true)).Where(one => one.Value != $"{_id}")],
        { Member: "strategyId" } => [.. from one in await _strategies.Value select ($"{one.Id}", one.Title)],
        { Member: "successorId" } => [.. from one in await _strategies.Value where one.Id != _id select ($"{one.Id}", one.Title)],
        { Member: "goalId" } => [.. from one in await _outlines.Value from goal in Goals(one, named: true) select goal],
        { Member: "fieldId" } => [.. from one in await _outlines.Value from part in one.Fields select ($"{part.FieldId}", part.Title)],
        { Member: "about", Kind: FieldKind.Thing } => [.. from one in await _outlines.Value from choice in Below(one) select choice],
        { Member: "requestId" } => await Requests(),
        _ => null
    };

    private bool IsSuccession => _step.Event == typeof(StrategySucceeded);

    private static readonly string Most = $"{Paging.MostItems}";

    private static IReadOnlyList<(string Value, string Name)> Words(IReadOnlyList<string>? words) => [.. (words ?? []).Select(word => (word, word))];

    private async Task<IReadOnlyList<(string Value, string Name)>> Partnerships() =>
        [.. from one in (await _visit.Ask<Page<PartnershipOverview>>("partnerships", null, ("ended", "false"), ("limit", Most))).Answer?.Items ?? [] select ($"{one.Id}", one.Name)];

    private async Task<IReadOnlyList<(string Value, string Name)>> Organisations(bool withoutPartnership) =>
    [
        .. from one in (await _visit.Ask<Page<OrganisationEntry>>("organisations", null, ("dissolved", "false"), ("hasPartnership", withoutPartnership ? "false" : null), ("limit", Most))).Answer?.Items ?? []
           select ($"{one.Id}", one.Name)
    ];

    private async Task<IReadOnlyList<(string Value, string Name)>> Measures(Func<Guid, bool> ofStrategy) =>
        [.. from one in (await _visit.Ask<Page<MeasureOverview>>("measures", null, ("limit", Most))).Answer?.Items ?? [] where ofStrategy(one.StrategyId) select ($"{one.Id}", one.Title)];

    // That of the address; else all that hold.
    private async Task<IReadOnlyList<StrategyEntry>> Outlines() =>
        await OutlinesOf(_step.Address.StartsWith("strategies/", StringComparison.Ordinal) && _id is { } own ? [own] : (await _strategies.Value).Select(one => one.Id));

    private async Task<IReadOnlyList<StrategyEntry>> OutlinesOf(IEnumerable<Guid> strategies)
    {
        var found = new List<StrategyEntry>();
        foreach (var one in strategies)
            if ((await _visit.Ask<StrategyEntry>("strategies/{id}", one)).Answer is { } entry) found.Add(entry);

        return found;
    }

    private static IEnumerable<(string Value, string Name)> Goals(StrategyEntry strategy, bool named) =>
        from part in strategy.Fields
        from goal in part.Goals
        where goal.DroppedBy is null
        select ($"{goal.GoalId}", string.Join(" › ", NamesOf(named ? strategy : null, part, goal)));

    private static IEnumerable<(string Value, string Name)> Below(StrategyEntry strategy)
    {
        yield return ($"{strategy.Id}", strategy.Title);
        foreach (var part in strategy.Fields)
        {
            yield return ($"{part.FieldId}", part.Title);
            foreach (var goal in part.Goals) yield return ($"{goal.GoalId}", string.Join(" › ", NamesOf(null, part, goal)));
        }
    }

    private static IEnumerable<string> NamesOf(StrategyEntry? strategy, FieldEntry part, GoalEntry goal) =>
        new[] { strategy?.Title, part.Title, goal.Text }.OfType<string>();

    private async Task<IReadOnlyList<(string Value, string Name)>> Requests() =>
    [
        .. from one in (await _visit.Ask<Page<StepInHistory>>("partnerships/{id}/history", _id, ("event", Catalogue.NameOf(typeof(FundingRequested))), ("limit", Most))).Answer?.Items ?? []
           where one.WithdrawnBy is null
           select ($"{one.StepId}", string.Join(", ", new[] { (one.Stands ?? one.Step) is FundingRequested request ? request.Programme ?? request.Purpose : null, _visit.InWords(one.OccurredOn) }.OfType<string>()))
    ];
}
