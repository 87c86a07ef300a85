using System.Text.Json;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Steps;

namespace Kooperation.Dossiers;

/// <summary>What a dossier is about.</summary>
public enum DossierOf
{
    Partnership,
    Agreement,
    Measure
}

/// <summary>Everything that was recorded of one matter, step by step with the figures around each, in one document that can be had again as it is.</summary>
/// <param name="Id">The partnership, the agreement or the measure.</param>
/// <param name="Municipality">Its name.</param>
/// <param name="AsOf">The day by which the steps had happened, and on which the matter and its figures stand as told.</param>
/// <param name="KnownAt">What was known; with that place as <c>knownAt</c> and the day as <c>asOf</c> the same dossier is answered for ever.</param>
/// <param name="Rules">The editions of the rules by which figures were worked out.</param>
/// <param name="About">What the matter is on the day, part by part.</param>
/// <param name="Figures">On the day, with what carries them.</param>
/// <param name="Depth">Of a partnership: what holds it back, what fades, what comes next, and how its level ran.</param>
/// <param name="Steps">In the order in which they came to be known, corrections and withdrawals among them.</param>
/// <param name="Documents">Those that the steps name.</param>
/// <param name="Names">What the things and steps are called whose ids occur here, as known at that place in the log.</param>
/// <param name="Version">The version of the history.</param>
public sealed record Dossier(
    DossierOf Of,
    Guid Id,
    Sentence Title,
    string Municipality,
    IReadOnlyList<DossierParty> Parties,
    DateOnly AsOf,
    KnownPlace KnownAt,
    IReadOnlyList<DossierRules> Rules,
    IReadOnlyList<SaidPart> About,
    IReadOnlyList<CarriedFigure> Figures,
    DossierDepth? Depth,
    IReadOnlyList<DossierStep> Steps,
    IReadOnlyList<DossierDocument> Documents,
    IReadOnlyList<DossierName> Names,
    long Version);

/// <summary>Somebody who has a part in the matter.</summary>
/// <param name="Id">Where it is recorded: an organisation or a partnership; absent where it is not.</param>
public sealed record DossierParty(Sentence Role, string Name, Guid? Id);

/// <summary>An edition of the rules.</summary>
/// <param name="Sha256">Of its file in UTF-8, in hexadecimal.</param>
/// <param name="AdoptedBy">The step by which the municipality adopted it; absent where it comes with the program.</param>
public sealed record DossierRules(string Version, string Sha256, ToldStep? AdoptedBy);

/// <param name="KnownSince">When that place was given.</param>
public sealed record KnownPlace(long LogIndex, DateTimeOffset KnownSince);

/// <summary>A figure.</summary>
/// <param name="Name">Its name, which never changes.</param>
/// <param name="Value">A number or a word; absent where it cannot be said.</param>
/// <param name="Said">The same in words.</param>
public sealed record DossierFigure(string Name, Sentence Title, JsonElement? Value, Sentence Said)
{
    internal static DossierFigure Of<T>(string name, Sentence title, T? value, Sentence said) =>
        new(name, title, value is null ? null : JsonSerializer.SerializeToElement(value, StepJson.Options), said);
}

/// <summary>A figure with what carries it.</summary>
/// <param name="Why">How it came about, and what holds it down.</param>
/// <param name="CarriedBy">The steps that it rests on, the longest lasting first.</param>
public sealed record CarriedFigure(DossierFigure Figure, IReadOnlyList<Sentence> Why, IReadOnlyList<Carrier> CarriedBy);

/// <param name="What">As what it counts.</param>
/// <param name="Until">The last day; absent while nothing ends it.</param>
public sealed record Carrier(ToldStep Step, Sentence What, DateOnly? Until);

/// <summary>What there is to know of the depth of a partnership beside its figures, as the depth of the day says it.</summary>
/// <param name="Brakes">What limits a dimension or the level.</param>
/// <param name="Fading">What falls soon and what renews it.</param>
/// <param name="Next">What is missing for the next level; absent at the highest.</param>
/// <param name="NotCounted">Steps that do not count, each with the reason.</param>
/// <param name="Course">How the level ran from the first step to the day, by the rules that were in force on each day.</param>
public sealed record DossierDepth(
    IReadOnlyList<Brake> Brakes, IReadOnlyList<Fading> Fading, NextLevel? Next, IReadOnlyList<Note> Notes, IReadOnlyList<NotCountedStep> NotCounted, IReadOnlyList<CourseSpan> Course);

/// <summary>Whether a step holds.</summary>
public enum Standing
{
    Stands,
    Corrected,
    Withdrawn
}

/// <summary>One step.</summary>
/// <param name="Recorded">As every history tells it.</param>
/// <param name="Title">What happened.</param>
/// <param name="Says">What it said when it was recorded, part by part.</param>
/// <param name="Changes">What is said otherwise: of a correction, by itself; of a step that was corrected, by now.</param>
/// <param name="Around">The figures just before and just after it came to be known, on the day on which it came to be known, and no later than the day of the dossier.</param>
/// <param name="AroundItsDay">The same figures on the day from which the step counts; absent where that is no earlier day, or nobody knows it.</param>
public sealed record DossierStep(
    StepInHistory Recorded,
    Sentence Title,
    Standing Standing,
    IReadOnlyList<SaidPart> Says,
    IReadOnlyList<ChangedPart> Changes,
    FiguresAround Around,
    FiguresAround? AroundItsDay);

/// <summary>What a step changed.</summary>
/// <param name="AsOf">The day on which both are read.</param>
/// <param name="Rules">The edition of the rules.</param>
/// <param name="Before">Empty where nothing was known of the matter.</param>
/// <param name="After">Empty where nothing is known of it.</param>
public sealed record FiguresAround(DateOnly AsOf, string? Rules, IReadOnlyList<DossierFigure> Before, IReadOnlyList<DossierFigure> After);

/// <summary>A document that lies elsewhere.</summary>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
/// <param name="NamedBy">The steps that name it.</param>
/// <param name="Stands">Whether one of them still does.</param>
public sealed record DossierDocument(string Link, string Sha256, IReadOnlyList<Guid> NamedBy, bool Stands);

/// <summary>Something that is referred to by its id, with its name.</summary>
public sealed record DossierName(Guid Id, Sentence Name);
