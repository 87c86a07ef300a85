using System.Collections;
using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Steps;

/// <summary>One part of what a step says, for readers.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Said">What is said: one sentence, or one for each entry of a list.</param>
/// <param name="Document">The document, where it is one.</param>
/// <param name="Ids">The things, steps or persons that it refers to.</param>
public sealed record SaidPart(string Name, Sentence Title, IReadOnlyList<Sentence> Said, Document? Document, IReadOnlyList<Guid> Ids)
{
    public static SaidPart Of(string name, Sentence title, params IReadOnlyList<Sentence> said) => new(name, title, said, null, []);

    public static SaidPart Of(string name, Sentence title, Guid id) => new(name, title, [], null, [id]);

    /// <summary>Whether both say the same.</summary>
    public bool SaysAs(SaidPart other) => Name == other.Name && Said.SequenceEqual(other.Said) && Document == other.Document && Ids.SequenceEqual(other.Ids);
}

/// <summary>What is said otherwise of a step since it was corrected.</summary>
/// <param name="Before">Null where nothing was said of it.</param>
/// <param name="After">Null where nothing is said of it any more.</param>
public sealed record ChangedPart(string Name, Sentence Title, SaidPart? Before, SaidPart? After);

/// <summary>Tells a step part by part in the words of <see cref="PartTitles"/>; what is usual, empty or unknown is passed over.</summary>
public static class StepInWords
{
    // What a reader wants to know last.
    private static readonly string[] Last = ["counterpart", "fieldOfAction", "office", "decisionReference", "reason", "note", "source", "basis"];

    /// <summary>Every part but the day, which belongs to all steps, and the replacement of a correction, which is a step of its own.</summary>
    public static IReadOnlyList<SaidPart> Of(RecordedStep recorded) =>
    [
        .. Parts(recorded.Step)
            .Where(part => part.Name is not ("occurredOn" or "replacement"))
            .Where(part => part.Value is not (null or Basis.Stated or Counterpart.Municipality) && !recorded.Id.Equals(part.Value)) // A thing has the id of its step.
            .Select(part => Said(part.Name, part.Value!))
            .Where(part => part is { Said.Count: > 0 } or { Document: not null } or { Ids.Count: > 0 })
            .OrderBy(part => Array.IndexOf(Last, part.Name))
    ];

    /// <summary>What a replacement says otherwise, the day included.</summary>
    public static IReadOnlyList<ChangedPart> Changes(RecordedStep before, Step replacement)
    {
        var (old, @new) = (WithDay(before), WithDay(before with { Step = replacement }));
        return
        [
            .. from name in old.Concat(@new).Select(part => part.Name).Distinct()
               let parts = (Old: old.FirstOrDefault(part => part.Name == name), New: @new.FirstOrDefault(part => part.Name == name))
               where !(parts is { Old: { } one, New: { } other } && one.SaysAs(other))
               select new ChangedPart(name, PartTitles.Of(name), parts.Old, parts.New)
        ];
    }

    /// <summary>The documents that a step names.</summary>
    public static IEnumerable<Document> Documents(Step step) => Parts(step).Select(part => part.Value).OfType<Document>();

    /// <summary>A period: 1 May 2024 to 30 June 2025; from 2024, open-ended.</summary>
    public static Sentence InWords(this Term term)
    {
        var (from, until) = (term.From.InWords(), term.Until.InWords());
        return (term.From.IsKnown, term.Until.IsKnown) switch
        {
            (true, true) => new($"{from.English} to {until.English}", $"{from.German} bis {until.German}"),
            (true, false) => new($"from {from.English}, open-ended", $"ab {from.German}, unbefristet"),
            (false, true) => new($"until {until.English}", $"bis {until.German}"),
            _ => new("open-ended", "unbefristet")
        };
    }

    private static IReadOnlyList<SaidPart> WithDay(RecordedStep recorded) => [SaidPart.Of("occurredOn", PartTitles.Of("occurredOn"), recorded.Step.OccurredOn.InWords()), .. Of(recorded)];

    private static IEnumerable<(string Name, object? Value)> Parts(Step step) =>
        StepJson.Options.GetTypeInfo(step.GetType()).Properties.Select(part => (part.Name, part.Get?.Invoke(step)));

    private static SaidPart Said(string name, object value) => value switch
    {
        Guid id => new SaidPart(name, PartTitles.Of(name), [], null, [id]),
        IReadOnlyList<Guid> ids => new SaidPart(name, PartTitles.Of(name), [], null, ids),
        Document document => new SaidPart(name, PartTitles.Of(name), [], document, []),
        string text => SaidPart.Of(name, PartTitles.Of(name), [.. InSentence(name, text)]),
        IEnumerable several => SaidPart.Of(name, PartTitles.Of(name), [.. several.Cast<object>().SelectMany(one => InSentence(name, one))]),
        _ => SaidPart.Of(name, PartTitles.Of(name), [.. InSentence(name, value)])
    };

    // None for what is not known.
    private static IEnumerable<Sentence> InSentence(string name, object value)
    {
        if (value is PartialDate { IsKnown: false } or "") yield break;

        yield return value switch
        {
            PartialDate date => date.InWords(),
            Term term => term.InWords(),
            Enum word => PartTitles.OfWord(word),
            bool yes => yes ? new Sentence("yes", "ja") : new Sentence("no", "nein"),
            long cents when name.EndsWith("InCents", StringComparison.Ordinal) => InShort.Euros(cents),
            Quantity quantity => new Sentence($"{quantity}", quantity.ToString().Replace('.', ',')),
            Signature signature => Signed(signature),
            StatusLabel label => new Sentence($"{label.Label}: {label.State.InWords().English}", $"{label.Label}: {label.State.InWords().German}"),
            Succession succession => Succeeded(succession),
            _ => Language.InWords.Same(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
        };
    }

    private static Sentence Signed(Signature signature)
    {
        var (party, day) = (signature.Party.InWords(), signature.SignedOn.On());
        return new Sentence($"{party.English}, {day.English}", $"{party.German}, {day.German}".TrimEnd());
    }

    private static Sentence Succeeded(Succession succession)
    {
        var (fate, to) = (succession.Fate.InWords(), succession.To.Count > 0 ? $" → {string.Join(", ", succession.To)}" : "");
        return new Sentence($"{succession.From}: {fate.English}{to}", $"{succession.From}: {fate.German}{to}");
    }
}
