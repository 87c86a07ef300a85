using System.Globalization;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Rules;

/// <summary>A step behind a level, and the rule by which it is.</summary>
/// <param name="Title">What kind of step it is, in words.</param>
/// <param name="Rule">The id of the line of evidence, or the JSON pointer of the brake; null where it carries along with others.</param>
public sealed record DecidingStep(Guid StepId, string Event, Sentence Title, PartialDate OccurredOn, string? Rule)
{
    internal Sentence Said()
    {
        var on = OccurredOn.On();
        return new Sentence(
            $"{Title.English} {on.English}{(Rule is null ? "" : $" (rule {Rule})")}", $"{Title.German} {on.German}{(Rule is null ? "" : $" (Regel {Rule})")}");
    }
}

/// <summary>Why a candidate says something else than the rules in force, as on the first day.</summary>
/// <param name="What">In words.</param>
/// <param name="Rules">Where in the files that is decided: ids of lines of evidence, else JSON pointers.</param>
/// <param name="Dimension">The dimension that differs; null where it is the level, or a figure of progress.</param>
/// <param name="Before">The level by the rules in force; null for a figure of progress.</param>
/// <param name="After">The level by the candidate.</param>
/// <param name="CarriedBefore">The steps that carry a dimension by the rules in force; of the level those of the dimensions are meant.</param>
/// <param name="CarriedAfter">The steps that carry it by the candidate.</param>
/// <param name="HeldDownBefore">The steps that hold it down by the rules in force.</param>
/// <param name="HeldDownAfter">The steps that hold it down by the candidate.</param>
public sealed record WhyDifferent(
    Sentence What,
    IReadOnlyList<string> Rules,
    Dimension? Dimension,
    int? Before,
    int? After,
    IReadOnlyList<DecidingStep> CarriedBefore,
    IReadOnlyList<DecidingStep> CarriedAfter,
    IReadOnlyList<DecidingStep> HeldDownBefore,
    IReadOnlyList<DecidingStep> HeldDownAfter)
{
    /// <param name="before">By the rules in force, of the first day.</param>
    /// <param name="after">By the candidate, of the same day.</param>
    /// <param name="evidence">What both rest on.</param>
    public static WhyDifferent Of(DifferentLevel one, Assessment before, Assessment after, IReadOnlyList<DepthFact> evidence)
    {
        var facts = evidence.ToDictionary(fact => fact.StepId);
        var was = new Side(before, one.Dimension, one.Before, Named(one.CarriedBefore, before), Named(one.HeldDownBefore, before));
        var wouldBe = new Side(after, one.Dimension, one.After, Named(one.CarriedAfter, after), Named(one.HeldDownAfter, after));
        var (name, old, next) = (was.Name, was.Said(one.Before < one.After), wouldBe.Said(one.After < one.Before));

        // Where no step makes the difference, the text of a rule does.
        List<string> rules = [.. was.Steps.Concat(wouldBe.Steps).Select(step => step.Rule).OfType<string>().Distinct()];
        if (one.Dimension is null || rules.Count == 0) rules.Insert(0, one.Dimension is { } dimension ? $"/dimensions/{DepthEvidence.Word(dimension)}" : $"/levels/{Math.Max(one.Before, one.After)}");

        return new WhyDifferent(
            new Sentence($"{name.English}: {old.English}; {next.English}.", $"{name.German}: {old.German}; {next.German}."),
            rules,
            one.Dimension,
            one.Before,
            one.After,
            was.Carried,
            wouldBe.Carried,
            was.HeldDown,
            wouldBe.HeldDown);

        IReadOnlyList<DecidingStep> Named(IReadOnlyList<Guid> steps, Assessment by) =>
            [.. steps.Select(step => facts[step]).Select(fact => new DecidingStep(fact.StepId, fact.Event, StepTitles.Of(fact.Event), fact.OccurredOn, RuleOf(fact.StepId, one.Dimension, by)))];
    }

    /// <summary>Why figures of progress differ, each by the rule by which it is worked out.</summary>
    public static IReadOnlyList<WhyDifferent> Of(FiguresOfDay before, FiguresOfDay after)
    {
        (bool Differs, Sentence Name, string Rule)[] figures =
        [
            ((before.AtLeast, before.Unknown) != (after.AtLeast, after.Unknown), new("implementation", "Umsetzung"), "/implementation"),
            ((before.ExpectedAtLeast, before.ExpectedUnknown) != (after.ExpectedAtLeast, after.ExpectedUnknown), new("what was expected", "Erwartung"), "/expected"),
            (before.Colour != after.Colour, new("the traffic light", "Ampel"), "/light"),
            (before.Freshness != after.Freshness, new("freshness", "Aktualität"), "/freshness"),
            (before.Late != after.Late, new("being late", "Verspätung"), "/late"),
            ((before.Partner, before.Deep, before.CoDesigned) != (after.Partner, after.Deep, after.CoDesigned), new("participation", "Beteiligung"), "/participation"),
            (before.Symbols != after.Symbols, new("effect", "Wirkung"), "/effect")
        ];
        return
        [
            .. figures.Where(figure => figure.Differs).Select(figure => new WhyDifferent(
                new Sentence($"Another figure: {figure.Name.English}, which the rule {figure.Rule} decides.", $"Eine andere Zahl: {figure.Name.German}, über die die Regel {figure.Rule} entscheidet."),
                [figure.Rule],
                null,
                null,
                null,
                [],
                [],
                [],
                []))
        ];
    }

    private static string? RuleOf(Guid step, Dimension? dimension, Assessment by) =>
        by.Dimensions.Where(one => one.Dimension == dimension).SelectMany(one => one.CarriedBy).FirstOrDefault(carrying => carrying.StepId == step)?.Rule
        ?? by.Brakes.FirstOrDefault(brake => brake.StepId == step && brake.Dimension == dimension)?.Rule;

    /// <summary>One of the two editions.</summary>
    private sealed record Side(Assessment Assessment, Dimension? Dimension, int Level, IReadOnlyList<DecidingStep> Carried, IReadOnlyList<DecidingStep> HeldDown)
    {
        public IEnumerable<DecidingStep> Steps => Carried.Concat(HeldDown);

        public Sentence Name => Own is { } own ? own.Name : new Sentence("level", "Stufe");

        private DimensionAssessment? Own => Assessment.Dimensions.FirstOrDefault(one => one.Dimension == Dimension);

        /// <param name="isLower">Whether the other edition says more, so that something is missing here.</param>
        public Sentence Said(bool isLower)
        {
            var said = new Sentence(Number($"{Level} by {Assessment.Rules}"), Number($"{Level} nach {Assessment.Rules}"));
            if (Carried.Count > 0) said = With(said, "carried by", "getragen von", Listed(Carried));
            else if (Dimension is not null) said = new Sentence($"{said.English}, carried by no step", $"{said.German}, von keinem Schritt getragen");
            if (HeldDown.Count > 0) return With(said, "held down by", "gehalten durch", Listed(HeldDown));

            return isLower && Missing.Count > 0 ? With(said, "what is missing for more:", "was für mehr fehlt:", RestingStep.Named(Missing)) : said;
        }

        private IReadOnlyList<Sentence> Missing => Dimension is null ? [.. (Assessment.Next?.Missing ?? []).Select(missing => missing.What)]
            : Own?.Higher is { } higher ? [higher.What]
            : [];

        private static Sentence Listed(IReadOnlyList<DecidingStep> steps) => RestingStep.Named([.. steps.Select(step => step.Said())]);

        private static Sentence With(Sentence said, string english, string german, Sentence what) =>
            new($"{said.English}, {english} {what.English}", $"{said.German}, {german} {what.German}");

        private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
