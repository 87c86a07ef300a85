using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Tenancy;
using Kooperation.Steps;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace Kooperation.Dashboard;

/// <summary>
/// Somebody looks at a page of a municipality. The page asks the views of the API in process, in the times that its own address names, and every link leads on in the
/// same times, so that what somebody sees can be sent to somebody else.
/// </summary>
/// <param name="Day">The day that is looked at.</param>
/// <param name="AsOf">The same where the address names it; null for today.</param>
/// <param name="ComparedWith">A second day, beside which the first is put; null for none.</param>
/// <param name="KnownAt">What was known, as the address says it; null for all that is recorded.</param>
public sealed record Visit(Question Question, Tongue Tongue, DateOnly Day, DateOnly? AsOf, DateOnly? ComparedWith, string? KnownAt) : IAsyncDisposable
{
    /// <summary>Names the step that was just recorded.</summary>
    public const string RecordedName = "recorded";

    private const string AsOfName = "asOf";
    private const string KnownAtName = StatesOfKnowledge.Parameter;
    private const string ComparedWithName = "comparedWith";

    /// <summary>The parameters that say at which time a page looks.</summary>
    public static readonly IReadOnlyList<string> Times = [AsOfName, KnownAtName, ComparedWithName];

    /// <summary>Reads the times of an address; the query has a problem where one of them is none.</summary>
    public static Visit Of(Question question)
    {
        var (http, query) = (question.Http, question.Query);
        var asOf = query.Day(AsOfName);
        return new Visit(
            question,
            http.Tongue(otherwise: Tongue.German),
            asOf ?? http.RequestServices.GetRequiredService<Today>().InGermany,
            asOf,
            query.Day(ComparedWithName),
            query.Text(KnownAtName));
    }

    /// <summary>Opens the views by itself, for whoever answers to a form.</summary>
    public static async Task<Visit> Open(HttpContext http)
    {
        var query = QueryParameters.Of(http);
        return Of(new Question(http, query, await http.RequestServices.GetRequiredService<StatesOfKnowledge>().Open(http, query), null));
    }

    public ValueTask DisposeAsync() => Question.Views.DisposeAsync();

    /// <summary>What was just recorded, where the page is shown because of it: one step, or one for each of many partners.</summary>
    public IReadOnlyList<StepInHistory> Recorded { get; init; } = [];

    /// <summary>The step that it corrects or withdraws; null where it does neither.</summary>
    public StepInHistory? Revised { get; init; }

    public bool IsOfThePast => AsOf is not null || KnownAt is not null;

    /// <summary>The thing whose id is in the address.</summary>
    public Guid Id => Question.Http.RouteId("id");

    public string Ags => Question.Views.Municipality;

    public string Municipality => Served.NameOf(Key) ?? Ags;

    /// <summary>Where the sign of the municipality is; null where it has none.</summary>
    public string? Logo => Served.LogoOf(Key) is { } logo ? Below("", $"logo/{logo}") : null;

    /// <summary>Asks a view about the day of the page.</summary>
    public Task<Asked<TAnswer>> Ask<TAnswer>(string address, Guid? id = null, params IEnumerable<(string Name, string? Value)> parameters) where TAnswer : class =>
        AskAbout<TAnswer>(AsOf, address, id, parameters);

    /// <summary>Asks a view about another day.</summary>
    public Task<Asked<TAnswer>> AskAbout<TAnswer>(DateOnly? day, string address, Guid? id = null, params IEnumerable<(string Name, string? Value)> parameters) where TAnswer : class =>
        Views.Ask<TAnswer>(Question, Tongue, address, id, [(AsOfName, day is { } asked ? Wire(asked) : null), .. parameters]);

    /// <summary>The same page as all was known at a place in the log.</summary>
    public Visit AsKnownAt(long place) => this with { Question = Question with { Views = Question.Views.At(new State(place, null)) }, KnownAt = $"{place}" };

    /// <summary>A parameter of the page; empty is as good as none.</summary>
    public string? this[string name] => Question.Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    public bool May(string permission) => Actor.Of(Question.Http).May(permission, Key);

    /// <summary>Whether whoever looks is the one of that reference.</summary>
    public bool IsBy(string? recorder) => Actor.Of(Question.Http).Reference == recorder;

    /// <summary>The page with what it shows.</summary>
    public IResult Show<TPage, TShown>(TShown shown, int status = StatusCodes.Status200OK) where TPage : DashboardPage<TShown> =>
        new PageResult<TPage> { Status = status, Parameters = { [nameof(DashboardPage<>.Visit)] = this, [nameof(DashboardPage<>.Shown)] = shown } };

    /// <summary>The address of another page of the municipality, in the same times.</summary>
    public string Link(string page = "", params IEnumerable<(string Name, string? Value)> parameters) =>
        Below("", page) + QueryOf([.. parameters, .. InTheSameTimes]);

    /// <summary>Where a form leads that asks another page of the municipality; the form itself keeps the times (<see cref="Frame.TimesKept"/>).</summary>
    public string FormTo(string page) => Below("", page);

    /// <summary>The address of a file of the municipality that the API hands out, in the same times.</summary>
    public string LinkToFile(string file) => Below("/api/v1", file) + QueryOf(InTheSameTimes);

    /// <summary>Where programs find what this page shows: the parameters that the view takes too, in the API.</summary>
    /// <param name="usual">What the page asks for where its address does not say.</param>
    public string Data(string view, params IEnumerable<(string Name, string? Value)> usual)
    {
        var taken = Views.ParametersOf(string.Join('/', view.Split('/').Select(part => Guid.TryParse(part, out _) ? "{id}" : part)));
        return Below("/api/v1", view) + QueryOf([.. KeptBut().Where(one => taken.Contains(one.Name)), .. usual.Where(one => this[one.Name] is null)]);
    }

    /// <summary>The address of this page with some parameters changed; null takes one away.</summary>
    public string Here(params IReadOnlyCollection<(string Name, string? Value)> changed) =>
        Path + QueryOf([.. KeptBut([.. changed.Select(one => one.Name)]), .. changed]);

    /// <summary>The address of this page without its parameters.</summary>
    public string Path => $"{Question.Http.Request.PathBase}{Question.Http.Request.Path}";

    /// <summary>What a form that leads on from this page keeps in its address: all but the named parameters.</summary>
    public IEnumerable<(string Name, string Value)> KeptBut(params IReadOnlyCollection<string> names) =>
        Question.Http.Request.Query.Where(one => !names.Contains(one.Key) && one.Key != RecordedName).Select(one => (one.Key, one.Value.ToString()));

    /// <summary>In the language of the page; a number stays in one line with its percent sign.</summary>
    public string Say(Sentence sentence) => sentence.In(Tongue).Replace(" %", "\u00a0%", StringComparison.Ordinal);

    public string InWords(DateOnly day) => Say(day.InWords());

    public string InWords(PartialDate date) => Say(date.InWords());

    /// <summary>A day as addresses have it.</summary>
    public static string Wire(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public CultureInfo Culture => Tongue == Tongue.German ? German : English;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private InProcess Views => Question.Http.RequestServices.GetRequiredService<InProcess>();

    private ServedMunicipalities Served => Question.Http.RequestServices.GetRequiredService<ServedMunicipalities>();

    private Ags Key => Platform.Tenancy.Ags.TryParse(Ags, out var ags, out _) ? ags : default;

    private IEnumerable<(string Name, string? Value)> InTheSameTimes => [(AsOfName, AsOf is { } day ? Wire(day) : null), (KnownAtName, KnownAt)];

    private string Below(string root, string page) => $"{Question.Http.Request.PathBase}{root}/municipalities/{Ags}{(page.Length > 0 ? $"/{page}" : "")}";

    private static string QueryOf(IEnumerable<(string Name, string? Value)> parameters) =>
        new QueryBuilder(parameters.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => KeyValuePair.Create(one.Name, one.Value!))).ToQueryString().ToString();
}

/// <summary>A page of a municipality with what it shows.</summary>
public abstract class DashboardPage<TShown> : ComponentBase
{
    [Parameter, EditorRequired] public required Tongue Tongue { get; set; }

    [Parameter, EditorRequired] public required Visit Visit { get; set; }

    [Parameter, EditorRequired] public required TShown Shown { get; set; }

    protected string Say(Sentence sentence) => Visit.Say(sentence);
}
