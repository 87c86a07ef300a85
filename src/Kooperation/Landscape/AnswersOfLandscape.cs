using Kooperation.Platform.Reading;

namespace Kooperation.Landscape;

/// <summary>The organisations whose entry may be another one, and all of them at a glance.</summary>
public sealed class AnswersOfLandscape(OrganisationDirectory directory) : ITellsFigures
{
    private readonly Reader<OrganisationEntry> _organisation = ReadOrganisationEndpoint.Reader(directory);

    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        var told = new List<AnsweredFigures> { new("landscape", await OrganisationLandscape.Read(views, directory, day, cancelled), []) };
        foreach (var history in histories)
        {
            // The id of a merged entry leads to the kept one, before or after.
            if (await _organisation(views, history, null, cancelled) is { } found) told.Add(new AnsweredFigures($"organisations/{history}", found.Answer, []));
        }

        return told;
    }
}
