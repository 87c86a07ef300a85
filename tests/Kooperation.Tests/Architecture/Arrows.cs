using Kooperation.Strategies;
using Kooperation.Landscape;
using Kooperation.Deadlines;
using System.Reflection;
using System.Xml.Linq;
using Kooperation.Depth;
using Kooperation.Domain.Steps;
using Kooperation.Progress;
using Kooperation.Reports;
using Kooperation.Rules;
using Kooperation.Steps;
using Kooperation.Tests.Harness;
using NetArchTest.Rules;

namespace Kooperation.Tests.Architecture;

/// <summary>Arrows run one way: service to Domain, features to Platform, never back.</summary>
public sealed class Arrows
{
    private static readonly Assembly Service = typeof(Program).Assembly;

    [Fact]
    public void The_domain_references_nothing_but_the_runtime()
    {
        var foreign = typeof(Step).Assembly.GetReferencedAssemblies().Where(reference => !reference.Name!.StartsWith("System", StringComparison.Ordinal));

        Assert.Empty(foreign);
        var project = XDocument.Load(Path.Combine(Repository.Root, "src/Kooperation.Domain/Kooperation.Domain.csproj"));
        Assert.DoesNotContain(
            project.Descendants(),
            element => element.Name.LocalName is "ProjectReference" or "PackageReference" && (string?)element.Attribute("PrivateAssets") != "all");
    }

    [Fact]
    public void The_platform_knows_no_feature()
    {
        var features = Service.GetTypes()
            .Select(type => type.Namespace)
            .OfType<string>()
            .Where(name => name.StartsWith("Kooperation.", StringComparison.Ordinal) && !name.StartsWith("Kooperation.Platform", StringComparison.Ordinal))
            .Distinct()
            .ToArray();

        var result = Types.InAssembly(Service)
            .That().ResideInNamespaceStartingWith("Kooperation.Platform")
            .ShouldNot().HaveDependencyOnAny(features)
            .GetResult();

        Assert.NotEmpty(features);
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    // What a feature takes of another besides the Domain's, and why.
    private static readonly (string Feature, Type Takes, string Why)[] Exceptions =
    [
        ("Landscape", typeof(Relation), "with whom there is a partnership is what the landscape shows, and depth keeps it already"),
        ("Landscape", typeof(StepEvidence), "whom nobody met is a gap, and depth keeps what was a contact already"),
        ("Organisations", typeof(StepHistoryEndpoints), "the history of a stream has its address below it, and is the same for every stream"),
        ("Partnerships", typeof(StepHistoryEndpoints), "the history of a stream has its address below it, and is the same for every stream"),
        ("Strategies", typeof(StepHistoryEndpoints), "the history of a stream has its address below it, and is the same for every stream"),
        ("Measures", typeof(StepHistoryEndpoints), "the history of a stream has its address below it, and is the same for every stream"),
        ("Measures", typeof(StrategyCommand), "a measure is part of a strategy, and names the decision it rests on as the strategy does"),
        ("Reports", typeof(StrategyCommand), "a report is published on a strategy, and may name the decision it rests on"),
        ("Reports", typeof(RecordedEvidence), "how far a strategy has come is a figure of a report"),
        ("Reports", typeof(StrategyWithMeasures), "how far a strategy has come is a figure of a report"),
        ("Reports", typeof(PartnerDepths), "how far a strategy has come is a figure of a report"),
        ("Reports", typeof(PartnershipEvidence), "how deep every partnership is is a figure of a report"),
        ("Reports", typeof(Relation), "which partnerships there were on the day is a figure of a report"),
        ("Reports", typeof(AdoptionRecord), "figures are worked out by the rules in force"),
        ("Reports", typeof(PartnerName), "how deep every partnership is is a figure of a report, under its name"),
        ("Progress", typeof(PartnershipEvidence), "how deep a partner is with whom a measure is carried out is a figure of progress"),
        ("Deadlines", typeof(OrganisationDirectory), "whom something is about has a name"),
        ("Deadlines", typeof(OrganisationEntry), "whom something is about has a name"),
        ("Deadlines", typeof(Partner), "whom something is about has a name"),
        ("Quality", typeof(OrganisationDirectory), "whom something is about has a name"),
        ("Quality", typeof(OrganisationEntry), "whom something is about has a name"),
        ("Quality", typeof(Partner), "whom something is about has a name"),
        ("Quality", typeof(Partners), "whom something is about has a name"),
        ("Reminders", typeof(OrganisationDirectory), "whom something is about has a name"),
        ("Reminders", typeof(OrganisationEntry), "whom something is about has a name"),
        ("Reminders", typeof(Partner), "whom something is about has a name"),
        ("Reminders", typeof(Partners), "whom something is about has a name"),
        ("Quality", typeof(StandingStep), "what names a day or settles one is kept once, as it stands"),
        ("Quality", typeof(PartnershipEvidence), "what is missing, or falls silent, is read from the evidence of depth"),
        ("Reminders", typeof(StandingStep), "what names a day or settles one is kept once, as it stands"),
        ("Reminders", typeof(PartnershipEvidence), "what is missing, or falls silent, is read from the evidence of depth"),
        ("Quality", typeof(NamedThing), "whom something is about has a name"),
        ("Reminders", typeof(Dissolution), "nobody answers for an organisation that exists no longer"),
        ("Reminders", typeof(NamedThing), "whom something is about has a name"),
        ("Quality", typeof(Plans), "what names a day or settles one is kept once, as it stands"),
        ("Quality", typeof(ListedOrganisation), "whom something is about has a name"),
        ("Depth", typeof(AdoptionRecord), "figures are worked out by the rules in force"),
        ("Progress", typeof(AdoptionRecord), "figures are worked out by the rules in force"),
        ("Rules", typeof(Relation), "a trial goes through all partnerships"),
        ("Rules", typeof(PartnershipEvidence), "a trial works out the depth of all partnerships anew"),
        ("Rules", typeof(PartnerName), "whom a finding is about has a name"),
        ("Rules", typeof(RecordedEvidence), "a trial works out the progress of all strategies anew"),
        ("Rules", typeof(StrategyWithMeasures), "a trial works out the progress of all strategies anew"),
        ("Rules", typeof(PartnerDepths), "who has a part in the measures of a strategy is known there"),
        ("Dossiers", typeof(ReadDepthEndpoint), "figures around a step are read as depth itself is"),
        ("Dossiers", typeof(PartnershipEvidence), "whom something is about has a name"),
        ("Dossiers", typeof(PartnerName), "whom something is about has a name"),
        ("Dossiers", typeof(AdoptionRecord), "the level of each day is read by the rules that were in force on it"),
        ("Dossiers", typeof(ReadMeasureEndpoint), "figures around a step are read as those of the measure itself are"),
        ("Dossiers", typeof(MeasureEntry), "figures around a step are read as those of the measure itself are"),
        ("Dossiers", typeof(StepInHistory), "a step is told as every history tells it"),
        ("Dossiers", typeof(HistoryTeller), "a step is told as every history tells it"),
        ("Deadlines", typeof(Partners), "whom something is about has a name"),
        ("Deadlines", typeof(AdoptionRecord), "how often a report is due is worked out by the rules in force"),
        ("Steps", typeof(AdoptionRecord), "where a revision brings other rules, the day is looked at on which they hold"),
        ("Steps", typeof(PublishedReports), "whoever revises a step is told which published reports rest on it"),
        ("Steps", typeof(RestatedReport), "whoever revises a step is told which published reports rest on it"),
        ("Municipalities", typeof(ListedEdition), "which rules are in force is told with the settings"),
        ("Search", typeof(OrganisationDirectory), "organisations are found by their names as the landscape finds them"),
        ("Search", typeof(OrganisationEntry), "organisations are found by their names as the landscape finds them"),
        ("Search", typeof(ListedOrganisation), "organisations are found by their names as the landscape finds them"),
        ("Search", typeof(NameSearch), "everything is found by its name in the same way"),
        ("Search", typeof(NameWords), "everything is found by its name in the same way"),
        ("Search", typeof(NameQuery), "everything is found by its name in the same way"),
        ("Search", typeof(Partners), "whose agreement it is has a name"),
        ("Search", typeof(Partner), "whose agreement it is has a name"),
        ("Search", typeof(RecordedEvidence), "the titles of measures and strategies are known there"),
        ("Search", typeof(StrategyWithMeasures), "the titles of measures and strategies are known there"),
        ("Quality", typeof(OrganisationProfile), "what an organisation has not confirmed is seen in its entry")
    ];

    // The one tells the commands of all others, exactly as HTTP does; the other asks their views.
    private static readonly string[] KnowThemAll = ["Demonstration", "Dashboard"];

    [Fact]
    public void A_feature_uses_of_another_only_what_is_the_Domains()
    {
        var types = Service.GetTypes().Where(type => FeatureOf(type) is not (null or "Platform") && !type.IsNested).ToLookup(type => FeatureOf(type)!);

        foreach (var feature in types.Select(own => own.Key).Where(feature => !KnowThemAll.Contains(feature)))
        {
            var others = types.Where(other => other.Key != feature).SelectMany(other => other)
                .Except(Exceptions.Where(exception => exception.Feature == feature).Select(exception => exception.Takes))
                .Select(type => type.FullName!)
                .ToArray();

            var result = Types.InAssembly(Service)
                .That().ResideInNamespaceMatching($"^Kooperation\\.{feature}(\\.|$)")
                .ShouldNot().HaveDependencyOnAny(others)
                .GetResult();

            Assert.True(result.IsSuccessful, $"{feature}: {string.Join(", ", result.FailingTypeNames ?? [])}");
        }
    }

    [Fact]
    public void The_dashboard_shows_what_the_views_answer_and_reads_nothing_itself()
    {
        string[] readers = [.. Service.GetTypes().Where(type => type.Name.EndsWith("Endpoint", StringComparison.Ordinal) || type.Name.EndsWith("Endpoints", StringComparison.Ordinal)).Select(type => type.FullName!)];

        var result = Types.InAssembly(Service)
            .That().ResideInNamespaceMatching(@"^Kooperation\.Dashboard(\.|$)")
            .ShouldNot().HaveDependencyOnAny([.. readers, "Marten", "Npgsql", "Wolverine", typeof(RecordedEvidence).FullName!, typeof(OrganisationDirectory).FullName!])
            .GetResult();

        Assert.NotEmpty(readers);
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Every_exception_is_still_one()
    {
        foreach (var (feature, takes, why) in Exceptions)
        {
            Assert.False(Types.InAssembly(Service)
                .That().ResideInNamespaceMatching($"^Kooperation\\.{feature}(\\.|$)")
                .ShouldNot().HaveDependencyOnAny(takes.FullName!)
                .GetResult().IsSuccessful, $"{feature} takes {takes.Name} no more: {why}");
        }
    }

    private static string? FeatureOf(Type type) => type.Namespace?.Split('.') is ["Kooperation", var feature, ..] ? feature : null;

    [Fact]
    public void Clocks_and_chance_are_refused_by_the_compiler()
    {
        var everywhere = Banned("BannedSymbols.txt");
        var domain = Banned("BannedSymbols.Domain.txt");

        Assert.Contains("BannedSymbols.txt", File.ReadAllText(Path.Combine(Repository.Root, "src/Directory.Build.props")), StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.Domain.txt", File.ReadAllText(Path.Combine(Repository.Root, "src/Kooperation.Domain/Kooperation.Domain.csproj")), StringComparison.Ordinal);
        Assert.Empty(new[] { "P:System.DateTime.UtcNow", "P:System.DateTimeOffset.UtcNow", "M:System.Guid.NewGuid", "T:System.Random" }.Except(everywhere));
        Assert.Empty(new[]
        {
            "M:System.Guid.CreateVersion7", "P:System.TimeProvider.System", "T:System.Security.Cryptography.RandomNumberGenerator", "T:System.Diagnostics.Stopwatch"
        }.Except(domain));

        static IEnumerable<string> Banned(string file) => File.ReadLines(Path.Combine(Repository.Root, file)).Select(line => line.Split(';')[0]);
    }

    [Fact]
    public void Decisions_know_neither_the_store_nor_the_web()
    {
        var decisions = Service.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(method => method.Name == "Decide")
            .ToList();

        var foreign = decisions
            .SelectMany(method => method.GetParameters())
            .Where(parameter => parameter.ParameterType.Namespace is { } name
                && (name.StartsWith("Marten", StringComparison.Ordinal) || name.StartsWith("Microsoft", StringComparison.Ordinal) || parameter.ParameterType == typeof(TimeProvider)))
            .Select(parameter => $"{parameter.Member.DeclaringType!.Name}: {parameter.Name}");

        Assert.NotEmpty(decisions);
        Assert.Empty(foreign);
    }

    [Fact]
    public void Folders_are_words_of_the_domain()
    {
        string[] patterns = ["Commands", "Queries", "Handlers", "Services", "Models", "Helpers", "Common", "Utils", "Managers", "Repositories", "Dtos", "Interfaces"];

        var found = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(folder => patterns.Contains(Path.GetFileName(folder)) && !folder.Contains("/obj/", StringComparison.Ordinal) && !folder.Contains("/bin/", StringComparison.Ordinal));

        Assert.Empty(found);
    }

    [Fact]
    public void Every_folder_of_the_service_is_a_word_of_the_glossary()
    {
        var words = File.ReadLines(Path.Combine(Repository.Root, "docs/glossary.md"))
            .Where(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('|')[2].Split(','))
            .Select(word => word.Trim(' ', '`').ToLowerInvariant())
            .ToHashSet();
        var service = Path.Combine(Repository.Root, "src/Kooperation");
        string[] noFeatures = ["Platform", "Properties", "bin", "obj"];

        var folders = Directory.EnumerateDirectories(service)
            .Where(folder => !noFeatures.Contains(Path.GetFileName(folder)))
            .SelectMany(folder => Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
            .Select(folder => Path.GetFileName(folder)!)
            .ToList();

        Assert.True(folders.Count > 10, string.Join(", ", folders));
        Assert.DoesNotContain(folders, folder => !Readings(folder).Any(words.Contains));
    }

    // JointWork is joint work, Strategies are of a strategy.
    private static IEnumerable<string> Readings(string folder)
    {
        var word = string.Concat(folder.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}")).ToLowerInvariant();
        yield return word;
        if (word.EndsWith("ies", StringComparison.Ordinal)) yield return $"{word[..^3]}y";
        if (word.EndsWith('s')) yield return word[..^1];
    }
}
