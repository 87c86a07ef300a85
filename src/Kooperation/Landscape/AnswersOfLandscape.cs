using Kooperation.Domain.Organisations;
using Kooperation.Platform.Reading;

namespace Kooperation.Landscape;

/// <summary>The organisations whose entry may be another one, and all of them at a glance.</summary>
public sealed class AnswersOfLandscape(OrganisationDirectory directory) : ITellsFigures
{
    private readonly Reader<OrganisationEntry> _organisation = ReadOrganisationEndpoint.Reader(directory);

    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        var told = new List<AnsweredFigures> { new("landscape", await OrganisationLandscape.Read(views, directory, day, cancelled), []) };
        foreach (var id in await WithWhatTheyWereMergedWith(views, histories))
            if (await _organisation(views, id, null, cancelled) is { } found) told.Add(new AnsweredFigures($"organisations/{id}", found.Answer, []));

        return told;
    }

    // Each id of a merged entry leads to the kept one; a merger that is withdrawn counts as well, so that these are the same before and after.
    private static async Task<IReadOnlyCollection<Guid>> WithWhatTheyWereMergedWith(Views views, IReadOnlyCollection<Guid> histories)
    {
        var (ids, ahead) = (histories.ToHashSet(), new Queue<Guid>(histories));
        while (ahead.TryDequeue(out var id))
            foreach (var merged in (await views.History(id)).Select(step => step.Data).OfType<OrganisationsMerged>())
                foreach (var other in new[] { merged.KeptId, merged.MergedId }.Where(ids.Add)) ahead.Enqueue(other);

        return ids;
    }
}
