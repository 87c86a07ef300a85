using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships;

/// <summary>What every command about a partnership says.</summary>
public abstract record PartnershipCommand : StepCommand
{
    /// <summary>With whom the partner acted; anybody but the municipality means that the step is kept and does not count.</summary>
    public Counterpart Counterpart { get; init; }

    /// <summary>The field of municipal work it belongs to, such as "Bildung".</summary>
    public string? FieldOfAction { get; init; }

    /// <summary>The office of the municipality that acted, such as "FB 50".</summary>
    public string? Office { get; init; }

    public override Step Tell(Step step) => base.Tell(step) is PartnershipStep told
        ? told with { Counterpart = Counterpart, FieldOfAction = FieldOfAction, Office = Office }
        : base.Tell(step);
}
