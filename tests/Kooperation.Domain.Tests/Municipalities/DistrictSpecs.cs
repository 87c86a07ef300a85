using Kooperation.Domain.Municipalities;

namespace Kooperation.Domain.Tests.Municipalities;

public sealed class DistrictSpecs
{
    // Source: Statistisches Bundesamt, Gemeindeverzeichnis, Verwaltungsgliederung in Deutschland, since 1 July 2021: 106 kreisfreie Städte and 294 Landkreise.
    [Theory]
    [InlineData("01", 4, 11)]
    [InlineData("02", 1, 0)]
    [InlineData("03", 8, 37)]
    [InlineData("04", 2, 0)]
    [InlineData("05", 22, 31)]
    [InlineData("06", 5, 21)]
    [InlineData("07", 12, 24)]
    [InlineData("08", 9, 35)]
    [InlineData("09", 25, 71)]
    [InlineData("10", 0, 6)]
    [InlineData("11", 1, 0)]
    [InlineData("12", 4, 14)]
    [InlineData("13", 2, 6)]
    [InlineData("14", 3, 10)]
    [InlineData("15", 3, 11)]
    [InlineData("16", 5, 17)]
    public void Every_Land_has_as_many_districts_as_are_published(string land, int towns, int others)
    {
        var own = District.All.Where(district => district.Key.StartsWith(land, StringComparison.Ordinal)).ToList();

        Assert.Equal((towns, others), (own.Count(district => district.IsTown), own.Count(district => !district.IsTown)));
    }

    [Fact]
    public void There_are_four_hundred_districts_with_a_name_each_and_none_outside_a_Land()
    {
        Assert.Equal((106, 294), (District.All.Count(district => district.IsTown), District.All.Count(district => !district.IsTown)));
        Assert.All(District.All, district => Assert.False(string.IsNullOrWhiteSpace(district.Name)));
        Assert.All(District.All, district => Assert.True(district.Key.Length == 5 && district.Key.All(char.IsAsciiDigit) && string.CompareOrdinal(district.Key, "17") < 0));
    }

    [Theory]
    [InlineData("03241001")] // Hannover, in the Region Hannover
    [InlineData("03159016")] // Göttingen, no district of its own any more
    [InlineData("11000000")] // Berlin
    [InlineData("02000000")] // Hamburg
    [InlineData("04011000")] // Bremen
    [InlineData("04012000")] // Bremerhaven
    [InlineData("10041100")] // Saarbrücken, in the Regionalverband
    [InlineData("05334002")] // Aachen, in the Städteregion
    [InlineData("16063105")] // Eisenach, in the Wartburgkreis
    [InlineData("08111000")] // Stuttgart
    [InlineData("06414000")] // Wiesbaden
    public void These_can_be_municipalities(string ags) => Assert.Null(District.FlawOf(ags));

    [Theory]
    [InlineData("03999001", "There is no district 03999: the first five digits of an AGS are those of a Landkreis or of a town that is a district of its own.")]
    [InlineData("16056000", "There is no district 16056: the first five digits of an AGS are those of a Landkreis or of a town that is a district of its own.")]
    [InlineData("03152012", "There is no district 03152: the first five digits of an AGS are those of a Landkreis or of a town that is a district of its own.")]
    [InlineData("05313000", "There is no district 05313: the first five digits of an AGS are those of a Landkreis or of a town that is a district of its own.")]
    [InlineData("04000000", "There is no district 04000: the first five digits of an AGS are those of a Landkreis or of a town that is a district of its own.")]
    [InlineData("08111001", "Stuttgart (08111) is a district of its own: the last three digits of its AGS are 000, not 001.")]
    [InlineData("03241000", "03241 is the district Region Hannover, not a municipality: the last three digits name the one within it and are never 000.")]
    [InlineData("10041000", "10041 is the district Regionalverband Saarbrücken, not a municipality: the last three digits name the one within it and are never 000.")]
    public void Of_what_can_be_no_municipality_the_wrong_part_is_named(string ags, string why) => Assert.Equal(why, District.FlawOf(ags)?.English);
}
