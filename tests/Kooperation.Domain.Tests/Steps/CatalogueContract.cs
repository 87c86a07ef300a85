using System.Reflection;
using System.Text;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Tests.Steps;

/// <summary>Stored steps outlive the code that wrote them: every change of a name or shape shows up here as a difference to approve.</summary>
public sealed class CatalogueContract
{
    [Fact]
    public void Stored_steps_keep_the_approved_names_and_shapes()
    {
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Steps", "event-contracts.approved.txt"));

        Assert.Equal(approved.ReplaceLineEndings("\n").Trim(), Contracts().Trim());
    }

    [Fact]
    public void Every_step_of_the_domain_is_in_the_catalogue_once()
    {
        var steps = typeof(Step).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Step)) && !type.IsAbstract);

        Assert.Equal(steps.OrderBy(type => type.Name), Catalogue.All.Select(kind => kind.Type).OrderBy(type => type.Name));
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(kind => kind.Name).Distinct().Count());
    }

    [Fact]
    public void Every_kind_of_step_has_a_title_of_its_own_in_both_languages()
    {
        Assert.Empty(Catalogue.All.Select(kind => kind.Name).Except(StepTitles.Names));

        var titles = StepTitles.Names.Select(StepTitles.Of).ToList();
        Assert.Equal(titles.Count, titles.Select(title => title.German).Distinct().Count());
        Assert.Equal(titles.Count, titles.Select(title => title.English).Distinct().Count());
        Assert.All(Catalogue.All, kind => Assert.NotEqual((kind.Name, kind.Name), (kind.Title.English, kind.Title.German)));
    }

    [Fact]
    public void Every_text_of_a_step_says_whether_it_is_personal_and_none_is()
    {
        var texts = Catalogue.All.SelectMany(kind => Properties(kind.Type, []))
            .Where(property => property.PropertyType == typeof(string) || property.PropertyType.IsAssignableTo(typeof(IEnumerable<string>)))
            .ToList();

        Assert.NotEmpty(texts);
        Assert.Empty(texts.Where(text => Classification(text) is null).Select(text => $"{text.DeclaringType!.Name}.{text.Name} is not classified"));
        Assert.Empty(texts.Where(text => Classification(text) == typeof(PersonalAttribute)).Select(text => $"{text.DeclaringType!.Name}.{text.Name} names a person"));
    }

    [Fact]
    public void Steps_hold_whole_numbers_only()
    {
        Type[] inexact = [typeof(float), typeof(double), typeof(decimal), typeof(Half), typeof(ulong)];

        var found = Catalogue.All.SelectMany(kind => Properties(kind.Type, []))
            .Where(property => inexact.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        Assert.Empty(found);
    }

    private static string Contracts()
    {
        var contracts = new StringBuilder();
        foreach (var kind in Catalogue.All.OrderBy(kind => kind.Name, StringComparer.Ordinal))
        {
            var properties = StepJson.Options.GetTypeInfo(kind.Type).Properties.OrderBy(property => property.Name, StringComparer.Ordinal);
            contracts.Append(kind.Name).Append('\n');
            foreach (var property in properties) contracts.Append($"  {property.Name}: {Describe(property.PropertyType)}\n");
        }

        return contracts.ToString();
    }

    private static string Describe(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return $"{Describe(underlying)}?";
        if (type.IsEnum) return string.Join(" | ", Enum.GetNames(type).Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
        return type.IsGenericType ? $"list of {Describe(type.GetGenericArguments()[0])}" : type.Name;
    }

    private static IEnumerable<PropertyInfo> Properties(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) yield break;

        foreach (var property in type.GetProperties().Where(property => property.Name != "EqualityContract"))
        {
            yield return property;

            var inner = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (inner.Assembly != typeof(Step).Assembly || inner.IsEnum || inner.IsAbstract || inner.IsValueType) continue;
            foreach (var nested in Properties(inner, seen)) yield return nested;
        }
    }

    // The attribute stands on the constructor's parameter of a positional record, else on the property.
    private static Type? Classification(PropertyInfo property)
    {
        var parameter = property.DeclaringType!.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .FirstOrDefault(parameter => parameter.Name == property.Name);

        return (parameter?.GetCustomAttributes() ?? []).Concat(property.GetCustomAttributes())
            .Select(attribute => attribute.GetType())
            .FirstOrDefault(type => type == typeof(NotPersonalAttribute) || type == typeof(FreeTextAttribute) || type == typeof(PersonalAttribute));
    }
}
