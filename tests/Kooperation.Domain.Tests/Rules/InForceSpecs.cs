using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Rules;

public sealed class InForceSpecs
{
    private static readonly RulesEdition Second = Edition("depth/2");
    private static readonly RulesEdition Third = Edition("depth/3");

    [Fact]
    public void The_standard_holds_until_another_edition_comes_into_force()
    {
        var history = new[] { Adopted(Second, "2026-06-01") };

        Assert.Equal(["depth/1", "progress/1"], VersionsOn(history, Day("2026-05-31")));
        Assert.Equal(["depth/2", "progress/1"], VersionsOn(history, Day("2026-06-01")));
    }

    [Fact]
    public void The_edition_holds_that_came_into_force_last_whichever_was_adopted_first()
    {
        var history = new[] { Adopted(Third, "2027-01-01"), Adopted(Second, "2026-06-01") };

        Assert.Equal("depth/2", VersionsOn(history, Day("2026-12-31"))[0]);
        Assert.Equal("depth/3", VersionsOn(history, Day("2027-01-01"))[0]);
    }

    [Fact]
    public void Of_two_for_one_day_the_one_adopted_later_holds_unless_it_was_withdrawn()
    {
        var (first, later) = (Adopted(Second, "2026-06-01"), Adopted(Third, "2026-06-01"));

        Assert.Equal("depth/3", VersionsOn([first, later], Day("2026-06-01"))[0]);
        Assert.Equal("depth/2", VersionsOn([first, later, Recorded(new StepWithdrawn(later.Id, "nicht beschlossen"))], Day("2026-06-01"))[0]);
    }

    [Fact]
    public void Rules_in_force_are_those_of_the_day_for_each_model()
    {
        var rules = new RulesInForce(
            [Adoption.Of(Adopted(Second, "2026-06-01"))!],
            new Dictionary<string, DepthRules> { [Second.Sha256] = DepthRules.Read(Second.File).Rules! },
            new Dictionary<string, ProgressRules>());

        Assert.Equal(("depth/1", "depth/2"), (rules.Depth(Day("2026-05-31")).Version, rules.Depth(Day("2026-06-01")).Version));
        Assert.Equal("progress/1", rules.Progress(Day("2026-06-01")).Version);
        Assert.Equal([(DateOnly.MinValue, "depth/1"), (Day("2026-06-01"), "depth/2")], rules.DepthInTurn().Select(one => (one.From, one.Rules.Version)));
    }

    [Theory]
    [InlineData("depth/2", true)]
    [InlineData("depth/2026-06.a", true)]
    [InlineData("progress/2", false)]
    [InlineData("depth/", false)]
    [InlineData("depth/zwei Fassungen", false)]
    public void An_edition_is_named_after_its_model(string version, bool isNamed)
    {
        var (edition, problems) = RulesEdition.Read(RulesModel.Depth, DepthRules.Standard.Text.Replace("\"depth/1\"", $"\"{version}\"", StringComparison.Ordinal));

        Assert.Equal((isNamed, isNamed), (edition is not null, problems.Count == 0));
        if (!isNamed) Assert.Equal("/version", Assert.Single(problems).At);
    }

    [Fact]
    public void Rules_do_not_reach_back_behind_the_decision()
    {
        Assert.Equal("rules-do-not-reach-back", Flaw("2026-06-01", "2026-05-31"));
        Assert.Null(Flaw("2026-06-01", "2026-06-01"));
        Assert.Null(Flaw("2026-06", "2026-06-01")); // Within the month of the decision, whatever its day.
        Assert.Equal("rules-do-not-reach-back", Flaw("2026-06", "2026-05-31"));
        Assert.Equal("in-force-from-a-day", Flaw("2026-06-01", "2026-07"));

        static string? Flaw(string decidedOn, string inForceFrom) =>
            (Second.Adopted(PartialDate.Parse(inForceFrom), "Rat", null, "Beschluss") with { OccurredOn = PartialDate.Parse(decidedOn) }).Flaw(Day("2026-11-22"))?.Rule;
    }

    [Fact]
    public void A_mark_is_about_the_edition_and_an_adoption_rests_on_no_other()
    {
        var (first, again, other) = (Adopted(Second, "2026-06-01"), Adopted(Second, "2026-09-01"), Adopted(Third, "2026-09-01"));
        var rules = new[] { first, again, other }.Aggregate((AdoptedRules?)null, (state, step) => AdoptedRules.Evolve(state, Guid.Empty, step))!;

        Assert.Equal(rules.MarkOf(first)!.About, rules.MarkOf(again)!.About);
        Assert.NotEqual(rules.MarkOf(first)!.About, rules.MarkOf(other)!.About);
        Assert.Empty(rules.RestingOn(first.Id));
    }

    private static RulesEdition Edition(string version) =>
        RulesEdition.Read(RulesModel.Depth, DepthRules.Standard.Text.Replace("\"depth/1\"", $"\"{version}\"", StringComparison.Ordinal)).Edition!;

    private static RecordedStep Adopted(RulesEdition edition, string inForceFrom) => Recorded(edition.Adopted(PartialDate.Parse(inForceFrom), "Rat", null, "Beschluss") with { OccurredOn = PartialDate.Parse("2026-01-15") });

    private static RecordedStep Recorded(Step step) => new(Guid.CreateVersion7(), step);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> VersionsOn(IEnumerable<RecordedStep> history, DateOnly day)
    {
        var adoptions = StandingSteps.Of(history).Select(Adoption.Of).OfType<Adoption>().ToList();
        return [.. Enum.GetValues<RulesModel>().Select(model => Adoption.InForceOn(adoptions, model, day)?.Version ?? RulesEdition.StandardOf(model).Version)];
    }
}
