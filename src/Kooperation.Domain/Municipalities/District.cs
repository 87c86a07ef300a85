using System.Collections.Frozen;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Municipalities;

/// <summary>
/// A district of Germany: a Landkreis (also Kreis, Region, Städteregion, Regionalverband), or a town that is one of its own (kreisfreie Stadt).
/// Source: <c>districts.txt</c>, from the Gemeindeverzeichnis of the Statistisches Bundesamt.
/// </summary>
/// <param name="Key">The first five digits of the AGS of what lies in it.</param>
/// <param name="IsTown">Whether it is a kreisfreie Stadt, whose own AGS ends in 000.</param>
public sealed record District(string Key, string Name, bool IsTown)
{
    private const int KeyLength = 5;
    private const string NoneWithin = "000";

    private static readonly Lazy<FrozenDictionary<string, District>> ByKey = new(() => Read().ToFrozenDictionary(district => district.Key));

    /// <summary>All of them, in no order.</summary>
    public static IReadOnlyCollection<District> All => ByKey.Value.Values;

    /// <summary>
    /// Why there can be no municipality with that key, naming the part that is wrong; null where there can. Whether a Landkreis has a municipality with those last three
    /// digits is not known here.
    /// </summary>
    /// <param name="ags">Eight digits.</param>
    public static Sentence? FlawOf(string ags)
    {
        var (key, within) = (ags[..KeyLength], ags[KeyLength..]);
        return (ByKey.Value.GetValueOrDefault(key), within == NoneWithin) switch
        {
            (null, _) => new(
                $"There is no district {key}: the first five digits of an AGS are those of a Landkreis or of a town that is a district of its own.",
                $"Einen Kreis {key} gibt es nicht: Die ersten fünf Ziffern eines AGS sind die eines Landkreises oder einer kreisfreien Stadt."),
            ({ IsTown: true } town, false) => new(
                $"{town.Name} ({key}) is a district of its own: the last three digits of its AGS are {NoneWithin}, not {within}.",
                $"{town.Name} ({key}) ist eine kreisfreie Stadt: Die letzten drei Ziffern des AGS sind {NoneWithin}, nicht {within}."),
            ({ IsTown: false } district, true) => new(
                $"{key} is the district {district.Name}, not a municipality: the last three digits name the one within it and are never {NoneWithin}.",
                $"{key} ist der Kreis {district.Name}, keine Gemeinde: Die letzten drei Ziffern nennen die Gemeinde darin und sind nie {NoneWithin}."),
            _ => null
        };
    }

    private static IEnumerable<District> Read()
    {
        using var stream = typeof(District).Assembly.GetManifestResourceStream("districts.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split(';') is not [var key, var kind, var name]) continue;

            yield return new District(key, name, kind == "kreisfrei");
        }
    }
}
