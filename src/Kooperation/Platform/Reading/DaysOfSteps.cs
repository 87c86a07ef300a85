using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Platform.Reading;

/// <summary>On which days steps, as they stand, may begin or cease to count: their own, and those that they name.</summary>
internal sealed class DaysOfSteps
{
    private readonly HashSet<Guid> _known;
    private readonly ILookup<DateOnly, Cause> _days;

    private DaysOfSteps(IReadOnlyCollection<RecordedStep> standing, HashSet<Guid> known) =>
        (_known, _days) = (known, standing.SelectMany(CausesOf).ToLookup(cause => cause.On!.Value));

    /// <param name="knownAt">The place in the log up to which steps are known; null for all that is recorded.</param>
    /// <param name="concerns">Of which histories; that of the rules is always among them.</param>
    public static async Task<DaysOfSteps> Of(PastViews views, long? knownAt, Func<Guid, bool> concerns)
    {
        var known = (await views.Recorded.Read())
            .Where(one => (knownAt is null || one.Place?.Index <= knownAt) && (one.Step.Data is RulesAdopted or MunicipalityStep || concerns(one.Step.StreamId)))
            .Select(one => one.Step)
            .ToList();
        var standing = known.GroupBy(step => step.StreamId).SelectMany(history => StandingSteps.Of(history.OrderBy(step => step.Version).Select(step => new RecordedStep(step.Id, (Step)step.Data))));
        return new DaysOfSteps([.. standing], [.. known.Select(step => step.Id)]);
    }

    /// <summary>Whether the step is one of these.</summary>
    public bool Know(Guid step) => _known.Contains(step);

    /// <summary>The steps whose own day it is, or that name it; none for whenever.</summary>
    public IEnumerable<Cause> Naming(DateOnly? day) => day is { } one ? _days[one] : [];

    private static IEnumerable<Cause> CausesOf(RecordedStep recorded)
    {
        var own = DaysOf(recorded.Step.OccurredOn).ToHashSet();
        var named = DatesIn(JsonSerializer.SerializeToNode(recorded.Step, recorded.Step.GetType(), StepJson.Options)).SelectMany(date => DaysOf(date).Append(date.Latest!.Value.AddDays(1))).ToHashSet();
        return own.Select(day => new Cause(CauseKind.Happened, recorded.Id, day)).Concat(named.Except(own).Select(day => new Cause(CauseKind.Reached, recorded.Id, day)));
    }

    private static IEnumerable<DateOnly> DaysOf(PartialDate date) => new[] { date.Earliest, date.Middle, date.Latest }.OfType<DateOnly>();

    private static IEnumerable<PartialDate> DatesIn(JsonNode? said) => said switch
    {
        JsonObject part => part.SelectMany(member => DatesIn(member.Value)),
        JsonArray list => list.SelectMany(DatesIn),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && PartialDate.TryParse(value.GetValue<string>(), out var date) => [date],
        _ => []
    };
}
