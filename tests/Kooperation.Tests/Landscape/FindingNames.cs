using CsCheck;
using Kooperation.Domain.Language;
using Kooperation.Landscape;

namespace Kooperation.Tests.Landscape;

public sealed class FindingNames
{
    // Real names, as they stand in public directories: of Stuttgart (Forum der Kulturen Stuttgart, map of associations, export of 2024-05-23),
    // of Berlin (register of grants of the Land, 2009-2017) and of the members of the Bundesverband Netzwerke von Migrant*innenorganisationen.
    private static readonly string[] Names =
    [
        "ABADÁ Capoeira e. V.",
        "ADD Stuttgart – Verein zur Förderung der Ideen Atatürks e. V. Atatürk Düsünce Dernegi Stuttgart",
        "Asociación Ecuatoriana e. V.",
        "Club Español Stuttgart e. V.",
        "Deutsch-Albanischer Verein für Kultur, Jugend und Sport „Pavarësia“ e. V.",
        "Deutsch-Türkisches Forum Stuttgart e. V.",
        "Förderverein Hero's Academy AIC Stuttgart e. V.",
        "Mädchenschule Khadigram e. V.",
        "Mexikanische Tanzgruppe Adelitas Tapatías & Charros",
        "Stuttgarter Dante-Gesellschaft e. V. Società Dante Alighieri Comitato di Stoccarda",
        "Stuttgarter Ungarischer Kindergarten e.V.",
        "Afrikanische Ökumenische Kirche e. V.",
        "Al-Dar e. V. zur Beratung und Betreuung Familien arabischer Herkunft",
        "Assyrische Union Berlin (A.U.B.)",
        "Polnischer Schulverein 'Oswiata' in Berlin e. V.",
        "Südost Europa Kultur e. V.",
        "Bundesverband Netzwerke von Migrant*innenorganisationen e.V. (BV NeMO)",
        "MigrantInnenSelbstOrganisationen-Netzwerk Hannover e.V. (MiSO)",
        "Brücke der Kulturen Hildesheim e.V.",
        "Dachverband der Migrant*innenorganisationen in Ostdeutschland (DaMOst) e.V.",
        "DaMigra – Dachverband der Migrantinnenorganisationen",
        "Interkulturelle Begegnungsstätte e.V. – Haus der Kulturen Lübeck"
    ];

    [Theory]
    [InlineData("abada", "ABADÁ Capoeira e. V.")]
    [InlineData("ataturk dusunce", "ADD Stuttgart – Verein zur Förderung der Ideen Atatürks e. V. Atatürk Düsünce Dernegi Stuttgart")]
    [InlineData("Atatürk Düşünce Derneği", "ADD Stuttgart – Verein zur Förderung der Ideen Atatürks e. V. Atatürk Düsünce Dernegi Stuttgart")]
    [InlineData("ATATÜRK DÜŞÜNCE DERNEĞİ", "ADD Stuttgart – Verein zur Förderung der Ideen Atatürks e. V. Atatürk Düsünce Dernegi Stuttgart")]
    [InlineData("ecuatoriana asociacion", "Asociación Ecuatoriana e. V.")]
    [InlineData("Club Espanol eV", "Club Español Stuttgart e. V.")]
    [InlineData("pavaresia", "Deutsch-Albanischer Verein für Kultur, Jugend und Sport „Pavarësia“ e. V.")]
    [InlineData("Kultur & Jugend & Sport", "Deutsch-Albanischer Verein für Kultur, Jugend und Sport „Pavarësia“ e. V.")]
    [InlineData("deutsch tuerkisches forum", "Deutsch-Türkisches Forum Stuttgart e. V.")]
    [InlineData("Deutschtürkisches Forum", "Deutsch-Türkisches Forum Stuttgart e. V.")]
    [InlineData("forum deutsch-turk", "Deutsch-Türkisches Forum Stuttgart e. V.")]
    [InlineData("Foerderverein heros academy", "Förderverein Hero's Academy AIC Stuttgart e. V.")]
    [InlineData("Förderverein Hero’s", "Förderverein Hero's Academy AIC Stuttgart e. V.")]
    [InlineData("Maedchenschule", "Mädchenschule Khadigram e. V.")]
    [InlineData("Madchenschule e.V.", "Mädchenschule Khadigram e. V.")]
    [InlineData("Mädchen-Schule", "Mädchenschule Khadigram e. V.")]
    [InlineData("tapatias", "Mexikanische Tanzgruppe Adelitas Tapatías & Charros")]
    [InlineData("societa dante", "Stuttgarter Dante-Gesellschaft e. V. Società Dante Alighieri Comitato di Stoccarda")]
    [InlineData("Dantegesellschaft", "Stuttgarter Dante-Gesellschaft e. V. Società Dante Alighieri Comitato di Stoccarda")]
    [InlineData("kindergarten ungar", "Stuttgarter Ungarischer Kindergarten e.V.")]
    [InlineData("oekumenische kirche", "Afrikanische Ökumenische Kirche e. V.")]
    [InlineData("AlDar", "Al-Dar e. V. zur Beratung und Betreuung Familien arabischer Herkunft")]
    [InlineData("al dar eingetragener Verein", "Al-Dar e. V. zur Beratung und Betreuung Familien arabischer Herkunft")]
    [InlineData("AUB", "Assyrische Union Berlin (A.U.B.)")]
    [InlineData("A.U.B.", "Assyrische Union Berlin (A.U.B.)")]
    [InlineData("Oświata", "Polnischer Schulverein 'Oswiata' in Berlin e. V.")]
    [InlineData("suedosteuropa kultur", "Südost Europa Kultur e. V.")]
    [InlineData("Suedosteur", "Südost Europa Kultur e. V.")]
    [InlineData("Mädchen Schule", "Mädchenschule Khadigram e. V.")]
    [InlineData("dante gesell schaft", "Stuttgarter Dante-Gesellschaft e. V. Società Dante Alighieri Comitato di Stoccarda")]
    [InlineData("A. U. B.", "Assyrische Union Berlin (A.U.B.)")]
    [InlineData("begegnungs stätte lübeck", "Interkulturelle Begegnungsstätte e.V. – Haus der Kulturen Lübeck")]
    [InlineData("Suedost Europa", "Südost Europa Kultur e. V.")]
    [InlineData("bruecke hildesheim", "Brücke der Kulturen Hildesheim e.V.")]
    [InlineData("BRÜCKE", "Brücke der Kulturen Hildesheim e.V.")]
    [InlineData("brucke", "Brücke der Kulturen Hildesheim e.V.")]
    [InlineData("miso", "MigrantInnenSelbstOrganisationen-Netzwerk Hannover e.V. (MiSO)")]
    [InlineData("Migrant*innenselbstorganisationen", "MigrantInnenSelbstOrganisationen-Netzwerk Hannover e.V. (MiSO)")]
    [InlineData("haus luebeck", "Interkulturelle Begegnungsstätte e.V. – Haus der Kulturen Lübeck")]
    [InlineData("schwimmverein", null)]
    [InlineData("***", null)]
    public void A_name_is_found_as_people_type_it(string typed, string? found) => Assert.Equal(found, Find(typed).FirstOrDefault());

    [Theory]
    [InlineData("Migrant*innenorganisationen")]
    [InlineData("Migrant_innenorganisationen")]
    [InlineData("Migrant:innenorganisationen")]
    [InlineData("Migrant·innenorganisationen")]
    [InlineData("Migrant/innenorganisationen")]
    [InlineData("MigrantInnenorganisationen")]
    [InlineData("migrantinnenorg")]
    public void Every_spelling_of_the_gender_star_finds_all_of_them(string typed) => Assert.Equal(
        [
            "Bundesverband Netzwerke von Migrant*innenorganisationen e.V. (BV NeMO)",
            "DaMigra – Dachverband der Migrantinnenorganisationen",
            "Dachverband der Migrant*innenorganisationen in Ostdeutschland (DaMOst) e.V."
        ],
        Find(typed).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Kindergraten", "Stuttgarter Ungarischer Kindergarten e.V.")]
    [InlineData("Kindegarten", "Stuttgarter Ungarischer Kindergarten e.V.")]
    [InlineData("Kinderrgarten", "Stuttgarter Ungarischer Kindergarten e.V.")]
    [InlineData("Kindargarten", "Stuttgarter Ungarischer Kindergarten e.V.")]
    [InlineData("Capeira", "ABADÁ Capoeira e. V.")]
    [InlineData("Hildeshiem", "Brücke der Kulturen Hildesheim e.V.")]
    [InlineData("Kindargraten", null)]
    [InlineData("Alk", null)]
    [InlineData("Misu", null)]
    public void One_slip_in_a_long_word_is_forgiven(string typed, string? found) => Assert.Equal(found, Find(typed).FirstOrDefault());

    [Fact]
    public void The_better_a_name_fits_the_earlier_it_stands()
    {
        string[] names = ["Haus der Kulturen Lübeck", "Kulturen im Haus e. V.", "Kulturhaus", "Haus", "Haos der Kulturen"];

        Assert.Equal(["Haus", "Haus der Kulturen Lübeck", "Kulturen im Haus e. V.", "Kulturhaus"], Find("haus", names));
        Assert.Equal(
            ["Haus der Kulturen Lübeck", "Kulturen im Haus e. V."],
            Find("haus kulturen", names));
        Assert.Equal("Kulturen im Haus e. V.", Find("kulturen haus im", names)[0]);
        Assert.Equal("Kulturen im Haus e. V.", Find("kulturen", names)[0]);
    }

    [Theory]
    [InlineData("Vietnam Zentrum", "Vietnamzentrum e.V.|Vietnam-Zentrum")]
    [InlineData("Vietnam-Zentrum", "Vietnam-Zentrum|Vietnamzentrum e.V.")]
    [InlineData("zentrum", "Zentrum für Kultur|Vietnam-Zentrum|Vietnamzentrum e.V.")]
    [InlineData("Straßen Kinder", "Straßenkinder GmbH")]
    [InlineData("A. U. B.", "A.U.B. Albanien")]
    [InlineData("ten", "")]
    public void Words_are_found_written_apart_or_together_or_as_a_later_part_of_a_compound(string typed, string found) => Assert.Equal(
        found.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
        Find(typed, "Vietnamzentrum e.V.", "Vietnam-Zentrum", "Zentrum für Kultur", "Straßenkinder GmbH", "A.U.B. Albanien", "Garten").Order(StringComparer.Ordinal));

    [Fact]
    public void A_later_part_of_a_compound_is_the_weakest_hit() => Assert.Equal(
        ["Zentrum", "Alte Zentrumsfreunde", "Zentram", "Vietnamzentrum"],
        Find("zentrum", "Vietnamzentrum", "Zentram", "Alte Zentrumsfreunde", "Zentrum"));

    [Fact]
    public void The_present_name_counts_more_than_another_one()
    {
        var query = NameSearch.Query("Joliba");

        var now = NameSearch.Score(query, NameWords.Of("JOLIBA - Interkulturelles Netzwerk in Berlin e. V.", []));
        var formerly = NameSearch.Score(query, NameWords.Of("Netzwerk Berlin", ["Joliba - Interkulturell Leben und Arbeiten e. V."]));

        Assert.True(now > formerly && formerly > 0, $"{now} and {formerly}");
    }

    [Fact]
    public void A_slip_counts_less_than_the_right_spelling_of_another_name()
    {
        var query = NameSearch.Query("Karame");

        var former = NameSearch.Score(query, NameWords.Of("Haus der Familie", ["Karame e. V."]));
        var slip = NameSearch.Score(query, NameWords.Of("Karama e. V.", []));

        Assert.True(former > slip, $"{former} and {slip}");
    }

    [Theory]
    [InlineData("Polski Związek Łódź e. V.", "polski zwiazek lodz")]
    [InlineData("IĞDIR Dayanışma Derneği", "igdir dayanisma dernegi")]
    [InlineData("Førdergruppe Sjælland gGmbH", "fordergruppe sjalland")]
    [InlineData("Straßenkinder GmbH", "strassenkinder")]
    [InlineData("Verein „Große Freiheit“ n. e. V.", "verein grosse freiheit")]
    [InlineData("Nachbarschaft UG (haftungsbeschränkt)", "nachbarschaft")]
    [InlineData("Wir gemeinnützige GmbH", "wir")]
    [InlineData("Wir gemeinnuetzige GmbH", "wir")]
    [InlineData("e. V.", "e v")]
    [InlineData("Ελληνική Κοινότητα", "ελληνικη κοινοτητα")]
    [InlineData("Общество Друзей", "общество друзеи")]
    [InlineData("", "")]
    public void A_name_is_folded_to_plain_words(string name, string words) => Assert.Equal(words, string.Join(' ', NameSearch.WordsOf(name)));

    [Fact]
    public void Names_are_sorted_as_in_a_dictionary()
    {
        string[] names = ["Zebra", "Öko", "Ofen", "Österreich", "ärzte", "Arzt", "Azteken", "Straße", "Strasse 2", "STRASSE", "Łódź", "Lodz A", "„Leben“"];

        Assert.Equal(
            ["Arzt", "ärzte", "Azteken", "„Leben“", "Łódź", "Lodz A", "Ofen", "Öko", "Österreich", "Straße", "STRASSE", "Strasse 2", "Zebra"],
            names.OrderBy(PlainWords.SortKey, StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_is_typed_gets_an_answer() => Gen.String.Select(Gen.String).Sample((typed, name) =>
    {
        NameSearch.Score(NameSearch.Query(typed), NameWords.Of(name, [typed]));
        PlainWords.SortKey(name);
    });

    [Fact]
    public void Half_a_character_is_no_reason_to_fail() => Assert.Equal(["haus"], NameSearch.WordsOf("Haus \ud800"));

    private static IReadOnlyList<string> Find(string typed, params string[] names)
    {
        var query = NameSearch.Query(typed);
        return
        [
            .. (names.Length > 0 ? names : Names)
                .Select(name => (Name: name, Score: NameSearch.Score(query, NameWords.Of(name, []))))
                .Where(scored => scored.Score is not null)
                .OrderByDescending(scored => scored.Score)
                .Select(scored => scored.Name)
        ];
    }
}
