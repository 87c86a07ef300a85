using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;

namespace Kooperation.Platform.Recording;

/// <summary>
/// The offices that a teller is limited to. Every step that can say for which office somebody acted has to name one of them, be it recorded, corrected or withdrawn;
/// steps that know no office, such as those of organisations and strategies, are open to everybody who records.
/// </summary>
/// <param name="Names">Null for no limit.</param>
public readonly record struct OwnOffices(IReadOnlyList<string>? Names)
{
    public Problem? Refuses(Step step) => step switch
    {
        _ when Names is null => null,
        PartnershipStep told => Refuses(told.Office, "/office"),
        MeasurePlanned planned => Refuses(planned.ResponsibleOffice, "/responsibleOffice"),
        MeasureAssigned assigned => Refuses(assigned.ResponsibleOffice, "/responsibleOffice"),
        StepCorrected corrected => Refuses(corrected.Replacement)?.Under("/replacement"),
        _ => null
    };

    private Problem? Refuses(string? office, string at) => Visible.Is(office) && Names!.Any(own => own.Trim() == office!.Trim()) ? null : Another(at);

    private Problem Another(string at)
    {
        var own = string.Join(", ", Names!);
        Sentence reason = new(
            $"You record for {own}: name one of your offices; what belongs to another one is recorded there.",
            $"Sie erfassen für {own}: Bitte eines Ihrer Ämter nennen; was zu einem anderen gehört, wird dort erfasst.");
        return Problem.Forbidden with { Detail = reason, Errors = new Dictionary<string, IReadOnlyList<Sentence>> { [at] = [reason] } };
    }
}
