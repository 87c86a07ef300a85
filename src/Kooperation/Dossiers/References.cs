using Kooperation.Domain.Language;

namespace Kooperation.Dossiers;

/// <summary>What the page of a dossier says for an id: the number of a step that it shows, the name of what it does not.</summary>
public sealed class References(Dossier dossier)
{
    private readonly Dictionary<Guid, long> _numbers = dossier.Steps.ToDictionary(step => step.Recorded.StepId, step => step.Recorded.LogIndex ?? 0);
    private readonly Dictionary<Guid, Sentence> _names = dossier.Names.ToDictionary(named => named.Id, named => named.Name);

    /// <summary>Its place in the log; null where the step is not shown.</summary>
    public long? NumberOf(Guid id) => _numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>Null where it has none.</summary>
    public Sentence? NameOf(Guid id) => _names.GetValueOrDefault(id);
}
