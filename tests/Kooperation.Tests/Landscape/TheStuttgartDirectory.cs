using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Landscape;

public sealed class TheStuttgartDirectory(KooperationHost host) : KooperationSpec(host)
{
    private string? _position;

    [Fact]
    public async Task A_real_directory_is_registered_searched_and_filtered()
    {
        await GivenTheDirectory();

        Assert.Equal((65, "ABADÁ Capoeira e. V."), await First(""));
        Assert.Equal((7, "ADD Stuttgart – Verein zur Förderung der Ideen Atatürks e. V. Atatürk Düsünce Dernegi Stuttgart"), await First("district=Stuttgart-S%C3%BCd"));
        Assert.Equal((14, "Afrikafestival Stuttgart e. V."), await First("fieldOfActivity=Gastronomie"));
        Assert.Equal((53, "ADD Stuttgart – Verein zur Förderung der Ideen Atatürks e. V. Atatürk Düsünce Dernegi Stuttgart"), await First("fieldOfActivity=Bildung"));
        Assert.Equal((1, "Forum der Kulturen Stuttgart e. V."), await First("kind=umbrella"));

        Assert.Equal("Deutsch-Türkisches Forum Stuttgart e. V.", (await First("q=deutsch-tuerkisch")).Name);
        Assert.Equal("Mädchenschule Khadigram e. V.", (await First("q=madchenschule")).Name);
        Assert.Equal("Club Español Stuttgart e. V.", (await First("q=espanol")).Name);
        Assert.Equal("Serbischer Bildungs- und Kulturverein „Prosvjeta“ Deutschland e. V.", (await First("q=prosvjeta+ev")).Name);
        Assert.Equal("Capoeira Stuttgart e. V.", (await First("q=capoiera+stuttgart")).Name);
        Assert.Equal((1, "Jesidische Sonne Stuttgart Ezidische Sonne Stuttgart"), await First("q=sonne+ezidische"));
        Assert.Equal((1, "Lettischer Kulturverein SAIME e. V."), await First("q=kulturverein&district=Stuttgart-S%C3%BCd&fieldOfActivity=Musik"));
    }

    [Fact]
    public async Task Every_organisation_is_on_one_page_and_only_one()
    {
        await GivenTheDirectory();

        var seen = new List<string>();
        var page = await Get($"organisations?limit=20&atLeast={_position}");
        while (true)
        {
            seen.AddRange(page.Json["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
            if (page.Link is null) break;
            page = await Send(new HttpRequestMessage(HttpMethod.Get, page.Link));
        }

        Assert.Equal((65, 65), (seen.Count, seen.Distinct().Count()));
        Assert.True(seen.IndexOf("Förderverein Hero's Academy AIC Stuttgart e. V.") < seen.IndexOf("Forum Afrikanum Stuttgart e. V."));
        Assert.Equal("Yalla e. V.", seen[^1]);
    }

    [Fact]
    public async Task The_landscape_of_a_city_that_begins_shows_every_field_as_a_gap()
    {
        await GivenTheDirectory();

        var landscape = (await Get($"landscape?atLeast={_position}")).Json;

        Assert.Equal((65, 0), (landscape["organisations"]!.GetValue<int>(), landscape["withPartnership"]!.GetValue<int>()));
        Assert.Equal(13, landscape["fieldsWithoutPartner"]!.AsArray().Count);
        Assert.Equal(65, landscape["withoutContact"]!.AsArray().Count);
        Assert.Equal(
            """{"name":"Kunst und Kultur","organisations":50,"withPartnership":0}""",
            landscape["fieldsOfActivity"]!.AsArray().Single(field => field!["name"]!.GetValue<string>() == "Kunst und Kultur")!.ToJsonString());
    }

    private async Task GivenTheDirectory()
    {
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests/Kooperation.Tests/Data/stuttgart-organisations.tsv")).Skip(1))
        {
            var cells = line.Split('\t');
            _position = (await Accepted("organisations", new
            {
                name = cells[0],
                kind = cells[1],
                districts = cells[2].Split("; ", StringSplitOptions.RemoveEmptyEntries),
                fieldsOfActivity = cells[3].Split("; ", StringSplitOptions.RemoveEmptyEntries),
                website = cells[4].Length > 0 ? cells[4] : null,
                occurredOn = "2024-05-23",
                source = "Vereinskarte des Forums der Kulturen Stuttgart, Stand 2024-05-23"
            })).Position;
        }
    }

    private async Task<(int Total, string? Name)> First(string query)
    {
        var answer = await Get($"organisations?{query}&total=true&limit=1&atLeast={_position}");
        return (answer.Json["total"]!.GetValue<int>(), answer.Json["items"]!.AsArray().FirstOrDefault() is JsonNode item ? item["name"]!.GetValue<string>() : null);
    }
}
