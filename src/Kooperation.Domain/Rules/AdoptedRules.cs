using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Rules;

/// <summary>
/// The history of the rules that a municipality adopted. What decides on the next adoption is the whole of it, which is short: the files are
/// in its steps and not repeated here.
/// </summary>
public sealed record AdoptedRules : WriteModel
{
    /// <summary>The one history of a municipality, by its key.</summary>
    public static Guid IdOf(string municipality) => NamedId.Of($"rules of {municipality}");

    public static AdoptedRules? Evolve(AdoptedRules? state, Guid id, RecordedStep recorded)
    {
        if (state is null && recorded.Step is not RulesAdopted) return null;

        state ??= new AdoptedRules { Id = id };
        return state with { Marks = state.MarkOf(recorded) is { } mark ? state.Marks.Add(mark) : state.MarksAfterRevision(recorded.Step) };
    }

    public override Refusal? Refuses(Step step) => null;

    // About the edition itself: a correction may mend what was said of the decision, never the file.
    public override Mark? MarkOf(RecordedStep recorded) => recorded.Step is RulesAdopted adopted
        ? new Mark(recorded.Id, Catalogue.NameOf(adopted), NamedId.Of($"{adopted.Model} {adopted.Version} {adopted.Sha256} {RulesEdition.HashOf(adopted.File)}"), adopted.OccurredOn)
        : null;

    // Adopting an edition once more does not rest on the first time.
    protected override Guid? GoneOnWithBy(Mark mark) => null;
}
