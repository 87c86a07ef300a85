using Kooperation.Domain.Organisations;
using Kooperation.Platform.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Kooperation.Tests.Platform.Requests;

public sealed class ReadingAQuery
{
    [Fact]
    public void A_known_word_a_flag_a_number_and_a_text_are_read()
    {
        var query = Query("?kind=umbrella&dissolved=false&limit=7&q=%20Br%C3%BCcke%20");

        Assert.Equal(OrganisationKind.Umbrella, query.Word<OrganisationKind>("kind"));
        Assert.False(query.Flag("dissolved"));
        Assert.Equal(7, query.Number("limit", 50, 1, 500));
        Assert.Equal("Brücke", query.Text("q"));
        Assert.Null(query.Problem);
    }

    [Fact]
    public void What_was_not_given_is_null_and_no_fault()
    {
        var query = Query("?q=");

        Assert.Null(query.Word<OrganisationKind>("kind"));
        Assert.Null(query.Flag("dissolved"));
        Assert.Null(query.Text("q"));
        Assert.Null(query.Problem);
    }

    [Theory]
    [InlineData("?colour=red", "/colour", "This parameter is unknown.")]
    [InlineData("?Kind=network", "/Kind", "This parameter is unknown.")]
    [InlineData("?a%2Fb=1", "/a~1b", "This parameter is unknown.")]
    [InlineData("?kind=club", "/kind", "One of association, network, umbrella, initiative is expected here.")]
    [InlineData("?kind=0", "/kind", "One of association, network, umbrella, initiative is expected here.")]
    [InlineData("?kind=network&kind=umbrella", "/kind", "This parameter is given once.")]
    [InlineData("?dissolved=yes", "/dissolved", "true or false is expected here.")]
    [InlineData("?limit=501", "/limit", "A whole number from 1 to 500 is expected here.")]
    [InlineData("?limit=-1", "/limit", "A whole number from 1 to 500 is expected here.")]
    [InlineData("?limit=99999999999", "/limit", "A whole number from 1 to 500 is expected here.")]
    [InlineData("?q=a%00b", "/q", "A text of at most 200 letters is expected here, without null characters.")]
    [InlineData("?cursor=%25%25", "/cursor", "This cursor belongs to another list: follow the link of a page, or begin again without it.")]
    [InlineData("?cursor=AAAA", "/cursor", "This cursor belongs to another list: follow the link of a page, or begin again without it.")]
    public void What_cannot_be_understood_is_named(string text, string at, string sentence)
    {
        var query = Query(text);
        query.Text("q");
        query.Word<OrganisationKind>("kind");
        query.Flag("dissolved");
        Paging.Of(query);

        var (key, sentences) = Assert.Single(query.Problem!.Errors);
        Assert.Equal((at, sentence), (key, sentences[0].English));
    }

    [Fact]
    public void The_words_that_are_expected_are_listed_in_German_too()
    {
        var query = Query("?kind=club");
        query.Word<OrganisationKind>("kind");

        Assert.Equal("Erwartet wird eines von: association, network, umbrella, initiative.", query.Problem!.Errors["/kind"][0].German);
    }

    [Fact]
    public void Pages_follow_each_other_without_a_gap_though_entries_come_and_go()
    {
        var first = Paging.Of(Query("?limit=2&total=true")).Of(["d", "a", "c", "b", "e"], letter => letter);
        var second = Paging.Of(Query($"?limit=2&cursor={first.Next}")).Of(["d", "a2", "c", "e"], letter => letter);
        var third = Paging.Of(Query($"?limit=2&cursor={second.Next}")).Of(["d", "c", "e"], letter => letter);

        Assert.Equal(["a", "b"], first.Items);
        Assert.Equal(["c", "d"], second.Items);
        Assert.Equal(["e"], third.Items);
        Assert.Equal((5, null, null), (first.Total, second.Total, third.Next));
    }

    [Fact]
    public void A_cursor_of_another_query_is_no_cursor()
    {
        var first = Paging.Of(Query("?q=haus&limit=1")).Of(["a", "b"], letter => letter);

        var other = Query($"?q=garten&cursor={first.Next}");
        other.Text("q");
        Paging.Of(other);

        Assert.Equal("/cursor", Assert.Single(other.Problem!.Errors).Key);
    }

    private static QueryParameters Query(string text) => new(new QueryCollection(QueryHelpers.ParseQuery(text)));
}
