using Kooperation.Platform.Reading;

namespace Kooperation.Rules;

/// <summary>Every edition of the rules, and from when each holds.</summary>
public sealed class AnswersOfRules : ITellsFigures
{
    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled) =>
        [new AnsweredFigures("rules", ListRulesEndpoint.Editions(await AdoptionRecord.Of(views), day, views.Municipality), [])];
}
