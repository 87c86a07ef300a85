using Kooperation.Landscape;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Quality;

/// <summary>Everything that is missing from the record.</summary>
public sealed class AnswersOfQuality(OrganisationDirectory directory) : ITellsFigures
{
    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        var missing = await new WhatIsMissing(views, directory, day, cancelled).Anywhere();
        return [new AnsweredFigures("quality", new Page<QualityEntry>([.. missing.OrderBy(entry => entry.Key, StringComparer.Ordinal)], null), [])];
    }
}
