using System.Net;
using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Kooperation.Tests.Dashboard.Recording;

/// <summary>Fills in the forms of a municipality as a browser does.</summary>
public abstract class RecordingSpec(KooperationHost host) : DashboardSpec(host)
{
    private string _position = "0";

    /// <summary>Posts a command that is to be recorded, and that every form knows of from then on.</summary>
    protected new async Task<Answer> Accepted(string path, object command, string? ifMatch = null)
    {
        var answer = await base.Accepted(path, command, ifMatch);
        _position = answer.Position ?? _position;
        return answer;
    }

    /// <summary>The form at record/…, with what stands in it.</summary>
    protected async Task<FilledForm> Form(string path, string language = "de") =>
        FilledForm.Of((await Look($"record/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}atLeast={_position}", language)).Html, AddressOf(path.Split('?')[0]));

    /// <summary>Sends it with those fields typed over.</summary>
    protected async Task<Sent> Send(string path, FilledForm form, string language, params IEnumerable<(string Field, string Value)> typed)
    {
        using var client = Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(path)) { Content = new FormUrlEncodedContent(form.With(typed).Fields) };
        foreach (var (name, value) in Client.DefaultRequestHeaders.Where(header => header.Key == "Kooperation-Actor").Select(header => (header.Key, header.Value))) request.Headers.Add(name, value);
        request.Headers.TryAddWithoutValidation("Accept", BrowserWindow.Accepts);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var answer = await client.SendAsync(request, Cancelled);
        return new Sent(answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(Cancelled), AddressOf(path));
    }

    /// <summary>Opens a form, types into it and sends it; it is recorded.</summary>
    /// <returns>The id of the step.</returns>
    protected async Task<Guid> Recorded(string path, string language, params IEnumerable<(string Field, string Value)> typed)
    {
        var form = (await Form(path, language)).With(typed);
        Assert.True(form.Missing.Count == 0, $"no browser sends it without {string.Join(", ", form.Missing)}");
        var sent = await Send(path, form, language);
        Assert.True(sent.StepId is not null, $"{(int)sent.Status}: {sent.Notice} {sent.Page.Text}");
        return sent.StepId.Value;
    }

    /// <summary>Opens a form, types into it and sends it; nothing is recorded, and what was typed stands there.</summary>
    protected async Task<Sent> NotRecorded(string path, string language, params IReadOnlyList<(string Field, string Value)> typed)
    {
        var form = await Form(path, language);
        var before = await CountOfSteps();
        var sent = await Send(path, form, language, typed);
        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal(before, await CountOfSteps());
        foreach (var (field, value) in typed) Assert.Equal((field, value), (field, sent.Form[field]));
        return sent;
    }

    protected string AddressOf(string path) => $"/municipalities/{Municipality}/record/{path}";
}

/// <summary>What came of a form that was sent.</summary>
public sealed record Sent(HttpStatusCode Status, string? Location, string Html, string Address)
{
    public LookedAt Page => new(Status, "text/html", Html);

    /// <summary>The form, where it came back.</summary>
    public FilledForm Form => FilledForm.Of(Html, Address);

    /// <summary>What is said above the fields; empty where nothing is.</summary>
    public string Notice => Regex.Match(Html, "<div class=\"notice\" role=\"alert\">\\s*<p>([^<]*)</p>") is { Success: true } notice ? WebUtility.HtmlDecode(notice.Groups[1].Value) : "";

    /// <summary>The step that was recorded; null where none was.</summary>
    public Guid? StepId => Location is not null && Regex.Match(Location, "[?&]recorded=([0-9a-f-]{36})") is { Success: true } recorded ? Guid.Parse(recorded.Groups[1].Value) : null;
}

/// <summary>The fields of a form as they stand in the page; of a box that is not checked nothing is sent.</summary>
public sealed partial record FilledForm(IReadOnlyList<KeyValuePair<string, string>> Fields, string Html)
{
    public string this[string field] => Fields.FirstOrDefault(one => one.Key == field).Value ?? "";

    /// <summary>Every name under which something can be typed or chosen.</summary>
    public IReadOnlyList<string> Names => [.. Named().Matches(Html).Select(name => WebUtility.HtmlDecode(name.Groups[1].Value)).Distinct()];

    /// <summary>The fields in which something must stand and nothing does: no browser sends the form.</summary>
    public IReadOnlyList<string> Missing => [.. Required().Matches(Html).Select(tag => Part(tag.Value, "name")!).Where(name => this[name].Length == 0)];

    /// <summary>What is said to be wrong with a field.</summary>
    public string? ErrorAt(string field) =>
        Regex.Match(Html, $"id=\"field-{Regex.Escape(field.Replace('/', '-'))}-error\">([^<]*)<") is { Success: true } error ? WebUtility.HtmlDecode(error.Groups[1].Value) : null;

    public FilledForm With(IEnumerable<(string Field, string Value)> typed)
    {
        var over = typed.ToList();
        return this with { Fields = [.. Fields.Where(field => over.All(one => one.Field != field.Key)), .. over.Select(one => KeyValuePair.Create(one.Field, one.Value))] };
    }

    public static FilledForm Of(string html, string action)
    {
        var form = Regex.Match(html, $"<form[^>]* action=\"{Regex.Escape(action)}\"[^>]*>(.*?)</form>", RegexOptions.Singleline);
        Assert.True(form.Success, $"no form is sent to {action}: {html}");
        return new FilledForm([.. FieldsOf(form.Groups[1].Value)], form.Groups[1].Value);
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(string form)
    {
        foreach (Match input in Input().Matches(form))
        {
            var isBox = input.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal);
            if (Part(input.Value, "name") is { } name && (!isBox || input.Value.Contains(" checked", StringComparison.Ordinal))) yield return KeyValuePair.Create(name, Part(input.Value, "value") ?? "");
        }

        foreach (Match area in Area().Matches(form)) yield return KeyValuePair.Create(Part(area.Groups[1].Value, "name")!, WebUtility.HtmlDecode(area.Groups[2].Value));
        foreach (Match select in Select().Matches(form))
            yield return KeyValuePair.Create(Part(select.Groups[1].Value, "name")!, Option().Matches(select.Groups[2].Value).Where(option => option.Value.Contains(" selected", StringComparison.Ordinal)).Select(option => Part(option.Value, "value")).FirstOrDefault() ?? "");
    }

    private static string? Part(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } part ? WebUtility.HtmlDecode(part.Groups[1].Value) : null;

    [GeneratedRegex("<(?:input|textarea|select)[^>]* name=\"([^\"]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex("<(?:input|textarea|select)[^>]* required[ =>][^>]*")]
    private static partial Regex Required();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea([^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();
}
