using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Landscape;

public sealed class SearchingOrganisations(KooperationHost host) : KooperationSpec(host)
{
    private string? _position;

    [Fact]
    public async Task An_organisation_is_found_by_whatever_it_is_or_was_called()
    {
        var id = (await Accepted("organisations", new { name = "Türkischer Bund in Berlin-Brandenburg e. V.", otherNames = new[] { "TBB" }, kind = "umbrella", occurredOn = "2010" })).Id;
        var twin = (await Accepted("organisations", new { name = "Berlin Türk Cemaati", kind = "association", occurredOn = "2010" })).Id;
        await Accepted($"organisations/{id}/name", new { occurredOn = "2020", name = "Bund der Vielfalt e. V." });
        await Accepted($"organisations/{id}/identifiers", new { occurredOn = "2020", scheme = "VR Berlin", value = "VR 11718 B" });
        _position = (await Accepted($"organisations/{id}/merges", new { occurredOn = "2021", mergedId = twin, reason = "doppelt" }, "*")).Position;

        foreach (var typed in new[] { "bund vielfalt", "tuerkischer bund", "tbb", "11718", "Türk Cemaatı", "bund cemaati", "vielfallt" })
        {
            Assert.Equal(["Bund der Vielfalt e. V."], await Names($"q={Uri.EscapeDataString(typed)}"));
        }

        Assert.Empty(await Names("q=Einheit"));
        Assert.Empty(await Names("q=***"));
    }

    [Theory]
    [InlineData("", "Ägide e. V.|Agora Netz|Zwei Ufer")]
    [InlineData("kind=network", "Agora Netz")]
    [InlineData("fieldOfActivity=bildung", "Ägide e. V.|Zwei Ufer")]
    [InlineData("fieldOfActivity=BILDUNG", "Ägide e. V.|Zwei Ufer")]
    [InlineData("district=S%C3%BCdstadt", "Ägide e. V.")]
    [InlineData("district=suedstadt", "Ägide e. V.")]
    [InlineData("moStatus=selfDeclared", "Zwei Ufer")]
    [InlineData("professionalisation=volunteers", "Agora Netz")]
    [InlineData("dissolved=true", "Agora Netz")]
    [InlineData("dissolved=false", "Ägide e. V.|Zwei Ufer")]
    [InlineData("hasPartnership=true", "Ägide e. V.")]
    [InlineData("hasPartnership=false", "Agora Netz|Zwei Ufer")]
    [InlineData("fieldOfActivity=Bildung&hasPartnership=false", "Zwei Ufer")]
    [InlineData("q=ag", "Ägide e. V.|Agora Netz")]
    [InlineData("q=ag&kind=association", "Ägide e. V.")]
    public async Task The_list_is_filtered(string query, string expected)
    {
        await GivenThree();

        Assert.Equal(expected.Split('|'), await Names(query));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_link_also_through_a_search()
    {
        await GivenThree();

        var first = await Get($"organisations?q=a&limit=1&total=true&atLeast={_position}");
        var second = await Send(new HttpRequestMessage(HttpMethod.Get, first.Link!));

        Assert.Equal((2, "Ägide e. V."), (first.Json["total"]!.GetValue<int>(), first.Json["items"]![0]!["name"]!.GetValue<string>()));
        Assert.Equal("Agora Netz", Assert.Single(second.Json["items"]!.AsArray())!["name"]!.GetValue<string>());
        Assert.Null(second.Link);
        Assert.Null((await Get($"organisations?atLeast={_position}")).Json["total"]);
    }

    [Theory]
    [InlineData("kind=club", "/kind")]
    [InlineData("moStatus=yes", "/moStatus")]
    [InlineData("professionalisation=1", "/professionalisation")]
    [InlineData("dissolved=maybe", "/dissolved")]
    [InlineData("limit=0", "/limit")]
    [InlineData("limit=501", "/limit")]
    [InlineData("cursor=nonsense", "/cursor")]
    [InlineData("name=Haus", "/name")]
    [InlineData("q=a&q=b", "/q")]
    [InlineData("q=a%00", "/q")]
    public async Task What_cannot_be_understood_is_refused_and_named(string query, string at)
    {
        var answer = await Get($"organisations?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Json["errors"]![at]);
    }

    [Theory]
    [InlineData("q=%ED%A0%80")]
    [InlineData("q=%FF%FE")]
    [InlineData("q=%F0%9F%8F%A0")]
    [InlineData("q=(((([[[\\")]
    public async Task Strange_letters_find_nothing_and_break_nothing(string query) => Assert.Equal(HttpStatusCode.OK, (await Get($"organisations?{query}")).Status);

    [Fact]
    public async Task Organisations_and_partnerships_stand_in_the_same_order()
    {
        string[] names = ["Öko-Haus", "Ökohaus", "Oko 2", "„Leben“", "Łódź", "A.U.B.", "a z", "A-Y", "Straße", "Strasse 2", "Ägäis"];
        foreach (var name in names)
        {
            var registered = await Accepted("organisations", new { name, kind = "association", occurredOn = "2010" });
            _position = (await Accepted("partnerships", new { organisationId = registered.Id, occurredOn = "2010" })).Position;
        }

        var partnerships = (await Get($"partnerships?atLeast={_position}")).Json["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).ToList();

        Assert.Equal(["A-Y", "a z", "Ägäis", "A.U.B.", "„Leben“", "Łódź", "Oko 2", "Öko-Haus", "Ökohaus", "Straße", "Strasse 2"], partnerships);
        Assert.Equal(await Names(""), partnerships);
    }

    private async Task GivenThree()
    {
        var first = await Accepted("organisations", new { name = "Ägide e. V.", kind = "association", fieldsOfActivity = new[] { "Bildung" }, districts = new[] { "Südstadt" }, occurredOn = "2010" });
        await Accepted("partnerships", new { organisationId = first.Id, occurredOn = "2011" });

        var second = await Accepted("organisations", new { name = "Agora Netz", kind = "network", fieldsOfActivity = new[] { "Sport" }, occurredOn = "2010" });
        await Accepted($"organisations/{second.Id}/professionalisation", new { occurredOn = "2011", professionalisation = "volunteers" });
        await Accepted($"organisations/{second.Id}/dissolution", new { occurredOn = "2012" }, "*");

        var third = await Accepted("organisations", new { name = "Zwei Ufer", kind = "association", fieldsOfActivity = new[] { "Bildung", "Sport" }, occurredOn = "2010" });
        var ended = await Accepted("partnerships", new { organisationId = third.Id, occurredOn = "2011" });
        await Accepted($"partnerships/{ended.Id}/end", new { occurredOn = "2012", by = "partner", reason = "Keine Zeit" }, "*");
        _position = (await Accepted($"organisations/{third.Id}/mo-status", new { occurredOn = "2011", status = "selfDeclared" })).Position;
    }

    private async Task<IReadOnlyList<string>> Names(string query) =>
        [.. (await Get($"organisations?{query}&atLeast={_position}")).Json["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())];
}
