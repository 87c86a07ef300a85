using System.Text;
using Kooperation.Organisations;
using Kooperation.Platform.Requests;

namespace Kooperation.Tests.Platform.Requests;

public sealed class ReadingABody
{
    private const string NoUnicode = "This is not JSON in UTF-8, or the name of a property holds half a character.";

    [Theory]
    [InlineData("""{ "name": "Neu", "occurredOn": "2025", "\ud800": 1 }""")]
    [InlineData("""{ "name": "Neu", "occurredOn": "2025", "source": { "\ud800": 1 } }""")]
    [InlineData("{ \"name\": \"Neu\", \"occurredOn\": \"2025\", \"\xff\": 1 }")]
    [InlineData("{ \"name\": \"\xff\", \"occurredOn\": \"2025\" }")]
    public void What_is_no_text_in_any_language_is_said_to_be_none(string body) =>
        Assert.Equal(NoUnicode, RequestBody.Parse<RenameOrganisation>(Encoding.Latin1.GetBytes(body)).Problem!.Detail.English);

    [Fact]
    public void Half_a_character_in_a_text_is_named_at_its_place()
    {
        var problem = RequestBody.Parse<RenameOrganisation>("""{ "name": "\ud800", "occurredOn": "2025" }"""u8.ToArray()).Problem!;

        Assert.Equal("This text holds half a character (a lone surrogate).", problem.Errors["/name"][0].English);
    }
}
