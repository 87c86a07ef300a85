using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Search;

public sealed class SearchingByName(KooperationHost host) : KooperationSpec(host)
{
    private string? _position;

    [Fact]
    public async Task Whatever_has_a_name_is_found_by_it_and_says_where_it_belongs()
    {
        var partnership = await GivenPartnership("Haus der Sprachen e. V.");
        var signed = await Sign(partnership, "Sprachförderung in Kitas");
        var strategy = (await Accepted("strategies", new { title = "Sprachkonzept", occurredOn = "2020" })).Id;
        var measure = await Plan(strategy, "Sprachlotsen ausbilden");

        var found = (await Search("q=sprach")).Json["items"]!.AsArray();

        Assert.Equal(
            [("organisation", "Haus der Sprachen e. V."), ("agreement", "Sprachförderung in Kitas"), ("measure", "Sprachlotsen ausbilden"), ("strategy", "Sprachkonzept")],
            found.Select(one => ((string)one!["kind"]!, (string)one["name"]!)).OrderBy(one => Array.IndexOf(["organisation", "agreement", "measure", "strategy"], one.Item1)));
        Assert.Equal((partnership, signed, "Haus der Sprachen e. V."), Agreement("Sprachförderung in Kitas"));
        var planned = found.Single(one => (string)one!["kind"]! == "measure")!;
        Assert.Equal((measure, "Sprachkonzept"), ((Guid)planned["id"]!, (string)planned["within"]!));
        Assert.Equal(partnership, (Guid)found.Single(one => (string)one!["kind"]! == "organisation")!["partnershipId"]!);

        (Guid, Guid, string) Agreement(string purpose)
        {
            var one = found.Single(one => (string)one!["name"]! == purpose)!;
            return ((Guid)one["partnershipId"]!, (Guid)one["id"]!, (string)one["within"]!);
        }
    }

    [Theory]
    [InlineData("kind=organisation", "Haus Süd")]
    [InlineData("kind=agreement", "Hausaufgaben")]
    [InlineData("kind=measure", "")]
    public async Task One_kind_can_be_looked_for(string kind, string expected)
    {
        await Sign(await GivenPartnership("Haus Süd"), "Hausaufgaben");

        Assert.Equal(expected, string.Join('|', await Names($"q=haus&{kind}")));
    }

    [Theory]
    [InlineData("q=a&q=b", "/q")]
    [InlineData("q=a%00", "/q")]
    [InlineData("q=a&kind=club", "/kind")]
    [InlineData("q=a&asOf=gestern", "/asOf")]
    [InlineData("q=a&knownAt=heute", "/knownAt")]
    [InlineData("q=a&limit=0", "/limit")]
    [InlineData("q=a&cursor=nonsense", "/cursor")]
    [InlineData("q=a&name=b", "/name")]
    public async Task What_cannot_be_understood_is_refused_and_named(string query, string at)
    {
        var answer = await Get($"search?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.ErrorAt(at));
    }

    [Fact]
    public async Task Without_words_nothing_is_found() =>
        Assert.Empty((await Get("search")).Json["items"]!.AsArray());

    [Fact]
    public async Task A_corrected_agreement_is_found_by_what_it_says_now_and_a_withdrawn_one_not_at_all()
    {
        var partnership = await GivenPartnership("Verein");
        var (wrong, mistaken) = (await Sign(partnership, "Elternabend"), await Sign(partnership, "Sommerfest"));
        var before = (await Get($"history?order=newest&limit=1&atLeast={_position}")).Json["items"]![0]!["logIndex"];

        await Accepted($"steps/{wrong}/corrections", new
        {
            replacement = new { @event = "AgreementSigned", agreementId = wrong, occurredOn = "2020-01-01", kind = "framework", purpose = "Elternarbeit", jointGoals = Array.Empty<string>(), signatures = new[] { new { party = "municipality", signedOn = "2020-01-01" } }, term = new { from = (string?)null, until = (string?)null }, reviewOn = (string?)null },
            reason = "verlesen"
        }, "*");
        _position = (await Accepted($"steps/{mistaken}/withdrawal", new { reason = "Irrtum" }, "*")).Position;

        Assert.Equal(["Elternarbeit"], await Names("q=elternarbeit"));
        Assert.Empty(await Names("q=elternabend"));
        Assert.Empty(await Names("q=sommerfest"));
        Assert.Equal(["Sommerfest"], await Names($"q=sommerfest&knownAt={before}"));
        Assert.Equal(["Elternabend"], await Names($"q=elternabend&knownAt={before}"));
    }

    [Fact]
    public async Task A_day_knows_what_had_happened_by_then()
    {
        await Sign(await GivenPartnership("Verein"), "Hausaufgaben", "2020-01-01");

        Assert.Equal(["Hausaufgaben"], await Names("q=hausaufgaben&asOf=2020-01-01"));
        Assert.Empty(await Names("q=hausaufgaben&asOf=2019-12-31"));
    }

    [Fact]
    public async Task An_agreement_stays_found_after_its_organisation_was_merged_into_another()
    {
        var (kept, merged) = (await GivenOrganisation("Bund"), await GivenOrganisation("Zweigverein"));
        var partnership = (await Accepted("partnerships", new { organisationId = merged, occurredOn = "2010-01-01" })).Id;
        await Accepted("partnerships", new { organisationId = kept, occurredOn = "2010-01-01" });
        await Sign(partnership, "Hausaufgaben");
        _position = (await Accepted($"organisations/{kept}/merges", new { occurredOn = "2021", mergedId = merged, reason = "doppelt" }, "*")).Position;

        var found = Assert.Single((await Search("q=hausaufgaben")).Json["items"]!.AsArray())!;

        Assert.Equal("Bund", (string)found["within"]!);
        Assert.Equal(HttpStatusCode.OK, (await Get($"partnerships/{found["partnershipId"]}?atLeast={_position}")).Status);
        Assert.Equal(["Bund"], await Names("q=zweigverein&kind=organisation"));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_the_best_match_comes_first()
    {
        foreach (var name in new[] { "Haus", "Haus Nord", "Haus Süd", "Haus am See" }) await GivenOrganisation(name);
        _position = (await Accepted("organisations", new { name = "Treff im Haus", kind = "association", occurredOn = "2010" })).Position;

        var names = new List<string>();
        for (var next = At($"search?q=haus&limit=2&total=true&atLeast={_position}"); next is not null;)
        {
            var page = await Send(new HttpRequestMessage(HttpMethod.Get, next));
            Assert.Equal(5, (int)page.Json["total"]!);
            names.AddRange(page.Json["items"]!.AsArray().Select(one => (string)one!["name"]!));
            next = page.Link;
        }

        Assert.Equal("Haus", names[0]);
        Assert.Equal(["Haus", "Haus Nord", "Haus Süd", "Haus am See", "Treff im Haus"], names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Eedrev\u202C")]
    [InlineData("🙂🙃")]
    [InlineData("' OR 1=1 --")]
    [InlineData("%_\\")]
    [InlineData("***")]
    public async Task Whatever_is_typed_is_taken_as_words(string typed)
    {
        await Sign(await GivenPartnership("Verein"), "Hausaufgaben");

        Assert.Empty((await Search($"q={Uri.EscapeDataString(typed)}")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Very_long_words_are_answered_or_refused_in_words()
    {
        var answer = await Get($"search?q={new string('a', 5000)}");

        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, answer.ToString());
    }

    private async Task<Guid> Sign(Guid partnership, string purpose, string on = "2020-01-01")
    {
        var signed = await Accepted($"partnerships/{partnership}/agreements", new { occurredOn = on, kind = "cooperation", purpose });
        _position = signed.Position;
        return signed.StepId;
    }

    private async Task<Guid> Plan(Guid strategy, string title)
    {
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" })).StepId;
        var goal = (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field, text = "Alle lernen" })).StepId;
        var planned = await Accepted("measures", new { occurredOn = "2020", strategyId = strategy, goalId = goal, title });
        _position = planned.Position;
        return planned.Id;
    }

    private Task<Answer> Search(string query) => Get($"search?{query}&atLeast={_position}");

    private async Task<IReadOnlyList<string>> Names(string query) => [.. (await Search(query)).Json["items"]!.AsArray().Select(one => (string)one!["name"]!)];
}
