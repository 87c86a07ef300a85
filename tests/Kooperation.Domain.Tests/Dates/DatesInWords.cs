using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Dates;

/// <summary>A date stands in a sentence with the words that its precision asks for.</summary>
public sealed class DatesInWords
{
    [Theory]
    [InlineData("2026-05-03", "3 May 2026", "3. Mai 2026", "on 3 May 2026", "am 3. Mai 2026")]
    [InlineData("2026-05", "May 2026", "Mai 2026", "in May 2026", "im Mai 2026")]
    [InlineData("2026", "2026", "2026", "in 2026", "2026")]
    public void It_says_when_with_its_preposition(string date, string english, string german, string onEnglish, string onGerman)
    {
        Assert.Equal(new Sentence(english, german), PartialDate.Parse(date).InWords());
        Assert.Equal(new Sentence(onEnglish, onGerman), PartialDate.Parse(date).On());
    }

    [Theory]
    [InlineData("2026-03-10", "vom 10. März 2026", "seit dem 10. März 2026", "Der 10. März 2026")]
    [InlineData("2026-03", "vom März 2026", "seit März 2026", "Der März 2026")]
    [InlineData("2026", "von 2026", "seit 2026", "Das Jahr 2026")]
    public void Other_prepositions_go_with_it_too(string date, string of, string since, string subject) => Assert.Equal(
        (of, since, subject), (PartialDate.Parse(date).Of().German, PartialDate.Parse(date).Since().German, PartialDate.Parse(date).AsSubject().German));

    [Fact]
    public void A_day_that_nobody_knows_is_said_to_be_unknown() => Assert.Equal(
        ("an einem unbekannten Tag", "on an unknown day"), (PartialDate.Unknown.On().German, PartialDate.Unknown.On().English));

    [Theory]
    [InlineData("2012", "2011", "Die Organisation wurde 2012 gegründet; 2011 kann mit ihr nichts geschehen sein.")]
    [InlineData("2012-05", "2012-04-30", "Die Organisation wurde im Mai 2012 gegründet; am 30. April 2012 kann mit ihr nichts geschehen sein.")]
    public void A_founding_is_said_as_it_is_known(string foundedOn, string occurredOn, string sentence) => Assert.Equal(
        sentence,
        new Partnership { OrganisationFoundedOn = PartialDate.Parse(foundedOn) }.Refuses(Contact(occurredOn))!.Reason.German);

    [Theory]
    [InlineData("2027-01-02", "Der 2. Januar 2027 liegt in der Zukunft: Ein Schritt wird erfasst, wenn er geschehen ist.")]
    [InlineData("2027", "Das Jahr 2027 liegt in der Zukunft: Ein Schritt wird erfasst, wenn er geschehen ist.")]
    public void So_is_what_lies_in_the_future(string date, string sentence) =>
        Assert.Equal(sentence, new ProfileConfirmed().On(date).Flaw(Day("2026-12-01"))!.Reason.German);
}
