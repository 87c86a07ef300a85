using System.Reflection;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Requests;

namespace Kooperation.Tests.Platform.Requests;

public sealed class LimitsOfTexts
{
    [Fact]
    public void What_is_called_the_same_is_the_same_kind_of_text_in_every_step()
    {
        var texts = Catalogue.All.SelectMany(kind => TextsOf(kind.Type)).Distinct().ToList();

        Assert.Empty(texts.GroupBy(text => text.Name).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [InlineData("name", Limits.LongestName)]
    [InlineData("topics", Limits.LongestName)]
    [InlineData("note", Limits.LongestFreeText)]
    [InlineData("reason", Limits.LongestFreeText)]
    [InlineData("jointGoals", Limits.LongestFreeText)]
    [InlineData("website", Limits.LongestAddress)]
    [InlineData("link", Limits.LongestAddress)]
    public void A_text_is_as_long_as_its_kind_allows(string name, int longest) => Assert.Equal(longest, Limits.LongestText(name));

    [Fact]
    public void A_character_is_one_however_many_bytes_it_takes() => Assert.Equal(3, Limits.LengthOf("a🤝ß"));

    private static IEnumerable<(string Name, bool IsFree)> TextsOf(Type step) => step.GetProperties()
        .Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>))
        .Select(property => (property.Name, IsFree: IsFree(property) || step.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.Name == property.Name && IsFree(parameter))));

    private static bool IsFree(ICustomAttributeProvider text) => text.IsDefined(typeof(FreeTextAttribute), inherit: true);
}
