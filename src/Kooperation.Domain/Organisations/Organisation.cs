using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Organisations;

/// <summary>What must be known of an organisation to decide its next step.</summary>
public sealed record Organisation : WriteModel
{
    public PartialDate FoundedOn { get; init; }

    /// <summary>The entry that this one turned out to be.</summary>
    public Guid? MergedInto { get; init; }

    public ImmutableList<Identifier> Identifiers { get; init; } = [];

    /// <summary>How each of the people who speak for it was named; whom it is about is a reference.</summary>
    [JsonIgnore]
    public IEnumerable<Mark> ContactPersons => Marks
        .Where(mark => mark.Is<ContactPersonNamed>() || mark.Is<ContactPersonLeft>())
        .GroupBy(mark => mark.About)
        .Select(marks => marks.Last())
        .Where(mark => mark.Is<ContactPersonNamed>());

    /// <summary>How the people who speak for it were named, as the history tells it.</summary>
    public IEnumerable<ContactPersonNamed> PeopleIn(IEnumerable<RecordedStep> history)
    {
        var naming = ContactPersons.Select(named => named.StepId).ToHashSet();
        return StandingSteps.Of(history).Where(recorded => naming.Contains(recorded.Id)).Select(recorded => recorded.Step).OfType<ContactPersonNamed>();
    }

    public static Organisation? Evolve(Organisation? state, Guid id, RecordedStep recorded) => recorded.Step switch
    {
        OrganisationRegistered registered => new Organisation { Id = id, FoundedOn = registered.FoundedOn },
        _ when state is null => null,
        IdentifierAssigned assigned => state with { Identifiers = state.Identifiers.Add(new Identifier(recorded.Id, assigned.Scheme, assigned.Value)) },
        OrganisationsMerged merged when merged.MergedId == id => state with { MergedInto = merged.KeptId },
        StepCorrected { Replacement: OrganisationRegistered registered } => state with { FoundedOn = registered.FoundedOn },
        StepCorrected { Replacement: IdentifierAssigned assigned } corrected => state with
        {
            Identifiers = state.Identifiers.ConvertAll(identifier =>
                identifier.StepId == corrected.StepId ? new Identifier(corrected.StepId, assigned.Scheme, assigned.Value) : identifier)
        },
        StepCorrected => state with { Marks = state.MarksAfterRevision(recorded.Step) },
        StepWithdrawn withdrawn => state with
        {
            Marks = state.MarksAfterRevision(withdrawn),
            Identifiers = state.Identifiers.RemoveAll(identifier => identifier.StepId == withdrawn.StepId)
        },
        _ when state.MarkOf(recorded) is { } mark => state with { Marks = state.Marks.Add(mark) },
        _ => state
    };

    /// <summary>Why that organisation cannot continue this one's work; null where it may.</summary>
    /// <param name="successor">Null where it is not registered.</param>
    public Refusal? RefusesSuccessor(Guid successorId, Organisation? successor, string at)
    {
        if (successorId == Id)
        {
            return Refusal.Of(
                "successor-is-another",
                "An organisation cannot continue its own work after its end.",
                "Eine Organisation kann nach ihrem Ende nicht ihre eigene Nachfolgerin sein.",
                at);
        }

        return successor is null
            ? Refusal.Of("organisation-unknown", "The successor is not registered here.", "Die Nachfolgeorganisation ist hier nicht eingetragen.", at)
            : null;
    }

    /// <summary>Why no partnership can begin with it on that day; null where one may.</summary>
    public Refusal? RefusesPartnership(Step opening)
    {
        if (Refuses(opening) is { } refusal) return refusal;

        return Find<OrganisationDissolved>(Id) is { } end && end.OccurredOn.Latest < opening.OccurredOn.Earliest
            ? Refusal.Of(
                "organisation-dissolved",
                $"The organisation was dissolved {end.OccurredOn.On().English}: no partnership can begin after that.",
                $"Die Organisation wurde {end.OccurredOn.On().German} aufgelöst: Danach kann keine Partnerschaft beginnen.",
                "/occurredOn")
            : null;
    }

    public override Mark? MarkOf(RecordedStep recorded)
    {
        Guid? about = recorded.Step switch
        {
            ContactPersonNamed named => named.Person,
            ContactPersonLeft left => left.Person,
            OrganisationsMerged merged => merged.MergedId,
            OrganisationDissolved => Id,
            _ => null
        };

        return about is { } id ? new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), id, recorded.Step.OccurredOn) : null;
    }

    public override Refusal? Refuses(Step step)
    {
        // What was recorded here can still turn out wrong.
        if (MergedInto is { } kept && step is not (StepCorrected or StepWithdrawn))
        {
            return Refusal.Of(
                "organisation-merged",
                $"This entry was merged into {kept}: record the step there.",
                $"Dieser Eintrag wurde mit {kept} zusammengeführt: Bitte den Schritt dort erfassen.");
        }

        return Founding.Refuses(step, FoundedOn) ?? RefusesToUndo<OrganisationsMerged>(step);
    }
}

/// <summary>Somebody else's number for an organisation, and the step that assigned it.</summary>
public sealed record Identifier(Guid StepId, string Scheme, string Value);
