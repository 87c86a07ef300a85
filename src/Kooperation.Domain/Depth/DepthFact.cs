using System.Text.Json.Serialization;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth;

/// <summary>
/// What a standing step says that any rules of depth may ask for. It holds no level and no validity: those follow from the rules,
/// which may change without touching a stored fact.
/// </summary>
/// <param name="StepId">The step, which keeps its id through corrections.</param>
/// <param name="Event">Its name in the catalogue.</param>
public sealed record DepthFact(Guid StepId, string Event, PartialDate OccurredOn)
{
    /// <summary>The position in the store at which the step was recorded, through all corrections; 0 where it is not told from a store.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Position { get; init; }

    /// <summary>Whether it is told of a partnership that was merged into this one: what was done counts, but how that one rested or ended does not.</summary>
    [JsonIgnore]
    public bool OfAbsorbed { get; init; }

    /// <summary>Which of the steps of one day came first: the one recorded first, as in every course of events.</summary>
    [JsonIgnore]
    internal (long Position, Guid StepId) Order => (Position, StepId);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Basis Basis { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Counterpart Counterpart { get; init; }

    /// <summary>Whether the municipality and the partner acted together, or one of them tried to.</summary>
    [JsonIgnore]
    public bool IsContact => Counterpart == Counterpart.Municipality && !FactKinds.IsBookkeeping(Event);

    /// <summary>Its kind in words, <c>direction=mutual form=meeting</c>; null where there is none (see <see cref="FactKinds"/>).</summary>
    public string? Traits { get; init; }

    /// <summary>What it is about: the agreement, seat, commitment, offer, hearing, conflict or person.</summary>
    public Guid? About { get; init; }

    /// <summary>What follows it: the successor of an agreement, the person who took over.</summary>
    public Guid? Successor { get; init; }

    public Term? Term { get; init; }

    /// <summary>When the later of the two sides signed, where that is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PartialDate SignedOn { get; init; }

    /// <summary>Whether a signature is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Pending { get; init; }

    /// <summary>When a promise is to be kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PartialDate Due { get; init; }

    /// <summary>The last day of a certificate or a delegation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PartialDate Until { get; init; }

    /// <summary>When the municipality said what became of the input.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PartialDate AnsweredOn { get; init; }

    /// <summary>The rating of the partner's view, or the wanted level.</summary>
    public int? Number { get; init; }

    /// <summary>The body in which a seat was granted.</summary>
    public string? Body { get; init; }

    public ToldStep Told() => new(StepId, Event, OccurredOn, Basis, Source);

    public string? FieldOfAction { get; init; }

    public string? Office { get; init; }

    public string? Source { get; init; }
}
