using System.Text.Json;
using System.Text.RegularExpressions;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Rules;

/// <summary>One object of a rules file, read name by name; what is wrong is noted with its place, and reading goes on.</summary>
internal sealed partial class RulesPage(JsonElement element, string at, List<RuleProblem> problems)
{
    private static readonly Sentence Nothing = new("", "");
    private readonly HashSet<string> _read = [];

    public string At => at;

    public void Problem(string name, string english, string german) =>
        problems.Add(new RuleProblem(name.Length == 0 ? at : Below(name), new Sentence(english, german)));

    public bool Has(string name)
    {
        _read.Add(name);
        return Find(name) is not null;
    }

    public RulesPage Object(string name)
    {
        if (Want(name, JsonValueKind.Object, "an object", "ein Objekt") is { } found) return new RulesPage(found, Below(name), problems);

        return new RulesPage(default, Below(name), []);
    }

    public IReadOnlyList<RulesPage> Objects(string name)
    {
        if (Want(name, JsonValueKind.Array, "a list", "eine Liste") is not { } list) return [];

        var pages = new List<RulesPage>();
        foreach (var item in list.EnumerateArray())
        {
            var place = $"{Below(name)}/{pages.Count}";
            if (item.ValueKind == JsonValueKind.Object) pages.Add(new RulesPage(item, place, problems));
            else
            {
                problems.Add(new RuleProblem(place, new Sentence("This must be an object.", "Hier muss ein Objekt stehen.")));
                pages.Add(new RulesPage(default, place, []));
            }
        }

        return pages;
    }

    public string Text(string name)
    {
        var text = Want(name, JsonValueKind.String, "a text", "ein Text")?.GetString();
        if (text is { Length: 0 }) Problem(name, "This text is empty.", "Dieser Text ist leer.");
        return text ?? "";
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Want(name, JsonValueKind.Array, "a list of texts", "eine Liste von Texten") is not { } list) return [];

        var items = list.EnumerateArray().ToArray();
        if (items.All(item => item.ValueKind == JsonValueKind.String)) return [.. items.Select(item => item.GetString()!)];

        Problem(name, "Every item of this list must be a text.", "Jeder Eintrag dieser Liste muss ein Text sein.");
        return [];
    }

    public int Whole(string name, int least, int most)
    {
        if (Want(name, JsonValueKind.Number, "a number", "eine Zahl") is not { } number) return least;

        if (number.TryGetInt32(out var whole) && whole >= least && whole <= most) return whole;

        Problem(name, $"{number.GetRawText()} is no whole number from {least} to {most}.", $"{number.GetRawText()} ist keine ganze Zahl von {least} bis {most}.");
        return least;
    }

    public IReadOnlyList<int> Wholes(string name, int least, int most)
    {
        if (Want(name, JsonValueKind.Array, "a list of numbers", "eine Liste von Zahlen") is not { } list) return [];

        var wholes = new List<int>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var whole) && whole >= least && whole <= most) wholes.Add(whole);
            else Problem(name, $"{item.GetRawText()} is no whole number from {least} to {most}.", $"{item.GetRawText()} ist keine ganze Zahl von {least} bis {most}.");
        }

        return wholes;
    }

    public bool Flag(string name)
    {
        _read.Add(name);
        if (Find(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag) return flag.GetBoolean();

        Problem(name, "This must be true or false.", "Hier muss true oder false stehen.");
        return false;
    }

    /// <summary>A sentence in both languages, with no other placeholders than those named.</summary>
    public Sentence Sentence(string name, params ReadOnlySpan<string> placeholders)
    {
        if (Want(name, JsonValueKind.Object, "an object with \"de\" and \"en\"", "ein Objekt mit \"de\" und \"en\"") is null) return Nothing;

        var both = Object(name);
        var sentence = new Sentence(both.Text("en"), both.Text("de"));
        both.NothingElse();
        foreach (Match placeholder in Placeholder().Matches(sentence.English + sentence.German))
        {
            if (!placeholders.Contains(placeholder.Groups["name"].Value))
                Problem(name, $"The placeholder {placeholder.Value} means nothing here.", $"Der Platzhalter {placeholder.Value} bedeutet hier nichts.");
        }

        return sentence;
    }

    /// <summary>A list of sentences, without placeholders.</summary>
    public IReadOnlyList<Sentence> Sentences(string name) =>
    [
        .. Objects(name).Select(both =>
        {
            var sentence = new Sentence(both.Text("en"), both.Text("de"));
            both.NothingElse();
            return sentence;
        })
    ];

    /// <summary>The names and values of an object that is a table.</summary>
    public IReadOnlyList<string> Names() => element.ValueKind == JsonValueKind.Object ? [.. element.EnumerateObject().Select(property => property.Name)] : [];

    /// <summary>Names everything that was not asked for: mostly a slip in writing.</summary>
    public void NothingElse()
    {
        foreach (var name in Names().Where(name => !_read.Contains(name)))
            Problem(name, $"\"{name}\" is not known here.", $"„{name}“ ist hier nicht bekannt.");
    }

    private JsonElement? Want(string name, JsonValueKind kind, string english, string german)
    {
        _read.Add(name);
        if (Find(name) is { } found && found.ValueKind == kind) return found;

        if (Find(name) is null) Problem(name, $"Missing: {english}.", $"Es fehlt: {german}.");
        else Problem(name, $"This must be {english}.", $"Hier muss {german} stehen.");
        return null;
    }

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;

    private string Below(string name) => $"{at}/{name.Replace("~", "~0").Replace("/", "~1")}";

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
