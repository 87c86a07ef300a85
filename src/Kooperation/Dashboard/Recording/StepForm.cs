using System.Text.Json.Nodes;
using Kooperation.Domain.Language;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Tenancy;
using Kooperation.Steps;
using Microsoft.AspNetCore.WebUtilities;

namespace Kooperation.Dashboard.Recording;

/// <summary>
/// The form by which people record a step. Its fields are those of the command, its refusals those of the API: it is sent to the command's own endpoint, in process, and
/// whatever that says stands at the field it is about.
/// </summary>
internal sealed record StepForm() : Form(
    Path + "/{**step}", new("Record a step", "Schritt festhalten"), new("Record it", "Festhalten"), typeof(StepFields), Record)
{
    public const string Path = "/municipalities/{ags}/record";

    /// <summary>Tells one filling in of the form from the next, so that a step that is sent twice is recorded once.</summary>
    public const string Filling = "filling";

    /// <summary>The version that was read, for steps that must not overlook what others did.</summary>
    public const string ReadVersion = "version";

    /// <summary>Says in the form that a slip of one's own is mended, for which nobody asks a reason.</summary>
    public const string Slip = "slip";

    public static readonly StepForm Only = new();

    protected override string AddressIn(HttpContext http) => http.Request.Path;

    /// <summary>The step that a form at that address records; null where there is none.</summary>
    public static (RecordableStep Step, RouteValueDictionary Ids)? StepAt(string address) =>
        address.Split('/', 5) is ["", "municipalities", _, "record", var step] ? RecordableStep.Find(step) : null;

    /// <summary>None where the form is that of no step.</summary>
    public static IReadOnlyList<FormField> FieldsOf(FormEntry entry, InProcessCommands commands) => StepAt(entry.Address) switch
    {
        ({ Address: Correction.Address }, _) => [.. Correction.FieldsOf(entry[Correction.KindOfStep]).Select(field => AsAsked(field, entry))],
        ({ IsRevision: true } step, _) => [.. FormField.Of(commands.Find(step.Address)!.Command).Select(field => AsAsked(field, entry))],
        var (step, _) => [.. FormField.Of(commands.Find(step.Address)!.Command).Select(field => field.WithRowsFor(entry.Typed))],
        null => []
    };

    private static FormField AsAsked(FormField field, FormEntry entry) => field.Name == "reason" ? field with { IsRequired = entry[Slip].Length == 0 } : field;

    private static async Task<IResult> Record(HttpContext http, FormEntry entry)
    {
        if (StepAt(entry.Address) is not var (step, ids)) return Problem.NotFound;

        var commands = http.RequestServices.GetRequiredService<InProcessCommands>();
        var command = commands.Find(step.Address)!;
        if (await MunicipalForm.Refuses(http, command.Permission) is { } refused) return refused;

        await using var visit = await Visit.Open(http);
        var (body, faults) = (new JsonObject(), new Dictionary<string, Sentence>());
        if (step.Address == Correction.Address)
        {
            var (corrected, unknown) = await visit.Ask<StepInHistory>("steps/{id}", StepPages.IdIn(ids));
            if (corrected is null) return unknown!;

            body[Correction.Replacement] = Correction.Read(corrected, entry.Typed, visit.Culture, faults);
        }

        foreach (var field in FieldsOf(entry, commands).Where(field => !field.Name.Contains('/')))
        {
            var value = field.Read(entry.Typed, visit.Culture, faults);
            if (value is not null || field.Member == "occurredOn") body[field.Member] = value; // That nobody knows the day is said, and never left out.
        }

        if (faults.Count > 0)
            return await StepPages.ShowAgain(visit, entry with { Notice = NotUnderstood, Errors = faults.ToDictionary(fault => fault.Key, fault => (IReadOnlyList<string>)[visit.Say(fault.Value)]) });

        var given = await commands.Give(http, visit.Tongue, command, ids, body, entry[Filling], long.TryParse(entry[ReadVersion], out var version) ? version : null);
        if (given.Recorded is { } recorded) return await LeadOn(http, $"/municipalities/{http.Municipality()}{await PageAfter(visit, step, ids, recorded)}", recorded, given.Position);

        var news = given.Status switch
        {
            StatusCodes.Status412PreconditionFailed => ChangedMeanwhile,
            StatusCodes.Status422UnprocessableEntity => RecordedBefore,
            _ => null
        };
        if (news is not null) return await StepPages.ShowAgain(visit, entry with { Notice = news }, afresh: true);

        // What is about no field stands above them all.
        var fields = FieldsOf(entry, commands);
        var detail = Called(given.Detail ?? "", fields, visit);
        return await StepPages.ShowAgain(visit, entry with
        {
            Notice = new Sentence(detail, detail),
            Errors = given.Errors
                .GroupBy(error => fields.Aggregate(error.Key.TrimStart('/'), (place, field) => field.FieldAt(place, entry.Typed, visit.Culture)))
                .ToDictionary(error => error.Key, error => (IReadOnlyList<string>)[.. error.SelectMany(one => one.Value).Select(text => Called(text, fields, visit))])
        });
    }

    // A refusal names a field as programs do; people know it by its title.
    private static string Called(string refusal, IReadOnlyList<FormField> fields, Visit visit) => fields.SelectMany(field => field.All).DistinctBy(field => field.Member).Aggregate(refusal, (text, field) => text
        .Replace($"„{field.Member}“", $"„{visit.Say(field.Title.AsTitle())}“", StringComparison.Ordinal)
        .Replace($"“{field.Member}”", $"“{visit.Say(field.Title.AsTitle())}”", StringComparison.Ordinal));

    /// <summary>Leads to a page that shows what was recorded: the lists follow a moment later, and are waited for while it is but a moment.</summary>
    /// <param name="position">Of what was recorded, in the store.</param>
    public static async Task<IResult> LeadOn(HttpContext http, string page, StepRecorded recorded, long position)
    {
        await http.RequestServices.GetRequiredService<Freshness>().Shows(http.Municipality(), position, http.RequestAborted);
        return Results.LocalRedirect("~" + QueryHelpers.AddQueryString(page, Visit.RecordedName, $"{recorded.StepId}"));
    }

    private static async Task<string> PageAfter(Visit visit, RecordableStep step, RouteValueDictionary ids, StepRecorded recorded) => step.Address.Split('/')[0] switch
    {
        var things and ("partnerships" or "organisations" or "measures" or "strategies") => $"/{things}/{recorded.Id}",
        "steps" => (await visit.AskAbout<StepInHistory>(null, "steps/{id}", StepPages.IdIn(ids))).Answer is { } revised && StepPages.KindOf(revised.Event) is { } things
            ? $"/{things}/{recorded.Id}"
            : $"/history?of={recorded.Id}",
        "qualifications" => "/qualifications",
        _ => "/settings"
    };

    private static readonly Sentence ChangedMeanwhile = new(
        "Somebody else recorded something about this in the meantime, so nothing was recorded yet. Look at what is new there; what you typed is still here and can be sent again.",
        "Jemand anderes hat dazu inzwischen etwas festgehalten, darum ist noch nichts gespeichert. Bitte ansehen, was dort neu ist; was Sie eingegeben haben, steht noch hier und lässt sich erneut absenden.");

    private static readonly Sentence RecordedBefore = new(
        "This form was sent before, with something else in it, and that is recorded. What stands here now is not recorded yet: send it again to record it as a further step.",
        "Dieses Formular wurde schon einmal mit anderem Inhalt abgeschickt, und das ist festgehalten. Was jetzt hier steht, ist noch nicht gespeichert: Wer es noch einmal absendet, hält es als weiteren Schritt fest.");

    private static readonly Sentence NotUnderstood = new("Some of it cannot be understood; nothing was recorded yet.", "Manches davon ist nicht verständlich; festgehalten ist noch nichts.");
}
