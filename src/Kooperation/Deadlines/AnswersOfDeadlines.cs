using Kooperation.Landscape;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Deadlines;

/// <summary>Everything that is late or due, however far ahead.</summary>
public sealed class AnswersOfDeadlines(OrganisationDirectory directory) : ITellsFigures
{
    private const int Ahead = ListDeadlinesEndpoint.LongestOutlookInDays;

    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        var due = await ListDeadlinesEndpoint.Find(views, directory, null, day, Ahead, cancelled);
        return [new AnsweredFigures($"deadlines?within={Ahead}", new Page<DueEntry>([.. due.OrderBy(entry => entry.Key, StringComparer.Ordinal)], null), [])];
    }
}
