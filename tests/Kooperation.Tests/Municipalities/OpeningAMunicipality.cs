using System.Net;
using Kooperation.Domain.Municipalities;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Municipalities;

public sealed class OpeningAMunicipality(KooperationHost host) : MunicipalitySpec(host)
{
    [Fact]
    public async Task Is_served_at_once_and_not_before_and_its_log_begins_with_the_opening()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Get("partnerships")).Status);

        var opened = await Open();

        Assert.Equal((HttpStatusCode.Created, Address, "\"1\""), (opened.Status, opened.Location, opened.ETag));
        Assert.Equal(Kooperation.Domain.Municipalities.Municipality.IdOf(Municipality), opened.Id);
        Assert.Equal(new MunicipalityOpened(Municipality, "Altstadt") { Reason = "Vertrag 7/2025", OccurredOn = Domain.Time.PartialDate.Parse("2025-01-01") }, Assert.Single(await StepsOf(opened.Id)));
        Assert.Equal(HttpStatusCode.OK, (await Get("partnerships")).Status);

        var first = (await Get($"history?atLeast={opened.Position}")).Json["items"]![0]!;
        Assert.Equal(
            (1, opened.StepId, "MunicipalityOpened", "Vertrag 7/2025", "olga"),
            (first["logIndex"]!.GetValue<int>(), first["stepId"]!.GetValue<Guid>(), first["event"]!.ToString(), first["step"]!["reason"]!.ToString(), first["recordedBy"]!.ToString()));
    }

    [Fact]
    public async Task Twice_is_refused_and_the_same_key_is_answered_again()
    {
        var opened = await Open(key: $"open {Municipality}");
        var again = await Open(key: $"open {Municipality}");
        Assert.Equal((HttpStatusCode.Created, opened.StepId, opened.Location, opened.ETag), (again.Status, again.StepId, again.Location, again.ETag));

        var twice = await Open(new { ags = Municipality, name = "Anders", reason = "noch einmal", occurredOn = "2025-02-01" });
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Equal(("municipality-opened-already", $"{Municipality} was opened on 1 January 2025 (step {opened.StepId})."), (twice.Json["rule"]!.ToString(), twice.Json["detail"]!.ToString()));
        Assert.Equal(1, await CountOfSteps());
    }

    [Fact]
    public async Task Of_many_at_once_one_opens_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open()));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer => Assert.Equal("municipality-opened-already", answer.Json["rule"]!.ToString()));
        Assert.Equal(1, await CountOfSteps());
    }

    [Theory]
    [InlineData("17000001", "There is no Land 17: the first two digits of an AGS run from 01 to 16.")]
    [InlineData("324", "A municipality is named by its eight-digit AGS, such as 03241001.")]
    [InlineData("16056000", "There is no district 16056: the first five digits of an AGS are those of a Landkreis or of a town that is a district of its own.")]
    [InlineData("08111001", "Stuttgart (08111) is a district of its own: the last three digits of its AGS are 000, not 001.")]
    [InlineData("03241000", "03241 is the district Region Hannover, not a municipality: the last three digits name the one within it and are never 000.")]
    public async Task A_key_of_no_municipality_is_not_taken(string ags, string why)
    {
        var answer = await Open(new { ags, name = "Nirgends", reason = "r", occurredOn = "2025-01-01" });

        Assert.Equal((HttpStatusCode.BadRequest, why), (answer.Status, answer.ErrorAt("/ags")));
    }

    [Fact]
    public async Task Needs_a_name_and_a_reason()
    {
        var blank = await Open(new { ags = Municipality, name = "Altstadt", reason = " ", occurredOn = "2025-01-01" });
        Assert.Equal((HttpStatusCode.Conflict, "This must not be empty."), (blank.Status, blank.ErrorAt("/reason")));
        Assert.Equal(HttpStatusCode.BadRequest, (await Open(new { ags = Municipality, name = "Altstadt", occurredOn = "2025-01-01" })).Status);
        Assert.Equal(0, await CountOfSteps());
        Assert.Equal(HttpStatusCode.NotFound, (await Get("partnerships")).Status);
    }

    [Fact]
    public async Task A_configured_one_is_served_without_a_step_and_can_be_opened_under_another_name()
    {
        var configured = Host.NewMunicipality();
        var before = await As("rita/reader", HttpMethod.Get, $"/api/v1/municipalities/{configured}");
        Assert.Equal((HttpStatusCode.OK, 0L), (before.Status, before.Version));
        Assert.StartsWith("Stadt ", before.Json["name"]!["value"]!.ToString(), StringComparison.Ordinal);
        Assert.Null(before.Json["opening"]);

        var refused = await As("adam/administrator", HttpMethod.Post, $"/api/v1/municipalities/{configured}/name", new { name = "Anders", reason = "r", occurredOn = "2026-01-01" });
        Assert.Equal((HttpStatusCode.Conflict, "municipality-not-opened"), (refused.Status, refused.Json["rule"]!.ToString()));
    }
}
