using System.Reflection;
using System.Xml.Linq;
using Kooperation.Domain.Steps;
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
}
